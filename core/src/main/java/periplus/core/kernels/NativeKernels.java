package periplus.core.kernels;

import org.jspecify.annotations.Nullable;
import periplus.core.kernels.nativeblas.BlasLibrary;
import periplus.core.workers.Workers;

/**
 * Large products by a native BLAS; small products and everything else by the portable twin.
 *
 * <p>Promise: on one CPU model and one version of the library a result depends on the operands alone. C is cut into
 * blocks and k into depths by the product's size only, never by the number of workers; each block is one
 * single-threaded call; which products are small is a rule by shape. Other machines and other libraries give other
 * bits: each element is a sum of the same terms in an order that is the library's own.
 *
 * <p>When it helps: not where the SIMD twin has 512-bit vectors. GFLOP/s of one core with AVX-512, SIMD twin, this
 * class on OpenBLAS 0.3.21, on MKL 2025.3: 110, 101, 99 at 200 x 256 x 256; 102, 94, 96 at 200 x 1024 x 1024; 92, 88, 93
 * at 200 x 4096 x 4096; 108, 101, 95 at 4000 x 512 x 256; 103, 96, 88 at a weight gradient of 512 x 256 over 4000 rows.
 * It is for machines where the vector module is slower than the CPU, and for comparing with what other programs compute.
 *
 * <p>A call may allocate some 200 bytes a block where the JIT does not see through the segments around the arrays.
 *
 * <p>Blocks are kept to about 10 ms of work, because a call holds the garbage collector off while it runs. Not to be
 * confused with the library's own threads: it is set to one. One calling thread at a time.
 */
final class NativeKernels implements KernelSupport {
    /** Fewer multiply-adds than this are the portable twin's: there a call and its blocks gain nothing. */
    static final long SMALLEST = 2_000_000;

    /** Blocks as large as they may be; where fewer than {@link #ENOUGH_BLOCKS} would come of it, half as wide or high. */
    static final int BLOCK_ROWS = 256;

    static final int BLOCK_COLUMNS = 512;
    static final int DEPTH = 4096;
    private static final int ENOUGH_BLOCKS = 4;
    private static final float[] NOTHING = {};

    private final BlasLibrary blas;
    private final KernelSupport portable;
    private final Workers.Job job = this::block;

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

    /** This library's products; {@code portable} does the rest. */
    NativeKernels(BlasLibrary blas, KernelSupport portable) {
        this.blas = blas;
        this.portable = portable;
    }

    @Override
    public String name() {
        return "native-" + blas.identity().name() + " over " + portable.name();
    }

