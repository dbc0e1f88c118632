package periplus.nets.losses;

import periplus.core.kernels.Kernels;

/**
 * The sum of squares of part of an array, in double.
 *
 * <p>Chunks of fixed length, each four interleaved chains, added up in rising order: the number of workers cannot be
 * seen in the result. One object serves one thread.
 */
public final class SumOfSquares {
    private final Kernels kernels;
    private double[] partial = new double[1];

    /** Sums by these kernels. */
    public SumOfSquares(Kernels kernels) {
        this.kernels = kernels;
    }

    /** The sum of x[i]^2 over {@code length} elements from {@code offset}. */
    public double of(float[] x, int offset, int length) {
        int chunks = (length + Kernels.SQUARES_CHUNK - 1) / Kernels.SQUARES_CHUNK;
        if (partial.length < chunks) {
            partial = new double[chunks];
        }
        kernels.sumsOfSquares(length, x, offset, partial);
        double sum = 0;
        for (int chunk = 0; chunk < chunks; chunk++) {
            sum += partial[chunk];
        }
        return sum;
    }
}
