package periplus.nets.losses;

import periplus.core.kernels.Kernels;
import periplus.core.source.Source;

/**
 * The orthogonal polar factor U V^T of a square matrix W = U S V^T, by the Newton-Schulz iteration.
 *
 * <pre>
 *   X_0 = W / |W|_F      X <- 3/2 X - 1/2 X X^T X      24 times
 * </pre>
 *
 * <p>Each step keeps the singular vectors and moves a singular value s in (0, 1] to 3/2 s - 1/2 s^3, which rises to 1 and
 * never beyond. From s = 1e-3 |W|_F on, what comes out is 1 to float rounding; a smaller s comes out as a number in
 * (0, 1) that falls with it, and 0 as 0: near singular matrices this is a smooth stand-in for the polar factor, which
 * jumps there. Only products of matrices, so that it runs on the same kernels as training and allocates nothing.
 */
@Source(key = "higham2008", where = "section 8.3, the Newton-Schulz iteration for the polar decomposition")
final class PolarFactor {
    private static final int ITERATIONS = 24;

    private final int n;
    private final float[] x;
    private final float[] gram;
    private final float[] product;

    /** Room for matrices n x n. */
    PolarFactor(int n) {
        this.n = n;
        this.x = new float[Math.multiplyExact(n, n)];
        this.gram = new float[x.length];
        this.product = new float[x.length];
    }

    /** The factor of w, valid until the next call; all zero where w is. */
    float[] of(Kernels kernels, SumOfSquares squares, float[] w) {
        double norm = Math.sqrt(squares.of(w, 0, x.length));
        float scale = norm > 0 ? (float) (1 / norm) : 0f;
        for (int i = 0; i < x.length; i++) {
            x[i] = scale * w[i];
        }
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            kernels.multiply(true, false, n, n, n, x, 0, n, x, 0, n, false, gram, 0, n);
            kernels.multiply(false, false, n, n, n, x, 0, n, gram, 0, n, false, product, 0, n);
            for (int i = 0; i < x.length; i++) {
                x[i] = 1.5f * x[i] - 0.5f * product[i];
            }
        }
        return x;
    }
}
