package periplus.studies.tasktraining;

import org.jspecify.annotations.Nullable;
import periplus.core.settings.Key;
import periplus.studies.recipe.Checks;

/** How a network learns its task, and when it stops. */
public record LearningSettings(
        @Key(doc = "mean task loss of an epoch below which the task counts as learnt", range = "> 0")
        double threshold,

        @Key(doc = "further epochs after the threshold", range = ">= 0", defaultValue = "3")
        int patienceEpochs,

        @Key(
                doc = "further: that many more epochs after the first below; consecutive: stop after that many below"
                        + " in a row",
                defaultValue = "further")
        Patience patience,

        @Key(
                doc =
                        "epochs after which a network that has not learnt is given up; before, where its rate can shrink no further",
                range = ">= 1",
                defaultValue = "200")
        int maxEpochs,

        @Key(doc = "updates in an epoch", range = ">= 1", defaultValue = "128")
        int stepsPerEpoch,

        @Key(doc = "trials in a batch, drawn fresh for each update", range = ">= 1", defaultValue = "64")
        int batch,

        @Key(doc = "Adam's learning rate at the start; times gamma with mu", range = "> 0", defaultValue = "0.001")
        double learningRate,

        @Key(doc = "what the rate is multiplied with on a plateau; 1: never", range = "(0, 1]", defaultValue = "0.5")
        double plateauFactor,

        @Key(doc = "epochs in a row without a better loss that make a plateau", range = ">= 0", defaultValue = "5")
        int plateauPatience,

        @Key(doc = "gradients are scaled down to this global norm; absent: no clipping") @Nullable
        Double clipNorm,

        @Key(doc = "lambda of lambda * sum |J|, added to the loss", range = ">= 0", defaultValue = "0")
        double l1,

        @Key(
                doc = "lambda of lambda * (sum of singular values of J), added to the loss",
                range = ">= 0",
                defaultValue = "0")
        double nuclearNorm) {
    /** How the patience after the threshold is read. */
    public enum Patience {
        /** So many further epochs after the first below the threshold, whatever they bring. */
        FURTHER,
        /** Stop after so many epochs in a row below the threshold. */
        CONSECUTIVE
    }

    public LearningSettings {
        Checks.positive("training.threshold", threshold);
        Checks.atLeast("training.patience_epochs", patienceEpochs, patience == Patience.CONSECUTIVE ? 1 : 0);
        Checks.atLeast("training.max_epochs", maxEpochs, 1);
        Checks.atLeast("training.steps_per_epoch", stepsPerEpoch, 1);
        Checks.atLeast("training.batch", batch, 1);
        Checks.positive("training.learning_rate", learningRate);
        Checks.positive("training.plateau_factor", plateauFactor);
        Checks.unitInterval("training.plateau_factor", plateauFactor);
        Checks.atLeast("training.plateau_patience", plateauPatience, 0);
        if (clipNorm != null) {
            Checks.positive("training.clip_norm", clipNorm);
        }
        Checks.notNegative("training.l1", l1);
        Checks.notNegative("training.nuclear_norm", nuclearNorm);
    }

    /** The same with these penalties. */
    public LearningSettings withPenalties(double newL1, double newNuclearNorm) {
        return new LearningSettings(
                threshold,
                patienceEpochs,
                patience,
                maxEpochs,
                stepsPerEpoch,
                batch,
                learningRate,
                plateauFactor,
                plateauPatience,
                clipNorm,
                newL1,
                newNuclearNorm);
    }

    /** The same with another learning rate. */
    public LearningSettings withLearningRate(double other) {
        return new LearningSettings(
                threshold,
                patienceEpochs,
                patience,
                maxEpochs,
                stepsPerEpoch,
                batch,
                other,
                plateauFactor,
                plateauPatience,
                clipNorm,
                l1,
                nuclearNorm);
    }

    /** The same for at most so many epochs. */
    public LearningSettings withMaxEpochs(int other) {
        return new LearningSettings(
                threshold,
                patienceEpochs,
                patience,
                other,
                stepsPerEpoch,
                batch,
                learningRate,
                plateauFactor,
                plateauPatience,
                clipNorm,
                l1,
                nuclearNorm);
    }
}
