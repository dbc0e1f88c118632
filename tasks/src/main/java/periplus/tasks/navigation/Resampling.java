package periplus.tasks.navigation;

import java.util.ArrayList;
import java.util.List;
import periplus.core.carriers.Trajectories;

/**
 * A recorded path at evenly spaced instants, in stretches without long gaps.
 *
 * <p>Within a stretch, instants are at its first time + n dt, positions by linear interpolation between the samples on
 * either side. Where the samples are dt apart already (to a thousandth of dt), they are taken as they are. The heading
 * at an instant points to the next position; where the animal stands still, it keeps the last direction (a stretch that
 * begins at rest takes its first one).
 */
final class Resampling {
    private static final double EVEN = 1e-3;

    private Resampling() {}

    /** One trajectory of one path for each stretch that has at least two instants, in the order of time. */
    static List<Trajectories> stretches(RecordedPath path, double dt, double maximumGapSeconds) {
        List<Trajectories> stretches = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= path.samples(); i++) {
            if (i == path.samples() || path.tSeconds(i) - path.tSeconds(i - 1) > maximumGapSeconds) {
                if (i - from >= 2) {
                    Trajectories stretch =
                            isEven(path, from, i, dt) ? taken(path, from, i, dt) : interpolated(path, from, i, dt);
                    if (stretch.times() >= 2) {
                        writeHeadings(stretch);
                        stretches.add(stretch);
                    }
                }
                from = i;
            }
        }
        return stretches;
    }

    private static boolean isEven(RecordedPath path, int from, int to, double dt) {
        for (int i = from + 1; i < to; i++) {
            if (Math.abs(path.tSeconds(i) - path.tSeconds(i - 1) - dt) > EVEN * dt) {
                return false;
            }
        }
        // small errors of the spacing must not add up to a different clock
        return Math.abs(path.tSeconds(to - 1) - path.tSeconds(from) - (to - 1 - from) * dt) < dt / 2;
    }

    private static Trajectories taken(RecordedPath path, int from, int to, double dt) {
        Trajectories out = Trajectories.allocate(1, to - from, dt);
        for (int i = from; i < to; i++) {
            out.positionMetres()[2 * (i - from)] = path.x(i);
            out.positionMetres()[2 * (i - from) + 1] = path.y(i);
        }
        return out;
    }

    private static Trajectories interpolated(RecordedPath path, int from, int to, double dt) {
        double start = path.tSeconds(from);
        double duration = path.tSeconds(to - 1) - start;
        // a hair of rounding in the times must not cost the last instant
        int instants = (int) Math.floor(duration / dt + 1e-6) + 1;
        Trajectories out = Trajectories.allocate(1, instants, dt);
        int i = from;
        for (int k = 0; k < instants; k++) {
            double t = start + k * dt;
            while (i < to - 2 && path.tSeconds(i + 1) <= t) {
                i++;
            }
            double f = (t - path.tSeconds(i)) / (path.tSeconds(i + 1) - path.tSeconds(i));
            f = Math.max(0, Math.min(1, f));
            out.positionMetres()[2 * k] = path.x(i) + f * (path.x(i + 1) - path.x(i));
            out.positionMetres()[2 * k + 1] = path.y(i) + f * (path.y(i + 1) - path.y(i));
        }
        return out;
    }

    private static void writeHeadings(Trajectories path) {
        double[] heading = path.headingRadians();
        double last = Double.NaN;
        for (int k = 0; k < path.times(); k++) {
            if (k + 1 < path.times()) {
                double dx = path.x(0, k + 1) - path.x(0, k);
                double dy = path.y(0, k + 1) - path.y(0, k);
                if (dx != 0 || dy != 0) {
                    double direction = StrictMath.atan2(dy, dx);
                    if (Double.isNaN(last)) {
                        java.util.Arrays.fill(heading, 0, k, direction);
                    }
                    last = direction;
                }
            }
            heading[k] = Double.isNaN(last) ? 0 : last;
        }
    }
}
