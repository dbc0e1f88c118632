package periplus.core.random;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** The largest distance between a sample's distribution and a given one, times sqrt(n). */
final class KolmogorovSmirnov {
    /** Exceeded by chance in about 1 of 10^7 samples of the right distribution: 2 exp(-2 x^2) = 1e-7. */
    static final double LIMIT = 2.9;

    private KolmogorovSmirnov() {}

    static double statistic(double[] sample, DoubleUnaryOperator distribution) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double worst = 0;
        for (int i = 0; i < sorted.length; i++) {
            double f = distribution.applyAsDouble(sorted[i]);
            worst = Math.max(worst, Math.max(f - (double) i / sorted.length, (i + 1.0) / sorted.length - f));
        }
        return worst * Math.sqrt(sorted.length);
    }

    static double uniform(double x) {
        return Math.clamp(x, 0.0, 1.0);
    }

    static double rayleigh(double x) {
        return x <= 0 ? 0 : 1 - StrictMath.exp(-x * x / 2);
    }

    /** The normal distribution function by its power series inside 6 standard deviations. */
    static double normal(double x) {
        if (Math.abs(x) > 6) {
            return x < 0 ? 0 : 1;
        }
        double term = x;
        double sum = x;
        for (int k = 1; Math.abs(term) > 1e-17; k++) {
            term *= x * x / (2 * k + 1);
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
