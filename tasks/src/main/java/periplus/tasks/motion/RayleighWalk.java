package periplus.tasks.motion;

import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.tasks.space.Arena;
import periplus.tasks.space.WallContact;

/**
 * The foraging walk of the place-cell path integrators: a Rayleigh speed and a small turn at every step, and a rule
 * that bends the path along walls.
 *
 * <p>Start: uniform in the arena, heading uniform. Each step:
 * <ol>
 *   <li>speed s ~ Rayleigh(b), independent of all before;
 *   <li>d and theta = distance and outward normal of the nearest wall, a = heading - theta in (-pi, pi]. Where
 *       d &lt; 0.03 m and |a| &lt; pi/2: s := 0.25 s and wall turn = sign(a) (pi/2 - |a|), which makes the heading parallel
 *       to the wall; otherwise no wall turn;
 *   <li>position += s dt (cos heading, sin heading), with the heading before the turn;
 *   <li>heading += wall turn + dt N(0, 11.52 rad/s).
 * </ol>
 * Nothing is clipped: in a plain box 0.6 % of the samples lie slightly outside. Mean speed about 1 m/s: steps of
 * 1.98 cm (sd 1.09 cm), although the papers' tables print 0.1 m/s.
 *
 * <p>Biased behaviour: each step also goes a given share of the way to (0, 0); displacement and heading then hold both.
 *
 * <p>Periodic box: no wall rule; positions wrap.
 *
 * <p>Ours: in every arena other than the plain box no step may cross a wall. A blocked step is tried again along the
 * nearest wall, first the way that needs the smaller turn, then the other; if both are blocked, the animal stays for
 * this step and turns round. A redirected step replaces the heading at its instant and drops the wall turn. The start
 * keeps {@link Arena#CLEARANCE_METRES} from walls there. a = 0 (straight at the wall) turns left.
 *
 * <p>Not to be confused with {@link BrownianHeadingWalk}, which starts at the centre and rests most of the time.
 */
@Source(key = "sorscher2019", where = "trajectory generator of the released code")
@Source(key = "sorscher2023", where = "methods; its printed mean speed differs from the code")
@Source(key = "krishna2024", where = "biased behaviour of the released code")
public final class RayleighWalk implements Motion {
    private static final double HALF_PI = StrictMath.PI / 2;

    private final Arena arena;
    private final RayleighWalkSettings settings;

    /** Whether steps may cross the boundary: the plain box, to the letter of the source, and the torus. */
    private final boolean open;

    /** A walk with these settings in this arena. */
    public RayleighWalk(Arena arena, RayleighWalkSettings settings) {
        this.arena = arena;
        this.settings = settings;
        this.open = arena.isPlainBox() || arena.isPeriodic();
        if (settings.centrePull() > 0 && !(arena.contains(0, 0) && !arena.isPeriodic())) {
            throw new BadInputException(
                    "a walk that is pulled to (0, 0) needs an arena with walls that holds that point," + " got "
                            + arena.describe());
        }
        // 8.5 scales is the fastest step that a 53-bit uniform can draw
        double longest = 8.6 * settings.speedScaleMetresPerSecond() * settings.dtSeconds();
        if (arena.isPeriodic() && longest >= Math.min(arena.widthMetres(), arena.heightMetres()) / 2) {
            throw new BadInputException("a walk with steps of up to " + longest + " m in a periodic arena ("
                    + arena.describe() + ") could go half way round in one step; make the arena larger or dt smaller");
        }
    }

    @Override
    public Arena arena() {
        return arena;
    }

    @Override
    public double dtSeconds() {
        return settings.dtSeconds();
    }

    /** The constants of this walk. */
    public RayleighWalkSettings settings() {
        return settings;
    }

    @Override
    public void fillPath(long seed, String purpose, long batchIndex, Trajectories out, int path) {
        fillPaths(seed, purpose, batchIndex, out, path, path + 1);
    }

