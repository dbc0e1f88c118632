package periplus.lab.runs;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.KernelProviders;
import periplus.core.kernels.Kernels;
import periplus.core.workers.Workers;
import periplus.lab.formats.NpyArray;
import periplus.lab.formats.SafeTensors;
import periplus.lab.formats.TrajectoryFile;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.nets.parameters.Parameter;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.pathintegration.RecordedSource;
import periplus.studies.recipe.Recipe;

/** A finished run at work again: its recipe with its trained weights. */
public final class TrainedRun {
    private TrainedRun() {}

    /** Loads the run in this folder. */
    public static PathIntegrator load(RunFolder folder, Workers workers) {
        Recipe recipe =
                ResolvedRecipe.read(Recipe.class, folder.recipe(), List.of()).settings();
        return load(folder, recipe, KernelProviders.choose(RunSession.word(recipe.math()), workers));
    }

    /** Loads the run in this folder onto kernels that are there. */
    static PathIntegrator loadOnto(RunFolder folder, Kernels kernels) {
        return load(
                folder,
                ResolvedRecipe.read(Recipe.class, folder.recipe(), List.of()).settings(),
                kernels);
    }

    private static PathIntegrator load(RunFolder folder, Recipe recipe, Kernels kernels) {
        PathIntegrator integrator = new PathIntegrator(recipe, kernels, file -> recording(Path.of(file)));
        restore(integrator, folder.weights());
        return integrator;
    }

    /** Gives the network the weights in this file. */
    public static void restore(PathIntegrator integrator, Path weights) {
        SafeTensors.Content stored = SafeTensors.read(weights);
        for (Parameter parameter : integrator.network().parameters()) {
            NpyArray values = stored.get(parameter.name());
            if (!Arrays.equals(values.shape(), parameter.shape())) {
                throw new BadInputException(weights + ": " + parameter.name() + " has shape "
                        + Arrays.toString(values.shape()) + ", the recipe beside it needs "
                        + Arrays.toString(parameter.shape()) + ". Weights and recipe are of different runs");
            }
            System.arraycopy(values.asFloats(), 0, parameter.values(), 0, parameter.size());
        }
    }

    /** The recorded path in this file. */
    public static RecordedSource.Recording recording(Path file) {
        var recorded = TrajectoryFile.read(file);
        return new RecordedSource.Recording(recorded.tSeconds(), recorded.positionMetres());
    }
}
