package periplus.analysis.dynamics;

/**
 * Solves (A + ridge 1) x = b for a symmetric A of which the lower triangle is read.
 *
 * <pre>
 *   A + ridge 1 = U' U       u[k, i] = (a[i, k] - sum over m &lt; k of u[m, i] u[m, k]) / u[k, k],    m rising
 * </pre>
 *
 * <p>The sums run over whole rows of U at once, four m at a time: every entry's own sum keeps its order, and so its bits.
 */
final class Cholesky {
    private static final int ROWS = 4;

    private Cholesky() {}

    /** False where the matrix is not positive definite to rounding. */
    static boolean solve(double[] a, double ridge, double[] b, double[] x, int n) {
        double[] u = new double[n * n];
        for (int k = 0; k < n; k++) {
            int row = k * n;
            for (int i = k; i < n; i++) {
                u[row + i] = a[i * n + k];
            }
            u[row + k] += ridge;
            int m = 0;
            for (; m + ROWS <= k; m += ROWS) {
                subtractRows(u, m * n, row, k, n);
            }
            for (; m < k; m++) {
                subtractRow(u, m * n, row, k, n);
            }
            if (!(u[row + k] > 0)) {
                return false;
            }
            double pivot = Math.sqrt(u[row + k]);
            u[row + k] = pivot;
            for (int i = k + 1; i < n; i++) {
                u[row + i] /= pivot;
            }
        }
        return solve(u, b, x, n);
    }

    /** u[row, i] -= u[m, k] u[m, i], then the same with m + 1, m + 2, m + 3, for i from k on. */
    private static void subtractRows(double[] u, int m, int row, int k, int n) {
        int m1 = m + n;
        int m2 = m1 + n;
        int m3 = m2 + n;
        double c0 = u[m + k];
        double c1 = u[m1 + k];
        double c2 = u[m2 + k];
        double c3 = u[m3 + k];
        for (int i = k; i < n; i++) {
            u[row + i] = u[row + i] - c0 * u[m + i] - c1 * u[m1 + i] - c2 * u[m2 + i] - c3 * u[m3 + i];
        }
    }

    private static void subtractRow(double[] u, int m, int row, int k, int n) {
        double c = u[m + k];
        for (int i = k; i < n; i++) {
            u[row + i] -= c * u[m + i];
        }
    }

    /** x from U' U x = b; false where it is not finite. */
    private static boolean solve(double[] u, double[] b, double[] x, int n) {
        System.arraycopy(b, 0, x, 0, n);
        for (int k = 0; k < n; k++) {
            x[k] /= u[k * n + k];
            double solved = x[k];
            for (int i = k + 1; i < n; i++) {
                x[i] -= u[k * n + i] * solved;
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = x[i];
            for (int k = i + 1; k < n; k++) {
                sum -= u[i * n + k] * x[k];
            }
            x[i] = sum / u[i * n + i];
            if (!Double.isFinite(x[i])) {
                return false;
            }
        }
        return true;
    }
}
