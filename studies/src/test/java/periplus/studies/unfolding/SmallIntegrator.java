package periplus.studies.unfolding;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import periplus.analysis.celltypes.CellScore;
import periplus.analysis.celltypes.CellTypeSettings;
import periplus.analysis.celltypes.CellTypeTable;
import periplus.analysis.celltypes.ScoredUnits;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.core.measure.Measured;
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
import periplus.tasks.navigation.InputCode;
import periplus.tasks.navigation.StartCode;

/** A small untrained path integrator as a study's run sees it. */
record SmallIntegrator(PathIntegrator network) implements RunContext {
    static final int UNITS = 24;

    static SmallIntegrator of(long seed, int modules) {
        Weights unit = new Weights(Scheme.GAUSSIAN, 1);
        Recipe recipe = new Recipe(
                "small",
                "",
                List.of(),
                seed,
                MathProvider.PORTABLE,
                new ArenaSettings.Square(2.2),
                new MotionSettings.Rayleigh(0.8168140899333463, 11.52, 0.03, 0.25, 0, false),
                new PlaceCodeSettings.DifferenceOfSoftmaxes(40, 0.2, 2),
                new TaskSettings(
                        0.02, 8, TaskSettings.Output.PLACE_CODE, InputCode.DISPLACEMENT, 1, StartCode.PLACE_CODE, 0),
                new NetworkSettings(
                        UNITS,
                        CellKind.LEAKY,
                        Nonlinearity.RELU,
                        new LeakSettings.Alpha(0.5),
                        LeakForm.RATE,
                        false,
                        false,
                        0,
                        0,
                        NoiseLaw.GAUSSIAN,
                        new InitialWeightSettings(new Weights(Scheme.GAUSSIAN, 6), unit, unit, unit),
                        modules),
                new TrainingSettings(
                        10,
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
                        0,
                        50,
                        50,
                        50,
                        List.of()),
                new AnalysisSettings(AnalysisSettings.Decoder.TOP_THREE, 20, 150, 20, 0, 2, 4));
        return new SmallIntegrator(new PathIntegrator(recipe, Kernels.plain(), file -> {
            throw new IllegalStateException("no files here: " + file);
        }));
    }

    /** A census that calls the first eight units band and the next eight grid units, whatever they do. */
    UnitCensus planted() {
        UnitCensus found = UnitCensus.of(
                network.network(), network.task(), new UnitCensus.Settings(50, 4, 0), 1, Workers.single());
        Measured[] band = new Measured[UNITS];
        Measured[] grid = new Measured[UNITS];
        Arrays.setAll(band, u -> Measured.of(u < 8 ? 9 : 1));
        Arrays.setAll(grid, u -> Measured.of(u >= 8 && u < 16 ? 1.2 : 0.1));
        CellTypeTable table = new CellTypeTable(
                CellTypeSettings.ofRates(),
                UNITS,
                Map.of(CellScore.BAND, new ScoredUnits(band, null), CellScore.GRID_60, new ScoredUnits(grid, null)));
        return new UnitCensus(
                table,
                found.coarse(),
                found.fine(),
                found.lattice(),
                found.bands(),
                found.headings(),
                found.bandModules(),
                found.gridModules());
    }

    @Override
    public Scale scale() {
        return Scale.SMOKE;
    }

    @Override
    public Kernels kernels() {
        return network.network().kernels();
    }

    @Override
    public Workers workers() {
        return Workers.single();
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