    @Override
    public void multiply(
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
        if ((long) m * n * k < SMALLEST) {
            portable.multiply(
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
        chooseGrid();
        workers.run(gridRows * gridColumns, job);
    }

    /** By the size alone: a grid that knew the workers would give each team bits of its own. */
    private void chooseGrid() {
        gridRows = parts(m, BLOCK_ROWS);
        gridColumns = parts(n, BLOCK_COLUMNS);
        if (gridRows * gridColumns < ENOUGH_BLOCKS) {
            gridColumns = parts(n, BLOCK_COLUMNS / 2);
        }
        if (gridRows * gridColumns < ENOUGH_BLOCKS) {
            gridRows = parts(m, BLOCK_ROWS / 2);
        }
    }

    private void block(int part, int worker) {
        int row = cut(m, gridRows, part / gridColumns);
        int column = cut(n, gridColumns, part % gridColumns);
        int height = cut(m, gridRows, part / gridColumns + 1) - row;
        int width = cut(n, gridColumns, part % gridColumns + 1) - column;
        for (int p = 0; p < k; p += DEPTH) {
            blas.multiply(
                    transposeA,
                    transposeB,
                    height,
                    width,
                    Math.min(DEPTH, k - p),
                    a,
                    aOffset + (transposeA ? p * lda + row : row * lda + p),
                    lda,
                    b,
                    bOffset + (transposeB ? column * ldb + p : p * ldb + column),
                    ldb,
                    accumulate || p > 0,
                    c,
                    cOffset + row * ldc + column,
                    ldc);
        }
    }

    private static int parts(int length, int block) {
        return (length + block - 1) / block;
    }

    /** Where a part begins: parts of nearly the same length, on whole multiples of a register's 16 floats. */
    private static int cut(int length, int parts, int part) {
        int grains = (length + 15) / 16;
        return (int) Math.min(length, (long) grains * part / parts * 16);
    }

    @Override
    public void addBias(Workers workers, int rows, int units, float[] bias, float[] z, int zOffset) {
        portable.addBias(workers, rows, units, bias, z, zOffset);
    }

    @Override
    public void addColumnSums(Workers workers, int rows, int units, float[] x, int xOffset, float[] sums) {
        portable.addColumnSums(workers, rows, units, x, xOffset, sums);
    }

    @Override
    public void leakForward(
            Workers workers,
            Nonlinearity f,
            int rows,
            int units,
            float[] z,
            int zOffset,
            float[] alpha,
            float[] hPrevious,
            int hPreviousOffset,
            float @Nullable [] noise,
            int noiseOffset,
            float[] r,
            int rOffset,
            float[] h,
            int hOffset) {
        portable.leakForward(
                workers,
                f,
                rows,
                units,
                z,
                zOffset,
                alpha,
                hPrevious,
                hPreviousOffset,
                noise,
                noiseOffset,
                r,
                rOffset,
                h,
                hOffset);
    }

    @Override
    public void leakBackward(
            Workers workers,
            Nonlinearity f,
            int rows,
            int units,
            float[] alpha,
            float[] r,
            int rOffset,
            float[] hPrevious,
            int hPreviousOffset,
            float[] dh,
            int dhOffset,
            float[] dz,
            int dzOffset,
            float[] dhPrevious,
            int dhPreviousOffset,
            float @Nullable [] dAlpha) {
        portable.leakBackward(
                workers,
                f,
                rows,
                units,
                alpha,
                r,
                rOffset,
                hPrevious,
                hPreviousOffset,
                dh,
                dhOffset,
                dz,
                dzOffset,
                dhPrevious,
                dhPreviousOffset,
                dAlpha);
    }

    @Override
    public void softmaxCrossEntropy(
            Workers workers,
            int rows,
            int classes,
            float[] logits,
            float[] target,
            float[] weight,
            float scale,
            double[] rowLoss) {
        portable.softmaxCrossEntropy(workers, rows, classes, logits, target, weight, scale, rowLoss);
    }

    @Override
    public void adam(
            Workers workers,
            float[] w,
            float[] g,
            float[] m,
            float[] v,
            float learningRate,
            float beta1,
            float beta2,
            float epsilon,
            double correction1,
            double correction2) {
        portable.adam(workers, w, g, m, v, learningRate, beta1, beta2, epsilon, correction1, correction2);
    }

    @Override
    public void rmsProp(
            Workers workers, float[] w, float[] g, float[] v, float learningRate, float rho, float epsilon) {
        portable.rmsProp(workers, w, g, v, learningRate, rho, epsilon);
    }

    @Override
    public void sgd(Workers workers, float[] w, float[] g, float[] u, float learningRate, float momentum) {
        portable.sgd(workers, w, g, u, learningRate, momentum);
    }

    @Override
    public void rates(Workers workers, Nonlinearity f, int n, float[] x, int xOffset, float[] y, int yOffset) {
        portable.rates(workers, f, n, x, xOffset, y, yOffset);
    }

    @Override
    public void addSlopes(
            Workers workers,
            Nonlinearity f,
            int n,
            float[] r,
            int rOffset,
            float[] dr,
            int drOffset,
            float[] dx,
            int dxOffset) {
        portable.addSlopes(workers, f, n, r, rOffset, dr, drOffset, dx, dxOffset);
    }

    @Override
    public void addScaled(Workers workers, int length, float a, float[] x, int xOffset, float[] y, int yOffset) {
        portable.addScaled(workers, length, a, x, xOffset, y, yOffset);
    }
}
