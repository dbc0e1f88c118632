package periplus.core.carriers;

/**
 * A batch of trials that a recurrent network is trained or run on, allocated once and refilled.
 *
 * <p>Row-major, time-major: {@code input[(t * trials + b) * inputs + i]}; {@code initial[b * initialSize + p]} holds
 * the code of the start state (size 0 where a task has none); {@code target[(t * trials + b) * outputs + o]};
 * {@code weight[t * trials + b]} is the weight of that time step in the loss (1 = counted, 0 = masked out).
 */
public final class SequenceBatch {
    public final int steps;
    public final int trials;
    public final int inputs;
    public final int outputs;
    public final int initialSize;
    public final float[] input;
    public final float[] initial;
    public final float[] target;
    public final float[] weight;

    /** Allocates a zero batch in which every time step counts. */
    public SequenceBatch(int steps, int trials, int inputs, int outputs, int initialSize) {
        if (steps < 1 || trials < 1 || inputs < 0 || outputs < 1 || initialSize < 0) {
            throw new IllegalArgumentException("batch of " + steps + " steps x " + trials + " trials x " + inputs
                    + " inputs x " + outputs + " outputs, initial " + initialSize + ": sizes must be positive");
        }
        this.steps = steps;
        this.trials = trials;
        this.inputs = inputs;
        this.outputs = outputs;
        this.initialSize = initialSize;
        int rows = Math.multiplyExact(steps, trials);
        this.input = new float[Math.multiplyExact(rows, inputs)];
        this.initial = new float[Math.multiplyExact(trials, initialSize)];
        this.target = new float[Math.multiplyExact(rows, outputs)];
        this.weight = new float[rows];
        java.util.Arrays.fill(weight, 1f);
    }

    /** Time steps x trials: the rows of {@code input}, {@code target} and {@code weight}. */
    public int rows() {
        return steps * trials;
    }
}
