package periplus.nets.cells;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.core.source.Source;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Role;

/**
 * Two recurrent modules in a hierarchy: input and feedback enter the first, the readout sees the second.
 *
 * <pre>
 *   z1_t = J1 h1_{t-1} + M v_t + B h2_{t-1} + xi_inside        r1_t = f(z1_t)
 *   h1_t = (1 - alpha) h1_{t-1} + alpha r1_t + xi_outside
 *   z2_t = J2 h2_{t-1} + W h1_t                                r2_t = f(z2_t)
 *   h2_t = (1 - alpha) h2_{t-1} + alpha r2_t + xi_outside
 *
 *   dz2_t     = alpha f'(r2_t) dh2_t                 dh1_t += W^T dz2_t
 *   dz1_t     = alpha f'(r1_t) dh1_t
 *   dh1_{t-1} = (1 - alpha) dh1_t + J1^T dz1_t
 *   dh2_{t-1} = (1 - alpha) dh2_t + J2^T dz2_t + B^T dz1_t
 * </pre>
 *
 * <p>Both modules have {@code units} units; the state is [h1, h2], the rate is h2, and one encoder gives the start of both.
 * M ({@code RNN.weight_ih_l0}) [units][inputs], B ({@code RNN.weight_feedback_l0}), J1 ({@code RNN.weight_hh_l0}), W ({@code
 * RNN.weight_ih_l1}) and J2 ({@code RNN.weight_hh_l1}) [units][units]; the names are those of PyTorch's two-layer network,
 * which has no feedback. Inside noise enters where the input does.
 *
 * <p>Source: the hierarchical prior of Chu et al. 2025, where alpha = 1; that the second module sees the first in the same
 * step, and one encoder for both, are read from their text. The leak is ours.
 */
@Source(key = "chu2025", where = "hierarchical prior: two modules, velocity and feedback to the first")
public final class TwoModuleRnnCell implements Cell {
    private final Kernels kernels;
    private final Nonlinearity f;
    private final float alpha;
    private final int inputs;
    private final int n;
    private final Parameter m;
    private final Parameter j1;
    private final Parameter b;
    private final Parameter w;
    private final Parameter j2;

    TwoModuleRnnCell(TwoModuleSettings settings, int inputs, int units, Kernels kernels) {
        this.kernels = kernels;
        this.f = settings.nonlinearity();
        this.alpha = (float) settings.alpha();
        this.inputs = inputs;
        this.n = units;
        this.m = Parameter.matrix("RNN.weight_ih_l0", Role.INPUT, units, inputs);
        this.j1 = Parameter.matrix("RNN.weight_hh_l0", Role.RECURRENT, units, units);
        this.b = Parameter.matrix("RNN.weight_feedback_l0", Role.RECURRENT, units, units);
        this.w = Parameter.matrix("RNN.weight_ih_l1", Role.RECURRENT, units, units);
        this.j2 = Parameter.matrix("RNN.weight_hh_l1", Role.RECURRENT, units, units);
    }

    @Override
    public void begin(SequenceState s) {
        copySecond(s, 0);
    }

    /** The rates of step t from its state. */
    private void copySecond(SequenceState s, int t) {
        for (int trial = 0; trial < s.trials; trial++) {
            System.arraycopy(s.state, s.stateOffset(t) + 2 * n * trial + n, s.rate, s.rateOffset(t) + n * trial, n);
        }
    }

    /** Where r2 of step t is kept. */
    private int r2(SequenceState s, int t) {
        return (t - 1) * s.trials * n;
    }

    /** Where dz2 of step t is kept. */
    private int dz2(SequenceState s, int t) {
        return (s.steps + t - 1) * s.trials * n;
    }

    @Override
    public void forward(SequenceState s, int t) {
        int rows = s.trials;
        int z1 = s.driveOffset(t);
        int h1 = s.stateOffset(t - 1);
        int h2 = h1 + n;
        times(rows, s.state, h1, j1, true, s.drive, z1);
        times(rows, s.state, h2, b, true, s.drive, z1);
        kernels.rates(f, rows * n, s.drive, z1, s.drive, z1);
        leak(s, t, 0, s.drive, z1);
        int z2 = r2(s, t);
        times(rows, s.state, h2, j2, false, s.kept, z2);
        times(rows, s.state, s.stateOffset(t), w, true, s.kept, z2);
        kernels.rates(f, rows * n, s.kept, z2, s.kept, z2);
        leak(s, t, n, s.kept, z2);
        copySecond(s, t);
    }

