package periplus.app.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.analysis.tuning.Autocorrelogram;
import periplus.analysis.tuning.TuningColumn;
import periplus.app.figures.ArenaOutline;
import periplus.app.figures.Baseline;
import periplus.app.figures.PathPair;
import periplus.app.figures.WeightSpectrum;
import periplus.core.carriers.RateMaps;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.lab.checkpoints.MetricsLog;
import periplus.lab.citations.Bibliography;
import periplus.lab.files.DiskStorage;
import periplus.lab.formats.CsvTable;
import periplus.lab.formats.Npy;
import periplus.lab.formats.NpyArray;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.lab.runs.Manifest;
import periplus.lab.runs.RunFolder;
import periplus.studies.pathintegration.Spaces;
import periplus.studies.recipe.LeakSettings;
import periplus.studies.recipe.MathProvider;
import periplus.studies.recipe.Recipe;
import periplus.studies.recipe.TaskSettings;
import periplus.tasks.space.Arena;

/** Reads a finished run's folder into what its report says; every number comes from a file. */
final class RunReader {
    private final RunFolder folder;
    private final Bibliography references;
    private final List<String> warnings = new ArrayList<>();

    RunReader(RunFolder folder, Bibliography references) {
        this.folder = folder;
        this.references = references;
    }

    ReportData read() {
        if (!Files.isRegularFile(folder.summary())) {
            throw new BadInputException(folder.path()
                    + " holds no finished run: summary.json is missing. Finish it with: periplus run ... --resume");
        }
        SequencedMap<String, @Nullable Object> summary = ReportWriter.summary(folder);
        ResolvedRecipe<Recipe> resolved = ResolvedRecipe.read(Recipe.class, folder.recipe(), List.of());
        Recipe recipe = resolved.settings();
        Arena arena = Spaces.arena(recipe);
        SequencedMap<String, @Nullable Object> manifest = Manifest.read(folder.manifest());
        return new ReportData(
                recipe.name(),
                what(recipe, summary),
                setup(recipe, arena, summary),
                training(recipe, summary),
                decoding(recipe, arena, summary),
                Part.absent("no recorded path was decoded in this run; periplus evaluate does that"),
                tuning(recipe, summary),
                spectrum(recipe),
                new ReportData.Provenance(
                        List.of(
                                new ReportData.Fact("Periplus version", text(manifest, "version")),
                                new ReportData.Fact("recipe SHA-256", resolved.sha256()),
                                new ReportData.Fact("seed", Long.toString(recipe.seed())),
                                new ReportData.Fact("numbers made by", numbersMadeBy(recipe.math()))),
                        List.of()),
                resolved.resolvedYaml(),
                files(),
                References.of(recipe, references).stream()
                        .map(References::citation)
                        .toList(),
                warnings);
    }

    private static String numbersMadeBy(MathProvider math) {
        return math.name().toLowerCase(Locale.ROOT)
                + (math == MathProvider.NATIVE
                        ? " kernels (the same bits for any number of threads, on one machine and library version)"
                        : " kernels (the same bits on every machine and for any number of threads)");
    }

    private static String what(Recipe recipe, SequencedMap<String, @Nullable Object> summary) {
        return (recipe.question().isEmpty() ? "" : recipe.question() + " ") + "A recurrent network of "
                + recipe.network().units() + " units learned " + text(summary, "task") + ".";
    }

    private static ReportData.Setup setup(Recipe recipe, Arena arena, SequencedMap<String, @Nullable Object> summary) {
        List<ReportData.Fact> more = new ArrayList<>();
        more.add(new ReportData.Fact(
                "nonlinearity", recipe.network().nonlinearity().name().toLowerCase(Locale.ROOT)));
        more.add(new ReportData.Fact("leak", leak(recipe)));
        more.add(new ReportData.Fact("arena", arena.describe()));
        more.add(new ReportData.Fact(
                "trial", recipe.task().steps() + " steps of " + recipe.task().dtSeconds() + " s"));
        more.add(new ReportData.Fact("batch", recipe.training().batch() + " trials"));
        more.add(new ReportData.Fact("parameters", text(summary, "parameters")));
        return new ReportData.Setup(
                recipe.network().units(),
                recipe.training().steps(),
                recipe.seed(),
                Math.max(arena.widthMetres(), arena.heightMetres()),
                more);
    }

