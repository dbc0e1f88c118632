package periplus.core.kernels;

import static periplus.core.kernels.SimdLanes.COUNT;
import static periplus.core.kernels.SimdLanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * The inner loops of the matrix product: a tile of C, a few rows by two vectors, held in registers over k.
 *
 * <p>c[row][j] = fma(a[row][p], b[p][j], c[row][j]) for p = 0 ... k - 1, starting from 0 or from C as it stands. A's rows
 * lie {@link #STRIDE} apart, B's {@link #COLUMNS}. Written out row by row since the JIT keeps named vectors in
 * registers, not arrays of them: 12 rows x 2 accumulators for the 32 registers of 512-bit and ARM machines, 6 x 2 for
 * the 16 registers of others, and 4 x 2 for what is left of the rows.
 */
final class SimdTiles {
    /** Depth of a block of k: a panel of B then stays in the second cache while A passes by. */
    static final int DEPTH = 256;
    /** Distance of A's packed rows; not a power of two, so that rows do not fall onto the same cache lines. */
    static final int STRIDE = DEPTH + 16;

    static final int COLUMNS = 2 * COUNT;
    static final int ROWS = COUNT == 16 || System.getProperty("os.arch", "").equals("aarch64") ? 12 : 6;
    static final int FEW_ROWS = 4;

    private SimdTiles() {}

    /** Rows that the next tile takes where {@code left} are left; those beyond are padding. */
    static int rowsOfNext(int left) {
        return left >= ROWS || left > 2 * FEW_ROWS ? ROWS : FEW_ROWS;
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
            FloatVector x = FloatVector.broadcast(FLOATS, a[ao + p]);
            l0 = x.fma(left, l0);
            r0 = x.fma(right, r0);
            x = FloatVector.broadcast(FLOATS, a[ao + p + STRIDE]);
            l1 = x.fma(left, l1);
            r1 = x.fma(right, r1);
            x = FloatVector.broadcast(FLOATS, a[ao + p + 2 * STRIDE]);
            l2 = x.fma(left, l2);
            r2 = x.fma(right, r2);
            x = FloatVector.broadcast(FLOATS, a[ao + p + 3 * STRIDE]);
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
            FloatVector x = FloatVector.broadcast(FLOATS, a[ao + p]);
            l0 = x.fma(left, l0);
            r0 = x.fma(right, r0);
            x = FloatVector.broadcast(FLOATS, a[ao + p + STRIDE]);
            l1 = x.fma(left, l1);
            r1 = x.fma(right, r1);
            x = FloatVector.broadcast(FLOATS, a[ao + p + 2 * STRIDE]);
            l2 = x.fma(left, l2);
            r2 = x.fma(right, r2);
            x = FloatVector.broadcast(FLOATS, a[ao + p + 3 * STRIDE]);
            l3 = x.fma(left, l3);
            r3 = x.fma(right, r3);
            x = FloatVector.broadcast(FLOATS, a[ao + p + 4 * STRIDE]);
            l4 = x.fma(left, l4);
            r4 = x.fma(right, r4);
            x = FloatVector.broadcast(FLOATS, a[ao + p + 5 * STRIDE]);
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
            FloatVector x = FloatVector.broadcast(FLOATS, a[ao + p]);
            l0 = x.fma(left, l0);
            r0 = x.fma(right, r0);
            x = FloatVector.broadcast(FLOATS, a[ao + p + STRIDE]);
            l1 = x.fma(left, l1);
            r1 = x.fma(right, r1);
            x = FloatVector.broadcast(FLOATS, a[ao + p + 2 * STRIDE]);
            l2 = x.fma(left, l2);
            r2 = x.fma(right, r2);
            x = FloatVector.broadcast(FLOATS, a[ao + p + 3 * STRIDE]);
            l3 = x.fma(left, l3);
            r3 = x.fma(right, r3);
            x = FloatVector.broadcast(FLOATS, a[ao + p + 4 * STRIDE]);
            l4 = x.fma(left, l4);
            r4 = x.fma(right, r4);
            x = FloatVector.broadcast(FLOATS, a[ao + p + 5 * STRIDE]);
            l5 = x.fma(left, l5);
            r5 = x.fma(right, r5);
            x = FloatVector.broadcast(FLOATS, a[ao + p + 6 * STRIDE]);
            l6 = x.fma(left, l6);
            r6 = x.fma(right, r6);
            x = FloatVector.broadcast(FLOATS, a[ao + p + 7 * STRIDE]);
            l7 = x.fma(left, l7);
            r7 = x.fma(right, r7);
            x = FloatVector.broadcast(FLOATS, a[ao + p + 8 * STRIDE]);
            l8 = x.fma(left, l8);
            r8 = x.fma(right, r8);
            x = FloatVector.broadcast(FLOATS, a[ao + p + 9 * STRIDE]);
            l9 = x.fma(left, l9);
            r9 = x.fma(right, r9);
            x = FloatVector.broadcast(FLOATS, a[ao + p + 10 * STRIDE]);
            l10 = x.fma(left, l10);
            r10 = x.fma(right, r10);
            x = FloatVector.broadcast(FLOATS, a[ao + p + 11 * STRIDE]);
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
