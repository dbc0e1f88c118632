package periplus.nets.training;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.carriers.SequenceBatch;
import periplus.core.errors.FailedWorkException;
import periplus.core.kernels.Kernels;
import periplus.nets.losses.FiringRatePenalty;
import periplus.nets.losses.Loss;
import periplus.nets.losses.Penalty;
import periplus.nets.losses.SumOfSquares;
import periplus.nets.losses.WeightPenalty;
import periplus.nets.network.Backward;
import periplus.nets.network.Forward;
import periplus.nets.network.NoiseSource;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Parameters;

/**
 * What training makes small, as a function of the weights: task loss plus penalties on one batch with one draw of noise.
 *
 * <p>The noise is a function of seed and step alone, so that within a step the objective is deterministic: its value may
 * be asked for at several weights. After the first batch of a shape nothing but the returned record is allocated.
 */
public final class TrainingObjective {
    private final RecurrentNetwork network;
    private final Parameters parameters;
    private final Kernels kernels;
    private final Loss loss;
    private final List<WeightPenalty> weightPenalties = new ArrayList<>();
    private final List<FiringRatePenalty> ratePenalties = new ArrayList<>();
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
     * The objective of a network.
     *
     * @param seed seed of the noise in the units; the batches have their own
     */
    public TrainingObjective(RecurrentNetwork network, Loss loss, List<? extends Penalty> penalties, long seed) {
        this.network = network;
        this.parameters = network.parameters();
        this.kernels = network.kernels();
        this.loss = loss;
        this.seed = seed;
        this.squares = new SumOfSquares(kernels);
        for (Penalty penalty : penalties) {
            switch (penalty) {
                case WeightPenalty weights -> {
                    weights.check(parameters);
                    weightPenalties.add(weights);
                }
                case FiringRatePenalty rate -> ratePenalties.add(rate);
            }
        }
    }

    /** The loss of this step and, in the parameters, its gradients; changes no weight. */
    public StepLoss gradients(SequenceBatch batch, long step) {
        backpropagate(batch, step);
        return lastLoss();
    }

    /**
     * {@link #gradients}, refused where they cannot be trained on.
     *
     * @throws FailedWorkException where the loss or the gradient is not a finite number
     */
    public StepLoss finiteGradients(SequenceBatch batch, long step) {
        backpropagateFinite(batch, step);
        return lastLoss();
    }

    /** {@link #finiteGradients} without its record: allocates nothing after the first batch of a shape. */
    void backpropagateFinite(SequenceBatch batch, long step) {
        backpropagate(batch, step);
        if (!Double.isFinite(taskLoss + weightLoss + rateLoss) || !Double.isFinite(gradientNorm)) {
            throw new FailedWorkException(NonFinite.describe(step, lastLoss(), parameters));
        }
    }

    /** What the last gradients were found with. */
    StepLoss lastLoss() {
        return new StepLoss(taskLoss, weightLoss, rateLoss, gradientNorm);
    }

    /** The task loss that the last gradients were found with. */
    double lastTaskLoss() {
        return taskLoss;
    }

    /** The norm of the last gradients over all parameters. */
    double lastGradientNorm() {
        return gradientNorm;
    }

    private void backpropagate(SequenceBatch batch, long step) {
        Forward f = forward(batch);
        Backward b = backward(f);
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

    /** The total of {@link #gradients} bit for bit, without the gradients: a forward pass only. */
    public double value(SequenceBatch batch, long step) {
        Forward f = forward(batch);
        network.run(batch, noise(step), f);
        double task =
                loss.valueAndGradient(kernels, batch, f.output(), backward(f).dOutput(), rowLoss);
        double rate = 0;
        for (int i = 0; i < ratePenalties.size(); i++) {
            rate += ratePenalties.get(i).value(squares, batch, f);
        }
        double l2 = 0;
        for (int i = 0; i < weightPenalties.size(); i++) {
            l2 += weightPenalties.get(i).value(kernels, squares, parameters);
        }
        return task + l2 + rate;
    }

    /** The noise of this step. */
    public NoiseSource noise(long step) {
        return network.trainingNoise().isNone()
                ? NoiseSource.NONE
                : new NoiseSource(network.trainingNoise(), seed, step);
    }

    /** Rates and outputs of the last batch. */
    public Forward lastForward() {
        if (forward == null) {
            throw new IllegalStateException("no step has been made");
        }
        return forward;
    }

    private Forward forward(SequenceBatch batch) {
        Forward f = forward;
        if (f == null || f.steps() != batch.steps || f.trials() != batch.trials) {
            f = network.newForward(batch.steps, batch.trials);
            forward = f;
            backward = null;
            rowLoss = new double[batch.rows()];
        }
        return f;
    }

    private Backward backward(Forward f) {
        Backward b = backward;
        if (b == null) {
            b = network.newBackward(f);
            backward = b;
        }
        return b;
    }
}
