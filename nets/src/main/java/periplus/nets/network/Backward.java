package periplus.nets.network;

import periplus.nets.cells.Cell;
import periplus.nets.cells.SequenceAdjoint;

/**
 * The scratch of a backward pass through a network, allocated once for a batch shape.
 *
 * <p>The caller writes the loss's gradient by the outputs into {@link #dOutput}, calls
 * {@link RecurrentNetwork#backwardReadout}, may add a penalty's gradient to {@link #dRates}, and calls
 * {@link RecurrentNetwork#backwardSequence}.
 */
public final class Backward {
    final SequenceAdjoint adjoint;
    private final float[] dOutput;

    Backward(Cell cell, Forward forward) {
        this.adjoint = new SequenceAdjoint(cell, forward.sequence);
        this.dOutput = new float[forward.output().length];
    }

    /** The loss's gradient by the outputs, [steps][trials][outputs]. */
    public float[] dOutput() {
        return dOutput;
    }

    /** The loss's gradient by the rates, laid out as {@link Forward#rates}. */
    public float[] dRates() {
        return adjoint.dRate;
    }
}
