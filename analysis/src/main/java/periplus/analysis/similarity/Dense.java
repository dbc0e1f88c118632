package periplus.analysis.similarity;

import java.util.Arrays;
import periplus.core.kernels.MatrixFunctions;

/** Products and solves of small dense matrices, row-major, in one fixed order of summation. */
final class Dense {
    private static final MatrixFunctions MATRICES = MatrixFunctions.fastest();

    private Dense() {}

    /** {@code out = a b}, [rows, inner] by [inner, columns]. */
    static void multiply(double[] a, double[] b, double[] out, int rows, int inner, int columns) {
        MATRICES.multiply(a, b, out, rows, inner, columns);
    }

    /** {@code out = a b}, square. */
    static void multiply(double[] a, double[] b, double[] out, int n) {
        multiply(a, b, out, n, n, n);
    }

    /** {@code out = a^T b}, [inner, rows] by [inner, columns]. */
    static void transposedMultiply(double[] a, double[] b, double[] out, int rows, int inner, int columns) {
        Arrays.fill(out, 0, rows * columns, 0);
        for (int k = 0; k < inner; k++) {
            for (int i = 0; i < rows; i++) {
                double x = a[k * rows + i];
                for (int j = 0; j < columns; j++) {
                    out[i * columns + j] += x * b[k * columns + j];
                }
            }
        }
    }

    static double[] transpose(double[] a, int rows, int columns) {
        double[] out = new double[a.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                out[j * rows + i] = a[i * columns + j];
            }
        }
        return out;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double d = a[i] - b[i];
            sum += d * d;
        }
        return Math.sqrt(sum);
    }

    /**
     * Solves {@code a x = b} by elimination with row pivots; {@code a} is spoiled, {@code b} [n, columns] becomes x.
     *
     * @return the determinant of a; 0 where it is singular, and then b holds nothing of use
     */
    static double solve(double[] a, double[] b, int n, int columns) {
        double determinant = 1;
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                if (Math.abs(a[i * n + k]) > Math.abs(a[pivot * n + k])) {
                    pivot = i;
                }
            }
            double head = a[pivot * n + k];
            determinant *= pivot == k ? head : -head;
            if (head == 0) {
                return 0;
            }
            swapRows(a, k, pivot, n);
            swapRows(b, k, pivot, columns);
            for (int i = k + 1; i < n; i++) {
                double factor = a[i * n + k] / head;
                if (factor != 0) {
                    for (int j = k + 1; j < n; j++) {
                        a[i * n + j] -= factor * a[k * n + j];
                    }
                    for (int j = 0; j < columns; j++) {
                        b[i * columns + j] -= factor * b[k * columns + j];
                    }
                }
            }
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int j = 0; j < columns; j++) {
                b[k * columns + j] /= a[k * n + k];
            }
            for (int i = 0; i < k; i++) {
                double factor = a[i * n + k];
                for (int j = 0; j < columns; j++) {
                    b[i * columns + j] -= factor * b[k * columns + j];
                }
            }
        }
        return determinant;
    }

    static double[] identity(int n) {
        double[] out = new double[n * n];
        for (int i = 0; i < n; i++) {
            out[i * n + i] = 1;
        }
        return out;
    }

    /** The rows of a square or rectangular matrix, one after the other. */
    static double[] flat(double[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        double[] out = new double[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new IllegalArgumentException(
                        "row " + i + " has " + rows[i].length + " entries, row 0 has " + columns);
            }
            System.arraycopy(rows[i], 0, out, i * columns, columns);
        }
        return out;
    }

    static double[][] rows(double[] flat, int rows, int columns) {
        double[][] out = new double[rows][];
        for (int i = 0; i < rows; i++) {
            out[i] = Arrays.copyOfRange(flat, i * columns, (i + 1) * columns);
        }
        return out;
    }

    /** An n by n matrix, checked: square, finite. */
    static double[] square(double[][] rows, String what) {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != rows.length) {
                throw new IllegalArgumentException(what + ": row " + i + " of " + rows.length + " has " + rows[i].length
                        + " entries; expected a square matrix");
            }
            for (double x : rows[i]) {
                if (!Double.isFinite(x)) {
                    throw new IllegalArgumentException(what + " holds " + x + "; expected finite numbers");
                }
            }
        }
        return flat(rows);
    }

    /** A fixed order of two matrices of one size, so that a search started from a pair does not depend on who is first. */
    static boolean ordered(double[] first, double[] second) {
        return Arrays.compare(first, second) <= 0;
    }

    private static void swapRows(double[] a, int i, int j, int columns) {
        if (i != j) {
            for (int k = 0; k < columns; k++) {
                double kept = a[i * columns + k];
                a[i * columns + k] = a[j * columns + k];
                a[j * columns + k] = kept;
            }
        }
    }
}
