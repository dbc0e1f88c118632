package periplus.core.kernels;

import org.jspecify.annotations.Nullable;
import periplus.core.workers.Workers;

/**
 * What a provider implements; the semantics of each operation are those of the same method of {@link Kernels}.
 *
 * <p>An instance may keep scratch space: it serves one calling thread at a time.
 *
 * <p>To add your own: implement every method so that it gives the bits of {@link PlainKernels}, and extend
 * {@code KernelSupportContract} ({@link NativeKernels} alone gives other bits, and only for large products). Arguments have been checked; implementations allocate nothing per call once warm.
 */
public interface KernelSupport {
    /** The provider's name as written into manifests. */
    String name();

    /** See {@link Kernels#multiply}. */
    void multiply(
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
            int ldc);

    /** See {@link Kernels#addBias}. */
    void addBias(Workers workers, int rows, int units, float[] bias, float[] z, int zOffset);

    /** See {@link Kernels#addColumnSums}. */
    void addColumnSums(Workers workers, int rows, int units, float[] x, int xOffset, float[] sums);

    /** See {@link Kernels#leakForward}. */
    void leakForward(
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
            int hOffset);

    /** See {@link Kernels#leakBackward}. */
    void leakBackward(
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
            float @Nullable [] dAlpha);

    /** See {@link Kernels#leakySequenceForward}; the steps one by one are the specification. */
    default void leakySequenceForward(
            Workers workers,
            Nonlinearity f,
            int steps,
            int trials,
            int units,
            float[] weights,
            float[] alpha,
            int inputs,
            float[] input,
            float[] inputWeights,
            float @Nullable [] bias,
            boolean noisy,
            float[] drive,
            float[] state) {
        int rows = steps * trials;
        int block = trials * units;
        multiply(
                workers,
                false,
                true,
                rows,
                units,
                inputs,
                input,
                0,
                inputs,
                inputWeights,
                0,
                inputs,
                noisy,
                drive,
                0,
                units);
        if (bias != null) {
            addBias(workers, rows, units, bias, drive, 0);
        }
        for (int z = 0; z < steps * block; z += block) {
            multiply(
                    workers, false, true, trials, units, units, state, z, units, weights, 0, units, true, drive, z,
                    units);
            leakForward(workers, f, trials, units, drive, z, alpha, state, z, null, 0, drive, z, state, z + block);
        }
    }

    /** See {@link Kernels#leakySequenceBackward}; the steps one by one are the specification. */
    default void leakySequenceBackward(
            Workers workers,
            Nonlinearity f,
            int steps,
            int trials,
            int units,
            float[] weights,
            float[] alpha,
            float[] r,
            float[] state,
            int outputs,
            float[] dOutput,
            float[] decoder,
            float @Nullable [] rowCost,
            float[] dRate,
            float[] dDrive,
            float[] dState,
            float @Nullable [] dAlpha) {
        int block = trials * units;
        if (outputs > 0) {
            int rows = steps * trials;
            multiply(
                    workers, false, false, rows, units, outputs, dOutput, 0, outputs, decoder, 0, units, false, dRate,
                    block, units);
            for (int row = 0; rowCost != null && row < rows; row++) {
                if (rowCost[row] != 0f) {
                    int at = block + row * units;
                    addScaled(workers, units, rowCost[row], state, at, dRate, at);
                }
            }
        }
        java.util.Arrays.fill(dState, 0, block, 0f);
        for (int z = (steps - 1) * block; z >= 0; z -= block) {
            addScaled(workers, block, 1f, dRate, z + block, dState, 0);
            leakBackward(workers, f, trials, units, alpha, r, z, state, z, dState, 0, dDrive, z, dState, 0, dAlpha);
            multiply(
                    workers, false, false, trials, units, units, dDrive, z, units, weights, 0, units, true, dState, 0,
                    units);
        }
    }

    /** See {@link Kernels#sumsOfSquares}; this loop is the specification. */
    default void sumsOfSquares(Workers workers, int length, float[] x, int offset, double[] sums) {
        int chunk = 0;
        for (int start = 0; start < length; start += Kernels.SQUARES_CHUNK) {
            sums[chunk++] =
                    PlainKernels.sumOfSquares(x, offset + start, Math.min(Kernels.SQUARES_CHUNK, length - start));
        }
    }

    /** See {@link Kernels#rates}. */
    void rates(Workers workers, Nonlinearity f, int n, float[] x, int xOffset, float[] y, int yOffset);

    /** See {@link Kernels#addSlopes}. */
    void addSlopes(
            Workers workers,
            Nonlinearity f,
            int n,
            float[] r,
            int rOffset,
            float[] dr,
            int drOffset,
            float[] dx,
            int dxOffset);

    /** See {@link Kernels#softmaxCrossEntropy}. */
    void softmaxCrossEntropy(
            Workers workers,
            int rows,
            int classes,
            float[] logits,
            float[] target,
            float[] weight,
            float scale,
            double[] rowLoss);

    /** See {@link Kernels#adam}. */
    void adam(
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
            double correction2);

    /** See {@link Kernels#rmsProp}. */
    void rmsProp(Workers workers, float[] w, float[] g, float[] v, float learningRate, float rho, float epsilon);

    /** See {@link Kernels#sgd}. */
    void sgd(Workers workers, float[] w, float[] g, float[] u, float learningRate, float momentum);

    /** See {@link Kernels#addScaled}. */
    void addScaled(Workers workers, int length, float a, float[] x, int xOffset, float[] y, int yOffset);
}