    /** z [rows][n] = or += h W^T for rows h of one module, which stand 2 n apart. */
    private void times(int rows, float[] h, int hOffset, Parameter weights, boolean onto, float[] z, int zOffset) {
        kernels.multiply(false, true, rows, n, n, h, hOffset, 2 * n, weights.values(), 0, n, onto, z, zOffset, n);
    }

    /** The state of one module (first unit {@code module}) at step t from its rates. */
    private void leak(SequenceState s, int t, int module, float[] r, int rOffset) {
        float[] noise = s.outsideNoise();
        for (int trial = 0; trial < s.trials; trial++) {
            int row = 2 * n * trial + module;
            int before = s.stateOffset(t - 1) + row;
            int now = s.stateOffset(t) + row;
            int rate = rOffset + n * trial;
            for (int u = 0; u < n; u++) {
                float h = alpha == 1f ? r[rate + u] : Math.fma(alpha, r[rate + u], (1f - alpha) * s.state[before + u]);
                s.state[now + u] = noise == null ? h : h + noise[row + u];
            }
        }
    }

    @Override
    public void backward(SequenceState s, SequenceAdjoint a, int t) {
        int rows = s.trials;
        float[] dh = a.dState();
        float[] before = a.dStatePrevious();
        for (int trial = 0; trial < rows; trial++) {
            addRow(dh, 2 * n * trial + n, a.dRate, s.rateOffset(t) + n * trial);
        }
        slopes(rows, s.kept, r2(s, t), dh, n, before, s.kept, dz2(s, t));
        back(rows, s.kept, dz2(s, t), w, dh, 0);
        int dz1 = s.driveOffset(t);
        slopes(rows, s.drive, dz1, dh, 0, before, a.dDrive, dz1);
        for (int i = 0; i < dh.length; i++) {
            before[i] = (1f - alpha) * dh[i];
        }
        back(rows, a.dDrive, dz1, j1, before, 0);
        back(rows, a.dDrive, dz1, b, before, n);
        back(rows, s.kept, dz2(s, t), j2, before, n);
        a.stepBack();
    }

    private void addRow(float[] to, int toOffset, float[] from, int fromOffset) {
        for (int u = 0; u < n; u++) {
            to[toOffset + u] += from[fromOffset + u];
        }
    }

    /** dz [rows][n] = alpha f'(r) dh for the module of first unit {@code module}; uses the start of {@code scratch}. */
    private void slopes(
            int rows, float[] r, int rOffset, float[] dh, int module, float[] scratch, float[] dz, int dzOffset) {
        for (int trial = 0; trial < rows; trial++) {
            for (int u = 0; u < n; u++) {
                scratch[n * trial + u] = alpha * dh[2 * n * trial + module + u];
            }
        }
        Arrays.fill(dz, dzOffset, dzOffset + rows * n, 0f);
        kernels.addSlopes(f, rows * n, r, rOffset, scratch, 0, dz, dzOffset);
    }

    /** dh += dz W for rows dh of the module of first unit {@code module}. */
    private void back(int rows, float[] dz, int dzOffset, Parameter weights, float[] dh, int module) {
        kernels.multiply(false, false, rows, n, n, dz, dzOffset, n, weights.values(), 0, n, true, dh, module, 2 * n);
    }

    @Override
    public void finish(SequenceState s, SequenceAdjoint a) {
        int next = s.stateBlock();
        gradient(s, a.dDrive, 0, 0, j1);
        gradient(s, a.dDrive, 0, n, b);
        gradient(s, s.kept, dz2(s, 1), n, j2);
        gradient(s, s.kept, dz2(s, 1), next, w);
    }

    /** Adds dz^T h over all steps and trials; rows of h stand 2 n apart from {@code hOffset} on. */
    private void gradient(SequenceState s, float[] dz, int dzOffset, int hOffset, Parameter weights) {
        kernels.multiply(
                true,
                false,
                n,
                n,
                s.steps * s.trials,
                dz,
                dzOffset,
                n,
                s.state,
                hOffset,
                2 * n,
                true,
                weights.gradient(),
                0,
                n);
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int units() {
        return n;
    }

    @Override
    public int stateSize() {
        return 2 * n;
    }

    @Override
    public int startSize() {
        return n;
    }

    @Override
    public int driveSize() {
        return n;
    }

    @Override
    public boolean stateIsRate() {
        return false;
    }

    /** r2 of all steps, then dz2 of all steps. */
    @Override
    public int keptSize() {
        return 2 * n;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(m, j1, b, w, j2);
    }

    @Override
    public Parameter inputWeights() {
        return m;
    }

    @Override
    public @Nullable Parameter inputBias() {
        return null;
    }
}
