package periplus.tasks.motion;

/**
 * The standard normal distribution function and its inverse, to about 1e-14, the same bits on every machine.
 *
 * <p>Distribution: a rational approximation times exp(-x^2/2) up to 7.07, a continued fraction beyond. Inverse: a rational
 * approximation (1e-9) and one step of Halley's method.
 */
final class GaussianLaw {
    private static final double SQRT_TWO_PI = 2.5066282746310002;
    private static final double[] TOP = {
        3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
        220.206867912376
    };
    private static final double[] BOTTOM = {
        8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
        793.826512519948, 440.413735824752
    };
    private static final double[] CENTRE_TOP = {
        -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02,
        -3.066479806614716e+01, 2.506628277459239e+00
    };
    private static final double[] CENTRE_BOTTOM = {
        -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
        -1.328068155288572e+01, 1
    };
    private static final double[] TAIL_TOP = {
        -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00, -2.549732539343734e+00,
        4.374664141464968e+00, 2.938163982698783e+00
    };
    private static final double[] TAIL_BOTTOM = {
        7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1
    };
    private static final double TAIL = 0.02425;

    private GaussianLaw() {}

    /** P(Z &lt; x). */
    static double below(double x) {
        double a = Math.abs(x);
        if (a > 37) {
            return x > 0 ? 1 : 0;
        }
        double density = StrictMath.exp(-a * a / 2);
        double beyond;
        if (a < 7.07106781186547) {
            beyond = density * polynomial(TOP, a) / polynomial(BOTTOM, a);
        } else {
            double f = a + 0.65;
            for (int k = 4; k >= 1; k--) {
                f = a + k / f;
            }
            beyond = density / f / SQRT_TWO_PI;
        }
        return x > 0 ? 1 - beyond : beyond;
    }

    /** The x with P(Z &lt; x) = p, for p in (0, 1). */
    static double quantile(double p) {
        double x;
        if (p < TAIL) {
            double q = Math.sqrt(-2 * StrictMath.log(p));
            x = polynomial(TAIL_TOP, q) / polynomial(TAIL_BOTTOM, q);
        } else if (p <= 1 - TAIL) {
            double q = p - 0.5;
            x = polynomial(CENTRE_TOP, q * q) * q / polynomial(CENTRE_BOTTOM, q * q);
        } else {
            double q = Math.sqrt(-2 * StrictMath.log(1 - p));
            x = -polynomial(TAIL_TOP, q) / polynomial(TAIL_BOTTOM, q);
        }
        double step = (below(x) - p) * SQRT_TWO_PI * StrictMath.exp(x * x / 2);
        return x - step / (1 + x * step / 2);
    }

    private static double polynomial(double[] c, double x) {
        double sum = c[0];
        for (int i = 1; i < c.length; i++) {
            sum = sum * x + c[i];
        }
        return sum;
    }
}