    @Override
    public void fillPaths(long seed, String purpose, long batchIndex, Trajectories out, int from, int to) {
        if (open) {
            for (int path = from; path < to; path += PATHS_PER_PART) {
                int lanes = Math.min(PATHS_PER_PART, to - path);
                new OpenWalks(this, seed, purpose, batchIndex, path, lanes).fill(out);
            }
            return;
        }
        for (int path = from; path < to; path++) {
            fillWalledPath(seed, purpose, batchIndex, out, path);
            if (settings.centrePull() > 0) {
                Headings.write(out, path);
            }
        }
    }

    /** One path where steps may not cross walls. */
    private void fillWalledPath(long seed, String purpose, long batchIndex, Trajectories out, int path) {
        RandomStream stream = RandomStream.of(seed, purpose, batchIndex, path);
        WallContact contact = new WallContact();
        double[] position = out.positionMetres();
        double[] headings = out.headingRadians();
        double dt = settings.dtSeconds();

        double[] xy = new double[2];
        arena.sample(stream, 2 * Arena.CLEARANCE_METRES, xy);
        double x = xy[0];
        double y = xy[1];
        double heading = Angles.wrap(2 * StrictMath.PI * stream.nextUniform());

        for (int k = 0; k < out.times(); k++) {
            int row = path * out.times() + k;
            position[2 * row] = x;
            position[2 * row + 1] = y;
            headings[row] = heading;
            if (k == out.times() - 1) {
                return;
            }

            // speed and wall rule
            double speed = stream.nextRayleigh(settings.speedScaleMetresPerSecond());
            double turn = dt * settings.turnSdRadiansPerSecond() * stream.nextGaussian();
            double wallTurn = 0;
            if (headsForWall(x, y, heading, contact)) {
                speed *= settings.wallSlowDown();
                wallTurn = turnAlong(heading, contact);
            }

            // the step, with the heading before the turn
            double length = speed * dt;
            double nextX = x + length * StrictMath.cos(heading) - settings.centrePull() * x;
            double nextY = y + length * StrictMath.sin(heading) - settings.centrePull() * y;
            if (arena.blocks(x, y, nextX, nextY)) {
                arena.nearestWall(x, y, contact);
                heading = freeHeading(x, y, length, heading, contact);
                wallTurn = 0;
                if (Double.isNaN(heading)) {
                    heading = Angles.wrap(headings[row] + StrictMath.PI);
                    nextX = x;
                    nextY = y;
                } else {
                    nextX = x + length * StrictMath.cos(heading);
                    nextY = y + length * StrictMath.sin(heading);
                }
                headings[row] = heading;
            }
            x = nextX;
            y = nextY;
            heading = Angles.wrap(heading + (wallTurn + turn));
        }
    }

    /**
     * Whether the wall rule acts on an animal at (x, y) with this heading; {@code scratch} then holds the wall.
     *
     * <p>Position and heading of an instant decide it, so it can be asked of finished trajectories.
     */
    public boolean headsForWall(double x, double y, double heading, WallContact scratch) {
        arena.nearestWall(x, y, scratch);
        return scratch.distanceMetres() < settings.wallDistanceMetres()
                && Math.abs(Angles.wrap(heading - scratch.normalAngleRadians())) < HALF_PI;
    }

    static double turnAlong(double heading, WallContact wall) {
        double a = Angles.wrap(heading - wall.normalAngleRadians());
        return a >= 0 ? HALF_PI - a : -HALF_PI - a;
    }

    /** A heading along the nearest wall in which the step is free, or NaN. */
    private double freeHeading(double x, double y, double length, double heading, WallContact wall) {
        double along = Angles.wrap(heading + turnAlong(heading, wall));
        for (int attempt = 0; attempt < 2; attempt++) {
            double nextX = x + length * StrictMath.cos(along);
            double nextY = y + length * StrictMath.sin(along);
            if (!arena.blocks(x, y, nextX, nextY)) {
                return along;
            }
            along = Angles.wrap(along + StrictMath.PI);
        }
        return Double.NaN;
    }
}
