package periplus.lab.runs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.KernelProviders;
import periplus.core.workers.Workers;
import periplus.lab.files.InputFile;
import periplus.lab.formats.Npy;
import periplus.lab.formats.NpyArray;
import periplus.lab.recipes.RecipeExpansion;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.studies.recipe.MathProvider;
import periplus.studies.tasktraining.HiddenTrajectories;
import periplus.studies.tasktraining.ProbeTrials;
import periplus.studies.tasktraining.TaskTrainingRecipe;
import periplus.studies.tasktraining.TrainedNetwork;

/**
 * One run of a task-training recipe, from recipe to folder, on one thread.
 *
 * <p>Beside what {@link TaskNetworks} writes, the folder holds {@code arrays/probe_rates.npy} (trial, step, unit),
 * {@code arrays/probe_lengths.npy}, {@code arrays/first_recurrent.npy} and the probe trials themselves in {@code
 * arrays/probe_input.npy}, {@code probe_target.npy} and {@code probe_output.npy} (trial, step, channel).
 */
public final class TaskRunSession {
    private static final long MAX_RECIPE_BYTES = 1 << 22;

    private final RunRequest request;
    private final RunProgress progress;
    private final BooleanSupplier stop;

    /** A run that asks {@code stop} between updates whether to leave. */
    public TaskRunSession(RunRequest request, RunProgress progress, BooleanSupplier stop) {
        this.request = request;
        this.progress = progress;
        this.stop = stop;
    }

    /** Whether a recipe with these blocks at its top trains a network on a task until it can do it. */
    public static boolean isTaskTraining(Set<String> topLevelKeys) {
        return topLevelKeys.contains("task") && !topLevelKeys.contains("arena") && !topLevelKeys.contains("motion");
    }

    /** Whether the recipe in this file is of that kind. */
    public static boolean isTaskTraining(Path recipe) {
        String text = new String(InputFile.of(recipe).readAll(MAX_RECIPE_BYTES, "a recipe"), StandardCharsets.UTF_8);
        return isTaskTraining(RecipeExpansion.topLevelKeys(text, recipe.toString()));
    }

    /** The run's end: its folder, and the network, or null where it was stopped. */
    public record Outcome(RunFolder folder, @Nullable TrainedNetwork network) {}

    /** Does the run. */
    public Outcome run() {
        ResolvedRecipe<TaskTrainingRecipe> recipe = resolve();
        TaskTrainingRecipe settings = recipe.settings();
        Path path = request.out().orElseGet(() -> Path.of("runs", settings.name() + "-seed" + settings.seed()));
        RunFolder folder = new RunFolder(path);
        if (folder.holdsRun() && !request.resume()) {
            throw new BadInputException(
                    path + " holds a run already. Go on with it with --resume, or give another" + " --out");
        }
        KernelProviders.Choice choice = KernelProviders.explain(RunSession.word(settings.math()), Workers.single());
        Instant started = Instant.now();
        progress.message("recipe " + settings.name() + ", seed " + settings.seed() + "; kernels: " + choice.reason()
                + "; 1 thread");
        progress.stage("training");
        progress.lossIs("loss", "");
        long perEpoch = settings.training().stepsPerEpoch();
        long total = perEpoch * settings.training().maxEpochs();
        TrainedNetwork trained = TaskNetworks.trained(
                recipe,
                path,
                choice.kernels(),
                (epoch, loss) -> progress.update(epoch * perEpoch, total, 0, loss, OptionalDouble.empty()),
                stop);
        if (trained == null) {
            return new Outcome(folder, null);
        }
        progress.stage("writing");
        writeArrays(folder, trained);
        if (!Files.exists(folder.manifest())) {
            new Manifest(
                            CodeVersion.VERSION,
                            settings.seed(),
                            recipe.sha256(),
                            new LinkedHashMap<>(),
                            RunSession.word(settings.math()),
                            choice.reason(),
                            choice.library(),
                            1,
                            Machine.detect(),
                            started,
                            Optional.of(Instant.now()))
                    .write(folder.manifest());
        }
        folder.removeCheckpoints();
        return new Outcome(folder, trained);
    }

    private static void writeArrays(RunFolder folder, TrainedNetwork trained) {
        HiddenTrajectories probe = trained.trajectories();
        int units = probe.units();
        Npy.write(folder.array("probe_rates"), NpyArray.of(probe.rate(), probe.trials(), probe.steps(), units));
        Npy.write(folder.array("probe_lengths"), NpyArray.of(probe.length(), probe.trials()));
        Npy.write(folder.array("first_recurrent"), NpyArray.of(trained.firstRecurrent(), units, units));
        ProbeTrials trials = ProbeTrials.of(trained);
        int[] each = {trials.trials(), trials.steps()};
        Npy.write(folder.array("probe_input"), NpyArray.of(trials.input(), each[0], each[1], trials.inputs()));
        Npy.write(folder.array("probe_target"), NpyArray.of(trials.target(), each[0], each[1], trials.outputs()));
        Npy.write(folder.array("probe_output"), NpyArray.of(trials.output(), each[0], each[1], trials.outputs()));
    }

    private ResolvedRecipe<TaskTrainingRecipe> resolve() {
        List<String> overrides = new ArrayList<>(request.overrides());
        request.seed().ifPresent(seed -> overrides.add("seed=" + seed));
        ResolvedRecipe<TaskTrainingRecipe> recipe =
                ResolvedRecipe.read(TaskTrainingRecipe.class, request.recipe(), overrides);
        if (recipe.settings().math() == MathProvider.AUTO) {
            // the resolved recipe names the provider that made the numbers
            overrides.add("math=" + MathProvider.PORTABLE.name().toLowerCase(Locale.ROOT));
            recipe = ResolvedRecipe.read(TaskTrainingRecipe.class, request.recipe(), overrides);
        }
        return recipe;
    }
}
