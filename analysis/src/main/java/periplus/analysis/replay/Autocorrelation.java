package periplus.analysis.replay;

import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * How long paths remember where they were.
 *
 * <pre>
 *   rho_L    = mean over paths and times of (y_t - m) . (y_{t+L} - m) / mean of |y_t - m|^2       m over all
 *   time     = 1 + 2 sum of rho_1 ... rho_W      W the first lag with W &gt; 5 times the sum so far
 *   decay    = first lag with rho below 1/e
 *   effective samples of n steps = n / time
 * </pre>
 *
 * <p>In steps. The mean is that of all paths together, so that a path stuck in one place remembers it: paths are taken
 * as
 * draws of one law, not each as its own. Undefined where the window does not close within half the paths' length and
 * for paths that do not vary.
 */
@Source(key = "sokal1997", where = "integrated autocorrelation time with a self-consistent window")
public final class Autocorrelation {
    private static final double WINDOW = 5;

    private Autocorrelation() {}

    /** rho at lags 0 ... {@code lags}, or nothing but zeros where paths do not vary. */
    public static double[] of(Paths paths, int lags) {
        double[] rho = new double[Math.min(lags, paths.times() - 1) + 1];
        double[] centred = centred(paths);
        double none = covariance(paths, centred, 0);
        for (int lag = 0; lag < rho.length && none > 0; lag++) {
            rho[lag] = covariance(paths, centred, lag) / none;
        }
        return rho;
    }

    /** The integrated autocorrelation time. */
    public static Measured time(Paths paths) {
        double[] centred = centred(paths);
        double none = covariance(paths, centred, 0);
        if (!(none > 0)) {
            return Measured.undefined("paths that do not vary");
        }
        double time = 1;
        for (int lag = 1; lag <= paths.times() / 2; lag++) {
            time += 2 * covariance(paths, centred, lag) / none;
            if (lag > WINDOW * time) {
                return Measured.of(time);
            }
        }
        return Measured.undefined("still correlated at half the length of the paths");
    }

    /** The first lag with rho below 1/e. */
    public static Measured decay(Paths paths) {
        double[] centred = centred(paths);
        double none = covariance(paths, centred, 0);
        if (!(none > 0)) {
            return Measured.undefined("paths that do not vary");
        }
        for (int lag = 1; lag <= paths.times() / 2; lag++) {
            if (covariance(paths, centred, lag) < none / Math.E) {
                return Measured.of(lag);
            }
        }
        return Measured.undefined("still correlated at half the length of the paths");
    }

    /** How many independent points {@code steps} steps are worth. */
    public static Measured effectiveSamples(Paths paths, double steps) {
        return time(paths).map(t -> steps / t);
    }

    private static double[] centred(Paths paths) {
        int d = paths.dimensions();
        double[] values = paths.values().clone();
        double[] mean = new double[d];
        int rows = values.length / d;
        for (int i = 0; i < values.length; i++) {
            mean[i % d] += values[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] -= mean[i % d] / rows;
        }
        return values;
    }

    private static double covariance(Paths paths, double[] centred, int lag) {
        int row = paths.times() * paths.dimensions();
        int shift = lag * paths.dimensions();
        double sum = 0;
        for (int p = 0; p < paths.paths(); p++) {
            double ofPath = 0;
            for (int i = p * row; i < (p + 1) * row - shift; i++) {
                ofPath += centred[i] * centred[i + shift];
            }
            sum += ofPath;
        }
        return sum / ((double) paths.paths() * (paths.times() - lag));
    }
}
