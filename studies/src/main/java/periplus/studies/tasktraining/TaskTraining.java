package periplus.studies.tasktraining;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import periplus.core.carriers.SequenceBatch;
import periplus.core.errors.FailedWorkException;
import periplus.core.kernels.Kernels;
import periplus.core.measure.Measured;
import periplus.core.source.Source;
import periplus.nets.featurelearning.TangentKernel;
import periplus.nets.featurelearning.WeightChange;
import periplus.nets.losses.L1Penalty;
import periplus.nets.losses.MeanSquaredError;
import periplus.nets.losses.NuclearNormPenalty;
import periplus.nets.losses.Penalty;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Parameter;
import periplus.nets.training.Adam;
import periplus.nets.training.GradientClipping;
import periplus.nets.training.Learner;
import periplus.nets.training.MuParameterisation;
import periplus.nets.training.OptimiserSettings;
import periplus.nets.training.ReduceOnPlateau;
import periplus.nets.training.Schedule;
import periplus.nets.training.Trainer;
import periplus.studies.tasktraining.TrainedNetworkSettings.Parameterisation;
import periplus.tasks.StretchableTask;

/**
 * Trains one network on one task until it can do it: Adam on the mean squared error, epoch by epoch.
 *
 * <pre>
 *   epoch        stepsPerEpoch updates, a fresh batch each; its loss is the mean TASK loss of its updates
 *   threshold    the first epoch whose loss is below it, then patienceEpochs further ones (or so many in a row below)
 *   plateau      the learning rate shrinks where the epoch's loss has not improved for plateauPatience epochs
 *   given up     after maxEpochs, or where the rate cannot shrink further and no epoch has passed the threshold
 * </pre>
 *
 * <p>Penalties never enter the loss that is held against the threshold, so that networks are matched by what they can
 * do. A network that diverges or is given up is a result with its reason, not an error. One object serves one thread;
 * after the first update of a batch shape nothing is allocated within an epoch. The numbers depend on the recipe and the
 * kernels alone.
 *
 * <p>Between epochs the state is the weights, the {@linkplain #learner() learner's} and the losses so far: a training that is
 * given these by {@link #goOn} ends with the same bits as one that was never left.
 */
@Source(key = "huang2025", where = "section 3: training, thresholds and patience")
public final class TaskTraining {
    /** Trials of the stream that the network learns from. */
    public static final String TRAIN = "train";

    private final TaskTrainingRecipe recipe;
    private final StretchableTask task;
    private final RecurrentNetwork network;
    private final float[] firstRecurrent;
    private final @Nullable TangentKernel firstKernel;
    private final Trainer trainer;
    private final @Nullable ReduceOnPlateau plateau;
    private final SequenceBatch batch;
    private final List<Double> losses = new ArrayList<>();
    private final Threshold threshold;
    private boolean learnt;

    /** Hears of each epoch when it has ended; weights, learner and losses are then what {@link #goOn} needs. */
    @FunctionalInterface
    public interface EpochListener {
        /** Epoch {@code epoch}, counted from 1, had this mean task loss. */
        void ended(int epoch, double loss);

        /** Hears nothing. */
        static EpochListener silent() {
            return (epoch, loss) -> {};
        }
    }

    /** A training before its first epoch. */
    public TaskTraining(TaskTrainingRecipe recipe, Kernels kernels) {
        this.recipe = recipe;
        this.task = recipe.task().build();
        this.network = recipe.network().build(task, kernels, recipe.seed());
        this.firstRecurrent =
                network.parameters().get(TrainedNetwork.RECURRENT).values().clone();
        this.firstKernel = recipe.probe().kernelTrials() == 0 ? null : kernel();
        LearningSettings training = recipe.training();
        double rate = training.learningRate();
        OptimiserSettings adam = new Adam.Settings();
        if (recipe.network().parameterisation() instanceof Parameterisation.Mu mu) {
            MuParameterisation of = mu.of(recipe.network().units());
            rate = of.learningRate(rate);
            adam = of.optimiser(adam);
        }
        this.plateau = training.plateauFactor() == 1
                ? null
                : new ReduceOnPlateau(rate, training.plateauFactor(), training.plateauPatience());
        Double clip = training.clipNorm();
        this.trainer = new Trainer(
                network,
                new MeanSquaredError(),
                penalties(training),
                adam,
                plateau == null ? new Schedule.Constant(rate) : plateau,
                clip == null ? GradientClipping.NONE : new GradientClipping(clip),
                recipe.seed());
        this.batch = task.newBatch(training.batch());
        this.threshold = new Threshold(training);
    }

    /** The network of a recipe as it starts. */
    public static RecurrentNetwork start(TaskTrainingRecipe recipe, Kernels kernels) {
        return recipe.network().build(recipe.task().build(), kernels, recipe.seed());
    }

    private static List<Penalty> penalties(LearningSettings training) {
        List<Penalty> penalties = new ArrayList<>();
        if (training.l1() > 0) {
            penalties.add(new L1Penalty(TrainedNetwork.RECURRENT, training.l1()));
        }
        if (training.nuclearNorm() > 0) {
            penalties.add(new NuclearNormPenalty(TrainedNetwork.RECURRENT, training.nuclearNorm()));
        }
        return penalties;
    }

