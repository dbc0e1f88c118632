package periplus.studies.offlinereactivation;

import periplus.analysis.replay.Paths;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/** How decoded positions move: step length, spread of a trajectory, which way round. */
@Source(key = "krishna2024", where = "output variance and step distances of the released analysis")
final class Movement {
    private Movement() {}

    /** Mean distance between successive positions over the first steps, metres. */
    static Measured stepLength(Paths paths, int steps) {
        int used = Math.min(steps, paths.times());
        double sum = 0;
        long count = 0;
        for (int p = 0; p < paths.paths(); p++) {
            for (int t = 1; t < used; t++) {
                double dx = paths.values()[paths.at(p, t)] - paths.values()[paths.at(p, t - 1)];
                double dy = paths.values()[paths.at(p, t) + 1] - paths.values()[paths.at(p, t - 1) + 1];
                sum += Math.sqrt(dx * dx + dy * dy);
                count++;
            }
        }
        return count == 0 ? Measured.undefined("paths of a single instant") : Measured.of(sum / count);
    }

    /** Trace of the covariance of each trajectory's positions from {@code first} on, mean over trajectories, m^2. */
    static Measured variance(Paths paths, int first) {
        int used = paths.times() - first;
        if (used < 2) {
            return Measured.undefined("fewer than two positions a trajectory");
        }
        double sum = 0;
        for (int p = 0; p < paths.paths(); p++) {
            for (int axis = 0; axis < 2; axis++) {
                double mean = 0;
                double squares = 0;
                for (int t = first; t < paths.times(); t++) {
                    mean += paths.values()[paths.at(p, t) + axis] / used;
                }
                for (int t = first; t < paths.times(); t++) {
                    double d = paths.values()[paths.at(p, t) + axis] - mean;
                    squares += d * d;
                }
                sum += squares / (used - 1);
            }
        }
        return Measured.of(sum / paths.paths());
    }

    /** Share of trajectories that have turned counter-clockwise about (0, 0), in all, after so many steps. */
    static Measured counterClockwise(Paths paths, int steps) {
        int used = Math.min(steps, paths.times());
        double left = 0;
        for (int p = 0; p < paths.paths(); p++) {
            double turned = 0;
            for (int t = 1; t < used; t++) {
                int now = paths.at(p, t);
                int before = paths.at(p, t - 1);
                double[] v = paths.values();
                double cross = v[before] * v[now + 1] - v[before + 1] * v[now];
                double along = v[before] * v[now] + v[before + 1] * v[now + 1];
                turned += StrictMath.atan2(cross, along);
            }
            left += turned > 0 ? 1 : turned == 0 ? 0.5 : 0;
        }
        return Measured.of(left / paths.paths());
    }

    /** Effective number of dimensions of a cloud of states: (sum of variances)^2 / sum of squared covariances. */
    static Measured participationRatio(double[][] states) {
        int units = states[0].length;
        double[] mean = new double[units];
        for (double[] row : states) {
            for (int u = 0; u < units; u++) {
                mean[u] += row[u] / states.length;
            }
        }
        double[] covariance = new double[units * units];
        for (double[] row : states) {
            for (int i = 0; i < units; i++) {
                double d = row[i] - mean[i];
                for (int j = 0; d != 0 && j < units; j++) {
                    covariance[i * units + j] += d * (row[j] - mean[j]);
                }
            }
        }
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < units; i++) {
            trace += covariance[i * units + i];
            for (int j = 0; j < units; j++) {
                squares += covariance[i * units + j] * covariance[i * units + j];
            }
        }
        return squares > 0 ? Measured.of(trace * trace / squares) : Measured.undefined("no unit varies");
    }
}
