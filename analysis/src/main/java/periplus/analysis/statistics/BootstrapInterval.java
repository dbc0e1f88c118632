package periplus.analysis.statistics;

import java.util.Arrays;
import org.hipparchus.special.Erf;
import periplus.core.measure.Measured;
import periplus.core.measure.Quantile;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * A 95 % bootstrap interval of a mean or of a difference of means, from {@value #RESAMPLES} resamples.
 *
 * <pre>
 * BCa: ends are the Phi(z0 + (z0 + z)/(1 - a (z0 + z))) quantiles of the resampled statistics, z = -1.96 and 1.96,
 *      Phi(z0) = share of resampled statistics below the estimate, ties counting one half,
 *      a = sum_j sum_i U_ij^3/n_j^3 / (6 (sum_j sum_i U_ij^2/n_j^2)^1.5), U_ij = (n_j - 1)(mean - mean without value i)
 * </pre>
 *
 * <p>Falls back to the plain percentile interval where BCa is undefined (all values equal). Undefined below two values.
 *
 * <p>How far to trust it: with five values there are 126 different resamples, no end can lie beyond the smallest or
 * largest value, an end may jump from one resampled mean to the next with the seed, and the interval covers the truth
 * clearly less often than 95 %: by simulation 83 % of the time for five normal values, 88 % for eight, 91 % for ten. It
 * says how far the runs scatter, not more; a decision should rest on an exact test beside it, as {@link SignFlipTest}.
 *
 * @param low lower end
 * @param high upper end
 * @param method which of the two it is
 */
@Source(key = "efron1987", where = "BCa; the two-sample acceleration as in SciPy")
public record BootstrapInterval(Measured low, Measured high, Method method) {
    /** Resamples of an interval. */
    public static final int RESAMPLES = 10_000;

    /** How often the interval should hold the truth. */
    public static final double LEVEL = 0.95;

    private static final double SQRT_2 = Math.sqrt(2);

    /** How the ends were found. */
    public enum Method {
        /** Bias-corrected and accelerated. */
        BCA,
        /** Quantiles of the resampled statistics as they are. */
        PERCENTILE,
        /** There is no interval. */
        NONE
    }

    /** The interval of a mean; of paired differences, that of their mean. */
    public static BootstrapInterval ofMean(double[] values, long seed) {
        Samples.check("bootstrap", values);
        if (values.length < 2) {
            return none();
        }
        double[] means = new double[RESAMPLES];
        resampledMeans(values, seed, 0, 1, means);
        return of(Samples.mean(values), means, acceleration(values));
    }

    /** The interval of mean(a) - mean(b), each sample resampled by itself. */
    public static BootstrapInterval ofDifference(double[] a, double[] b, long seed) {
        Samples.check("bootstrap, first sample", a);
        Samples.check("bootstrap, second sample", b);
        if (a.length < 2 || b.length < 2) {
            return none();
        }
        double[] differences = new double[RESAMPLES];
        resampledMeans(a, seed, 0, 1, differences);
        resampledMeans(b, seed, 1, -1, differences);
        double[] minusB = Arrays.stream(b).map(v -> -v).toArray();
        return of(Samples.mean(a) - Samples.mean(b), differences, acceleration(a, minusB));
    }

    /** The interval from resampled statistics. */
    static BootstrapInterval of(double estimate, double[] resampled, double acceleration) {
        double[] sorted = resampled.clone();
        Arrays.sort(sorted);
        double below = 0;
        for (double v : sorted) {
            below += v < estimate ? 1 : v == estimate ? 0.5 : 0;
        }
        double bias = normalQuantile(below / sorted.length);
        double outside = (1 - LEVEL) / 2;
        double low = bcaShare(bias, acceleration, normalQuantile(outside));
        double high = bcaShare(bias, acceleration, normalQuantile(1 - outside));
        boolean defined = Double.isFinite(bias) && low >= 0 && high >= low;
        return new BootstrapInterval(
                Measured.of(Quantile.ofSorted(sorted, defined ? low : outside)),
                Measured.of(Quantile.ofSorted(sorted, defined ? high : 1 - outside)),
                defined ? Method.BCA : Method.PERCENTILE);
    }

    /** Acceleration of a sum of means; NaN where all values are equal. */
    static double acceleration(double[]... samples) {
        double cubes = 0;
        double squares = 0;
        for (double[] sample : samples) {
            double n = sample.length;
            double mean = Samples.mean(sample);
            boolean spread = !Samples.allEqual(sample);
            for (double v : sample) {
                double u = spread ? v - mean : 0;
                cubes += u * u * u / (n * n * n);
                squares += u * u / (n * n);
            }
        }
        return cubes / (6 * squares * Math.sqrt(squares));
    }

    private static void resampledMeans(double[] values, long seed, int sample, double sign, double[] into) {
        RandomStream random = RandomStream.of(seed, "bootstrap", sample);
        for (int r = 0; r < into.length; r++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextBelow(values.length)];
            }
            into[r] += sign * sum / values.length;
        }
    }

    private static double bcaShare(double bias, double acceleration, double z) {
        double shifted = bias + z;
        return 0.5 * Erf.erfc(-(bias + shifted / (1 - acceleration * shifted)) / SQRT_2);
    }

    private static double normalQuantile(double share) {
        return SQRT_2 * Erf.erfInv(2 * share - 1);
    }

    private static BootstrapInterval none() {
        Measured undefined = Measured.undefined("fewer than 2 values to resample");
        return new BootstrapInterval(undefined, undefined, Method.NONE);
    }
}
