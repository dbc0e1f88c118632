package periplus.core.kernels;

import org.jspecify.annotations.Nullable;
import periplus.core.workers.Workers;

/**
 * The float32 operations that training and sampling are made of; the one door to the SIMD and plain twins.
 *
 * <p>Promise: a result depends on the operands alone. Not on the provider (plain or SIMD), the threads, the blocking
 * or the vector width. (A native BLAS, where asked for, keeps less: see {@link NativeKernels}.) Every output element of a product is one chain in rising k,
 * {@code c = fma(a[k], b[k], c)}, starting from 0 or from the value accumulated onto; every sum over rows is one chain in
 * rising row order. Softmax sums run over 16 fixed lanes (see {@link #softmaxCrossEntropy}). Arguments are checked here;
 * {@link KernelSupport} trusts them. One object serves one calling thread at a time; its workers serve it.
 *
 * <p>All matrices are row-major; {@code ld} is the distance between rows in elements.
 */
public final class Kernels {
    /** Numbers in a chunk of {@link #sumsOfSquares}. */
    public static final int SQUARES_CHUNK = 1 << 14;

    private final KernelSupport support;
    private final Workers workers;

    /** Kernels of one provider on one team of workers. */
    public Kernels(KernelSupport support, Workers workers) {
        this.support = support;
        this.workers = workers;
    }

    /** The plain twin on the calling thread: the specification. */
    public static Kernels plain() {
        return new Kernels(new PlainKernels(), Workers.single());
    }

    /** Which provider is active: "plain", "simd-512" and the like (the same numbers), or "native-" and a library. */
    public String provider() {
        return support.name();
    }

    KernelSupport support() {
        return support;
    }

    /** The team that the kernels run on, for callers that split their own work over rows. */
    public Workers workers() {
        return workers;
    }

