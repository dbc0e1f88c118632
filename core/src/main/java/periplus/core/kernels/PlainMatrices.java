package periplus.core.kernels;

import java.util.Arrays;
import java.util.Objects;

/** The plain twin of {@link MatrixFunctions}: the specification. */
final class PlainMatrices implements MatrixFunctions {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void multiply(double[] a, double[] b, double[] out, int rows, int inner, int columns) {
        check(a, b, out, rows, inner, columns);
        Arrays.fill(out, 0, rows * columns, 0);
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < inner; k++) {
                double x = a[i * inner + k];
                for (int j = 0; j < columns; j++) {
                    out[i * columns + j] += x * b[k * columns + j];
                }
            }
        }
    }

    @Override
    public void gram(double[] a, double[] out, int rows, int columns) {
        check(a, a, out, columns, rows, columns);
        Arrays.fill(out, 0, columns * columns, 0);
        for (int k = 0; k < rows; k++) {
            for (int i = 0; i < columns; i++) {
                double x = a[k * columns + i];
                for (int j = 0; j < columns; j++) {
                    out[i * columns + j] += x * a[k * columns + j];
                }
            }
        }
    }

    static void check(double[] a, double[] b, double[] out, int rows, int inner, int columns) {
        Objects.checkFromIndexSize(0, Math.multiplyExact(rows, inner), a.length);
        Objects.checkFromIndexSize(0, Math.multiplyExact(inner, columns), b.length);
        Objects.checkFromIndexSize(0, Math.multiplyExact(rows, columns), out.length);
    }
}
