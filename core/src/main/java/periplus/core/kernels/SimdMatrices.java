package periplus.core.kernels;

import static periplus.core.kernels.SimdLanes.DOUBLES;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/**
 * {@link MatrixFunctions} by vectors: tiles of four rows and two vectors, whose sums stay in registers.
 *
 * <p>A lane is an entry, so that each entry's sum keeps its order; no fused multiply-add, which the plain twin has not.
 * What is left at the edges goes entry by entry.
 */
final class SimdMatrices implements MatrixFunctions {
    private static final int LANES = DOUBLES.length();
    private static final int WIDE = 2 * LANES;
    private static final int HIGH = 4;

    @Override
    public String name() {
        return "simd-" + DOUBLES.vectorBitSize();
    }

    @Override
    public void multiply(double[] a, double[] b, double[] out, int rows, int inner, int columns) {
        PlainMatrices.check(a, b, out, rows, inner, columns);
        int i = 0;
        for (; i + HIGH <= rows; i += HIGH) {
            int j = 0;
            for (; j + WIDE <= columns; j += WIDE) {
                tile(a, i * inner, inner, 1, b, j, columns, inner, out, i * columns + j);
            }
            edge(a, i * inner, inner, 1, b, j, columns, inner, out, i * columns, HIGH);
        }
        edge(a, i * inner, inner, 1, b, 0, columns, inner, out, i * columns, rows - i);
    }

    @Override
    public void gram(double[] a, double[] out, int rows, int columns) {
        PlainMatrices.check(a, a, out, columns, rows, columns);
        int i = 0;
        for (; i + HIGH <= columns; i += HIGH) {
            int j = 0;
            // tiles that reach the lower triangle
            for (; j < i + HIGH && j + WIDE <= columns; j += WIDE) {
                tile(a, i, 1, columns, a, j, columns, rows, out, i * columns + j);
            }
            if (j < i + HIGH) {
                edge(a, i, 1, columns, a, j, columns, rows, out, i * columns, HIGH);
            }
        }
        edge(a, i, 1, columns, a, 0, columns, rows, out, i * columns, columns - i);
        for (int row = 0; row < columns; row++) {
            for (int column = row + 1; column < columns; column++) {
                out[row * columns + column] = out[column * columns + row];
            }
        }
    }

    /**
     * A tile of out, its first entry at {@code at}.
     *
     * @param row where the tile's first row of the left matrix is
     * @param down from one of its rows to the next
     * @param along from one inner index to the next
     * @param column the tile's first column of b
     */
    private static void tile(
            double[] a,
            int row,
            int down,
            int along,
            double[] b,
            int column,
            int columns,
            int inner,
            double[] out,
            int at) {
        DoubleVector s00 = DoubleVector.zero(DOUBLES);
        DoubleVector s01 = s00;
        DoubleVector s10 = s00;
        DoubleVector s11 = s00;
        DoubleVector s20 = s00;
        DoubleVector s21 = s00;
        DoubleVector s30 = s00;
        DoubleVector s31 = s00;
        int row1 = row + down;
        int row2 = row1 + down;
        int row3 = row2 + down;
        for (int k = 0; k < inner; k++) {
            DoubleVector b0 = DoubleVector.fromArray(DOUBLES, b, k * columns + column);
            DoubleVector b1 = DoubleVector.fromArray(DOUBLES, b, k * columns + column + LANES);
            DoubleVector x0 = DoubleVector.broadcast(DOUBLES, a[row + k * along]);
            s00 = s00.add(x0.mul(b0));
            s01 = s01.add(x0.mul(b1));
            DoubleVector x1 = DoubleVector.broadcast(DOUBLES, a[row1 + k * along]);
            s10 = s10.add(x1.mul(b0));
            s11 = s11.add(x1.mul(b1));
            DoubleVector x2 = DoubleVector.broadcast(DOUBLES, a[row2 + k * along]);
            s20 = s20.add(x2.mul(b0));
            s21 = s21.add(x2.mul(b1));
            DoubleVector x3 = DoubleVector.broadcast(DOUBLES, a[row3 + k * along]);
            s30 = s30.add(x3.mul(b0));
            s31 = s31.add(x3.mul(b1));
        }
        s00.intoArray(out, at);
        s01.intoArray(out, at + LANES);
        s10.intoArray(out, at + columns);
        s11.intoArray(out, at + columns + LANES);
        s20.intoArray(out, at + 2 * columns);
        s21.intoArray(out, at + 2 * columns + LANES);
        s30.intoArray(out, at + 3 * columns);
        s31.intoArray(out, at + 3 * columns + LANES);
    }

    /** The entries of {@code high} rows from column {@code first} on. */
    private static void edge(
            double[] a,
            int row,
            int down,
            int along,
            double[] b,
            int first,
            int columns,
            int inner,
            double[] out,
            int at,
            int high) {
        for (int i = 0; i < high; i++) {
            int to = at + i * columns;
            Arrays.fill(out, to + first, to + columns, 0);
            for (int k = 0; k < inner; k++) {
                double x = a[row + i * down + k * along];
                for (int j = first; j < columns; j++) {
                    out[to + j] += x * b[k * columns + j];
                }
            }
        }
    }
}
