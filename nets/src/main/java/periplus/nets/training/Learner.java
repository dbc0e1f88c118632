package periplus.nets.training;

import java.util.Map;
import periplus.core.carriers.SequenceBatch;
import periplus.core.errors.FailedWorkException;

/**
 * Makes one update after another of a network's weights.
 *
 * <p>An update is a function of the weights, {@link #state}, {@link #updates}, the batch and the step's number: a learner
 * restored from those goes on bit for bit. {@link Trainer} learns by gradients, Hessian-free optimisation by curvature.
 */
public interface Learner {
    /**
     * One update; {@code step} counts from 0. Returns what it found before the weights changed.
     *
     * @throws FailedWorkException where the loss or the gradient is not a finite number; the weights are then unchanged
     */
    StepLoss step(SequenceBatch batch, long step);

    /** Every array that the next update depends on beside the weights, by name in a fixed order; live, not copies. */
    Map<String, float[]> state();

    /** How many updates have been made. */
    long updates();

    /** Sets the arrays and the count to those of a checkpoint; refuses missing names and other lengths. */
    void restore(Map<String, float[]> state, long updates);

    /** Numbers about the last update that are this kind of learner's own, for a log; empty where there are none. */
    Map<String, Double> details();
}
