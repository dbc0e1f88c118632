package periplus.nets.cells;

import java.util.Arrays;
import periplus.core.kernels.Kernels;
import periplus.core.source.Source;

/**
 * A recurrent cell whose rates leak by kappa while what drives them is added whole: leak and drive are decoupled.
 *
 * <pre>
 *   z_t = J h_{t-1} + M v_t + b + xi_inside       r_t = f(z_t)
 *   h_t = (1 - kappa) h_{t-1} + r_t + xi_outside
 *
 *   dz_t     = f'(r_t) dh_t
 *   dh_{t-1} = (1 - kappa) dh_t + J^T dz_t
 *   dkappa   = - sum over t and trials of h_{t-1} dh_t
 *   dJ       = sum over t and trials of dz_t h_{t-1}^T
 *
 *   tangents, moved parameters and start giving moved states (all primes are directional derivatives):
 *   z_t'  = J h_{t-1}' + J' h_{t-1} + M' v_t + b'      r_t' = f'(r_t) z_t'
 *   h_t'  = (1 - kappa) h_{t-1}' + r_t' - kappa' h_{t-1}
 * </pre>
 *
 * <p>Shapes: h, z, r, b, kappa [units]; J ({@code RNN.weight_hh_l0}) [units][units]; M ({@code RNN.weight_ih_l0})
 * [units][inputs]; kappa in [0, 1], no unit, a network's leak alpha under another letter. At kappa = 0 the rates only add
 * up ("pure increment"), at kappa = 1 this is the vanilla network.
 *
 * <p>Source: the paper is known here by its abstract, which says that a leak helps replay; that a leak may stand beside
 * the drive instead of scaling it is our proposal for the ablation.
 *
 * <p>Not to be confused with {@link LeakyRnnCell}, where alpha also multiplies f.
 */
@Source(key = "casco2026", where = "abstract: leakage in replay; this form is inferred")
public final class AdditiveLeakRnnCell extends OnePopulation {
    AdditiveLeakRnnCell(LeakyRnnSettings settings, int inputs, int units, Kernels kernels) {
        super(settings, inputs, units, kernels);
    }

    @Override
    public void begin(SequenceState s) {
        leak.refresh();
    }

    @Override
    public void forward(SequenceState s, int t) {
        int z = s.driveOffset(t);
        int before = s.stateOffset(t - 1);
        addThroughWeights(s.state, before, s.drive, z, s.trials);
        // r overwrites z: every slope is a function of r
        kernels.rates(f, s.stateBlock(), s.drive, z, s.drive, z);
        keepAndAdd(s.trials, s.state, before, s.drive, z, s.state, s.stateOffset(t));
        float[] noise = s.outsideNoise();
        if (noise != null) {
            kernels.addScaled(s.stateBlock(), 1f, noise, 0, s.state, s.stateOffset(t));
        }
    }

    @Override
    public void backward(SequenceState s, SequenceAdjoint a, int t) {
        int r = s.driveOffset(t);
        int before = s.stateOffset(t - 1);
        float[] dh = a.dState();
        float[] dhPrevious = a.dStatePrevious();
        kernels.addScaled(s.rateBlock(), 1f, a.dRate, s.rateOffset(t), dh, 0);
        Arrays.fill(a.dDrive, r, r + s.stateBlock(), 0f);
        kernels.addSlopes(f, s.stateBlock(), s.drive, r, dh, 0, a.dDrive, r);
        float[] kappa = leak.alpha();
        float[] dKappa = leak.dAlpha();
        for (int row = 0; row < s.trials; row++) {
            int i = row * units;
            for (int u = 0; u < units; u++) {
                dhPrevious[i + u] = (1f - kappa[u]) * dh[i + u];
            }
            for (int u = 0; dKappa != null && u < units; u++) {
                dKappa[u] = Math.fma(-s.state[before + i + u], dh[i + u], dKappa[u]);
            }
        }
        float[] j = recurrentWeights.values();
        kernels.multiply(
                false, false, s.trials, units, units, a.dDrive, r, units, j, 0, units, true, dhPrevious, 0, units);
        a.stepBack();
    }

    @Override
    public void finish(SequenceState s, SequenceAdjoint a) {
        int rows = s.steps * s.trials;
        float[] dJ = recurrentWeights.gradient();
        // block t-1 of the state meets block t of the drive, which is stored at t-1: one product over all steps
        kernels.multiply(true, false, units, units, rows, a.dDrive, 0, units, s.state, 0, units, true, dJ, 0, units);
        leak.addGradient();
    }

    @Override
    public void beginTangent(SequenceState s, SequenceTangent v) {
        int rows = s.steps * s.trials;
        float[] moved = recurrentWeights.direction();
        // block t-1 of the rates meets block t of the drive, which is stored at t-1: one product over all steps
        kernels.multiply(false, true, rows, units, units, s.rate, 0, units, moved, 0, units, true, v.drive, 0, units);
    }

    @Override
    public void forwardTangent(SequenceState s, SequenceTangent v, int t) {
        int z = s.driveOffset(t);
        int before = s.stateOffset(t - 1);
        addThroughWeights(v.state, before, v.drive, z, s.trials);
        float[] pull = v.cleared();
        // r' = f'(r) z'; the drive holds r since the forward pass
        kernels.addSlopes(f, s.stateBlock(), s.drive, z, v.drive, z, pull, 0);
        keepAndAdd(s.trials, v.state, before, pull, 0, v.state, s.stateOffset(t));
        float[] moved = leak.direction();
        if (moved != null) {
            int now = s.stateOffset(t);
            for (int i = 0; i < s.stateBlock(); i++) {
                v.state[now + i] = Math.fma(-moved[i % units], s.state[before + i], v.state[now + i]);
            }
        }
    }

    /** drive += J rates, for every trial. */
    private void addThroughWeights(float[] rates, int from, float[] drive, int to, int trials) {
        float[] j = recurrentWeights.values();
        kernels.multiply(false, true, trials, units, units, rates, from, units, j, 0, units, true, drive, to, units);
    }

    /** next = (1 - kappa) before + added, for every trial. */
    private void keepAndAdd(int trials, float[] state, int before, float[] added, int from, float[] next, int to) {
        float[] kappa = leak.alpha();
        for (int row = 0; row < trials; row++) {
            int i = row * units;
            for (int u = 0; u < units; u++) {
                next[to + i + u] = Math.fma(1f - kappa[u], state[before + i + u], added[from + i + u]);
            }
        }
    }

    @Override
    public boolean stateIsRate() {
        return true;
    }
}