    private static String leak(Recipe recipe) {
        return switch (recipe.network().leak()) {
            case LeakSettings.Alpha given -> "alpha " + given.alpha() + (given.alpha() == 1 ? " (vanilla)" : "");
            case LeakSettings.Tau tau -> "tau " + tau.tauSeconds() + " s";
            case LeakSettings.Learned learned -> "learned, one for the network, from alpha " + learned.initialAlpha();
            case LeakSettings.LearnedPerUnit learned -> "learned for each unit, from alpha " + learned.initialAlpha();
        };
    }

    private Part<ReportData.Training> training(Recipe recipe, SequencedMap<String, @Nullable Object> summary) {
        List<SequencedMap<String, @Nullable Object>> lines =
                MetricsLog.read(DiskStorage.INSTANCE, folder.metrics(), warnings::add);
        if (lines.isEmpty()) {
            return Part.absent("the recipe asks for no training (training.steps is 0)");
        }
        boolean cells = recipe.task().output() == TaskSettings.Output.PLACE_CODE;
        boolean nats = recipe.learnsByCrossEntropy();
        Measured entropy = nats
                ? measured(summary, "targetEntropy")
                : Measured.undefined("the loss is a mean squared error, which has no target entropy");
        double floor = entropy.isDefined() ? entropy.orNaN() : 0;
        List<double[]> losses = new ArrayList<>();
        List<double[]> errors = new ArrayList<>();
        for (SequencedMap<String, @Nullable Object> line : lines) {
            double step = number(line, "step").orNaN();
            // the log's KL is above the entropy of its own batch; the figure draws loss over the test's entropy
            Measured loss = nats ? number(line, "kl").map(kl -> kl + floor) : number(line, "loss");
            if (loss.isDefined()) {
                losses.add(new double[] {step, loss.orNaN()});
            }
            Measured error = number(line, "decodingErrorMetres");
            if (error.isDefined()) {
                errors.add(new double[] {step, error.orNaN()});
            }
        }
        return Part.of(new ReportData.Training(
                nats ? "cross-entropy" : "mean squared error",
                nats ? "nats" : cells ? "squared rate" : "m²",
                entropy,
                nats ? measured(summary, "uniformCrossEntropy") : Measured.undefined("not a cross-entropy"),
                measured(summary, "finalLoss"),
                column(losses, 0),
                column(losses, 1),
                column(errors, 0),
                column(errors, 1)));
    }

    private Part<ReportData.Decoding> decoding(
            Recipe recipe, Arena arena, SequencedMap<String, @Nullable Object> summary) {
        CsvTable steps = CsvTable.read(folder.errorByStep());
        NpyArray truth = Npy.read(folder.array("example_true_paths_m"));
        NpyArray decoded = Npy.read(folder.array("example_decoded_paths_m"));
        List<Baseline> baselines = new ArrayList<>();
        addBaseline(baselines, "stay at start", measured(summary, "stayAtStartErrorMetres"));
        addBaseline(baselines, "arena centre", measured(summary, "centreErrorMetres"));
        int length = truth.length(1) * 2;
        List<PathPair> paths = new ArrayList<>();
        double[] t = truth.asDoubles();
        double[] d = decoded.asDoubles();
        for (int b = 0; b < truth.length(0); b++) {
            paths.add(new PathPair(
                    java.util.Arrays.copyOfRange(t, b * length, (b + 1) * length),
                    java.util.Arrays.copyOfRange(d, b * length, (b + 1) * length)));
        }
        return Part.of(new ReportData.Decoding(
                measured(summary, "decodingErrorMetres"),
                measured(summary, "decoderFloorMetres"),
                baselines,
                text(summary, "decoder"),
                (int) measured(summary, "testTrials").orNaN(),
                recipe.task().dtSeconds(),
                steps.numbers("mean_error_m"),
                steps.numbers("lower_quartile_m"),
                steps.numbers("upper_quartile_m"),
                steps.numbers("stay_at_start_m"),
                recipe.task().steps(),
                new ArenaOutline(arena.outlineMetres(), arena.innerOutlinesMetres()),
                paths));
    }

