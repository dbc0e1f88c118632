package periplus.nets.cells;

import java.util.Arrays;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.core.source.Source;

/**
 * A recurrent cell whose currents leak; its rates are f of the current.
 *
 * <pre>
 *   z_t = J h_{t-1} + M v_t + b + xi_inside
 *   x_t = (1 - alpha) x_{t-1} + alpha z_t + xi_outside       h_t = f(x_t)
 *
 *   dx_t    += f'(h_t) dh_t                                  dz_t = alpha dx_t
 *   dx_{t-1} = (1 - alpha) dx_t                              dh_{t-1} += J^T dz_t
 *   dalpha   = sum over t and trials of (z_t - x_{t-1}) dx_t
 *   dJ       = sum over t and trials of dz_t h_{t-1}^T
 *
 *   tangents, moved parameters and start giving moved states (all primes are directional derivatives):
 *   z_t'  = J h_{t-1}' + J' h_{t-1} + M' v_t + b'      h_t' = f'(h_t) x_t'
 *   x_t'  = (1 - alpha) x_{t-1}' + alpha z_t' + alpha' (z_t - x_{t-1})
 * </pre>
 *
 * <p>Shapes: x, z, h, b, alpha [units]; J ({@code RNN.weight_hh_l0}) [units][units]; M ({@code RNN.weight_ih_l0})
 * [units][inputs]; alpha = dt/tau in (0, 1]. The readout sees h, the start state is x_0 and h_0 = f(x_0).
 *
 * <p>Source: Cueva and Wei 2018 with f = tanh, alpha = 0.1, x_0 = 0 and noise inside.
 *
 * <p>Not to be confused with {@link LeakyRnnCell}, where the leak is outside f. At alpha = 1 both are the vanilla
 * network, started at f(x_0) here and at h_0 there.
 */
@Source(key = "cueva2018", where = "equation 1, Euler step tau/10")
public final class CurrentLeakRnnCell extends OnePopulation {
    CurrentLeakRnnCell(LeakyRnnSettings settings, int inputs, int units, Kernels kernels) {
        super(settings, inputs, units, kernels);
    }

    @Override
    public void begin(SequenceState s) {
        leak.refresh();
        applyNonlinearity(s, 0);
    }

    @Override
    public void forward(SequenceState s, int t) {
        int z = s.driveOffset(t);
        float[] j = recurrentWeights.values();
        kernels.multiply(
                false,
                true,
                s.trials,
                units,
                units,
                s.rate,
                s.rateOffset(t - 1),
                units,
                j,
                0,
                units,
                true,
                s.drive,
                z,
                units);
        kernels.leakForward(
                Nonlinearity.LINEAR,
                s.trials,
                units,
                s.drive,
                z,
                leak.alpha(),
                s.state,
                s.stateOffset(t - 1),
                s.outsideNoise(),
                0,
                s.drive,
                z,
                s.state,
                s.stateOffset(t));
        applyNonlinearity(s, t);
    }

    /** h_t = f(x_t). */
    private void applyNonlinearity(SequenceState s, int t) {
        kernels.rates(f, s.stateBlock(), s.state, s.stateOffset(t), s.rate, s.rateOffset(t));
    }

    /** dx_t += f'(h_t) dh_t. */
    private void addThroughNonlinearity(SequenceState s, SequenceAdjoint a, int t) {
        int h = s.rateOffset(t);
        kernels.addSlopes(f, s.stateBlock(), s.rate, h, a.dRate, h, a.dState(), 0);
    }

    @Override
    public void backward(SequenceState s, SequenceAdjoint a, int t) {
        int dz = s.driveOffset(t);
        addThroughNonlinearity(s, a, t);
        kernels.leakBackward(
                Nonlinearity.LINEAR,
                s.trials,
                units,
                leak.alpha(),
                s.drive,
                dz,
                s.state,
                s.stateOffset(t - 1),
                a.dState(),
                0,
                a.dDrive,
                dz,
                a.dStatePrevious(),
                0,
                leak.dAlpha());
        float[] j = recurrentWeights.values();
        kernels.multiply(
                false,
                false,
                s.trials,
                units,
                units,
                a.dDrive,
                dz,
                units,
                j,
                0,
                units,
                true,
                a.dRate,
                s.rateOffset(t - 1),
                units);
        a.stepBack();
    }

    @Override
    public void finish(SequenceState s, SequenceAdjoint a) {
        int rows = s.steps * s.trials;
        addThroughNonlinearity(s, a, 0);
        float[] dJ = recurrentWeights.gradient();
        // block t-1 of the rates meets block t of the drive, which is stored at t-1: one product over all steps
        kernels.multiply(true, false, units, units, rows, a.dDrive, 0, units, s.rate, 0, units, true, dJ, 0, units);
        leak.addGradient();
    }

    @Override
    public void beginTangent(SequenceState s, SequenceTangent v) {
        int rows = s.steps * s.trials;
        float[] moved = recurrentWeights.direction();
        // block t-1 of the rates meets block t of the drive, which is stored at t-1: one product over all steps
        kernels.multiply(false, true, rows, units, units, s.rate, 0, units, moved, 0, units, true, v.drive, 0, units);
        tangentThroughNonlinearity(s, v, 0);
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
        kernels.leakForward(
                Nonlinearity.LINEAR,
                s.trials,
                units,
                v.drive,
                z,
                leak.alpha(),
                v.state,
                s.stateOffset(t - 1),
                v.leakTerm(s, t, leak.direction()),
                0,
                v.drive,
                z,
                v.state,
                s.stateOffset(t));
        tangentThroughNonlinearity(s, v, t);
    }

    /** h_t' = f'(h_t) x_t'. */
    private void tangentThroughNonlinearity(SequenceState s, SequenceTangent v, int t) {
        int h = s.rateOffset(t);
        Arrays.fill(v.rate, h, h + s.rateBlock(), 0f);
        kernels.addSlopes(f, s.stateBlock(), s.rate, h, v.state, s.stateOffset(t), v.rate, h);
    }

    @Override
    public boolean stateIsRate() {
        return false;
    }
}
