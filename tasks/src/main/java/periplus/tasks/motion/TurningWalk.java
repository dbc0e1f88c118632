package periplus.tasks.motion;

import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.tasks.space.Arena;

/**
 * An animal that turns on the spot: its head direction, told as a point on the unit circle.
 *
 * <pre>
 *   theta_0 ~ U(0, 2 pi)      theta_{k+1} = theta_k + w      w = dt N(0, sd), or |w| where it always turns one way
 *   position_k = (cos theta_k, sin theta_k)
 * </pre>
 *
 * <p>So that all that knows positions knows directions: an error of small angle is the same number in radians and in
 * metres, since 1 m on the circle is 1 rad. The heading of the trajectory is the direction in which the point moves, not
 * the head direction, which is the angle of the position.
 */
@Source(key = "krishna2024", where = "head-direction task of the released code")
public final class TurningWalk implements Motion {
    private final Arena arena;
    private final double dtSeconds;
    private final double turnSdRadiansPerSecond;
    private final boolean oneWay;

    /**
     * Turns told in this arena.
     *
     * @param turnSdRadiansPerSecond sd of the rotational velocity, drawn anew at each step (11.52 in the source)
     * @param oneWay always counter-clockwise, by the absolute value of the draw
     * @throws BadInputException where the unit circle does not lie inside the arena
     */
    public TurningWalk(Arena arena, double dtSeconds, double turnSdRadiansPerSecond, boolean oneWay) {
        require(dtSeconds > 0 && dtSeconds < 1e6, "time step", dtSeconds, "seconds above 0");
        // beyond that a step's angle could no longer be told from its complement
        double longest = 6.7 * turnSdRadiansPerSecond * dtSeconds;
        require(
                turnSdRadiansPerSecond >= 0 && longest < StrictMath.PI,
                "turning speed",
                turnSdRadiansPerSecond,
                "rad/s of at least 0, and turns far below half a circle a step");
        for (int corner = 0; corner < 360; corner++) {
            double angle = StrictMath.toRadians(corner);
            if (arena.isPeriodic() || !arena.contains(StrictMath.cos(angle), StrictMath.sin(angle))) {
                throw new BadInputException(
                        "head directions are points on the unit circle, which does not lie inside the" + " arena ("
                                + arena.describe() + "); a circle with a radius of 1.2 m holds it");
            }
        }
        this.arena = arena;
        this.dtSeconds = dtSeconds;
        this.turnSdRadiansPerSecond = turnSdRadiansPerSecond;
        this.oneWay = oneWay;
    }

    @Override
    public Arena arena() {
        return arena;
    }

    @Override
    public double dtSeconds() {
        return dtSeconds;
    }

    @Override
    public void fillPath(long seed, String purpose, long batchIndex, Trajectories out, int path) {
        RandomStream stream = RandomStream.of(seed, purpose, batchIndex, path);
        double theta = 2 * StrictMath.PI * stream.nextUniform();
        for (int k = 0; k < out.times(); k++) {
            int row = path * out.times() + k;
            out.positionMetres()[2 * row] = StrictMath.cos(theta);
            out.positionMetres()[2 * row + 1] = StrictMath.sin(theta);
            double turn = dtSeconds * turnSdRadiansPerSecond * stream.nextGaussian();
            theta += oneWay ? Math.abs(turn) : turn;
        }
        Headings.write(out, path);
    }

    private static void require(boolean sound, String what, Object value, String expected) {
        if (!sound) {
            throw new BadInputException(
                    "the " + what + " of an animal that turns on the spot is " + value + "; expected " + expected);
        }
    }
}
