package periplus.nets.attractors;

import periplus.core.kernels.ConvolutionFunctions;

/** Phases on a circle. */
final class Ring {
    private static final double TWO_PI = 2 * Math.PI;
    private static final ConvolutionFunctions CONVOLUTION = ConvolutionFunctions.fastest();

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

    /** Cosines and sines of all phases [2][n], for {@link #decode(double[], double[][])}. */
    static double[][] circle(int n) {
        double[][] circle = new double[2][n];
        for (int i = 0; i < n; i++) {
            circle[0][i] = StrictMath.cos(phase(i, n));
            circle[1][i] = StrictMath.sin(phase(i, n));
        }
        return circle;
    }

    /** The angle of sum_i r_i exp(i phase_i); 0 where the sum is 0. */
    static double decode(double[] rates, double[][] circle) {
        double x = 0;
        double y = 0;
        for (int i = 0; i < rates.length; i++) {
            x += rates[i] * circle[0][i];
            y += rates[i] * circle[1][i];
        }
        return StrictMath.atan2(y, x);
    }

    /** out_i += sum_j kernel(phase_i - phase_j) rates_j, one chain over rising j; {@link #twice}'s table. */
    static void convolve(double[] twice, double[] rates, double[] out) {
        int n = rates.length;
        CONVOLUTION.add(twice, n, rates, 0, n, out, n);
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