    private Part<ReportData.Tuning> tuning(Recipe recipe, SequencedMap<String, @Nullable Object> summary) {
        NpyArray rates = Npy.read(folder.array("rate_maps"));
        double[] extent = Npy.read(folder.array("map_extent_m")).asDoubles();
        double[] occupancy = Npy.read(folder.array("occupancy_samples")).asDoubles();
        RateMaps maps = new RateMaps(
                rates.length(0),
                rates.length(1),
                rates.length(2),
                extent[0],
                extent[1],
                extent[2],
                extent[3],
                rates.asDoubles(),
                occupancy);
        CsvTable units = CsvTable.read(folder.units());
        double[] nullScores = {};
        String nullDefinition = "no null was drawn (analysis.null_surrogates is 0)";
        Path nullFile = folder.array("grid_score_60_null");
        if (Files.isRegularFile(nullFile)) {
            nullScores = java.util.Arrays.stream(Npy.read(nullFile).asDoubles())
                    .filter(Double::isFinite)
                    .toArray();
            nullDefinition = text(summary, "gridNull");
        }
        List<ReportData.Score> scores = new ArrayList<>();
        scores.add(score(
                units, TuningColumn.GRID_60, "grid-score-60", "g60", "grid score, 60°", nullScores, nullDefinition));
        scores.add(score(
                units,
                TuningColumn.GRID_90,
                "grid-score-90",
                "g90",
                "grid score, 90°",
                new double[0],
                "none drawn for this score"));
        List<ReportData.UnitColumn> columns = new ArrayList<>();
        columns.add(unitColumn(units, TuningColumn.GRID_60_MIN_MAX, "g60, min/max form", "", 2));
        columns.add(unitColumn(units, TuningColumn.GRID_EXPANDING, "expanding ring", "", 2));
        columns.add(unitColumn(units, TuningColumn.BORDER, "border score", "", 2));
        columns.add(unitColumn(units, TuningColumn.BAND, "band score", "", 2));
        columns.add(unitColumn(units, TuningColumn.INFORMATION, "information", "bits", 2));
        List<double[]> autocorrelograms = new ArrayList<>();
        Autocorrelogram sac = new Autocorrelogram(maps.binsY(), maps.binsX(), Autocorrelogram.Mode.CORRECTED);
        for (int u = 0; u < maps.units(); u++) {
            autocorrelograms.add(sac.of(maps.map(u)));
        }
        double samples = java.util.Arrays.stream(occupancy).sum();
        return Part.of(new ReportData.Tuning(
                scores,
                measuredColumn(units, TuningColumn.SPACING),
                columns,
                maps,
                autocorrelograms,
                "a.u.",
                String.format(
                                Locale.ROOT,
                                "%,.0f positions of %,d trials",
                                samples,
                                recipe.analysis().mapTrials())
                        .replace(',', ' ')));
    }

    private static ReportData.Score score(
            CsvTable units,
            TuningColumn column,
            String key,
            String symbol,
            String name,
            double[] nullScores,
            String nullDefinition) {
        return new ReportData.Score(
                key, symbol, name, column.definition(), measuredColumn(units, column), nullScores, nullDefinition);
    }

    private static ReportData.UnitColumn unitColumn(
            CsvTable units, TuningColumn column, String title, String unit, int decimals) {
        return new ReportData.UnitColumn(title, unit, decimals, measuredColumn(units, column));
    }

    /** A score of all units with the reasons that stand in the last column, "name: reason; name: reason". */
    private static List<Measured> measuredColumn(CsvTable units, TuningColumn column) {
        double[] values = units.numbers(column.jsonName());
        List<String> reasons = units.texts("undefined");
        List<Measured> scores = new ArrayList<>(values.length);
        for (int u = 0; u < values.length; u++) {
            String reason = "undefined";
            for (String part : reasons.get(u).split("; ", -1)) {
                if (part.startsWith(column.jsonName() + ": ")) {
                    reason = part.substring(column.jsonName().length() + 2);
                }
            }
            scores.add(Measured.of(values[u], reason));
        }
        return scores;
    }

