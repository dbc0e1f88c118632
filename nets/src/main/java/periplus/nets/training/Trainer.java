package periplus.nets.training;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.carriers.SequenceBatch;
import periplus.core.errors.FailedWorkException;
import periplus.core.kernels.Kernels;
import periplus.nets.losses.FiringRatePenalty;
import periplus.nets.losses.L2Penalty;
import periplus.nets.losses.Loss;
import periplus.nets.losses.Penalty;
import periplus.nets.losses.SumOfSquares;
import periplus.nets.network.Backward;
import periplus.nets.network.Forward;
import periplus.nets.network.NoiseSource;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Parameters;

/**
 * Trains a network one batch at a time.
 *
 * <p>A step is a function of the weights, the optimiser's state, the batch, the step's number and the seed of the
 * noise: nothing else is remembered, so that a run resumed from those goes on bit for bit. After the first step on a
 * batch shape {@link #advance} allocates nothing, without noise.
 */
public final class Trainer {
    private final RecurrentNetwork network;
    private final Parameters parameters;
    private final Kernels kernels;
    private final Loss loss;
    private final List<L2Penalty> weightPenalties = new ArrayList<>();
    private final List<FiringRatePenalty> ratePenalties = new ArrayList<>();
    private final Optimiser optimiser;
    private final Schedule schedule;
    private final GradientClipping clipping;
    private final long seed;
    private final SumOfSquares squares;
    private @Nullable Forward forward;
    private @Nullable Backward backward;
    private double[] rowLoss = {};
    private double taskLoss;
    private double weightLoss;
    private double rateLoss;
    private double gradientNorm;

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
        this.network = network;
        this.parameters = network.parameters();
        this.kernels = network.kernels();
        this.loss = loss;
        this.optimiser = optimiser.start(parameters, kernels);
        this.schedule = schedule;
        this.clipping = clipping;
        this.seed = seed;
        this.squares = new SumOfSquares(kernels);
        for (Penalty penalty : penalties) {
            switch (penalty) {
                case L2Penalty l2 -> {
                    l2.check(parameters);
                    weightPenalties.add(l2);
                }
                case FiringRatePenalty rate -> ratePenalties.add(rate);
            }
        }
    }

    /** The optimiser, for checkpoints. */
    public Optimiser optimiser() {
        return optimiser;
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
        backpropagate(batch, step);
        if (!Double.isFinite(taskLoss + weightLoss + rateLoss) || !Double.isFinite(gradientNorm)) {
            throw new FailedWorkException(NonFinite.describe(step, lastLoss(), parameters));
        }
        clipping.apply(parameters, gradientNorm);
        optimiser.update(schedule.learningRate(step));
    }

    /** What the last step found. */
    public StepLoss lastLoss() {
        return new StepLoss(taskLoss, weightLoss, rateLoss, gradientNorm);
    }

    /** The loss of this step and, in the parameters, its gradients; changes no weight. */
    public StepLoss gradients(SequenceBatch batch, long step) {
        backpropagate(batch, step);
        return lastLoss();
    }

    private void backpropagate(SequenceBatch batch, long step) {
        Forward f = forward;
        Backward b = backward;
        if (f == null || b == null || f.steps() != batch.steps || f.trials() != batch.trials) {
            f = network.newForward(batch.steps, batch.trials);
            b = network.newBackward(f);
            forward = f;
            backward = b;
            rowLoss = new double[batch.rows()];
        }
        network.run(batch, noise(step), f);
        taskLoss = loss.valueAndGradient(kernels, batch, f.output(), b.dOutput(), rowLoss);
        parameters.clearGradients();
        network.backwardReadout(batch, f, b);
        rateLoss = 0;
        for (int i = 0; i < ratePenalties.size(); i++) {
            rateLoss += ratePenalties.get(i).addGradient(squares, batch, f, b);
        }
        network.backwardSequence(batch, f, b);
        weightLoss = 0;
        for (int i = 0; i < weightPenalties.size(); i++) {
            weightLoss += weightPenalties.get(i).addGradient(kernels, squares, parameters);
        }
        gradientNorm = GradientClipping.norm(parameters, squares);
    }

    /** Rates and outputs of the last step's batch, as they were before the weights changed. */
    public Forward lastForward() {
        if (forward == null) {
            throw new IllegalStateException("no step has been made");
        }
        return forward;
    }

    private NoiseSource noise(long step) {
        return network.trainingNoise().isNone()
                ? NoiseSource.NONE
                : new NoiseSource(network.trainingNoise(), seed, step);
    }
}
