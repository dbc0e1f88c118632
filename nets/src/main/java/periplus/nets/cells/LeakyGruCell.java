package periplus.nets.cells;

import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.core.source.Source;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Role;

/**
 * A gated recurrent unit whose step is a share alpha of the usual one.
 *
 * <pre>
 *   z = sigmoid(J_z h_{t-1} + M_z v_t + b_z + xi)                 update gate: 1 keeps
 *   g = sigmoid(J_g h_{t-1} + M_g v_t + b_g + xi)                 reset gate
 *   c = tanh(J_c (g * h_{t-1}) + M_c v_t + b_c + xi)              candidate
 *   h_t = h_{t-1} + alpha (z - 1) (h_{t-1} - c) + xi_outside
 *
 *   with d = dh_t, a = h_{t-1} - c, and q = J_c^T dc the gradient by g * h_{t-1}:
 *   dc  = alpha (1 - z) (1 - c^2) d      dz = alpha a z (1 - z) d      dg = q h_{t-1} g (1 - g)
 *   dh_{t-1} = (1 + alpha (z - 1)) d + q g + J_z^T dz + J_g^T dg
 *   dalpha   = sum over t and trials of (z - 1) a d
 * </pre>
 *
 * <p>Shapes: h, z, g, c, alpha [units]; J ({@code RNN.weight_hh_l0}) [3 units][units], rows of z, then g, then c; M
 * ({@code RNN.weight_ih_l0}) [3 units][inputs] and b [3 units] likewise; alpha in (0, 1], no unit. At alpha = 1 this is the
 * usual gated unit, whose reset gate acts before the product.
 *
 * <p>Source: the released code of Krishna et al., whose noise is outside only.
 *
 * <p>Not to be confused with {@code autodiff.cells.GruCell}, PyTorch's, whose reset gate acts after the product.
 */
@Source(key = "krishna2024", where = "gated variant of the released code")
public final class LeakyGruCell implements Cell {
    private final Kernels kernels;
    private final int inputs;
    private final int units;
    private final LeakVector leak;
    private final Parameter inputWeights;
    private final Parameter recurrentWeights;
    private final @Nullable Parameter bias;
    private final List<Parameter> parameters;

    LeakyGruCell(LeakyGruSettings settings, int inputs, int units, Kernels kernels) {
        this.kernels = kernels;
        this.inputs = inputs;
        this.units = units;
        this.leak = new LeakVector(settings.leak(), units);
        this.inputWeights = Parameter.matrix("RNN.weight_ih_l0", Role.INPUT, driveSize(), inputs);
        this.recurrentWeights = Parameter.matrix("RNN.weight_hh_l0", Role.RECURRENT, driveSize(), units);
        this.bias = settings.bias() ? Parameter.vector("RNN.bias_ih_l0", Role.BIAS, driveSize()) : null;
        this.parameters = OnePopulation.inOrder(inputWeights, recurrentWeights, bias, leak.raw());
    }

    @Override
    public void begin(SequenceState s) {
        leak.refresh();
    }

    @Override
    public void forward(SequenceState s, int t) {
        int n = units;
        int z = s.driveOffset(t);
        int gated = keptOffset(s, t);
        int before = s.stateOffset(t - 1);
        float[] drive = s.drive;
        float[] j = recurrentWeights.values();
        kernels.multiply(false, true, s.trials, 2 * n, n, s.state, before, n, j, 0, n, true, drive, z, 3 * n);
        for (int row = 0; row < s.trials; row++) {
            int at = z + 3 * n * row;
            kernels.rates(Nonlinearity.SIGMOID, 2 * n, drive, at, drive, at);
            for (int u = 0; u < n; u++) {
                s.kept[gated + 2 * n * row + u] = drive[at + n + u] * s.state[before + n * row + u];
            }
        }
        kernels.multiply(
                false, true, s.trials, n, n, s.kept, gated, 2 * n, j, 2 * n * n, n, true, drive, z + 2 * n, 3 * n);
        float[] alpha = leak.alpha();
        int next = s.stateOffset(t);
        for (int row = 0; row < s.trials; row++) {
            int at = z + 3 * n * row;
            kernels.rates(Nonlinearity.TANH, n, drive, at + 2 * n, drive, at + 2 * n);
            for (int u = 0; u < n; u++) {
                float h = s.state[before + n * row + u];
                float apart = h - drive[at + 2 * n + u];
                s.state[next + n * row + u] = Math.fma(alpha[u] * (drive[at + u] - 1f), apart, h);
            }
        }
        float[] noise = s.outsideNoise();
        if (noise != null) {
            kernels.addScaled(s.stateBlock(), 1f, noise, 0, s.state, next);
        }
    }

