package periplus.core.kernels;

import static periplus.core.kernels.SimdLanes.DOUBLES;

import jdk.incubator.vector.DoubleVector;

/**
 * {@link PlainConvolution} by vectors: a lane is one sum and keeps its chain; four vectors of sums stay in registers
 * while all rates pass by.
 */
final class SimdConvolution implements ConvolutionFunctions {
    private static final int LANES = DOUBLES.length();

    @Override
    public String name() {
        return "simd-" + DOUBLES.vectorBitSize();
    }

    @Override
    public void add(double[] weights, int from, double[] rates, int first, int count, double[] sums, int length) {
        PlainConvolution.check(weights, from, rates, first, count, sums, length);
        int x = 0;
        for (; x + 4 * LANES <= length; x += 4 * LANES) {
            four(weights, from + x, rates, first, count, sums, x);
        }
        for (; x + LANES <= length; x += LANES) {
            one(weights, from + x, rates, first, count, sums, x);
        }
        for (; x < length; x++) {
            double sum = sums[x];
            for (int q = 0; q < count; q++) {
                sum = Math.fma(weights[from + x - q], rates[first + q], sum);
            }
            sums[x] = sum;
        }
    }

    private static void four(double[] weights, int at, double[] rates, int first, int count, double[] sums, int x) {
        DoubleVector a = DoubleVector.fromArray(DOUBLES, sums, x);
        DoubleVector b = DoubleVector.fromArray(DOUBLES, sums, x + LANES);
        DoubleVector c = DoubleVector.fromArray(DOUBLES, sums, x + 2 * LANES);
        DoubleVector d = DoubleVector.fromArray(DOUBLES, sums, x + 3 * LANES);
        for (int q = 0; q < count; q++) {
            DoubleVector r = DoubleVector.broadcast(DOUBLES, rates[first + q]);
            int w = at - q;
            a = DoubleVector.fromArray(DOUBLES, weights, w).fma(r, a);
            b = DoubleVector.fromArray(DOUBLES, weights, w + LANES).fma(r, b);
            c = DoubleVector.fromArray(DOUBLES, weights, w + 2 * LANES).fma(r, c);
            d = DoubleVector.fromArray(DOUBLES, weights, w + 3 * LANES).fma(r, d);
        }
        a.intoArray(sums, x);
        b.intoArray(sums, x + LANES);
        c.intoArray(sums, x + 2 * LANES);
        d.intoArray(sums, x + 3 * LANES);
    }

    private static void one(double[] weights, int at, double[] rates, int first, int count, double[] sums, int x) {
        DoubleVector a = DoubleVector.fromArray(DOUBLES, sums, x);
        for (int q = 0; q < count; q++) {
            DoubleVector r = DoubleVector.broadcast(DOUBLES, rates[first + q]);
            a = DoubleVector.fromArray(DOUBLES, weights, at - q).fma(r, a);
        }
        a.intoArray(sums, x);
    }
}
