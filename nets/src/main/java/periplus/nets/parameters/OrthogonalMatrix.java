package periplus.nets.parameters;

import periplus.core.random.RandomStream;

/**
 * A matrix drawn uniformly from the orthogonal group.
 *
 * <p>Rows of independent Gaussians, made orthonormal one after the other. Each row is projected twice ("twice is
 * enough"): one pass of modified Gram-Schmidt loses orthogonality in proportion to the condition number, a second pass
 * brings it back to rounding. The factor that this leaves out, R, has a positive diagonal by construction, which is
 * what makes the draw uniform.
 */
final class OrthogonalMatrix {
    private OrthogonalMatrix() {}

    /** Fills w, n x n, with gain times an orthogonal matrix. */
    static void fill(float[] w, int n, double gain, RandomStream stream) {
        double[][] q = new double[n][n];
        for (int i = 0; i < n; i++) {
            double[] row = q[i];
            for (int j = 0; j < n; j++) {
                row[j] = stream.nextGaussian();
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int k = 0; k < i; k++) {
                    subtractProjection(row, q[k]);
                }
            }
            double norm = Math.sqrt(dot(row, row));
            for (int j = 0; j < n; j++) {
                row[j] /= norm;
                w[i * n + j] = (float) (gain * row[j]);
            }
        }
    }

    private static void subtractProjection(double[] row, double[] unit) {
        double along = dot(row, unit);
        for (int j = 0; j < row.length; j++) {
            row[j] = Math.fma(-along, unit[j], row[j]);
        }
    }

    /** Four interleaved chains in a fixed order: the same bits everywhere, and not one long dependency. */
    private static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int whole = a.length & ~3;
        for (int j = 0; j < whole; j += 4) {
            s0 = Math.fma(a[j], b[j], s0);
            s1 = Math.fma(a[j + 1], b[j + 1], s1);
            s2 = Math.fma(a[j + 2], b[j + 2], s2);
            s3 = Math.fma(a[j + 3], b[j + 3], s3);
        }
        for (int j = whole; j < a.length; j++) {
            s0 = Math.fma(a[j], b[j], s0);
        }
        return (s0 + s1) + (s2 + s3);
    }
}