    @Override
    public void backward(SequenceState s, SequenceAdjoint a, int t) {
        int n = units;
        int z = s.driveOffset(t);
        int before = s.stateOffset(t - 1);
        float[] dh = a.dState();
        float[] previous = a.dStatePrevious();
        kernels.addScaled(s.rateBlock(), 1f, a.dRate, s.rateOffset(t), dh, 0);
        for (int row = 0; row < s.trials; row++) {
            throughUpdate(s, a, z + 3 * n * row, before + n * row, n * row);
        }
        // the gradient by g * h takes the free half of what is kept for this step
        int byGated = keptOffset(s, t) + n;
        float[] j = recurrentWeights.values();
        kernels.multiply(
                false, false, s.trials, n, n, a.dDrive, z + 2 * n, 3 * n, j, 2 * n * n, n, false, s.kept, byGated,
                2 * n);
        for (int row = 0; row < s.trials; row++) {
            int at = z + 3 * n * row + n;
            for (int u = 0; u < n; u++) {
                float q = s.kept[byGated + 2 * n * row + u];
                float g = s.drive[at + u];
                a.dDrive[at + u] = q * s.state[before + n * row + u] * (g * (1f - g));
                previous[n * row + u] = Math.fma(q, g, previous[n * row + u]);
            }
        }
        kernels.multiply(false, false, s.trials, n, 2 * n, a.dDrive, z, 3 * n, j, 0, n, true, previous, 0, n);
        a.stepBack();
    }

    /** dz and dc of one trial, and what of dh_t stays with h_{t-1}. */
    private void throughUpdate(SequenceState s, SequenceAdjoint a, int at, int before, int row) {
        int n = units;
        float[] alpha = leak.alpha();
        float[] dAlpha = leak.dAlpha();
        for (int u = 0; u < n; u++) {
            float d = a.dState()[row + u];
            float z = s.drive[at + u];
            float c = s.drive[at + 2 * n + u];
            float apart = s.state[before + u] - c;
            a.dDrive[at + u] = alpha[u] * apart * d * (z * (1f - z));
            a.dDrive[at + 2 * n + u] = alpha[u] * (1f - z) * d * (1f - c * c);
            a.dStatePrevious()[row + u] = (1f + alpha[u] * (z - 1f)) * d;
            if (dAlpha != null) {
                dAlpha[u] = Math.fma((z - 1f) * apart, d, dAlpha[u]);
            }
        }
    }

    @Override
    public void finish(SequenceState s, SequenceAdjoint a) {
        int n = units;
        int rows = s.steps * s.trials;
        float[] dJ = recurrentWeights.gradient();
        // block t-1 of the state meets block t of the drive, which is stored at t-1: one product over all steps
        kernels.multiply(true, false, 2 * n, n, rows, a.dDrive, 0, 3 * n, s.state, 0, n, true, dJ, 0, n);
        kernels.multiply(true, false, n, n, rows, a.dDrive, 2 * n, 3 * n, s.kept, 0, 2 * n, true, dJ, 2 * n * n, n);
        leak.addGradient();
    }

    /** Where step t's kept numbers start: g * h in the first half of each trial's row, room in the second. */
    private int keptOffset(SequenceState s, int t) {
        return (t - 1) * s.trials * keptSize();
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int units() {
        return units;
    }

    @Override
    public int stateSize() {
        return units;
    }

    @Override
    public int driveSize() {
        return 3 * units;
    }

    @Override
    public boolean stateIsRate() {
        return true;
    }

    @Override
    public int keptSize() {
        return 2 * units;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public Parameter inputWeights() {
        return inputWeights;
    }

    @Override
    public @Nullable Parameter inputBias() {
        return bias;
    }
}
