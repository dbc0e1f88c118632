package periplus.nets.network;

import periplus.nets.cells.SequenceState;

/**
 * What a network did with one batch: rates and outputs of every step; allocated once for a batch shape and reused.
 *
 * <p>Rates are {@code rates()[rateOffset(t) + trial * units + unit]} with t = 0 the first step of the batch; t = -1 is
 * the start, before any input. Outputs are {@code output()[(t * trials + trial) * outputs + output]}: logits where the
 * loss is a softmax. Both arrays are live and overwritten by the next pass into this object.
 */
public final class Forward {
    final SequenceState sequence;
    private final float[] output;
    private final int units;
    private final int outputs;

    Forward(SequenceState sequence, int units, int outputs) {
        this.sequence = sequence;
        this.units = units;
        this.outputs = outputs;
        this.output = new float[Math.multiplyExact(Math.multiplyExact(sequence.steps, sequence.trials), outputs)];
    }

    /** Time steps. */
    public int steps() {
        return sequence.steps;
    }

    /** Trials. */
    public int trials() {
        return sequence.trials;
    }

    /** Hidden units. */
    public int units() {
        return units;
    }

    /** Outputs a step. */
    public int outputs() {
        return outputs;
    }

    /** All rates, the start's block first. */
    public float[] rates() {
        return sequence.rate;
    }

    /** Where the rates after step t of the batch start, t = -1 .. steps - 1. */
    public int rateOffset(int t) {
        return sequence.rateOffset(t + 1);
    }

    /** Numbers a trial that are carried from step to step: units, or more where rates are only a part of the state. */
    public int stateSize() {
        return sequence.stateBlock() / sequence.trials;
    }

    /** All states, the start's block first: {@code states()[stateOffset(t) + trial * stateSize() + i]}. */
    public float[] states() {
        return sequence.state;
    }

    /** Where the states after step t of the batch start, t = -1 .. steps - 1. */
    public int stateOffset(int t) {
        return sequence.stateOffset(t + 1);
    }

    /** Readout values, [steps][trials][outputs]. */
    public float[] output() {
        return output;
    }

    /** A copy of the rates without the start: [steps][trials][units]. */
    public float[] copyRates() {
        int from = rateOffset(0);
        return java.util.Arrays.copyOfRange(sequence.rate, from, from + steps() * sequence.rateBlock());
    }
}
