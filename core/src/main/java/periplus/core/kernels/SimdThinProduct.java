package periplus.core.kernels;

import static periplus.core.kernels.SimdLanes.COUNT;
import static periplus.core.kernels.SimdLanes.FLOATS;

import jdk.incubator.vector.FloatVector;
import periplus.core.workers.Workers;

/**
 * Products with one side of at most four, which read the large operand once and pack nothing.
 *
 * <p>Readouts of few outputs, C[m][few] = A B^T, are chains along rows of A: four rows by two columns of plain numbers
 * at a time, whose eight chains hide each other's latency. Their gradients and those of few inputs, C[few][n] = A^T B,
 * are sums over rows of B: two rows of C by four vectors.
 */
final class SimdThinProduct extends SimdSweep {
    private static final int FEW = 4;
    private static final int ABREAST = 4 * COUNT;
    /** Rows a call: a loop that runs once over everything would never be entered anew once it is compiled. */
    private static final int CHUNK = 512;

    private static final float[] NOTHING = {};

    private boolean gradient;
    private int m;
    private int n;
    private int k;
    private float[] a = NOTHING;
    private int aOffset;
    private int lda;
    private float[] b = NOTHING;
    private int bOffset;
    private int ldb;
    private boolean accumulate;
    private float[] c = NOTHING;
    private int cOffset;
    private int ldc;

    /** Whether this shape is thin. */
    boolean takes(boolean transposeA, boolean transposeB, int rows, int columns) {
        return transposeA
                ? !transposeB && rows <= FEW && columns >= ABREAST
                : transposeB && columns <= FEW && rows > 2 * columns;
    }

    void run(
            Workers workers,
            boolean transposeA,
            int m,
            int n,
            int k,
            float[] a,
            int aOffset,
            int lda,
            float[] b,
            int bOffset,
            int ldb,
            boolean accumulate,
            float[] c,
            int cOffset,
            int ldc) {
        this.gradient = transposeA;
        this.m = m;
        this.n = n;
        this.k = k;
        this.a = a;
        this.aOffset = aOffset;
        this.lda = lda;
        this.b = b;
        this.bOffset = bOffset;
        this.ldb = ldb;
        this.accumulate = accumulate;
        this.c = c;
        this.cOffset = cOffset;
        this.ldc = ldc;
        long elements = (long) m * n * k / 4;
        if (gradient) {
            sweep(workers, n, ABREAST, elements);
        } else {
            sweep(workers, m, FEW, elements);
        }
    }

    @Override
    void range(int from, int to, int worker) {
        if (gradient) {
            for (int p = 0; p < k; p += CHUNK) {
                for (int i = 0; i < m; i += 2) {
                    sumOverRows(i, from, to, p, Math.min(k, p + CHUNK));
                }
            }
        } else {
            for (int row = from; row < to; row += 4) {
                for (int column = 0; column < n; column += 2) {
                    if (row + 4 <= to && column + 2 <= n) {
                        fourByTwo(row, column);
                    } else {
                        oneByOne(row, Math.min(to, row + 4), column, Math.min(n, column + 2));
                    }
                }
            }
        }
    }

    private void fourByTwo(int row, int column) {
        int a0 = aOffset + row * lda;
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int b0 = bOffset + column * ldb;
        int b1 = b0 + ldb;
        int at = cOffset + row * ldc + column;
        float s00 = accumulate ? c[at] : 0f;
        float s01 = accumulate ? c[at + 1] : 0f;
        float s10 = accumulate ? c[at + ldc] : 0f;
        float s11 = accumulate ? c[at + ldc + 1] : 0f;
        float s20 = accumulate ? c[at + 2 * ldc] : 0f;
        float s21 = accumulate ? c[at + 2 * ldc + 1] : 0f;
        float s30 = accumulate ? c[at + 3 * ldc] : 0f;
        float s31 = accumulate ? c[at + 3 * ldc + 1] : 0f;
        for (int p = 0; p < k; p++) {
            float left = b[b0 + p];
            float right = b[b1 + p];
            float x = a[a0 + p];
            s00 = Math.fma(x, left, s00);
            s01 = Math.fma(x, right, s01);
            x = a[a1 + p];
            s10 = Math.fma(x, left, s10);
            s11 = Math.fma(x, right, s11);
            x = a[a2 + p];
            s20 = Math.fma(x, left, s20);
            s21 = Math.fma(x, right, s21);
            x = a[a3 + p];
            s30 = Math.fma(x, left, s30);
            s31 = Math.fma(x, right, s31);
        }
        c[at] = s00;
        c[at + 1] = s01;
        c[at + ldc] = s10;
        c[at + ldc + 1] = s11;
        c[at + 2 * ldc] = s20;
        c[at + 2 * ldc + 1] = s21;
        c[at + 3 * ldc] = s30;
        c[at + 3 * ldc + 1] = s31;
    }

