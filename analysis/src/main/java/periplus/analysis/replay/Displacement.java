package periplus.analysis.replay;

import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * How far paths get in a number of steps, and how that grows.
 *
 * <pre>
 *   rms(L)       = sqrt(mean over paths and times of |y_{t+L} - y_t|^2)          unit of the paths
 *   compression  = rms(L) of replay / rms(L) awake                                 no unit
 *   exponent     = slope of log mean |y_{t+L} - y_t|^2 against log L               1 diffusive, 2 ballistic
 *   of distances = slope of log mean |y_{t+L} - y_t| against log L                 1/2 diffusive, 1 ballistic
 * </pre>
 *
 * <p>The mean step (L = 1) of decoded paths is mostly the decoder's jitter: never use it alone. Compression against
 * awake
 * behaviour and against plain replay are two numbers: say which. Levenstein et al. fit the exponent over lags 1..15,
 * Chu
 * et al. the mean distance; here the lags are the caller's. Undefined where a lag is longer than the paths or nothing
 * moves.
 */
@Source(key = "levenstein2024", where = "released code: diffusion exponent of mean squared displacement")
@Source(key = "chu2025", where = "released code: slope of mean displacement")
public final class Displacement {
    private Displacement() {}

    /** rms(L), the first {@code skip} times left out. */
    public static Measured rms(Paths paths, int lag, int skip) {
        return mean(paths, lag, skip, true).map(Math::sqrt);
    }

    /** rms(L) of replay over rms(L) awake. */
    public static Measured compression(Paths replay, Paths awake, int lag, int skip) {
        Measured above = rms(replay, lag, skip);
        Measured below = rms(awake, lag, 0);
        if (!(above instanceof Measured.Value a)) {
            return above;
        }
        return below instanceof Measured.Value b
                ? Measured.of(a.value() / b.value(), "awake paths that do not move")
                : below;
    }

    /** The diffusion exponent over these lags. */
    public static Measured exponent(Paths paths, int[] lags, int skip) {
        return slope(paths, lags, skip, true);
    }

    /** The exponent of mean distances: half the diffusion exponent for a law that only scales. */
    public static Measured exponentOfDistances(Paths paths, int[] lags, int skip) {
        return slope(paths, lags, skip, false);
    }

    /** Mean over paths of the summed lengths of all steps. */
    public static double pathLength(Paths paths) {
        double sum = 0;
        for (int p = 0; p < paths.paths(); p++) {
            for (int t = 1; t < paths.times(); t++) {
                sum += Math.sqrt(paths.squaredDistance(p, t, t - 1));
            }
        }
        return sum / paths.paths();
    }

    private static Measured mean(Paths paths, int lag, int skip, boolean squared) {
        if (lag < 1 || skip < 0 || skip + lag >= paths.times()) {
            return Measured.undefined("a lag beyond the length of the paths");
        }
        double sum = 0;
        for (int p = 0; p < paths.paths(); p++) {
            double ofPath = 0;
            for (int t = skip; t + lag < paths.times(); t++) {
                double d2 = paths.squaredDistance(p, t, t + lag);
                ofPath += squared ? d2 : Math.sqrt(d2);
            }
            sum += ofPath;
        }
        return Measured.of(sum / ((double) paths.paths() * (paths.times() - lag - skip)), "displacements overflow");
    }

    private static Measured slope(Paths paths, int[] lags, int skip, boolean squared) {
        if (lags.length < 2) {
            return Measured.undefined("fewer than 2 lags");
        }
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        for (int lag : lags) {
            Measured m = mean(paths, lag, skip, squared);
            if (!(m instanceof Measured.Value value)) {
                return m;
            }
            double x = StrictMath.log(lag);
            double y = StrictMath.log(value.value());
            sx += x;
            sy += y;
            sxx += x * x;
            sxy += x * y;
        }
        int n = lags.length;
        return Measured.of((n * sxy - sx * sy) / (n * sxx - sx * sx), "paths that do not move, or equal lags");
    }
}