    /** Trains to the end, without being told of or stopped. */
    public static TrainedNetwork run(TaskTrainingRecipe recipe, Kernels kernels) {
        return new TaskTraining(recipe, kernels).run(EpochListener.silent(), () -> false);
    }

    /** The network in training; its weights are live. */
    public RecurrentNetwork network() {
        return network;
    }

    /** What makes the updates; its state is live. */
    public Learner learner() {
        return trainer;
    }

    /** The mean task loss of each epoch so far. */
    public double[] losses() {
        return losses.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * Takes a training that has not begun to where another one was after epochs of these losses; the weights and the
     * learner's state are the caller's to restore.
     */
    public void goOn(double[] earlier) {
        if (!losses.isEmpty()) {
            throw new IllegalStateException("the training has begun: " + losses.size() + " epochs");
        }
        for (double loss : earlier) {
            take(loss);
        }
    }

    /**
     * Trains to the end.
     *
     * @param epoch hears of each epoch
     * @param stop asked between updates
     */
    public TrainedNetwork run(EpochListener epoch, BooleanSupplier stop) {
        LearningSettings training = recipe.training();
        while (!learnt && !hopeless() && losses.size() < training.maxEpochs()) {
            double sum = 0;
            for (int k = 0; k < training.stepsPerEpoch(); k++) {
                if (stop.getAsBoolean()) {
                    return result(TrainedNetwork.Outcome.STOPPED, "stopped in epoch " + (losses.size() + 1));
                }
                long step = (long) losses.size() * training.stepsPerEpoch() + k;
                task.fill(recipe.seed(), TRAIN, step, batch);
                try {
                    trainer.advance(batch, step);
                } catch (FailedWorkException e) {
                    return result(
                            TrainedNetwork.Outcome.DIVERGED,
                            "diverged in epoch " + (losses.size() + 1) + ": " + e.getMessage());
                }
                sum += trainer.lastTaskLoss();
            }
            double loss = sum / training.stepsPerEpoch();
            take(loss);
            epoch.ended(losses.size(), loss);
        }
        if (learnt) {
            return result(
                    TrainedNetwork.Outcome.CONVERGED,
                    "below " + training.threshold() + " from epoch " + threshold.firstBelow() + " on");
        }
        return result(
                TrainedNetwork.Outcome.GIVEN_UP,
                "not below " + training.threshold() + " for long enough within "
                        + (hopeless()
                                ? losses.size() + " epochs, when the learning rate could not shrink further"
                                : training.maxEpochs() + " epochs"));
    }

    /** Whether the rate has become so small that nothing more will be learnt, and too little has been. */
    private boolean hopeless() {
        return plateau != null && plateau.spent() && threshold.firstBelow() == 0;
    }

    /** What an epoch's loss changes beside the weights. */
    private void take(double loss) {
        losses.add(loss);
        learnt = threshold.reached(loss);
        if (plateau != null) {
            plateau.observe(loss);
        }
    }

    private TrainedNetwork result(TrainedNetwork.Outcome outcome, String reason) {
        Parameter recurrent = network.parameters().get(TrainedNetwork.RECURRENT);
        boolean unmeasured = outcome == TrainedNetwork.Outcome.DIVERGED || outcome == TrainedNetwork.Outcome.STOPPED;
        Measured none = Measured.undefined(
                outcome == TrainedNetwork.Outcome.STOPPED ? "training was stopped" : "training diverged");
        ProbeSettings probe = recipe.probe();
        return new TrainedNetwork(
                recipe,
                network,
                firstRecurrent,
                outcome,
                reason,
                losses(),
                unmeasured ? none : TestLoss.of(network, task, probe.seed(), "test", probe.testTrials()),
                unmeasured
                        ? none
                        : TestLoss.of(
                                network, task.stretched(probe.stretch()), probe.seed(), "ood", probe.testTrials()),
                WeightChange.frobenius(firstRecurrent, recurrent.values()),
                firstKernel == null
                        ? Measured.undefined("no kernel was asked for")
                        : unmeasured ? none : firstKernel.alignment(kernel()));
    }

    /** On the first probe trials; of the printed parameters, where the network's are folded. */
    private TangentKernel kernel() {
        SequenceBatch trials = task.newBatch(recipe.probe().kernelTrials());
        task.fill(recipe.probe().seed(), "probe", 0, trials);
        return recipe.network().parameterisation() instanceof Parameterisation.Mu mu
                ? TangentKernel.of(network, trials, mu.of(recipe.network().units())::factor)
                : TangentKernel.of(network, trials);
    }

    /** Whether a network has learnt enough to stop. */
    static final class Threshold {
        private final LearningSettings training;
        private int epochs;
        private int firstBelow;
        private int inARow;

        Threshold(LearningSettings training) {
            this.training = training;
        }

        /** Takes the loss of the next epoch; true where training is to stop after it. */
        boolean reached(double loss) {
            epochs++;
            boolean below = loss < training.threshold();
            if (below && firstBelow == 0) {
                firstBelow = epochs;
            }
            inARow = below ? inARow + 1 : 0;
            return switch (training.patience()) {
                case FURTHER -> firstBelow > 0 && epochs - firstBelow >= training.patienceEpochs();
                case CONSECUTIVE -> inARow >= training.patienceEpochs();
            };
        }

        /** The first epoch below the threshold, counted from 1; 0 before. */
        int firstBelow() {
            return firstBelow;
        }
    }
}
