package periplus.nets.attractors;

/** Phases on a circle. */
final class Ring {
    private static final double TWO_PI = 2 * Math.PI;

    private Ring() {}

    /** The phase of cell i of n: -pi + 2 pi i/n. */
    static double phase(int i, int n) {
        return -Math.PI + TWO_PI * i / n;
    }

    /** The same angle in [-pi, pi]. */
    static double wrap(double angle) {
        return angle - TWO_PI * Math.rint(angle / TWO_PI);
    }

    /** A Gaussian of the circular distance, exp(-d^2/(2 a^2)) / (sqrt(2 pi) a). */
    static double gaussian(double difference, double width) {
        double d = wrap(difference);
        return StrictMath.exp(-d * d / (2 * width * width)) / (Math.sqrt(TWO_PI) * width);
    }

    /** The angle of sum_i r_i exp(i phase_i); 0 where the sum is 0. */
    static double decode(double[] rates) {
        int n = rates.length;
        double x = 0;
        double y = 0;
        for (int i = 0; i < n; i++) {
            x += rates[i] * StrictMath.cos(phase(i, n));
            y += rates[i] * StrictMath.sin(phase(i, n));
        }
        return StrictMath.atan2(y, x);
    }

    /** out_i += sum_j kernel(phase_i - phase_j) rates_j, over rising j; {@code twice} is {@link #twice}'s table. */
    static void convolve(double[] twice, double[] rates, double[] out) {
        int n = rates.length;
        for (int j = 0; j < n; j++) {
            double r = rates[j];
            if (r == 0) {
                continue;
            }
            int from = n - j;
            for (int i = 0; i < n; i++) {
                out[i] += twice[from + i] * r;
            }
        }
    }

    /** strength G(d - shift) at d = 2 pi (m - n)/n for m in [0, 2 n). */
    static double[] twice(int n, double strength, double width, double shift) {
        double[] table = new double[2 * n];
        for (int m = 0; m < 2 * n; m++) {
            table[m] = strength * gaussian(TWO_PI * (m - n) / n - shift, width);
        }
        return table;
    }
}
