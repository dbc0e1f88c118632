package periplus.studies.cuevawei;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import periplus.studies.recipe.Recipe;
import periplus.studies.recipe.TaskSettings;
import periplus.studies.recipe.TrainingSettings;
import periplus.studies.study.RunContext;
import periplus.studies.study.Scale;
import periplus.tasks.navigation.InputCode;
import periplus.tasks.navigation.StartCode;

/** The study's network in small, trained for a moment in memory. */
final class SmallNetwork implements RunContext {
    private static final int UPDATES = 10;
    private static final long SNAPSHOT = 2;

    private final PathIntegrator trained;
    private final Map<Long, PathIntegrator> kept = new HashMap<>();

    SmallNetwork(long seed) {
        this.trained = start(seed);
        for (long step = 0; step < UPDATES; step++) {
            if (step == SNAPSHOT) {
                PathIntegrator copy = start(seed);
                copy.network().parameters().copyFrom(trained.network().parameters());
                kept.put(step, copy);
            }
            trained.update(step);
        }
    }

    static PathIntegrator start(long seed) {
        Weights zero = new Weights(Scheme.ZERO, 1);
        Weights unit = new Weights(Scheme.GAUSSIAN, 1);
        Recipe recipe = new Recipe(
                "small",
                "",
                List.of(),
                seed,
                MathProvider.PORTABLE,
                new ArenaSettings.Square(2),
                new MotionSettings.BrownianHeading(0.06, 0.2, 0.5, 5),
                null,
                new TaskSettings(
                        0.01, 120, TaskSettings.Output.COORDINATES, InputCode.SPEED_AND_HEADING, 10, StartCode.NONE, 0),
                new NetworkSettings(
                        12,
                        CellKind.LEAKY,
                        Nonlinearity.TANH,
                        new LeakSettings.Alpha(0.1),
                        LeakForm.CURRENT,
                        true,
                        false,
                        0.1,
                        0,
                        NoiseLaw.GAUSSIAN,
                        new InitialWeightSettings(unit, unit, new Weights(Scheme.ORTHOGONAL, 1), zero),
                        1),
                new TrainingSettings(
                        UPDATES,
                        8,
                        TrainingSettings.TaskLoss.AUTO,
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
                        0.01,
                        50,
                        50,
                        50,
                        List.of((int) SNAPSHOT)),
                new AnalysisSettings(AnalysisSettings.Decoder.TOP_THREE, 20, 20, 20, 0, 2, 4));
        return new PathIntegrator(recipe, Kernels.plain(), file -> {
            throw new IllegalStateException("no files here: " + file);
        });
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
        return kept.keySet().stream().sorted().toList();
    }

    @Override
    public PathIntegrator networkAt(long step) {
        PathIntegrator network = kept.get(step);
        if (network == null) {
            throw new IllegalArgumentException("no weights kept after " + step + " updates");
        }
        return network;
    }

    @Override
    public void stage(String name) {}
}
