package periplus.studies.pathintegration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.kernels.Nonlinearity;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.NoiseLaw;
import periplus.studies.recipe.AnalysisSettings;
import periplus.studies.recipe.ArenaSettings;
import periplus.studies.recipe.CellKind;
import periplus.studies.recipe.InitialWeightSettings;
import periplus.studies.recipe.InitialWeightSettings.Scheme;
import periplus.studies.recipe.InitialWeightSettings.Weights;
import periplus.studies.recipe.LeakSettings;
import periplus.studies.recipe.MathProvider;
import periplus.studies.recipe.MotionSettings;
import periplus.studies.recipe.NetworkSettings;
import periplus.studies.recipe.OptimiserSettings;
import periplus.studies.recipe.PlaceCodeSettings;
import periplus.studies.recipe.Recipe;
import periplus.studies.recipe.TaskSettings;
import periplus.studies.recipe.TrainingSettings;
import periplus.tasks.navigation.InputCode;
import periplus.tasks.navigation.StartCode;

/** Recipes of a second or less. */
final class SmallRecipe {
    static final MotionSettings.Rayleigh WALK =
            new MotionSettings.Rayleigh(0.8168140899333463, 11.52, 0.03, 0.25, 0, false);

    private SmallRecipe() {}

    static Recipe placeCells(ArenaSettings arena, MotionSettings motion) {
        return recipe(
                arena,
                motion,
                new PlaceCodeSettings.DifferenceOfSoftmaxes(64, 0.2, 2),
                new TaskSettings(
                        0.02, 6, TaskSettings.Output.PLACE_CODE, InputCode.DISPLACEMENT, 1, StartCode.PLACE_CODE, 0));
    }

    /** Two modules, or the position told instead of movement. */
    static Recipe further(InputCode input, int modules) {
        return recipe(
                new ArenaSettings.Square(2.2),
                WALK,
                new PlaceCodeSettings.DifferenceOfSoftmaxes(64, 0.2, 2),
                new TaskSettings(0.02, 6, TaskSettings.Output.PLACE_CODE, input, 1, StartCode.PLACE_CODE, 0),
                modules);
    }

    static Recipe coordinates() {
        return recipe(
                new ArenaSettings.Square(2),
                WALK,
                null,
                new TaskSettings(
                        0.02, 6, TaskSettings.Output.COORDINATES, InputCode.DISPLACEMENT, 1, StartCode.COORDINATES, 0));
    }

    private static Recipe recipe(
            ArenaSettings arena, MotionSettings motion, @Nullable PlaceCodeSettings code, TaskSettings task) {
        return recipe(arena, motion, code, task, 1);
    }

    private static Recipe recipe(
            ArenaSettings arena,
            MotionSettings motion,
            @Nullable PlaceCodeSettings code,
            TaskSettings task,
            int modules) {
        Weights pytorch = new Weights(Scheme.PYTORCH, 1);
        Weights unit = new Weights(Scheme.GAUSSIAN, 1);
        return new Recipe(
                "small",
                "",
                List.of(),
                3,
                MathProvider.PORTABLE,
                arena,
                motion,
                code,
                task,
                new NetworkSettings(
                        32,
                        CellKind.LEAKY,
                        Nonlinearity.RELU,
                        new LeakSettings.Alpha(0.5),
                        LeakForm.RATE,
                        false,
                        false,
                        0,
                        0,
                        NoiseLaw.GAUSSIAN,
                        new InitialWeightSettings(new Weights(Scheme.GAUSSIAN, 4), unit, unit, pytorch),
                        modules),
                new TrainingSettings(
                        150,
                        40,
                        TrainingSettings.TaskLoss.AUTO,
                        new OptimiserSettings.Adam(0.9, 0.999, 1e-8),
                        0.005,
                        TrainingSettings.Schedule.CONSTANT,
                        0,
                        0.5,
                        1000,
                        List.of(),
                        null,
                        1e-6,
                        0,
                        0,
                        50,
                        50,
                        50,
                        List.of()),
                new AnalysisSettings(AnalysisSettings.Decoder.TOP_THREE, 250, 60, 10, 0, 2, 4));
    }
}
