package periplus.core.kernels;

import static periplus.core.kernels.SimdTiles.COLUMNS;
import static periplus.core.kernels.SimdTiles.DEPTH;
import static periplus.core.kernels.SimdTiles.ROWS;
import static periplus.core.kernels.SimdTiles.STRIDE;

import java.util.Arrays;
import periplus.core.workers.Workers;

/**
 * The matrix product: blocks of A and B are packed for the caches, tiles of C are computed in registers.
 *
 * <p>Each element of C is one chain of fused multiply-adds in rising k. Where k is cut into blocks the chain is stored
 * in C and taken up again, which is exact, so neither the blocking nor the split over workers nor the vector width
 * changes a bit. C is cut into a grid of parts, one a worker; each packs what it needs, and shares nothing.
 */
final class SimdProduct {
    /** Below this number of multiply-adds waking the other threads costs more than it gives. */
    private static final long WORTH_SPLITTING = 400_000;

    private static final int BLOCK_ROWS = 192;
    private static final int BLOCK_COLUMNS = 512;
    private static final float[] NOTHING = {};

    private final Workers.Job job = this::part;
    private final SimdThinProduct thin = new SimdThinProduct();
    private float[][] packedA = {};
    private float[][] packedB = {};
    private float[][] edge = {};
    private float[] turned = NOTHING;

    private boolean transposeA;
    private boolean transposeB;
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
    private int gridRows = 1;
    private int gridColumns = 1;

    void run(
            Workers workers,
            boolean transposeA,
            boolean transposeB,
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
        if (m == 0 || n == 0) {
            return;
        }
        if (k > 0 && thin.takes(transposeA, transposeB, m, n)) {
            thin.run(workers, transposeA, m, n, k, a, aOffset, lda, b, bOffset, ldb, accumulate, c, cOffset, ldc);
            return;
        }
        if (n <= SimdLanes.COUNT && m > 2 * n && k > 0) {
            runTurned(
                    workers,
                    transposeA,
                    transposeB,
                    m,
                    n,
                    k,
                    a,
                    aOffset,
                    lda,
                    b,
                    bOffset,
                    ldb,
                    accumulate,
                    c,
                    cOffset,
                    ldc);
            return;
        }
        this.transposeA = transposeA;
        this.transposeB = transposeB;
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
        int count = workers.count();
        packedA = SimdSweep.grown(packedA, count, BLOCK_ROWS * STRIDE);
        packedB = SimdSweep.grown(packedB, count, BLOCK_COLUMNS * DEPTH);
        edge = SimdSweep.grown(edge, count, ROWS * COLUMNS);
        chooseGrid((long) m * n * k < WORTH_SPLITTING ? 1 : count);
        if (gridRows * gridColumns == 1) {
            part(0, 0);
        } else {
            workers.run(gridRows * gridColumns, job);
        }
    }

    /** A narrow C would leave most lanes idle: its transpose is computed as op(B)^T op(A)^T, then turned back. */
    private void runTurned(
            Workers workers,
            boolean transposeA,
            boolean transposeB,
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
        if (turned.length < n * m) {
            turned = new float[n * m];
        }
        if (accumulate) {
            SimdPacking.transpose(m, n, c, cOffset, ldc, turned, 0, m);
        }
        run(workers, !transposeB, !transposeA, n, m, k, b, bOffset, ldb, a, aOffset, lda, accumulate, turned, 0, m);
        SimdPacking.transpose(n, m, turned, 0, m, c, cOffset, ldc);
    }

    /** The grid of parts with the least estimated work in its largest part: tiles, and packing at a fraction of them. */
    private void chooseGrid(int parts) {
        int tileRows = (m + ROWS - 1) / ROWS;
        int tileColumns = (n + COLUMNS - 1) / COLUMNS;
        long best = Long.MAX_VALUE;
        for (int rows = 1; rows <= Math.min(parts, tileRows); rows++) {
            int columns = Math.min(parts / rows, tileColumns);
            long partRows = (tileRows + rows - 1) / rows;
            long partColumns = (tileColumns + columns - 1) / columns;
            long work = partRows * partColumns * (2L * ROWS) + partRows * ROWS + partColumns * COLUMNS;
            if (work < best) {
                best = work;
                gridRows = rows;
                gridColumns = columns;
            }
        }
    }