    /**
     * C[m][n] = op(A) op(B), or C += op(A) op(B), with op(A) of size m x k and op(B) of size k x n.
     *
     * @param transposeA A is stored k x m
     * @param transposeB B is stored n x k
     */
    public void multiply(
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
        checkMatrix("A", a, aOffset, lda, transposeA ? k : m, transposeA ? m : k);
        checkMatrix("B", b, bOffset, ldb, transposeB ? n : k, transposeB ? k : n);
        checkMatrix("C", c, cOffset, ldc, m, n);
        support.multiply(
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

    /** Adds {@code bias[u]} to every row of z, {@code rows x units}. */
    public void addBias(int rows, int units, float[] bias, float[] z, int zOffset) {
        checkMatrix("z", z, zOffset, units, rows, units);
        checkLength("bias", bias, 0, units);
        support.addBias(workers, rows, units, bias, z, zOffset);
    }

    /** sums[u] += sum over rows of x[row][u], each a chain in rising row order. */
    public void addColumnSums(int rows, int units, float[] x, int xOffset, float[] sums) {
        checkMatrix("x", x, xOffset, units, rows, units);
        checkLength("sums", sums, 0, units);
        support.addColumnSums(workers, rows, units, x, xOffset, sums);
    }

    /**
     * One leaky step: r = f(z); h = (1 - alpha) hPrevious + alpha r (+ noise).
     *
     * <p>relu(-0) is +0; a NaN drive gives a NaN rate under every f. Where alpha is exactly 1, h = r (+ noise) bitwise, whatever hPrevious holds: the vanilla network. Otherwise
     * h = fma(alpha, r, (1 - alpha) * hPrevious).
     *
     * @param z drive, rows x units; noise inside the nonlinearity has been added to it by the caller
     * @param alpha one leak per unit, in (0, 1]
     * @param noise added to h after the leak ("outside"), rows x units, or null
     * @param r rates f(z), kept for the backward pass; may be the same array and offset as z
     */
    public void leakForward(
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
        checkMatrix("z", z, zOffset, units, rows, units);
        checkMatrix("hPrevious", hPrevious, hPreviousOffset, units, rows, units);
        checkMatrix("r", r, rOffset, units, rows, units);
        checkMatrix("h", h, hOffset, units, rows, units);
        checkLength("alpha", alpha, 0, units);
        if (noise != null) {
            checkMatrix("noise", noise, noiseOffset, units, rows, units);
        }
        support.leakForward(
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

    /**
     * The adjoint of {@link #leakForward}: dz = alpha f'(r) dh; dhPrevious = (1 - alpha) dh (overwritten, not added).
     *
     * <p>If {@code dAlpha} is given, dAlpha[u] += sum over rows of (r - hPrevious) dh, a chain in rising row order.
     * The caller adds J^T dz to dhPrevious.
     */
    public void leakBackward(
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
        checkMatrix("r", r, rOffset, units, rows, units);
        checkMatrix("hPrevious", hPrevious, hPreviousOffset, units, rows, units);
        checkMatrix("dh", dh, dhOffset, units, rows, units);
        checkMatrix("dz", dz, dzOffset, units, rows, units);
        checkMatrix("dhPrevious", dhPrevious, dhPreviousOffset, units, rows, units);
        checkLength("alpha", alpha, 0, units);
        if (dAlpha != null) {
            checkLength("dAlpha", dAlpha, 0, units);
        }
        support.leakBackward(
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

    /**
     * All steps of a leaky network: the drive z_t = noise_t + M v_t + b, then for t = 1 .. T
     * z_t += J h_{t-1} and {@link #leakForward} in place of z_t.
     *
     * <p>The bits are those of {@link #multiply}, {@link #addBias} and {@link #leakForward} called one after the other.
     *
     * @param weights J, units x units
     * @param alpha one leak per unit, in (0, 1]
     * @param input v, [steps][trials][inputs]; {@code inputs} may be 0
     * @param inputWeights M, units x inputs
     * @param bias one a unit, or null
     * @param noisy whether {@code drive} holds noise to start from; otherwise it is overwritten
     * @param drive [steps][trials][units]; on return the rates r
     * @param state [steps + 1][trials][units]; block 0 is read, the others are written
     */
    public void leakySequenceForward(
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
        int rows = Math.multiplyExact(steps, trials);
        checkMatrix("weights", weights, 0, units, units, units);
        checkLength("alpha", alpha, 0, units);
        checkMatrix("input", input, 0, inputs, rows, inputs);
        checkMatrix("inputWeights", inputWeights, 0, inputs, units, inputs);
        if (bias != null) {
            checkLength("bias", bias, 0, units);
        }
        checkMatrix("drive", drive, 0, units, rows, units);
        checkMatrix("state", state, 0, units, rows + trials, units);
        support.leakySequenceForward(
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

    /**
     * The adjoint of {@link #leakySequenceForward} but for the products over all steps: for t = T .. 1
     * dh_t += dRate_t, {@link #leakBackward}, dh_{t-1} += J^T dz_t.
     *
     * <p>Where {@code outputs > 0}, dRate_t is first made from a linear readout and a cost of the rates:
     * dRate = D^T dOutput, a chain in rising outputs, then fma(rowCost, h, dRate) where rowCost is not 0.
     *
     * @param r the rates, as the forward call left them in its drive
     * @param dOutput [steps][trials][outputs]; {@code outputs} may be 0
     * @param decoder D, outputs x units
     * @param rowCost one a step and trial, or null
     * @param dRate [steps + 1][trials][units], block 0 unused; on return it holds nothing in particular
     * @param dDrive written: dz, [steps][trials][units]
     * @param dState written: dh_0, trials x units
     * @param dAlpha added to, or null: a chain over trials, and that from step T to 1
     */
    public void leakySequenceBackward(
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
        int rows = Math.multiplyExact(steps, trials);
        checkMatrix("weights", weights, 0, units, units, units);
        checkLength("alpha", alpha, 0, units);
        checkMatrix("r", r, 0, units, rows, units);
        checkMatrix("state", state, 0, units, rows + trials, units);
        checkMatrix("dOutput", dOutput, 0, outputs, rows, outputs);
        checkMatrix("decoder", decoder, 0, units, outputs, units);
        if (rowCost != null) {
            checkLength("rowCost", rowCost, 0, rows);
        }
        checkMatrix("dRate", dRate, 0, units, rows + trials, units);
        checkMatrix("dDrive", dDrive, 0, units, rows, units);
        checkMatrix("dState", dState, 0, units, trials, units);
        if (dAlpha != null) {
            checkLength("dAlpha", dAlpha, 0, units);
        }
        support.leakySequenceBackward(
                workers, f, steps, trials, units, weights, alpha, r, state, outputs, dOutput, decoder, rowCost, dRate,
                dDrive, dState, dAlpha);
    }

    /**
     * y[i] = f(x[i]) over {@code n} elements; y may be the same array and offset as x.
     *
     * <p>relu(-0) is +0; NaN gives NaN under every f.
     */
    public void rates(Nonlinearity f, int n, float[] x, int xOffset, float[] y, int yOffset) {
        checkLength("x", x, xOffset, n);
        checkLength("y", y, yOffset, n);
        support.rates(workers, f, n, x, xOffset, y, yOffset);
    }

    /**
     * The adjoint of {@link #rates}, added: dx[i] += dr[i] * f'(r[i]), the slope written in the rate r.
     *
     * <p>A relu adds dr where r > 0 and 0 elsewhere, even where dr is infinite.
     */
    public void addSlopes(
            Nonlinearity f, int n, float[] r, int rOffset, float[] dr, int drOffset, float[] dx, int dxOffset) {
        checkLength("r", r, rOffset, n);
        checkLength("dr", dr, drOffset, n);
        checkLength("dx", dx, dxOffset, n);
        support.addSlopes(workers, f, n, r, rOffset, dr, drOffset, dx, dxOffset);
    }

    /**
     * Softmax cross-entropy of each row against a target distribution, and its gradient in place.
     *
     * <p>loss[row] = weight[row] * -sum_i p_i log q_i, q = softmax(logits); logits[row][i] becomes
     * scale * weight[row] * (q_i * sum_j p_j - p_i). {@code rowLoss} is in nats. A row of weight 0 is masked out: loss
     * and gradient are 0, whatever its logits hold. Logits further apart than a float reaches give NaN.
     *
     * <p>Order of sums: lane l adds the elements i = l mod 16 in rising i (float for the exponentials, double for p and
     * for the float products p_i (x_i - max)); the 16 lanes are then folded in halves, 8 onto 8, 4 onto 4, 2 onto 2,
     * 1 onto 1.
     */
    public void softmaxCrossEntropy(
            int rows, int classes, float[] logits, float[] target, float[] weight, float scale, double[] rowLoss) {
        if (classes < 1) {
            throw new IllegalArgumentException("a softmax needs at least 1 class, got " + classes);
        }
        checkMatrix("logits", logits, 0, classes, rows, classes);
        checkMatrix("target", target, 0, classes, rows, classes);
        checkLength("weight", weight, 0, rows);
        if (rowLoss.length < rows) {
            throw new IllegalArgumentException("rowLoss holds " + rowLoss.length + ", needs " + rows);
        }
        support.softmaxCrossEntropy(workers, rows, classes, logits, target, weight, scale, rowLoss);
    }

    /**
     * One Adam update in place: m = b1 m + (1-b1) g; v = b2 v + (1-b2) g^2;
     * w -= lr * (m / c1) / (sqrt(v / c2) + eps) with c1 = 1 - b1^step, c2 = 1 - b2^step (PyTorch's form).
     */
    public void adam(
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
        checkSame(w, g, m, v);
        support.adam(workers, w, g, m, v, learningRate, beta1, beta2, epsilon, correction1, correction2);
    }

    /** One RMSProp update in place: v = rho v + (1-rho) g^2; w -= lr * g / (sqrt(v) + eps) (PyTorch's form). */
    public void rmsProp(float[] w, float[] g, float[] v, float learningRate, float rho, float epsilon) {
        checkSame(w, g, v, v);
        support.rmsProp(workers, w, g, v, learningRate, rho, epsilon);
    }

    /** One SGD update in place: u = momentum * u + g; w -= lr * u (PyTorch's form). */
    public void sgd(float[] w, float[] g, float[] u, float learningRate, float momentum) {
        checkSame(w, g, u, u);
        support.sgd(workers, w, g, u, learningRate, momentum);
    }

    /** y[i] = fma(a, x[i], y[i]) over {@code length} elements. */
    public void addScaled(int length, float a, float[] x, int xOffset, float[] y, int yOffset) {
        checkLength("x", x, xOffset, length);
        checkLength("y", y, yOffset, length);
        support.addScaled(workers, length, a, x, xOffset, y, yOffset);
    }

    /**
     * sums[chunk] = sum of x[i]^2 in double over chunk number {@code chunk} of {@link #SQUARES_CHUNK} elements.
     *
     * <p>Within a chunk four chains, i = 0, 1, 2, 3 mod 4, are added as (s0 + s1) + (s2 + s3); elements beyond the last
     * multiple of four go to s0.
     */
    public void sumsOfSquares(int length, float[] x, int offset, double[] sums) {
        checkLength("x", x, offset, length);
        int chunks = (length + SQUARES_CHUNK - 1) / SQUARES_CHUNK;
        if (sums.length < chunks) {
            throw new IllegalArgumentException("sums holds " + sums.length + ", needs " + chunks);
        }
        support.sumsOfSquares(workers, length, x, offset, sums);
    }

    private static void checkSame(float[] w, float[] g, float[] m, float[] v) {
        if (g.length != w.length || m.length != w.length || v.length != w.length) {
            throw new IllegalArgumentException("optimiser arrays differ in length: weights " + w.length + ", gradient "
                    + g.length + ", moments " + m.length + " and " + v.length);
        }
    }

    private static void checkLength(String name, float[] x, int offset, int length) {
        if (offset < 0 || length < 0 || (long) offset + length > x.length) {
            throw new IllegalArgumentException(
                    name + " of length " + x.length + " does not hold " + length + " elements from " + offset);
        }
    }

    private static void checkMatrix(String name, float[] x, int offset, int ld, int rows, int columns) {
        if (rows < 0 || columns < 0 || ld < columns || offset < 0) {
            throw new IllegalArgumentException(name + " is " + rows + " x " + columns + " with row distance " + ld
                    + " from " + offset + ": sizes must be non-negative and rows must not overlap");
        }
        if (rows > 0 && offset + (long) ld * (rows - 1) + columns > x.length) {
            throw new IllegalArgumentException(name + " of length " + x.length + " does not hold " + rows + " x "
                    + columns + " with row distance " + ld + " from " + offset);
        }
    }
}
