package periplus.lab.sweeps;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import periplus.analysis.tuning.NullDistribution;
import periplus.analysis.tuning.TuningColumn;
import periplus.analysis.tuning.TuningScores;
import periplus.core.carriers.RateMaps;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.core.workers.Workers;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.lab.runs.NetworkTraining;
import periplus.lab.runs.RunProgress;
import periplus.lab.runs.TrainedRun;
import periplus.studies.pathintegration.ActivityMaps;
import periplus.studies.pathintegration.DecodingTest;
import periplus.studies.pathintegration.Disturbance;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.recipe.AnalysisSettings;
import periplus.studies.recipe.MathProvider;
import periplus.studies.recipe.Recipe;
import periplus.tasks.Task;

/**
 * The cell of a path-integration recipe: trains the network and measures how well it decodes and its grid scores.
 *
 * <p>A network counts as converged where its mean decoding error is below half of what staying at the start would give;
 * this threshold is ours, made to tell a network that integrates from one that does not. The numbers are those that a run of
 * the same recipe writes into its {@code summary.json}.
 */
final class PathIntegrationJob implements SweepJob<Recipe> {
    private static final double CONVERGED_BELOW = 0.5;
    private static final String UPDATES = "updates";
    private static final String PARAMETERS = "parameters";
    private static final String LOSS = "final_loss";
    private static final String KL = "kl_nats";
    private static final String ERROR = "decoding_error_m";
    private static final String FLOOR = "decoder_floor_m";
    private static final String STAY = "stay_at_start_error_m";
    private static final String CONVERGED = "converged";
    private static final String BEST_GRID = "grid_score_60_best";
    private static final String MEDIAN_GRID = "grid_score_60_median";
    private static final String SCORED = "units_with_grid_score";

    @Override
    public String kind() {
        return "path-integration";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Recipe> settings() {
        return Recipe.class;
    }

    @Override
    public boolean recognises(Set<String> topLevelKeys) {
        return topLevelKeys.contains("arena") || topLevelKeys.contains("motion");
    }

    @Override
    public String name(Recipe recipe) {
        return recipe.name();
    }

    @Override
    public Recipe prepared(Recipe recipe) {
        if (recipe.math() == MathProvider.NATIVE) {
            throw new BadInputException(
                    "math: native gives the bits of one machine and library, and the cells of a sweep"
                            + " may be done anywhere. Use math: portable");
        }
        return new Recipe(
                recipe.name(),
                recipe.question(),
                recipe.sources(),
                recipe.seed(),
                MathProvider.PORTABLE,
                recipe.arena(),
                recipe.motion(),
                recipe.placeCode(),
                recipe.task(),
                recipe.network(),
                recipe.training(),
                recipe.analysis());
    }

    @Override
    public List<SweepColumn> columns() {
        return List.of(
                SweepColumn.count(UPDATES, "updates made"),
                SweepColumn.count(PARAMETERS, "learned numbers"),
                SweepColumn.real(
                        LOSS,
                        "nats, square metres or squared rate",
                        "task loss on the test trials: cross-entropy of place codes, mean squared error of coordinates or"
                                + " rates"),
                SweepColumn.real(KL, "nats", "cross-entropy above the targets' entropy, place codes only"),
                SweepColumn.real(
                        ERROR, "m", "mean distance from decoded to true position over test trials and time steps"),
                SweepColumn.real(FLOOR, "m", "the same with the true target decoded"),
                SweepColumn.real(STAY, "m", "the same for saying that the animal never left the start"),
                SweepColumn.count(
                        CONVERGED, "1 where decoding_error_m is below half of stay_at_start_error_m, otherwise 0"),
                SweepColumn.real(BEST_GRID, "", "highest over units: " + TuningColumn.GRID_60.definition()),
                SweepColumn.real(MEDIAN_GRID, "", "median over units that have one: the same score"),
                SweepColumn.count(SCORED, "units whose map has a grid score"));
    }

    @Override
    public @Nullable SequencedMap<String, Measured> run(Recipe recipe, CellContext context) {
        PathIntegrator integrator = trained(recipe, context);
        if (integrator == null) {
            return null;
        }
        AnalysisSettings wanted = recipe.analysis();
        DecodingTest test = integrator.decodingTest("test", wanted.errorTrials());
        boolean nats = integrator.task().targetKind() == Task.TargetKind.PROBABILITIES;
        SequencedMap<String, Measured> row = new LinkedHashMap<>();
        row.put(UPDATES, Measured.of(recipe.training().steps()));
        row.put(PARAMETERS, Measured.of(integrator.network().parameters().count()));
        double loss = test.lossNatsOrSquareMetres();
        row.put(LOSS, Measured.of(loss, "the loss on the test trials is not finite"));
        row.put(
                KL,
                nats
                        ? Measured.of(loss - test.targetEntropyNats(), "the loss on the test trials is not finite")
                        : Measured.undefined("targets are no distributions"));
        Measured error = test.error().meanMetres();
        Measured stay = test.stay().meanMetres();
        row.put(ERROR, error);
        row.put(FLOOR, test.floor().meanMetres());
        row.put(STAY, stay);
        row.put(
                CONVERGED,
                error instanceof Measured.Value(double e) && stay instanceof Measured.Value(double s)
                        ? Measured.of(e < CONVERGED_BELOW * s ? 1 : 0)
                        : Measured.undefined("the decoding error is undefined"));
        putGridScores(row, integrator, wanted, context.kernels().workers());
        return row;
    }

    private static @Nullable PathIntegrator trained(Recipe recipe, CellContext context) {
        Path keep = context.keep();
        if (keep != null) {
            return NetworkTraining.trained(
                    ResolvedRecipe.of(recipe), keep, context.kernels(), RunProgress.silent(), context.stop());
        }
        PathIntegrator integrator =
                new PathIntegrator(recipe, context.kernels(), file -> TrainedRun.recording(context.file(file)));
        for (long step = 0; step < recipe.training().steps(); step++) {
            if (context.stop().getAsBoolean()) {
                return null;
            }
            integrator.update(step);
        }
        return context.stop().getAsBoolean() ? null : integrator;
    }

    private static void putGridScores(
            SequencedMap<String, Measured> row, PathIntegrator integrator, AnalysisSettings wanted, Workers workers) {
        RateMaps maps = ActivityMaps.of(
                integrator.network(),
                integrator.task(),
                workers,
                integrator.recipe().seed(),
                "maps",
                wanted.mapTrials(),
                wanted.mapBins(),
                wanted.mapSkipSteps(),
                Disturbance.NONE);
        double[] scores = java.util.Arrays.stream(TuningScores.of(maps, EnumSet.of(TuningColumn.GRID_60), workers)
                        .column(TuningColumn.GRID_60))
                .filter(score -> !Double.isNaN(score))
                .sorted()
                .toArray();
        NullDistribution own = new NullDistribution("data", "", new double[][] {scores});
        row.put(BEST_GRID, own.percentile(100));
        row.put(MEDIAN_GRID, own.percentile(50));
        row.put(SCORED, Measured.of(scores.length));
    }
}
