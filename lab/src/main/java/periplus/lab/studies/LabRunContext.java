package periplus.lab.studies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.core.workers.Workers;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.lab.runs.TaskNetworks;
import periplus.lab.runs.TrainedRun;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.study.RunContext;
import periplus.studies.study.Scale;
import periplus.studies.study.StudyResults;
import periplus.studies.tasktraining.TaskTrainingRecipe;
import periplus.studies.tasktraining.TrainedNetwork;

/** What a run may use, with its network's folder behind it. */
record LabRunContext(
        Scale scale,
        Kernels kernels,
        Workers workers,
        @Nullable PathIntegrator integrator,
        Path networkFolder,
        StudyResults results,
        Consumer<String> stages,
        BooleanSupplier stop)
        implements RunContext {
    private static final String PREFIX = "step-";
    private static final String ENDING = ".safetensors";

    @Override
    public PathIntegrator network() {
        if (integrator == null) {
            throw new IllegalStateException("this run was planned without a network");
        }
        return integrator;
    }

    @Override
    public List<Long> snapshotSteps() {
        Path folder = networkFolder.resolve("snapshots");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches(PREFIX + "[0-9]{1,15}\\" + ENDING))
                    .map(name -> Long.valueOf(name.substring(PREFIX.length(), name.length() - ENDING.length())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadInputException(folder + " cannot be looked into (" + e + ")", e);
        }
    }

    @Override
    public PathIntegrator networkAt(long step) {
        PathIntegrator earlier =
                new PathIntegrator(network().recipe(), kernels, file -> TrainedRun.recording(Path.of(file)));
        TrainedRun.restore(earlier, networkFolder.resolve("snapshots").resolve(PREFIX + step + ENDING));
        return earlier;
    }

    @Override
    public TrainedNetwork trained(TaskTrainingRecipe recipe) {
        TrainedNetwork network = TaskNetworks.trained(
                ResolvedRecipe.of(recipe),
                networkFolder,
                kernels,
                (epoch, loss) -> stages.accept(String.format(
                        Locale.ROOT,
                        "epoch %d, loss %.3g (to be below %.3g, at most %d epochs)",
                        epoch,
                        loss,
                        recipe.training().threshold(),
                        recipe.training().maxEpochs())),
                stop);
        if (network == null) {
            throw new Left();
        }
        return network;
    }

    @Override
    public void stage(String name) {
        stages.accept(name);
    }

    @Override
    public void leaveIfStopped() {
        if (stop.getAsBoolean()) {
            throw new Left();
        }
    }

    /** Leaves a run that the user stopped; {@link StudyRun} catches it. */
    static final class Left extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Left() {
            super("the study is being stopped", null, false, false);
        }
    }
}
