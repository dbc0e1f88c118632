package periplus.lab.runs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.KernelProviders;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.nativeblas.BlasIdentity;
import periplus.core.kernels.nativeblas.BlasSearch;
import periplus.lab.files.AtomicFile;
import periplus.lab.files.DiskStorage;
import periplus.lab.files.FileHashes;
import periplus.lab.formats.TrajectoryFile;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.lab.workers.ThreadTeam;
import periplus.studies.pathintegration.Measurement;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.pathintegration.RecordedSource;
import periplus.studies.recipe.MathProvider;
import periplus.studies.recipe.Recipe;

/**
 * One run from recipe to folder: resolve, train, measure, write.
 *
 * <p>A run that was killed or stopped goes on with {@code resume} and ends in the same bytes. All files are written whole
 * or not at all; the folder is complete once {@code manifest.json} holds a finishing time.
 */
public final class RunSession {
    private final RunRequest request;
    private final RunProgress progress;
    private final BooleanSupplier stop;

    /** A run that asks {@code stop} between updates whether to leave. */
    public RunSession(RunRequest request, RunProgress progress, BooleanSupplier stop) {
        this.request = request;
        this.progress = progress;
        this.stop = stop;
    }

    /** Where the run is, and whether it reached its end. */
    public record Outcome(RunFolder folder, boolean finished) {}

    /** Does the run. */
    public Outcome run() {
        ResolvedRecipe<Recipe> recipe = resolve();
        Recipe settings = recipe.settings();
        Path path = request.out().orElseGet(() -> Path.of("runs", settings.name() + "-seed" + settings.seed()));
        SequencedMap<String, String> inputs = new LinkedHashMap<>();
        try (ThreadTeam team = new ThreadTeam(request.threads())) {
            KernelProviders.Choice choice = KernelProviders.explain(word(settings.math()), team);
            Kernels kernels = choice.kernels();
            // everything that can be wrong with the recipe is found before the folder is touched
            PathIntegrator integrator = new PathIntegrator(settings, kernels, file -> read(file, inputs));
            RunFolder folder = open(path, recipe, choice.library());
            if (request.resume() && folder.isFinished()) {
                progress.message(path + " is finished; nothing to go on with");
                return new Outcome(folder, true);
            }
            Manifest manifest = new Manifest(
                    CodeVersion.VERSION,
                    settings.seed(),
                    recipe.sha256(),
                    inputs,
                    word(settings.math()),
                    choice.reason(),
                    choice.library(),
                    team.count(),
                    Machine.detect(),
                    Instant.now(),
                    Optional.empty());
            manifest.write(folder.manifest());
            progress.message("recipe " + settings.name() + ", seed " + settings.seed() + ", "
                    + integrator.network().parameters().count() + " parameters; kernels: " + choice.reason() + "; "
                    + team.count() + (team.count() == 1 ? " thread" : " threads"));
            progress.stage("training");
            Training training = new Training(integrator, recipe.sha256(), folder, DiskStorage.INSTANCE, progress);
            if (!training.run(request.resume(), stop)) {
                return new Outcome(folder, false);
            }
            Measurement measured = Measurement.of(integrator, team, progress::stage);
            progress.stage("writing");
            RunFiles.writeWeights(folder.weights(), integrator, recipe.sha256());
            RunFiles.write(folder, integrator, measured, new Summary(integrator, measured));
            manifest.finishedAt(Instant.now()).write(folder.manifest());
            return new Outcome(folder, true);
        }
    }

    private ResolvedRecipe<Recipe> resolve() {
        List<String> overrides = new ArrayList<>(request.overrides());
        request.seed().ifPresent(seed -> overrides.add("seed=" + seed));
        ResolvedRecipe<Recipe> recipe = ResolvedRecipe.read(Recipe.class, request.recipe(), overrides);
        if (recipe.settings().math() == MathProvider.AUTO) {
            // the resolved recipe names the provider that made the numbers
            overrides.add("math=portable");
            recipe = ResolvedRecipe.read(Recipe.class, request.recipe(), overrides);
        }
        return recipe;
    }

    /** As it is written in a recipe. */
    static String word(MathProvider math) {
        return math.name().toLowerCase(Locale.ROOT);
    }

    private RunFolder open(Path path, ResolvedRecipe<Recipe> recipe, Optional<BlasIdentity> library) {
        if (request.resume() && new RunFolder(path).holdsRun()) {
            RunFolder folder = RunFolder.open(path);
            ResolvedRecipe<Recipe> stored = ResolvedRecipe.read(Recipe.class, folder.recipe(), List.of());
            if (!stored.sha256().equals(recipe.sha256())) {
                throw new BadInputException(
                        path + " holds a run of another recipe (its recipe.yaml differs from what was"
                                + " asked for). Resume with the same recipe, overrides and seed, or give another --out");
            }
            library.ifPresent(now -> checkSameLibrary(folder, now));
            folder.removeLeftovers();
            return folder;
        }
        RunFolder folder = RunFolder.create(path, false);
        AtomicFile.write(folder.recipe(), recipe.resolvedYaml().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return folder;
    }

    /** A native run's bits are those of one version of its library: another may not go on with it. */
    private static void checkSameLibrary(RunFolder folder, BlasIdentity now) {
        if (!Files.exists(folder.manifest())
                || !(Manifest.read(folder.manifest()).get("kernels") instanceof Map<?, ?> kernels)) {
            return;
        }
        if (kernels.get("library") instanceof Map<?, ?> before && !now.version().equals(before.get("version"))) {
            throw new BadInputException(folder.manifest() + ": the run was begun with " + before.get("version")
                    + " and would go on with " + now.version()
                    + ", which gives other bits. Name the library that it was"
                    + " begun with (" + before.get("path") + ") with " + BlasSearch.VARIABLE + ", or begin a new run");
        }
    }

    private RecordedSource.Recording read(String file, SequencedMap<String, String> inputs) {
        Path path = Path.of(file);
        Path besideRecipe = request.recipe().resolveSibling(file);
        if (!Files.exists(path) && Files.exists(besideRecipe)) {
            path = besideRecipe;
        }
        var recorded = TrajectoryFile.read(path);
        inputs.put(file, FileHashes.sha256(path));
        return new RecordedSource.Recording(recorded.tSeconds(), recorded.positionMetres());
    }
}
