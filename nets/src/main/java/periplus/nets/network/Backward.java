package periplus.nets.network;

import java.util.Arrays;
import periplus.core.kernels.Kernels;
import periplus.nets.cells.Cell;
import periplus.nets.cells.FusedCell;
import periplus.nets.cells.SequenceAdjoint;

/**
 * The scratch of a backward pass through a network, allocated once for a batch shape.
 *
 * <p>The caller writes the loss's gradient by the outputs into {@link #dOutput}, calls
 * {@link RecurrentNetwork#backwardReadout}, may add a penalty's gradient to {@link #dRates} or by {@link #addRateCost},
 * and calls {@link RecurrentNetwork#backwardSequence}.
 */
public final class Backward {
    /** With more outputs one large product is faster than a few terms a unit at every step. */
    private static final int MOST_POSTPONED_OUTPUTS = 8;

    final SequenceAdjoint adjoint;
    private final Kernels kernels;
    private final Forward forward;
    private final float[] dOutput;

    Backward(Cell cell, Forward forward, Kernels kernels, boolean repeated) {
        this.kernels = kernels;
        this.forward = forward;
        this.adjoint = new SequenceAdjoint(cell, forward.sequence, repeated);
        this.dOutput = new float[forward.output().length];
    }

    /** The loss's gradient by the outputs, [steps][trials][outputs]. */
    public float[] dOutput() {
        return dOutput;
    }

    /** The loss's gradient by the rates, laid out as {@link Forward#rates}. */
    public float[] dRates() {
        if (adjoint.postponed()) {
            makeRates();
        }
        return adjoint.dRate;
    }

    /** Adds {@code factor} x rate to the gradient by the rates, in rows [from, to) of steps x trials. */
    public void addRateCost(int from, int to, float factor) {
        if (adjoint.postponed() && adjoint.postponeRateCost(from, to, factor)) {
            return;
        }
        int units = forward.units();
        int offset = forward.rateOffset(0) + from * units;
        kernels.addScaled((to - from) * units, factor, forward.rates(), offset, dRates(), offset);
    }

    /** Leaves making {@link #dRates} to the cell where that saves a pass over memory. */
    void readout(Cell cell, float[] decoder) {
        adjoint.postponeReadout(forward.outputs(), dOutput, decoder, forward.steps() * forward.trials());
        if (!(cell instanceof FusedCell) || forward.outputs() > MOST_POSTPONED_OUTPUTS) {
            makeRates();
        }
    }

    private void makeRates() {
        int units = forward.units();
        int outputs = forward.outputs();
        int rows = forward.steps() * forward.trials();
        int first = forward.rateOffset(0);
        float[] dRate = adjoint.dRate;
        Arrays.fill(dRate, 0, first, 0f);
        kernels.multiply(
                false,
                false,
                rows,
                units,
                outputs,
                dOutput,
                0,
                outputs,
                adjoint.decoder(),
                0,
                units,
                false,
                dRate,
                first,
                units);
        float[] costs = adjoint.rateCost();
        for (int row = 0; costs != null && row < rows; row++) {
            if (costs[row] != 0f) {
                int at = first + row * units;
                kernels.addScaled(units, costs[row], forward.rates(), at, dRate, at);
            }
        }
        adjoint.forgetReadout();
    }
}
