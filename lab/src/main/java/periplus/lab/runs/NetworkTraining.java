package periplus.lab.runs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import periplus.core.kernels.Kernels;
import periplus.lab.files.AtomicFile;
import periplus.lab.files.DiskStorage;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.recipe.Recipe;

/**
 * A network of a larger work: trained into a folder of its own, or taken from there where it is trained already.
 *
 * <p>The folder holds {@code recipe.yaml}, {@code metrics.jsonl}, {@code weights.safetensors} and, while it trains,
 * checkpoints; no measures and no report. A training that was stopped or killed goes on where its checkpoint is.
 */
public final class NetworkTraining {
    private NetworkTraining() {}

    /**
     * Trains the network, or loads it.
     *
     * @return the trained network; null where {@code stop} ended the training early, a checkpoint is left
     */
    public static @Nullable PathIntegrator trained(
            ResolvedRecipe<Recipe> recipe, Path path, Kernels kernels, RunProgress progress, BooleanSupplier stop) {
        RunFolder folder = new RunFolder(path);
        if (folder.holdsRun()) {
            folder.requireRecipe(Recipe.class, recipe);
            if (Files.isRegularFile(folder.weights()) && !Files.exists(folder.checkpoint())) {
                return TrainedRun.loadOnto(folder, kernels);
            }
            folder.removeLeftovers();
        } else {
            folder = RunFolder.create(path, false);
            AtomicFile.write(folder.recipe(), recipe.resolvedYaml().getBytes(StandardCharsets.UTF_8));
        }
        PathIntegrator integrator =
                new PathIntegrator(recipe.settings(), kernels, file -> TrainedRun.recording(Path.of(file)));
        Training training = new Training(integrator, recipe.sha256(), folder, DiskStorage.INSTANCE, progress);
        if (!training.run(true, stop)) {
            return null;
        }
        RunFiles.writeWeights(folder.weights(), integrator, recipe.sha256());
        folder.removeCheckpoints();
        return integrator;
    }
}
