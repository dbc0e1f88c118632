package periplus.core.kernels;

import org.jspecify.annotations.Nullable;
import periplus.core.workers.Workers;

/**
 * The SIMD twin: the plain twin's operations, vector by vector and split over the workers, with the same bits.
 *
 * <p>Uses the incubating vector module and is therefore only loaded through {@link KernelProviders}. Scratch space grows
 * to what the largest call needs and stays. One calling thread at a time.
 */
final class SimdKernels implements KernelSupport {
    private final SimdProduct product = new SimdProduct();
    private final SimdSums.Bias bias = new SimdSums.Bias();
    private final SimdSums.Columns columns = new SimdSums.Columns();
    private final SimdSums.Scaled scaled = new SimdSums.Scaled();
    private final SimdLeak.Forward leakForward = new SimdLeak.Forward();
    private final SimdLeak.Backward leakBackward = new SimdLeak.Backward();
    private final SimdLeak.AlphaGradient alphaGradient = new SimdLeak.AlphaGradient();
    private final SimdRecurrence recurrence = new SimdRecurrence();
    private final SimdLeakySequence sequence = new SimdLeakySequence(recurrence);
    private final SimdLeakySequenceAdjoint sequenceAdjoint = new SimdLeakySequenceAdjoint(recurrence);
    private final SimdElements.Forward rates = new SimdElements.Forward();
    private final SimdElements.Backward slopes = new SimdElements.Backward();
    private final SimdSquares squares = new SimdSquares();
    private final SimdSoftmax softmax = new SimdSoftmax();
    private final SimdOptimisers.Adam adam = new SimdOptimisers.Adam();
    private final SimdOptimisers.RmsProp rmsProp = new SimdOptimisers.RmsProp();
    private final SimdOptimisers.Sgd sgd = new SimdOptimisers.Sgd();

    @Override
    public String name() {
        return "simd-" + SimdLanes.FLOATS.vectorBitSize();
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
        product.run(
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
    }

    @Override
    public void addBias(Workers workers, int rows, int units, float[] biases, float[] z, int zOffset) {
        bias.run(workers, rows, units, biases, z, zOffset);
    }

    @Override
    public void addColumnSums(Workers workers, int rows, int units, float[] x, int xOffset, float[] sums) {
        columns.run(workers, rows, units, x, xOffset, sums);
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
        leakForward.run(
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
        if (dAlpha != null) {
            alphaGradient.run(workers, rows, units, r, rOffset, hPrevious, hPreviousOffset, dh, dhOffset, dAlpha);
        }
        leakBackward.run(
                workers, f, rows, units, alpha, r, rOffset, dh, dhOffset, dz, dzOffset, dhPrevious, dhPreviousOffset);
    }

    @Override
    public void leakySequenceForward(
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
        sequence.run(
                workers,
                f,
                steps,
                trials,
                units,
                weights,
                alpha,
                inputs,
                input,
                inputWeights,
                bias,
                noisy,
                drive,
                state);
    }

    @Override
    public void leakySequenceBackward(
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
        sequenceAdjoint.run(
                workers, f, steps, trials, units, weights, alpha, r, state, outputs, dOutput, decoder, rowCost, dRate,
                dDrive, dState, dAlpha);
    }

    @Override
    public void sumsOfSquares(Workers workers, int length, float[] x, int offset, double[] sums) {
        squares.run(workers, length, x, offset, sums);
    }

    @Override
    public void rates(Workers workers, Nonlinearity f, int n, float[] x, int xOffset, float[] y, int yOffset) {
        rates.run(workers, f, n, x, xOffset, y, yOffset);
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
        slopes.run(workers, f, n, r, rOffset, dr, drOffset, dx, dxOffset);
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
        softmax.run(workers, rows, classes, logits, target, weight, scale, rowLoss);
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
        float stepSize = (float) (learningRate / correction1);
        float rootCorrection = (float) Math.sqrt(correction2);
        adam.run(workers, w, g, m, v, beta1, beta2, epsilon, stepSize, rootCorrection);
    }

    @Override
    public void rmsProp(
            Workers workers, float[] w, float[] g, float[] v, float learningRate, float rho, float epsilon) {
        rmsProp.run(workers, w, g, v, learningRate, rho, epsilon);
    }

    @Override
    public void sgd(Workers workers, float[] w, float[] g, float[] u, float learningRate, float momentum) {
        sgd.run(workers, w, g, u, learningRate, momentum);
    }

    @Override
    public void addScaled(Workers workers, int length, float a, float[] x, int xOffset, float[] y, int yOffset) {
        scaled.run(workers, length, a, x, xOffset, y, yOffset);
    }
}
