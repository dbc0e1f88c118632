package periplus.core.kernels;

import java.util.Objects;

/** The plain twin of {@link ConvolutionFunctions}: the specification. */
final class PlainConvolution implements ConvolutionFunctions {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void add(double[] weights, int from, double[] rates, int first, int count, double[] sums, int length) {
        check(weights, from, rates, first, count, sums, length);
        for (int q = 0; q < count; q++) {
            double r = rates[first + q];
            for (int x = 0; x < length; x++) {
                sums[x] = Math.fma(weights[from + x - q], r, sums[x]);
            }
        }
    }

    static void check(double[] weights, int from, double[] rates, int first, int count, double[] sums, int length) {
        Objects.checkFromIndexSize(0, length, sums.length);
        Objects.checkFromIndexSize(first, count, rates.length);
        if (count > 0 && length > 0) {
            Objects.checkFromToIndex(from - count + 1, from + length, weights.length);
        }
    }
}
