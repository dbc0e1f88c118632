package periplus.analysis.replay;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import periplus.analysis.similarity.Assignment;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * Wasserstein distances without slices: on a line, of two equally large clouds, of two Gaussians.
 *
 * <pre>
 *   line       W_p^p = integral over u in (0, 1) of |F^-1(u) - G^-1(u)|^p          exact, any two sizes
 *   clouds     W_2^2 = least mean squared distance over one-to-one matchings        exact, equal sizes, O(n^3)
 *   Gaussians  W_2^2 = |m1 - m2|^2 + tr(S1 + S2 - 2 (S2^1/2 S1 S2^1/2)^1/2)
 * </pre>
 *
 * <p>In the unit of the points. Matchings are for subsamples: 500 points take a fraction of a second. Undefined for
 * empty clouds and clouds of different sizes.
 */
@Source(key = "jonker1987", where = "shortest augmenting paths")
@Source(key = "dowson1982", where = "distance of normal laws")
public final class ExactWasserstein {
    private ExactWasserstein() {}

    /** W_p of two samples on a line, p at least 1. */
    public static Measured onLine(double[] a, double[] b, int p) {
        if (a.length == 0 || b.length == 0) {
            return Measured.undefined("an empty sample");
        }
        double[] x = a.clone();
        double[] y = b.clone();
        Arrays.sort(x);
        Arrays.sort(y);
        double sum = 0;
        long done = 0;
        long all = (long) x.length * y.length;
        int i = 0;
        int j = 0;
        while (i < x.length && j < y.length) {
            // in units of 1 / (n m), so that ends of steps meet exactly
            long next = Math.min((i + 1L) * y.length, (j + 1L) * x.length);
            sum += StrictMath.pow(Math.abs(x[i] - y[j]), p) * (next - done);
            done = next;
            i += next == (i + 1L) * y.length ? 1 : 0;
            j += next == (j + 1L) * x.length ? 1 : 0;
        }
        return Measured.of(StrictMath.pow(sum / all, 1.0 / p), "values that are not finite");
    }

    /** W_2 of two clouds of as many points each, [points * dimensions]. */
    public static Measured ofClouds(double[] a, double[] b, int dimensions) {
        if (a.length == 0 || a.length != b.length) {
            return Measured.undefined("clouds that are empty or of different sizes");
        }
        int n = a.length / dimensions;
        double[][] cost = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int axis = 0; axis < dimensions; axis++) {
                    double d = a[i * dimensions + axis] - b[j * dimensions + axis];
                    cost[i][j] += d * d;
                }
            }
        }
        int[] partner = Assignment.cheapest(cost);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += cost[i][partner[i]];
        }
        return Measured.of(Math.sqrt(sum / n), "points that are not finite");
    }

    /** W_2 of two Gaussian laws. */
    public static Measured ofGaussians(double[] mean1, double[][] cov1, double[] mean2, double[][] cov2) {
        RealMatrix root = root(new Array2DRowRealMatrix(cov2));
        RealMatrix middle = root(root.multiply(new Array2DRowRealMatrix(cov1)).multiply(root));
        double sum = 0;
        for (int i = 0; i < mean1.length; i++) {
            double d = mean1[i] - mean2[i];
            sum += d * d + cov1[i][i] + cov2[i][i] - 2 * middle.getEntry(i, i);
        }
        // equal laws give a little below 0 by rounding
        return Measured.of(Math.sqrt(Math.max(0, sum)), "moments that are not finite");
    }

    private static RealMatrix root(RealMatrix m) {
        EigenDecompositionSymmetric e =
                new EigenDecompositionSymmetric(m.add(m.transpose()).scalarMultiply(0.5));
        RealMatrix v = e.getV();
        double[][] scaled = v.getData();
        for (double[] row : scaled) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= Math.sqrt(Math.max(0, e.getEigenvalue(j)));
            }
        }
        return new Array2DRowRealMatrix(scaled, false).multiply(v.transpose());
    }
}
