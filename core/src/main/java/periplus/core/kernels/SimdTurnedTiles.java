package periplus.core.kernels;

import static periplus.core.kernels.SimdLanes.COUNT;
import static periplus.core.kernels.SimdLanes.FLOATS;
import static periplus.core.kernels.SimdTiles.COLUMNS;
import static periplus.core.kernels.SimdTiles.DEPTH;
import static periplus.core.kernels.SimdTiles.FEW_ROWS;
import static periplus.core.kernels.SimdTiles.ROWS;

import jdk.incubator.vector.FloatVector;

/**
 * The tiles of {@link SimdTiles} for an A that is stored transposed, as the errors of a weight gradient are: it is then
 * packed by copying rows instead of turning blocks, panels of {@link SimdTiles#ROWS} columns with one k after the other.
 */
final class SimdTurnedTiles {
    /** Distance of panels: a whole vector is written where {@code ROWS} numbers belong. */
    static final int PANEL = DEPTH * ROWS + 16;

    private SimdTurnedTiles() {}

    /** Rows that the next tile takes; what begins in a panel ends in it. */
    static int rowsOfNext(int left) {
        return ROWS == 12 ? SimdTiles.rowsOfNext(left) : left > FEW_ROWS ? ROWS : FEW_ROWS;
    }

    /** Where row i of a block stands: the tiles count from here. */
    static int at(int i) {
        return i / ROWS * PANEL + i % ROWS;
    }

    /** Packs A^T[depth][rows], rows of it {@code ld} apart. */
    static void pack(int depth, int rows, float[] from, int fromAt, int ld, float[] to) {
        for (int p = 0; p < depth; p++) {
            int source = fromAt + p * ld;
            if (source + rows + 16 <= from.length) {
                packRow(rows, from, source, to, p * ROWS);
            } else {
                for (int i = 0; i < rows; i += ROWS) {
                    System.arraycopy(from, source + i, to, i / ROWS * PANEL + p * ROWS, Math.min(ROWS, rows - i));
                }
            }
        }
    }

    /** A vector may reach into what follows in its panel, which is written after it, or beyond the rows. */
    private static void packRow(int rows, float[] from, int source, float[] to, int at) {
        int target = at;
        for (int i = 0; i < rows; i += ROWS) {
            for (int lane = 0; lane < ROWS; lane += COUNT) {
                FloatVector.fromArray(FLOATS, from, source + i + lane).intoArray(to, target + lane);
            }
            target += PANEL;
        }
    }

    static void tile(int rows, int k, float[] a, int ao, float[] b, int bo, boolean add, float[] c, int co, int ldc) {
        if (rows == FEW_ROWS) {
            tile4(k, a, ao, b, bo, add, c, co, ldc);
        } else if (ROWS == 12) {
            tile12(k, a, ao, b, bo, add, c, co, ldc);
        } else {
            tile6(k, a, ao, b, bo, add, c, co, ldc);
        }
    }

