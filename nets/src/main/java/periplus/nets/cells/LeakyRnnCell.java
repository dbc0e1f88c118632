package periplus.nets.cells;

import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.core.source.Source;

/**
 * A recurrent cell whose rates leak towards what they are driven to.
 *
 * <pre>
 *   z_t = J h_{t-1} + M v_t + b + xi_inside       r_t = f(z_t)
 *   h_t = (1 - alpha) h_{t-1} + alpha r_t + xi_outside
 *
 *   dz_t     = alpha f'(r_t) dh_t
 *   dh_{t-1} = (1 - alpha) dh_t + J^T dz_t
 *   dalpha   = sum over t and trials of (r_t - h_{t-1}) dh_t
 *   dJ       = sum over t and trials of dz_t h_{t-1}^T
 *
 *   tangents, moved parameters and start giving moved states (all primes are directional derivatives):
 *   z_t'  = J h_{t-1}' + J' h_{t-1} + M' v_t + b'      r_t' = f'(r_t) z_t'
 *   h_t'  = (1 - alpha) h_{t-1}' + alpha r_t' + alpha' (r_t - h_{t-1})
 * </pre>
 *
 * <p>Shapes: h, z, r, b, alpha [units]; J ({@code RNN.weight_hh_l0}) [units][units]; M ({@code RNN.weight_ih_l0})
 * [units][inputs]; alpha in (0, 1], no unit. At alpha = 1 this is the vanilla network bit for bit.
 *
 * <p>Source: the vanilla network is Sorscher et al. 2019, who use relu, no bias and no noise; the leak is Zhang et al.
 * 2026, whose abstract is all that says how, so that alpha, its learning and both places of the noise are options here.
 *
 * <p>Not to be confused with {@link CurrentLeakRnnCell}, where the leak is inside f.
 */
@Source(key = "sorscher2019", where = "released code; alpha = 1")
@Source(key = "zhang2026", where = "abstract: time scales through a leak")
public final class LeakyRnnCell extends OnePopulation implements FusedCell {
    LeakyRnnCell(LeakyRnnSettings settings, int inputs, int units, Kernels kernels) {
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
        float[] j = recurrentWeights.values();
        kernels.multiply(
                false, true, s.trials, units, units, s.state, before, units, j, 0, units, true, s.drive, z, units);
        // r overwrites z: every slope is a function of r
        kernels.leakForward(
                f,
                s.trials,
                units,
                s.drive,
                z,
                leak.alpha(),
                s.state,
                before,
                s.outsideNoise(),
                0,
                s.drive,
                z,
                s.state,
                s.stateOffset(t));
    }

    @Override
    public void backward(SequenceState s, SequenceAdjoint a, int t) {
        int dz = s.driveOffset(t);
        float[] dh = a.dState();
        float[] dhPrevious = a.dStatePrevious();
        kernels.addScaled(s.rateBlock(), 1f, a.dRate, s.rateOffset(t), dh, 0);
        kernels.leakBackward(
                f,
                s.trials,
                units,
                leak.alpha(),
                s.drive,
                dz,
                s.state,
                s.stateOffset(t - 1),
                dh,
                0,
                a.dDrive,
                dz,
                dhPrevious,
                0,
                leak.dAlpha());
        float[] j = recurrentWeights.values();
        kernels.multiply(
                false, false, s.trials, units, units, a.dDrive, dz, units, j, 0, units, true, dhPrevious, 0, units);
        a.stepBack();
    }

    @Override
    public void forwardAll(SequenceState s, float[] input, boolean noisy) {
        kernels.leakySequenceForward(
                f,
                s.steps,
                s.trials,
                units,
                recurrentWeights.values(),
                leak.alpha(),
                inputs,
                input,
                inputWeights.values(),
                bias == null ? null : bias.values(),
                noisy,
                s.drive,
                s.state);
    }

    @Override
    public void backwardAll(SequenceState s, SequenceAdjoint a) {
        kernels.leakySequenceBackward(
                f,
                s.steps,
                s.trials,
                units,
                recurrentWeights.values(),
                leak.alpha(),
                s.drive,
                s.state,
                a.outputs(),
                a.dOutput(),
                a.decoder(),
                a.rateCost(),
                a.dRate,
                a.dDrive,
                a.dState(),
                leak.dAlpha());
        a.forgetReadout();
    }

    /** The gradient of a learned leak needs the rates once more. */
    @Override
    public boolean gradientReplacesDrive() {
        return leak.dAlpha() == null;
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
        float[] j = recurrentWeights.values();
        kernels.multiply(
                false,
                true,
                s.trials,
                units,
                units,
                v.rate,
                s.rateOffset(t - 1),
                units,
                j,
                0,
                units,
                true,
                v.drive,
                z,
                units);
        float[] pull = v.cleared();
        // r' = f'(r) z'; the drive holds r since the forward pass
        kernels.addSlopes(f, s.stateBlock(), s.drive, z, v.drive, z, pull, 0);
        kernels.leakForward(
                Nonlinearity.LINEAR,
                s.trials,
                units,
                pull,
                0,
                leak.alpha(),
                v.state,
                s.stateOffset(t - 1),
                v.leakTerm(s, t, leak.direction()),
                0,
                pull,
                0,
                v.state,
                s.stateOffset(t));
    }

    @Override
    public boolean stateIsRate() {
        return true;
    }
}
