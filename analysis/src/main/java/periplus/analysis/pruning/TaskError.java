package periplus.analysis.pruning;

/** How badly a network with these weights does its task, in the task's unit. */
@FunctionalInterface
public interface TaskError {
    /**
     * The error; finite.
     *
     * @param weights the pruned weights, not to be changed
     * @param repetition which fresh trials to run, from 0; the same number means the same trials, so that a type of
     *     unit and its control are compared on the same ones
     */
    double of(WeightMatrices weights, int repetition);
}
