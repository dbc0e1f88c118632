package periplus.app.figures;

import java.util.Arrays;

/**
 * The mean of a few values and its 95 % interval after Student's t: mean ± t(0.975, n−1) s / √n.
 *
 * <p>Drawn beside seeds for orientation; claims are judged by their own tests, not by this interval.
 *
 * @param n finite values
 * @param halfWidth NaN for fewer than two values
 */
record MeanInterval(int n, double mean, double halfWidth) {
    /** t(0.975) for 1 to 30 degrees of freedom. */
    private static final double[] CRITICAL = {
        12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281, 2.2010, 2.1788, 2.1604, 2.1448,
        2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484,
        2.0452, 2.0423
    };

    private static final double NORMAL = 1.959964;

    static MeanInterval of(double[] values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        int n = finite.length;
        if (n == 0) {
            return new MeanInterval(0, Double.NaN, Double.NaN);
        }
        double mean = Arrays.stream(finite).sum() / n;
        double squares = Arrays.stream(finite).map(v -> (v - mean) * (v - mean)).sum();
        return new MeanInterval(
                n, mean, n < 2 ? Double.NaN : critical(n - 1) * Math.sqrt(squares / (n - 1)) / Math.sqrt(n));
    }

    /** t(0.975); beyond the table by the expansion around the normal quantile. */
    static double critical(int degrees) {
        if (degrees <= CRITICAL.length) {
            return CRITICAL[degrees - 1];
        }
        double z = NORMAL;
        double z3 = z * z * z;
        return z + (z3 + z) / (4 * degrees) + (5 * z3 * z * z + 16 * z3 + 3 * z) / (96.0 * degrees * degrees);
    }
}