    private void oneByOne(int row, int rowTo, int column, int columnTo) {
        for (int i = row; i < rowTo; i++) {
            for (int j = column; j < columnTo; j++) {
                int at = cOffset + i * ldc + j;
                int ai = aOffset + i * lda;
                int bj = bOffset + j * ldb;
                float sum = accumulate ? c[at] : 0f;
                for (int p = 0; p < k; p++) {
                    sum = Math.fma(a[ai + p], b[bj + p], sum);
                }
                c[at] = sum;
            }
        }
    }

    /** Rows i and i + 1 of C, or row i twice where it is the last. */
    private void sumOverRows(int i, int from, int to, int first, int last) {
        boolean add = accumulate || first > 0;
        int second = Math.min(i + 1, m - 1);
        int j = from;
        for (; j + ABREAST <= to; j += ABREAST) {
            wide(i, second, j, first, last, add);
        }
        for (; j < to; j++) {
            one(i, j, first, last, add);
            if (second > i) {
                one(second, j, first, last, add);
            }
        }
    }

    private void one(int i, int j, int first, int last, boolean add) {
        int at = cOffset + i * ldc + j;
        float sum = add ? c[at] : 0f;
        for (int p = first; p < last; p++) {
            sum = Math.fma(a[aOffset + p * lda + i], b[bOffset + p * ldb + j], sum);
        }
        c[at] = sum;
    }

    private void wide(int i, int second, int j, int first, int last, boolean add) {
        int c0 = cOffset + i * ldc + j;
        int c1 = cOffset + second * ldc + j;
        FloatVector zero = FloatVector.zero(FLOATS);
        FloatVector s0 = add ? FloatVector.fromArray(FLOATS, c, c0) : zero;
        FloatVector s1 = add ? FloatVector.fromArray(FLOATS, c, c0 + COUNT) : zero;
        FloatVector s2 = add ? FloatVector.fromArray(FLOATS, c, c0 + 2 * COUNT) : zero;
        FloatVector s3 = add ? FloatVector.fromArray(FLOATS, c, c0 + 3 * COUNT) : zero;
        FloatVector t0 = add ? FloatVector.fromArray(FLOATS, c, c1) : zero;
        FloatVector t1 = add ? FloatVector.fromArray(FLOATS, c, c1 + COUNT) : zero;
        FloatVector t2 = add ? FloatVector.fromArray(FLOATS, c, c1 + 2 * COUNT) : zero;
        FloatVector t3 = add ? FloatVector.fromArray(FLOATS, c, c1 + 3 * COUNT) : zero;
        int ap = aOffset + first * lda;
        int bp = bOffset + first * ldb + j;
        for (int p = first; p < last; p++) {
            FloatVector x = FloatVector.broadcast(FLOATS, a[ap + i]);
            FloatVector y = FloatVector.broadcast(FLOATS, a[ap + second]);
            FloatVector z = FloatVector.fromArray(FLOATS, b, bp);
            s0 = x.fma(z, s0);
            t0 = y.fma(z, t0);
            z = FloatVector.fromArray(FLOATS, b, bp + COUNT);
            s1 = x.fma(z, s1);
            t1 = y.fma(z, t1);
            z = FloatVector.fromArray(FLOATS, b, bp + 2 * COUNT);
            s2 = x.fma(z, s2);
            t2 = y.fma(z, t2);
            z = FloatVector.fromArray(FLOATS, b, bp + 3 * COUNT);
            s3 = x.fma(z, s3);
            t3 = y.fma(z, t3);
            ap += lda;
            bp += ldb;
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c0 + COUNT);
        s2.intoArray(c, c0 + 2 * COUNT);
        s3.intoArray(c, c0 + 3 * COUNT);
        t0.intoArray(c, c1);
        t1.intoArray(c, c1 + COUNT);
        t2.intoArray(c, c1 + 2 * COUNT);
        t3.intoArray(c, c1 + 3 * COUNT);
    }
}
