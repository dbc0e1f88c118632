package periplus.nets.training;

import java.util.List;
import java.util.Map;
import periplus.core.carriers.SequenceBatch;
import periplus.core.errors.FailedWorkException;
import periplus.core.kernels.Kernels;
import periplus.nets.losses.Loss;
import periplus.nets.losses.Penalty;
import periplus.nets.network.Forward;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Parameters;

/**
 * Trains a network one batch at a time with a first-order optimiser.
 *
 * <p>A step is a function of the weights, the optimiser's state, the batch, the step's number and the seed of the
 * noise: nothing else is remembered, so that a run resumed from those goes on bit for bit. After the first step on a
 * batch shape {@link #advance} allocates nothing, without noise.
 */
public final class Trainer implements Learner {
    private final Parameters parameters;
    private final Kernels kernels;
    private final TrainingObjective objective;
    private final Optimiser optimiser;
    private final Schedule schedule;
    private final GradientClipping clipping;

    /**
     * A trainer before its first step.
     *
     * @param seed seed of the noise in the units; the batches have their own
     */
    public Trainer(
            RecurrentNetwork network,
            Loss loss,
            List<? extends Penalty> penalties,
            OptimiserSettings optimiser,
            Schedule schedule,
            GradientClipping clipping,
            long seed) {
        this.parameters = network.parameters();
        this.kernels = network.kernels();
        this.objective = new TrainingObjective(network, loss, penalties, seed);
        this.optimiser = optimiser.start(parameters, kernels);
        this.schedule = schedule;
        this.clipping = clipping;
    }

    /** The optimiser, for checkpoints. */
    public Optimiser optimiser() {
        return optimiser;
    }

    @Override
    public Map<String, float[]> state() {
        return optimiser.state();
    }

    @Override
    public long updates() {
        return optimiser.updates();
    }

    @Override
    public void restore(Map<String, float[]> state, long updates) {
        optimiser.restore(state, updates);
    }

    @Override
    public Map<String, Double> details() {
        return Map.of();
    }

    /** The kernels that it computes with: the network's. */
    public Kernels kernels() {
        return kernels;
    }

    /**
     * One training step; {@code step} counts from 0.
     *
     * @throws FailedWorkException where the loss or the gradient is not a finite number; the weights are then unchanged
     */
    @Override
    public StepLoss step(SequenceBatch batch, long step) {
        advance(batch, step);
        return lastLoss();
    }

    /**
     * {@link #step} without its record; {@link #lastLoss} makes it where it is wanted.
     *
     * @throws FailedWorkException as {@link #step}
     */
    public void advance(SequenceBatch batch, long step) {
        objective.backpropagateFinite(batch, step);
        clipping.apply(parameters, objective.lastGradientNorm());
        optimiser.update(schedule.learningRate(step));
    }

    /** The task loss that the last step found, without the record of {@link #lastLoss}. */
    public double lastTaskLoss() {
        return objective.lastTaskLoss();
    }

    /** What the last step found. */
    public StepLoss lastLoss() {
        return objective.lastLoss();
    }

    /** The loss of this step and, in the parameters, its gradients; changes no weight. */
    public StepLoss gradients(SequenceBatch batch, long step) {
        return objective.gradients(batch, step);
    }

    /** Rates and outputs of the last step's batch, as they were before the weights changed. */
    public Forward lastForward() {
        return objective.lastForward();
    }
}
