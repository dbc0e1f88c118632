package periplus.nets.network;

import periplus.nets.cells.LinearisedCell;
import periplus.nets.cells.SequenceTangent;

/**
 * How rates and outputs of a batch move when the parameters move in their directions; allocated once for a batch shape.
 *
 * <p>Arrays are laid out as those of {@link Forward}.
 */
public final class Tangent {
    final LinearisedCell cell;
    final SequenceTangent sequence;
    private final float[] output;

    Tangent(LinearisedCell cell, Forward forward) {
        this.cell = cell;
        this.sequence = new SequenceTangent(cell, forward.sequence);
        this.output = new float[forward.output().length];
    }

    /** How the outputs move, [steps][trials][outputs]. */
    public float[] output() {
        return output;
    }

    /** How the rates move, the start's block first. */
    public float[] rates() {
        return sequence.rate;
    }
}
