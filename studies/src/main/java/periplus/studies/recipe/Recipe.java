package periplus.studies.recipe;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import periplus.core.settings.Key;
import periplus.tasks.motion.LapWalkSettings;
import periplus.tasks.navigation.InputCode;
import periplus.tasks.navigation.StartCode;

/** One training run with its analyses: everything that its numbers depend on. */
public record Recipe(
        @Key(value = "recipe", doc = "the recipe's name, used as the run folder's label")
        String name,

        @Key(doc = "the question that the run answers, in one sentence", defaultValue = "''")
        String question,

        @Key(doc = "keys of references.bib that the recipe follows", defaultValue = "[]")
        List<String> sources,

        @Key(doc = "the one seed; every random stream is derived from it by name", defaultValue = "1")
        long seed,

        @Key(
                doc =
                        "which kernels make the numbers: portable gives the same bits on every machine, native takes large"
                                + " products to an installed BLAS (its bits are those of one machine and library version);"
                                + " auto is portable",
                defaultValue = "auto")
        MathProvider math,

        @Key(doc = "the space that the animal moves in") ArenaSettings arena,
        @Key(doc = "how it moves") MotionSettings motion,

        @Key(doc = "place code of targets and start; needed where task names place-code") @Nullable
        PlaceCodeSettings placeCode,

        @Key(doc = "what the network is asked to do") TaskSettings task,
        @Key(doc = "the recurrent network") NetworkSettings network,
        @Key(doc = "how it learns") TrainingSettings training,
        @Key(doc = "what is measured at the end") AnalysisSettings analysis) {
    public Recipe {
        sources = List.copyOf(sources);
        if (name.isBlank() || !name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "recipe must be a name of letters, digits, '.', '_' and '-', got '" + name + "'");
        }
        boolean needsCode = task.output() == TaskSettings.Output.PLACE_CODE
                || task.start() == StartCode.PLACE_CODE
                || task.input() == InputCode.PLACE_CODE;
        if (needsCode && placeCode == null) {
            throw new IllegalArgumentException(
                    "place_code is missing: task.output, task.start or task.input is place-code");
        }
        boolean turns = motion instanceof MotionSettings.Turning;
        if ((task.input() == InputCode.TURN || placeCode instanceof PlaceCodeSettings.HeadDirection) && !turns) {
            throw new IllegalArgumentException("task.input: turn and place_code.kind: head-direction-cells are for an"
                    + " animal that turns on the spot: give motion.kind turning, or another input and code");
        }
        if (task.start() == StartCode.NONE
                && motion instanceof MotionSettings.Laps laps
                && laps.regime() != LapWalkSettings.Regime.FIXED) {
            throw new IllegalArgumentException("task.start is none, so the network has no encoder, but laps of regime "
                    + laps.regime().name().toLowerCase(Locale.ROOT)
                    + " start anywhere: let task.start be coordinates or place-code, or motion.regime fixed");
        }
    }

    /** Whether targets are distributions over cells, learned by cross-entropy; otherwise by the mean squared error. */
    public boolean learnsByCrossEntropy() {
        return task.output() == TaskSettings.Output.PLACE_CODE
                && placeCode != null
                && placeCode.sumsToOne()
                && training.loss() == TrainingSettings.TaskLoss.AUTO;
    }

    /** The same with another task. */
    public Recipe withTask(TaskSettings other) {
        return new Recipe(
                name, question, sources, seed, math, arena, motion, placeCode, other, network, training, analysis);
    }

    /** The same with another motion. */
    public Recipe withMotion(MotionSettings other) {
        return new Recipe(
                name, question, sources, seed, math, arena, other, placeCode, task, network, training, analysis);
    }
}