    private Part<ReportData.Spectrum> spectrum(Recipe recipe) {
        Path file = folder.array("recurrent_eigenvalues");
        if (!Files.isRegularFile(file)) {
            return Part.absent(
                    "eigenvalues of " + recipe.network().units() + " units were not computed: more than 1024");
        }
        double[] pairs = Npy.read(file).asDoubles();
        double[] real = new double[pairs.length / 2];
        double[] imaginary = new double[pairs.length / 2];
        for (int i = 0; i < real.length; i++) {
            real[i] = pairs[2 * i];
            imaginary[i] = pairs[2 * i + 1];
        }
        List<WeightSpectrum.Circle> circles = new ArrayList<>();
        circles.add(WeightSpectrum.Circle.unit());
        if (recipe.network().leak() instanceof LeakSettings.Alpha given && given.alpha() < 1) {
            circles.add(WeightSpectrum.Circle.leakyStability(given.alpha()));
        }
        return Part.of(new ReportData.Spectrum(real, imaginary, "recurrent weights J", circles));
    }

    private List<ReportData.OutputFile> files() {
        List<ReportData.OutputFile> files = new ArrayList<>();
        add(files, "summary.json", "headline numbers with definitions", "json.load(open('summary.json'))");
        add(
                files,
                "metrics.jsonl",
                "one line a logged update",
                "pd.read_json('metrics.jsonl', lines=True)",
                "training-curve");
        add(files, "units.csv", "every score of every unit, with reasons where undefined", "pd.read_csv('units.csv')");
        add(
                files,
                "error_by_step.csv",
                "decoding error at each time step, metres",
                "pd.read_csv('error_by_step.csv')",
                "error-over-time");
        add(
                files,
                "weights.safetensors",
                "trained weights, PyTorch names and orientation",
                "safetensors.torch.load_file('weights.safetensors')");
        add(
                files,
                "arrays/rate_maps.npy",
                "mean activity (unit, y, x), row 0 = lowest y, NaN = unvisited",
                "np.load('arrays/rate_maps.npy')",
                "rate-map-sheet");
        add(
                files,
                "arrays/occupancy_samples.npy",
                "samples in each bin (y, x)",
                "np.load('arrays/occupancy_samples.npy')");
        add(
                files,
                "arrays/grid_score_60_null.npy",
                "grid scores of surrogate maps (unit, draw)",
                "np.load('arrays/grid_score_60_null.npy')");
        add(
                files,
                "arrays/example_true_paths_m.npy",
                "true positions (trial, time, x/y), metres",
                "np.load('arrays/example_true_paths_m.npy')",
                "decoded-paths");
        add(
                files,
                "arrays/example_decoded_paths_m.npy",
                "decoded positions (trial, time, x/y), metres",
                "np.load('arrays/example_decoded_paths_m.npy')",
                "decoded-paths");
        add(
                files,
                "arrays/place_cell_centres_m.npy",
                "place-cell centres (cell, x/y), metres",
                "np.load('arrays/place_cell_centres_m.npy')");
        add(
                files,
                "arrays/recurrent_eigenvalues.npy",
                "eigenvalues of J (n, real/imaginary)",
                "np.load('arrays/recurrent_eigenvalues.npy')",
                "weight-spectrum");
        add(
                files,
                "recipe.yaml",
                "the resolved recipe, every default filled in",
                "yaml.safe_load(open('recipe.yaml'))");
        add(files, "manifest.json", "version, hashes, machine, times", "json.load(open('manifest.json'))");
        return files;
    }

    private void add(List<ReportData.OutputFile> files, String path, String what, String python, String... figures) {
        if (Files.isRegularFile(folder.path().resolve(path))) {
            files.add(new ReportData.OutputFile(path, what, python, List.of(figures)));
        }
    }

    private static void addBaseline(List<Baseline> baselines, String label, Measured error) {
        if (error instanceof Measured.Value(double metres)) {
            baselines.add(new Baseline(label, metres));
        }
    }

    private static double[] column(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).toArray();
    }

    private static String text(SequencedMap<String, @Nullable Object> json, String name) {
        Object value = json.get(name);
        return value == null ? "" : value.toString();
    }

    private static Measured number(SequencedMap<String, @Nullable Object> json, String name) {
        return json.get(name) instanceof Number n
                ? Measured.of(n.doubleValue(), "not finite")
                : Measured.undefined("not in the file");
    }

    private static Measured measured(SequencedMap<String, @Nullable Object> json, String name) {
        if (json.get(name) instanceof Number n) {
            return Measured.of(n.doubleValue(), "not finite");
        }
        return Measured.undefined(
                json.get(name + "Undefined") instanceof String reason ? reason : "not in the summary");
    }
}
