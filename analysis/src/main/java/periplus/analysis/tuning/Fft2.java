package periplus.analysis.tuning;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The discrete Fourier transform of complex images, {@code [2 * (y * columns + x)]} real then imaginary.
 *
 * <p>Rows and columns are done one by one on the calling thread: the library's own two-dimensional transform starts
 * threads for large images, and threads come from {@code Workers} here. Holds scratch: one instance per thread.
 */
final class Fft2 {
    final int rows;
    final int columns;
    private final DoubleFFT_1D alongX;
    private final DoubleFFT_1D alongY;
    private final double[] column;

    Fft2(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.alongX = new DoubleFFT_1D(columns);
        this.alongY = rows == columns ? alongX : new DoubleFFT_1D(rows);
        this.column = new double[2 * rows];
    }

    /** The smallest product of 2, 3 and 5 that is at least {@code n}. */
    static int goodSize(int n) {
        for (int size = n; ; size++) {
            int rest = size;
            for (int factor : new int[] {2, 3, 5}) {
                while (rest % factor == 0) {
                    rest /= factor;
                }
            }
            if (rest == 1) {
                return size;
            }
        }
    }

    /** sum over (y, x) of a exp(-2 pi i (ky y / rows + kx x / columns)); rows from {@code filledRows} on are zero. */
    void forward(double[] a, int filledRows) {
        for (int y = 0; y < filledRows; y++) {
            alongX.complexForward(a, 2 * y * columns);
        }
        for (int x = 0; x < columns; x++) {
            gather(a, x);
            alongY.complexForward(column, 0);
            scatter(a, x);
        }
    }

    /** The inverse of {@link #forward}, 1/(rows columns) included. */
    void inverse(double[] a) {
        for (int x = 0; x < columns; x++) {
            gather(a, x);
            alongY.complexInverse(column, 0, true);
            scatter(a, x);
        }
        for (int y = 0; y < rows; y++) {
            alongX.complexInverse(a, 2 * y * columns, true);
        }
    }

    private void gather(double[] a, int x) {
        for (int y = 0; y < rows; y++) {
            column[2 * y] = a[2 * (y * columns + x)];
            column[2 * y + 1] = a[2 * (y * columns + x) + 1];
        }
    }

    private void scatter(double[] a, int x) {
        for (int y = 0; y < rows; y++) {
            a[2 * (y * columns + x)] = column[2 * y];
            a[2 * (y * columns + x) + 1] = column[2 * y + 1];
        }
    }
}
