package periplus.tasks;

import periplus.core.carriers.SequenceBatch;

/**
 * What a network is trained on: fills batches of input sequences, start codes and targets.
 *
 * <p>Contract: a batch is a pure function of (seed, purpose, batch index) and the batch's number of trials; whichever
 * batch was filled before leaves no trace, and every element of input, initial and target is written. Targets of kind
 * {@link TargetKind#PROBABILITIES} are non-negative and sum to 1 in each row. A task owns scratch space, so one instance
 * serves one thread at a time; for a batch shape that it has seen it allocates no arrays beyond those of the streams.
 *
 * <p>To add your own: implement the methods and extend {@code TaskContract} in the tests; training, sampling and
 * reports then work with it.
 */
public interface Task {
    /** What the targets are, and so which loss fits. */
    enum TargetKind {
        /** A distribution over outputs: cross-entropy of a softmax. */
        PROBABILITIES,
        /** Positions in metres: mean squared error. */
        COORDINATES,
        /** Rates of cells that do not sum to anything: mean squared error. */
        RATES,
        /** Numbers of either sign whose meaning the task says, such as -1 or +1: mean squared error. */
        SIGNALS
    }

    /** Time steps of a trial. */
    int steps();

    /** Inputs at each time step. */
    int inputs();

    /** Outputs at each time step. */
    int outputs();

    /** Length of the start code; 0 where there is none. */
    int initialSize();

    /** What the targets are. */
    TargetKind targetKind();

    /** The task in words with its parameters. */
    String describe();

    /** Fills the batch that (seed, purpose, batchIndex) names. */
    void fill(long seed, String purpose, long batchIndex, SequenceBatch batch);

    /** A batch of this task's shape. */
    default SequenceBatch newBatch(int trials) {
        return new SequenceBatch(steps(), trials, inputs(), outputs(), initialSize());
    }

    /** Refuses a batch of another shape. */
    default void requireShape(SequenceBatch batch) {
        if (batch.steps != steps()
                || batch.inputs != inputs()
                || batch.outputs != outputs()
                || batch.initialSize != initialSize()) {
            throw new IllegalArgumentException("a batch of " + batch.steps + " steps x " + batch.inputs + " inputs x "
                    + batch.outputs + " outputs, initial " + batch.initialSize + " does not fit the task's " + steps()
                    + " x " + inputs() + " x " + outputs() + ", " + initialSize());
        }
    }
}
