package periplus.tasks.motion;

import periplus.core.carriers.Trajectories;
import periplus.core.source.Source;

/**
 * Where the head points: the direction of movement, smoothed, since heads turn more slowly than displacements do.
 *
 * <p>Unit vector h: h(0) = u(0); h(k) = normalise(e h(k-1) + (1 - e) u(k)), e = exp(-dt / tau), u(k) the unit vector of
 * the heading at instant k. With tau = 0 the head points where the animal moves. Where h would vanish (an exact
 * about-turn) it stays.
 *
 * <p>The reference uses 1 - dt/tau for e (and tau of 0.15 s, which its documentation gives as 0) and the step that ended
 * instead of the one that follows.
 */
@Source(key = "george2024", where = "head direction of the released simulator")
public final class HeadDirection {
    /** The reference's time constant. */
    public static final double DEFAULT_TAU_SECONDS = 0.15;

    private HeadDirection() {}

    /** Smoothed head directions in radians, {@code [path * times + instant]}, in (-pi, pi]. */
    public static double[] smoothed(Trajectories walked, double tauSeconds) {
        if (!(tauSeconds >= 0)) {
            throw new IllegalArgumentException(
                    "the head's time constant is " + tauSeconds + " s; expected a number of at least 0");
        }
        double keep = tauSeconds == 0 ? 0 : StrictMath.exp(-walked.dtSeconds() / tauSeconds);
        double[] head = new double[walked.paths() * walked.times()];
        for (int p = 0; p < walked.paths(); p++) {
            double hx = 0;
            double hy = 0;
            for (int k = 0; k < walked.times(); k++) {
                double heading = walked.heading(p, k);
                double weight = k == 0 ? 1 : 1 - keep;
                double nextX = keep * hx + weight * StrictMath.cos(heading);
                double nextY = keep * hy + weight * StrictMath.sin(heading);
                double length = Math.sqrt(nextX * nextX + nextY * nextY);
                if (length > 1e-12) {
                    hx = nextX / length;
                    hy = nextY / length;
                }
                head[p * walked.times() + k] = keep == 0 ? heading : Angles.wrap(StrictMath.atan2(hy, hx));
            }
        }
        return head;
    }
}
