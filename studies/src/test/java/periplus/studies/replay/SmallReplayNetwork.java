package periplus.studies.replay;

import java.util.List;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.core.workers.Workers;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.NoiseLaw;
import periplus.studies.pathintegration.PathIntegrator;
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
import periplus.studies.study.RunContext;
import periplus.studies.study.Scale;
import periplus.tasks.codes.CentreLaw;
import periplus.tasks.motion.LapTrack;
import periplus.tasks.motion.LapWalkSettings;
import periplus.tasks.navigation.InputCode;
import periplus.tasks.navigation.StartCode;

/** The T-maze's network with place cells in small, trained for a moment in memory. */
final class SmallReplayNetwork implements RunContext {
    private static final int UPDATES = 10;

    private final Scale scale;
    private final PathIntegrator trained;

    SmallReplayNetwork(long seed, Scale scale) {
        this.scale = scale;
        this.trained = start(seed);
        for (long step = 0; step < UPDATES; step++) {
            trained.update(step);
        }
    }

    private static PathIntegrator start(long seed) {
        Weights unit = new Weights(Scheme.GAUSSIAN, 1);
        Recipe recipe = new Recipe(
                "small",
                "",
                List.of(),
                seed,
                MathProvider.PORTABLE,
                new ArenaSettings.Square(2.6),
                new MotionSettings.Laps(LapTrack.T_MAZE, LapWalkSettings.Regime.LOOP, 30, null, null, 0.9),
                new PlaceCodeSettings.Gaussian(24, 0.2, CentreLaw.ON_PATH),
                new TaskSettings(
                        0.02, 20, TaskSettings.Output.PLACE_CODE, InputCode.DISPLACEMENT, 1, StartCode.PLACE_CODE, 0),
                new NetworkSettings(
                        20,
                        CellKind.LEAKY,
                        Nonlinearity.RELU,
                        new LeakSettings.Alpha(0.2),
                        LeakForm.RATE,
                        true,
                        false,
                        0,
                        0.01,
                        NoiseLaw.GAUSSIAN,
                        new InitialWeightSettings(unit, unit, unit, unit),
                        1),
                new TrainingSettings(
                        UPDATES,
                        8,
                        TrainingSettings.TaskLoss.MEAN_SQUARED_ERROR,
                        new OptimiserSettings.Adam(0.9, 0.999, 1e-8),
                        0.01,
                        TrainingSettings.Schedule.CONSTANT,
                        0,
                        0.5,
                        1000,
                        List.of(),
                        null,
                        0,
                        0,
                        0,
                        50,
                        50,
                        50,
                        List.of()),
                new AnalysisSettings(AnalysisSettings.Decoder.TOP_THREE, 20, 20, 20, 0, 2, 4));
        return new PathIntegrator(recipe, Kernels.plain(), file -> {
            throw new IllegalStateException("no files here: " + file);
        });
    }

    @Override
    public Scale scale() {
        return scale;
    }

    @Override
    public Kernels kernels() {
        return trained.network().kernels();
    }

    @Override
    public Workers workers() {
        return Workers.single();
    }

    @Override
    public PathIntegrator network() {
        return trained;
    }

    @Override
    public List<Long> snapshotSteps() {
        return List.of();
    }

    @Override
    public PathIntegrator networkAt(long step) {
        throw new IllegalArgumentException("no weights kept after " + step + " updates");
    }

    @Override
    public void stage(String name) {}
}
