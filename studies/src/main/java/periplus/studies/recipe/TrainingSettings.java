package periplus.studies.recipe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.settings.Key;

/** How the network learns. */
public record TrainingSettings(
        @Key(doc = "updates; 0 leaves the network as it starts", range = ">= 0")
        int steps,

        @Key(doc = "trials in a batch, drawn fresh for each update", range = ">= 1", defaultValue = "200")
        int batch,

        @Key(
                doc = "auto: cross-entropy where the cells' rates sum to 1, else the mean squared error;"
                        + " mean-squared-error: of the rates themselves also where they sum to 1",
                defaultValue = "auto")
        TaskLoss loss,

        @Key(doc = "the optimiser", defaultValue = "{kind: adam}")
        OptimiserSettings optimiser,

        @Key(doc = "learning rate; hessian-free takes none", range = "> 0", defaultValue = "0.0001")
        double learningRate,

        @Key(doc = "how it changes over the run", defaultValue = "constant")
        Schedule schedule,

        @Key(
                doc = "updates over which the learning rate rises from 0 (warmup-cosine, warmup-constant)",
                defaultValue = "100")
        int warmupSteps,

        @Key(doc = "what the learning rate is multiplied with (step-decay)", range = "(0, 1]", defaultValue = "0.5")
        double decayFactor,

        @Key(doc = "updates between two such factors (step-decay)", range = ">= 1", defaultValue = "1000")
        int decayEvery,

        @Key(doc = "parameters with a learning rate or weight decay of their own", defaultValue = "[]")
        List<ParameterGroupSettings> parameterGroups,

        @Key(doc = "gradients are scaled down to this global norm; absent: no clipping") @Nullable
        Double clipNorm,

        @Key(doc = "lambda of lambda * sum J^2, added to the loss", defaultValue = "0.0001")
        double recurrentL2,

        @Key(doc = "lambda of lambda * (mean M^2 + mean D^2), added to the loss", defaultValue = "0")
        double inputReadoutL2,

        @Key(doc = "lambda of lambda * mean r^2 over units, time and trials (metabolic cost)", defaultValue = "0")
        double firingRatePenalty,

        @Key(doc = "updates between two lines of metrics.jsonl", range = ">= 1", defaultValue = "50")
        int logEvery,

        @Key(doc = "updates between two measurements of the decoding error", range = ">= 1", defaultValue = "250")
        int evaluateEvery,

        @Key(doc = "updates between two checkpoints", range = ">= 1", defaultValue = "500")
        int checkpointEvery,

        @Key(
                doc = "updates after which the weights are kept, as snapshots/step-N.safetensors; 0: as they start",
                defaultValue = "[]")
        List<Integer> snapshotSteps) {
    /** What the outputs are compared with their targets by. */
    public enum TaskLoss {
        /** What suits the target. */
        AUTO,
        /** Mean over trials, steps and outputs of the squared difference. */
        MEAN_SQUARED_ERROR
    }

    /** How the learning rate changes over the run. */
    public enum Schedule {
        CONSTANT,
        /** Linear rise from 0, then half a cosine down to 0. */
        WARMUP_COSINE,
        /** Linear rise from 0, then constant. */
        WARMUP_CONSTANT,
        /** Multiplied by a factor every so many updates. */
        STEP_DECAY
    }

    public TrainingSettings {
        parameterGroups = List.copyOf(parameterGroups);
        snapshotSteps = List.copyOf(snapshotSteps);
        Checks.atLeast("training.steps", steps, 0);
        Checks.atLeast("training.batch", batch, 1);
        Checks.positive("training.learning_rate", learningRate);
        Checks.atLeast("training.warmup_steps", warmupSteps, 0);
        if (clipNorm != null) {
            Checks.positive("training.clip_norm", clipNorm);
        }
        Checks.notNegative("training.recurrent_l2", recurrentL2);
        Checks.notNegative("training.input_readout_l2", inputReadoutL2);
        Checks.notNegative("training.firing_rate_penalty", firingRatePenalty);
        Checks.atLeast("training.log_every", logEvery, 1);
        Checks.atLeast("training.evaluate_every", evaluateEvery, 1);
        Checks.atLeast("training.checkpoint_every", checkpointEvery, 1);
        Checks.positive("training.decay_factor", decayFactor);
        Checks.unitInterval("training.decay_factor", decayFactor);
        Checks.atLeast("training.decay_every", decayEvery, 1);
        for (int step : snapshotSteps) {
            if (step < 0 || step > steps) {
                throw new IllegalArgumentException("training.snapshot_steps names update " + step
                        + ", expected numbers from 0 to training.steps = " + steps);
            }
        }
        if (optimiser instanceof OptimiserSettings.HessianFree) {
            checkWithoutLearningRate(schedule, clipNorm, parameterGroups);
        }
    }

    private static void checkWithoutLearningRate(
            Schedule schedule, @Nullable Double clipNorm, List<ParameterGroupSettings> groups) {
        String found = schedule != Schedule.CONSTANT
                ? "training.schedule"
                : clipNorm != null ? "training.clip_norm" : groups.isEmpty() ? null : "training.parameter_groups";
        if (found != null) {
            throw new IllegalArgumentException(found
                    + " has no meaning with hessian-free, which takes no learning rate; leave it out (schedule:"
                    + " constant, clip_norm: null)");
        }
    }
}
