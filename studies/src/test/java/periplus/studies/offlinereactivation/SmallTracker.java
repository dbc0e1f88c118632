package periplus.studies.offlinereactivation;

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
import periplus.tasks.navigation.InputCode;
import periplus.tasks.navigation.StartCode;

/** The study's networks in small, trained for a moment in memory. */
final class SmallTracker implements RunContext {
    private static final int UPDATES = 10;

    private final PathIntegrator trained;

    private SmallTracker(Recipe recipe) {
        this.trained = new PathIntegrator(recipe, Kernels.plain(), file -> {
            throw new IllegalStateException("no files here: " + file);
        });
        for (long step = 0; step < UPDATES; step++) {
            trained.update(step);
        }
    }

    /** In the box, with this noise in training. */
    static SmallTracker inBox(CellKind cell, double noiseSd) {
        return new SmallTracker(recipe(
                new ArenaSettings.Square(2.2),
                new MotionSettings.Rayleigh(0.8168, 11.52, 0.03, 0.25, 0, false),
                new PlaceCodeSettings.Gaussian(40, 0.2, CentreLaw.UNIFORM),
                InputCode.DISPLACEMENT,
                StartCode.PLACE_CODE,
                cell,
                noiseSd));
    }

    /** In the box, without being told where it starts. */
    static SmallTracker lost() {
        return new SmallTracker(recipe(
                new ArenaSettings.Square(2.2),
                new MotionSettings.BrownianHeading(0.06, 0.2, 0.5, 5),
                new PlaceCodeSettings.Gaussian(40, 0.2, CentreLaw.UNIFORM),
                InputCode.DISPLACEMENT,
                StartCode.NONE,
                CellKind.LEAKY,
                0.01));
    }

    /** Head direction. */
    static SmallTracker heads() {
        return new SmallTracker(recipe(
                new ArenaSettings.Circle(1.2),
                new MotionSettings.Turning(11.52, true),
                new PlaceCodeSettings.HeadDirection(24, 30),
                InputCode.TURN,
                StartCode.PLACE_CODE,
                CellKind.LEAKY,
                0.01));
    }

    private static Recipe recipe(
            ArenaSettings arena,
            MotionSettings motion,
            PlaceCodeSettings code,
            InputCode input,
            StartCode start,
            CellKind cell,
            double noiseSd) {
        Weights usual = new Weights(Scheme.PYTORCH, 1);
        return new Recipe(
                "small",
                "",
                List.of(),
                3,
                MathProvider.PORTABLE,
                arena,
                motion,
                code,
                new TaskSettings(0.02, 12, TaskSettings.Output.PLACE_CODE, input, 1, start, 0),
                new NetworkSettings(
                        14,
                        cell,
                        cell == CellKind.GRU ? Nonlinearity.TANH : Nonlinearity.RELU,
                        new LeakSettings.Alpha(0.2),
                        LeakForm.RATE,
                        false,
                        false,
                        0,
                        noiseSd,
                        NoiseLaw.GAUSSIAN,
                        new InitialWeightSettings(usual, usual, usual, usual),
                        1),
                new TrainingSettings(
                        UPDATES,
                        8,
                        TrainingSettings.TaskLoss.MEAN_SQUARED_ERROR,
                        new OptimiserSettings.Adam(0.9, 0.999, 1e-8),
                        0.001,
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
    }

    @Override
    public Scale scale() {
        return Scale.SMOKE;
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
