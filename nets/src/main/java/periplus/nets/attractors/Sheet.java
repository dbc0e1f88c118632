package periplus.nets.attractors;

import periplus.core.kernels.ConvolutionFunctions;

/**
 * A square sheet of cells on a twisted torus: weights that depend on the difference of phases only, and their product
 * with rates.
 *
 * <p>Cell (i, j) is number i N + j. Sums are collected in rows of 2 N of which the first N count: in that layout a
 * weight's place is the output's plus a constant, so that one cell's contribution to all others is one long loop.
 */
final class Sheet {
    private static final ConvolutionFunctions CONVOLUTION = ConvolutionFunctions.fastest();

    private final int side;
    private final int pitch;

    Sheet(int side) {
        this.side = side;
        this.pitch = 2 * side;
    }

    /** Numbers that a collector of sums holds. */
    int padded() {
        return pitch * side;
    }

    /** Where the sum of cell (i, 0) is. */
    int row(int i) {
        return i * pitch;
    }

    /** strength exp(-D^2/(2 s^2)) / (sqrt(2 pi) s) of all differences of phases, moved by a shift. */
    double[] weights(double strength, double width, double shift1, double shift2) {
        double[] table = new double[pitch * pitch];
        double step = 2 * Math.PI / side;
        for (int m = 0; m < pitch; m++) {
            for (int k = 0; k < pitch; k++) {
                double squared = TwistedTorus.squaredDistance((m - side) * step - shift1, (k - side) * step - shift2);
                table[m * pitch + k] =
                        strength * StrictMath.exp(-squared / (2 * width * width)) / (Math.sqrt(2 * Math.PI) * width);
            }
        }
        return table;
    }

    /** sums(i, j) += sum_(p, q) weights(i - p, j - q) rates(p, q), each sum one chain over rising p, then q. */
    void convolve(double[] weights, double[] rates, double[] sums) {
        int last = padded() - side;
        for (int p = 0; p < side; p++) {
            CONVOLUTION.add(weights, (side - p) * pitch + side, rates, p * side, side, sums, last);
        }
    }

    /** Fills u with a Gaussian of this height around these phases, exp(-D^2/(4 s^2)). */
    void bump(double phase1, double phase2, double height, double width, double[] u) {
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                double squared =
                        TwistedTorus.squaredDistance(Ring.phase(i, side) - phase1, Ring.phase(j, side) - phase2);
                u[i * side + j] = height * StrictMath.exp(-squared / (4 * width * width));
            }
        }
    }

    /**
     * The height u0 of the bump that weights of this strength hold by themselves, in the continuum.
     *
     * <pre>u0 = g u0^2 / (1 + k A u0^2), the larger root;  A = cells a unit area times 2 pi s^2</pre>
     */
    double height(double strength, double width, double inhibition) {
        double area = area(width);
        double gain = strength / (Math.sqrt(2 * Math.PI) * width) * area / 2;
        double root = Math.sqrt(Math.max(0, gain * gain - 4 * inhibition * area));
        return (gain + root) / (2 * inhibition * area);
    }

    /** The strength below which weights hold no bump: g^2 = 4 k A. */
    double critical(double width, double inhibition) {
        return 4 * Math.sqrt(2 * Math.PI) * width * Math.sqrt(inhibition / area(width));
    }

    private double area(double width) {
        double density = side * side / (4 * Math.PI * Math.PI) * Math.sqrt(3) / 2;
        return density * 2 * Math.PI * width * width;
    }

    /** Summed rates of all cells of one phase, of direction 0 or 1, into {@code sums} [side]. */
    void marginal(double[] rates, int direction, double[] sums) {
        java.util.Arrays.fill(sums, 0);
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                sums[direction == 0 ? i : j] += rates[i * side + j];
            }
        }
    }
}
