package periplus.studies.recipe;

import org.jspecify.annotations.Nullable;
import periplus.core.settings.Key;

/** How the network learns. */
public record TrainingSettings(
        @Key(doc = "updates; 0 leaves the network as it starts", range = ">= 0")
        int steps,

        @Key(doc = "trials in a batch, drawn fresh for each update", range = ">= 1", defaultValue = "200")
        int batch,

        @Key(doc = "the optimiser", defaultValue = "{kind: adam}")
        OptimiserSettings optimiser,

        @Key(doc = "learning rate", range = "> 0", defaultValue = "0.0001")
        double learningRate,

        @Key(doc = "how it changes over the run", defaultValue = "constant")
        Schedule schedule,

        @Key(doc = "updates over which the learning rate rises from 0 (warmup-cosine)", defaultValue = "100")
        int warmupSteps,

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
        int checkpointEvery) {
    /** How the learning rate changes over the run. */
    public enum Schedule {
        CONSTANT,
        /** Linear rise from 0, then half a cosine down to 0. */
        WARMUP_COSINE
    }

    public TrainingSettings {
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
    }
}