    private void part(int part, int worker) {
        int row = part / gridColumns;
        int column = part % gridColumns;
        multiply(
                cut(m, ROWS, gridRows, row),
                cut(m, ROWS, gridRows, row + 1),
                cut(n, COLUMNS, gridColumns, column),
                cut(n, COLUMNS, gridColumns, column + 1),
                worker);
    }

    private static int cut(int length, int grain, int parts, int part) {
        int blocks = (length + grain - 1) / grain;
        return (int) Math.min(length, (long) blocks * part / parts * grain);
    }

    private void multiply(int rowFrom, int rowTo, int columnFrom, int columnTo, int worker) {
        if (k == 0 && !accumulate) {
            for (int row = rowFrom; row < rowTo; row++) {
                Arrays.fill(c, cOffset + row * ldc + columnFrom, cOffset + row * ldc + columnTo, 0f);
            }
        }
        for (int j = columnFrom; j < columnTo; j += BLOCK_COLUMNS) {
            int columns = Math.min(BLOCK_COLUMNS, columnTo - j);
            for (int p = 0; p < k; p += DEPTH) {
                int depth = Math.min(DEPTH, k - p);
                packB(packedB[worker], p, depth, j, columns);
                for (int i = rowFrom; i < rowTo; i += BLOCK_ROWS) {
                    int rows = Math.min(BLOCK_ROWS, rowTo - i);
                    packA(packedA[worker], i, rows, p, depth);
                    block(i, rows, j, columns, depth, accumulate || p > 0, worker);
                }
            }
        }
    }

    private void packA(float[] packed, int row, int rows, int p, int depth) {
        if (transposeA) {
            SimdTurnedTiles.pack(depth, rows, a, aOffset + p * lda + row, lda, packed);
        } else {
            SimdPacking.copy(rows, depth, a, aOffset + row * lda + p, lda, packed, 0, STRIDE);
        }
    }

    /** Panels of COLUMNS columns, one after the other; what the last one lacks is 0. */
    private void packB(float[] packed, int p, int depth, int column, int columns) {
        for (int j = 0; j < columns; j += COLUMNS) {
            int width = Math.min(COLUMNS, columns - j);
            if (width < COLUMNS) {
                Arrays.fill(packed, j * DEPTH, j * DEPTH + depth * COLUMNS, 0f);
            }
            if (transposeB) {
                SimdPacking.transpose(
                        width, depth, b, bOffset + (column + j) * ldb + p, ldb, packed, j * DEPTH, COLUMNS);
            } else {
                SimdPacking.copy(depth, width, b, bOffset + p * ldb + column + j, ldb, packed, j * DEPTH, COLUMNS);
            }
        }
    }

    private void block(int row, int rows, int column, int columns, int depth, boolean add, int worker) {
        float[] pa = packedA[worker];
        float[] pb = packedB[worker];
        for (int j = 0; j < columns; j += COLUMNS) {
            int width = Math.min(COLUMNS, columns - j);
            for (int i = 0; i < rows; ) {
                int height = transposeA ? SimdTurnedTiles.rowsOfNext(rows - i) : SimdTiles.rowsOfNext(rows - i);
                int at = cOffset + (row + i) * ldc + column + j;
                if (width == COLUMNS && i + height <= rows) {
                    tile(height, depth, pa, i, pb, j * DEPTH, add, c, at, ldc);
                } else {
                    int inside = Math.min(height, rows - i);
                    float[] padded = edge[worker];
                    if (add) {
                        SimdPacking.copy(inside, width, c, at, ldc, padded, 0, COLUMNS);
                    }
                    tile(height, depth, pa, i, pb, j * DEPTH, add, padded, 0, COLUMNS);
                    SimdPacking.copy(inside, width, padded, 0, COLUMNS, c, at, ldc);
                }
                i += height;
            }
        }
    }

    private void tile(
            int height, int depth, float[] pa, int i, float[] pb, int pbAt, boolean add, float[] to, int at, int ldTo) {
        if (transposeA) {
            SimdTurnedTiles.tile(height, depth, pa, SimdTurnedTiles.at(i), pb, pbAt, add, to, at, ldTo);
        } else {
            SimdTiles.tile(height, depth, pa, i * STRIDE, pb, pbAt, add, to, at, ldTo);
        }
    }
}
