package periplus.lab.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.KernelProviders;
import periplus.core.kernels.Kernels;
import periplus.core.workers.Workers;
import periplus.lab.formats.Npy;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.studies.tasktraining.TaskTrainingRecipe;
import periplus.studies.tasktraining.TrainedNetwork;

class TaskNetworksTest {
    private static final String RECIPE = """
            recipe: bit
            seed: 1001
            task: {kind: flip-flop, bits: 1, steps: 10}
            network: {units: 6}
            training: {threshold: 0.1, max_epochs: 4, steps_per_epoch: 10, batch: 8, learning_rate: 0.01}
            probe: {trials: 3, test_trials: 10, kernel_trials: 2}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static Kernels kernels() {
        return KernelProviders.choose("auto", Workers.single());
    }

    private static ResolvedRecipe<TaskTrainingRecipe> recipe(String... overrides) {
        return ResolvedRecipe.parse(TaskTrainingRecipe.class, RECIPE, "here", List.of(overrides));
    }

    @Test
    void aNetworkIsTrainedOnceAndThenLoaded() {
        Path at = folder.resolve("one");
        int[] epochs = {0};
        TrainedNetwork trained = TaskNetworks.trained(recipe(), at, kernels(), loss -> epochs[0]++, () -> false);
        TrainedNetwork loaded = TaskNetworks.trained(recipe(), at, kernels(), loss -> epochs[0]++, () -> false);
        assertThat(trained).isNotNull();
        assertThat(loaded).isNotNull();
        assertThat(epochs[0]).isEqualTo(trained.epochs());
        assertThat(loaded.recurrent()).isEqualTo(trained.recurrent());
        assertThat(loaded.firstRecurrent()).isEqualTo(trained.firstRecurrent());
        assertThat(loaded.epochLosses()).isEqualTo(trained.epochLosses());
        assertThat(loaded.outcome()).isEqualTo(trained.outcome());
        assertThat(loaded.reason()).isEqualTo(trained.reason());
        assertThat(loaded.oodLoss()).isEqualTo(trained.oodLoss());
        assertThat(loaded.kernelAlignment()).isEqualTo(trained.kernelAlignment());
        assertThat(loaded.weightChange()).isEqualTo(trained.weightChange());
        assertThat(loaded.trajectories().rate())
                .isEqualTo(trained.trajectories().rate());
    }

    @Test
    void aStoppedTrainingBeginsAnewAndAnotherRecipeIsRefused() {
        Path at = folder.resolve("stopped");
        assertThat(TaskNetworks.trained(recipe(), at, kernels(), loss -> {}, () -> true))
                .isNull();
        TrainedNetwork trained = TaskNetworks.trained(recipe(), at, kernels(), loss -> {}, () -> false);
        TrainedNetwork alone =
                TaskNetworks.trained(recipe(), folder.resolve("alone"), kernels(), loss -> {}, () -> false);
        assertThat(trained).isNotNull();
        assertThat(alone).isNotNull();
        assertThat(trained.recurrent()).isEqualTo(alone.recurrent());
        assertThatThrownBy(() -> TaskNetworks.trained(recipe("seed=2"), at, kernels(), loss -> {}, () -> false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("another recipe");
    }

    @Test
    void recipesTellTheirKindAndOverridesReachThem() throws IOException {
        Path file = folder.resolve("bit.yaml");
        Files.writeString(file, RECIPE);
        assertThat(TaskRunSession.isTaskTraining(file)).isTrue();
        Path other = folder.resolve("walk.yaml");
        Files.writeString(other, "recipe: walk\narena: {kind: square, side_metres: 1}\ntask: {}\n");
        assertThat(TaskRunSession.isTaskTraining(other)).isFalse();
        ResolvedRecipe<TaskTrainingRecipe> changed = recipe("training.l1=0.5", "network.parameterisation.kind=mu");
        assertThat(changed.settings().training().l1()).isEqualTo(0.5);
        assertThat(changed.sha256()).isNotEqualTo(recipe().sha256());
        assertThat(ResolvedRecipe.parse(TaskTrainingRecipe.class, changed.resolvedYaml(), "again", List.of())
                        .sha256())
                .isEqualTo(changed.sha256());
    }

    @Test
    void aRunLeavesItsProbeBesideItsNumbers() throws IOException {
        Path file = folder.resolve("bit.yaml");
        Files.writeString(file, RECIPE);
        Path out = folder.resolve("run");
        RunRequest request = new RunRequest(file, List.of("seed=3"), OptionalLong.empty(), Optional.of(out), false, 1);
        TaskRunSession.Outcome outcome = new TaskRunSession(request, RunProgress.silent(), () -> false).run();
        assertThat(outcome.network()).isNotNull();
        assertThat(Npy.read(outcome.folder().array("probe_rates")).shape()).containsExactly(3, 10, 6);
        assertThat(Files.readString(outcome.folder().summary())).contains("\"oodLoss\"");
        assertThat(outcome.folder().isFinished()).isTrue();
        assertThatThrownBy(() -> new TaskRunSession(request, RunProgress.silent(), () -> false).run())
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("--resume");
    }
}