    private static void tile4(int k, float[] a, int ao, float[] b, int bo, boolean add, float[] c, int co, int ldc) {
        FloatVector zero = FloatVector.zero(FLOATS);
        FloatVector l0 = add ? FloatVector.fromArray(FLOATS, c, co) : zero;
        FloatVector r0 = add ? FloatVector.fromArray(FLOATS, c, co + COUNT) : zero;
        FloatVector l1 = add ? FloatVector.fromArray(FLOATS, c, co + ldc) : zero;
        FloatVector r1 = add ? FloatVector.fromArray(FLOATS, c, co + ldc + COUNT) : zero;
        FloatVector l2 = add ? FloatVector.fromArray(FLOATS, c, co + 2 * ldc) : zero;
        FloatVector r2 = add ? FloatVector.fromArray(FLOATS, c, co + 2 * ldc + COUNT) : zero;
        FloatVector l3 = add ? FloatVector.fromArray(FLOATS, c, co + 3 * ldc) : zero;
        FloatVector r3 = add ? FloatVector.fromArray(FLOATS, c, co + 3 * ldc + COUNT) : zero;
        for (int p = 0; p < k; p++) {
            FloatVector left = FloatVector.fromArray(FLOATS, b, bo + p * COLUMNS);
            FloatVector right = FloatVector.fromArray(FLOATS, b, bo + p * COLUMNS + COUNT);
            FloatVector x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS]);
            l0 = x.fma(left, l0);
            r0 = x.fma(right, r0);
            x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS + 1]);
            l1 = x.fma(left, l1);
            r1 = x.fma(right, r1);
            x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS + 2]);
            l2 = x.fma(left, l2);
            r2 = x.fma(right, r2);
            x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS + 3]);
            l3 = x.fma(left, l3);
            r3 = x.fma(right, r3);
        }
        l0.intoArray(c, co);
        r0.intoArray(c, co + COUNT);
        l1.intoArray(c, co + ldc);
        r1.intoArray(c, co + ldc + COUNT);
        l2.intoArray(c, co + 2 * ldc);
        r2.intoArray(c, co + 2 * ldc + COUNT);
        l3.intoArray(c, co + 3 * ldc);
        r3.intoArray(c, co + 3 * ldc + COUNT);
    }

    private static void tile6(int k, float[] a, int ao, float[] b, int bo, boolean add, float[] c, int co, int ldc) {
        FloatVector zero = FloatVector.zero(FLOATS);
        FloatVector l0 = add ? FloatVector.fromArray(FLOATS, c, co) : zero;
        FloatVector r0 = add ? FloatVector.fromArray(FLOATS, c, co + COUNT) : zero;
        FloatVector l1 = add ? FloatVector.fromArray(FLOATS, c, co + ldc) : zero;
        FloatVector r1 = add ? FloatVector.fromArray(FLOATS, c, co + ldc + COUNT) : zero;
        FloatVector l2 = add ? FloatVector.fromArray(FLOATS, c, co + 2 * ldc) : zero;
        FloatVector r2 = add ? FloatVector.fromArray(FLOATS, c, co + 2 * ldc + COUNT) : zero;
        FloatVector l3 = add ? FloatVector.fromArray(FLOATS, c, co + 3 * ldc) : zero;
        FloatVector r3 = add ? FloatVector.fromArray(FLOATS, c, co + 3 * ldc + COUNT) : zero;
        FloatVector l4 = add ? FloatVector.fromArray(FLOATS, c, co + 4 * ldc) : zero;
        FloatVector r4 = add ? FloatVector.fromArray(FLOATS, c, co + 4 * ldc + COUNT) : zero;
        FloatVector l5 = add ? FloatVector.fromArray(FLOATS, c, co + 5 * ldc) : zero;
        FloatVector r5 = add ? FloatVector.fromArray(FLOATS, c, co + 5 * ldc + COUNT) : zero;
        for (int p = 0; p < k; p++) {
            FloatVector left = FloatVector.fromArray(FLOATS, b, bo + p * COLUMNS);
            FloatVector right = FloatVector.fromArray(FLOATS, b, bo + p * COLUMNS + COUNT);
            FloatVector x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS]);
            l0 = x.fma(left, l0);
            r0 = x.fma(right, r0);
            x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS + 1]);
            l1 = x.fma(left, l1);
            r1 = x.fma(right, r1);
            x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS + 2]);
            l2 = x.fma(left, l2);
            r2 = x.fma(right, r2);
            x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS + 3]);
            l3 = x.fma(left, l3);
            r3 = x.fma(right, r3);
            x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS + 4]);
            l4 = x.fma(left, l4);
            r4 = x.fma(right, r4);
            x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS + 5]);
            l5 = x.fma(left, l5);
            r5 = x.fma(right, r5);
        }
        l0.intoArray(c, co);
        r0.intoArray(c, co + COUNT);
        l1.intoArray(c, co + ldc);
        r1.intoArray(c, co + ldc + COUNT);
        l2.intoArray(c, co + 2 * ldc);
        r2.intoArray(c, co + 2 * ldc + COUNT);
        l3.intoArray(c, co + 3 * ldc);
        r3.intoArray(c, co + 3 * ldc + COUNT);
        l4.intoArray(c, co + 4 * ldc);
        r4.intoArray(c, co + 4 * ldc + COUNT);
        l5.intoArray(c, co + 5 * ldc);
        r5.intoArray(c, co + 5 * ldc + COUNT);
    }

    private static void tile12(int k, float[] a, int ao, float[] b, int bo, boolean add, float[] c, int co, int ldc) {
        FloatVector zero = FloatVector.zero(FLOATS);
        FloatVector l0 = add ? FloatVector.fromArray(FLOATS, c, co) : zero;
        FloatVector r0 = add ? FloatVector.fromArray(FLOATS, c, co + COUNT) : zero;
        FloatVector l1 = add ? FloatVector.fromArray(FLOATS, c, co + ldc) : zero;
        FloatVector r1 = add ? FloatVector.fromArray(FLOATS, c, co + ldc + COUNT) : zero;
        FloatVector l2 = add ? FloatVector.fromArray(FLOATS, c, co + 2 * ldc) : zero;
        FloatVector r2 = add ? FloatVector.fromArray(FLOATS, c, co + 2 * ldc + COUNT) : zero;
        FloatVector l3 = add ? FloatVector.fromArray(FLOATS, c, co + 3 * ldc) : zero;
        FloatVector r3 = add ? FloatVector.fromArray(FLOATS, c, co + 3 * ldc + COUNT) : zero;
        FloatVector l4 = add ? FloatVector.fromArray(FLOATS, c, co + 4 * ldc) : zero;
        FloatVector r4 = add ? FloatVector.fromArray(FLOATS, c, co + 4 * ldc + COUNT) : zero;
        FloatVector l5 = add ? FloatVector.fromArray(FLOATS, c, co + 5 * ldc) : zero;
        FloatVector r5 = add ? FloatVector.fromArray(FLOATS, c, co + 5 * ldc + COUNT) : zero;
        FloatVector l6 = add ? FloatVector.fromArray(FLOATS, c, co + 6 * ldc) : zero;
        FloatVector r6 = add ? FloatVector.fromArray(FLOATS, c, co + 6 * ldc + COUNT) : zero;
        FloatVector l7 = add ? FloatVector.fromArray(FLOATS, c, co + 7 * ldc) : zero;
        FloatVector r7 = add ? FloatVector.fromArray(FLOATS, c, co + 7 * ldc + COUNT) : zero;
        FloatVector l8 = add ? FloatVector.fromArray(FLOATS, c, co + 8 * ldc) : zero;
        FloatVector r8 = add ? FloatVector.fromArray(FLOATS, c, co + 8 * ldc + COUNT) : zero;
        FloatVector l9 = add ? FloatVector.fromArray(FLOATS, c, co + 9 * ldc) : zero;
        FloatVector r9 = add ? FloatVector.fromArray(FLOATS, c, co + 9 * ldc + COUNT) : zero;
        FloatVector l10 = add ? FloatVector.fromArray(FLOATS, c, co + 10 * ldc) : zero;
        FloatVector r10 = add ? FloatVector.fromArray(FLOATS, c, co + 10 * ldc + COUNT) : zero;
        FloatVector l11 = add ? FloatVector.fromArray(FLOATS, c, co + 11 * ldc) : zero;
        FloatVector r11 = add ? FloatVector.fromArray(FLOATS, c, co + 11 * ldc + COUNT) : zero;
        for (int p = 0; p < k; p++) {
            FloatVector left = FloatVector.fromArray(FLOATS, b, bo + p * COLUMNS);
            FloatVector right = FloatVector.fromArray(FLOATS, b, bo + p * COLUMNS + COUNT);
            FloatVector x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS]);
            l0 = x.fma(left, l0);
            r0 = x.fma(right, r0);
            x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS + 1]);
            l1 = x.fma(left, l1);
            r1 = x.fma(right, r1);
            x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS + 2]);
            l2 = x.fma(left, l2);
            r2 = x.fma(right, r2);
            x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS + 3]);
            l3 = x.fma(left, l3);
            r3 = x.fma(right, r3);
            x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS + 4]);
            l4 = x.fma(left, l4);
            r4 = x.fma(right, r4);
            x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS + 5]);
            l5 = x.fma(left, l5);
            r5 = x.fma(right, r5);
            x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS + 6]);
            l6 = x.fma(left, l6);
            r6 = x.fma(right, r6);
            x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS + 7]);
            l7 = x.fma(left, l7);
            r7 = x.fma(right, r7);
            x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS + 8]);
            l8 = x.fma(left, l8);
            r8 = x.fma(right, r8);
            x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS + 9]);
            l9 = x.fma(left, l9);
            r9 = x.fma(right, r9);
            x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS + 10]);
            l10 = x.fma(left, l10);
            r10 = x.fma(right, r10);
            x = FloatVector.broadcast(FLOATS, a[ao + p * ROWS + 11]);
            l11 = x.fma(left, l11);
            r11 = x.fma(right, r11);
        }
        l0.intoArray(c, co);
        r0.intoArray(c, co + COUNT);
        l1.intoArray(c, co + ldc);
        r1.intoArray(c, co + ldc + COUNT);
        l2.intoArray(c, co + 2 * ldc);
        r2.intoArray(c, co + 2 * ldc + COUNT);
        l3.intoArray(c, co + 3 * ldc);
        r3.intoArray(c, co + 3 * ldc + COUNT);
        l4.intoArray(c, co + 4 * ldc);
        r4.intoArray(c, co + 4 * ldc + COUNT);
        l5.intoArray(c, co + 5 * ldc);
        r5.intoArray(c, co + 5 * ldc + COUNT);
        l6.intoArray(c, co + 6 * ldc);
        r6.intoArray(c, co + 6 * ldc + COUNT);
        l7.intoArray(c, co + 7 * ldc);
        r7.intoArray(c, co + 7 * ldc + COUNT);
        l8.intoArray(c, co + 8 * ldc);
        r8.intoArray(c, co + 8 * ldc + COUNT);
        l9.intoArray(c, co + 9 * ldc);
        r9.intoArray(c, co + 9 * ldc + COUNT);
        l10.intoArray(c, co + 10 * ldc);
        r10.intoArray(c, co + 10 * ldc + COUNT);
        l11.intoArray(c, co + 11 * ldc);
        r11.intoArray(c, co + 11 * ldc + COUNT);
    }
}
