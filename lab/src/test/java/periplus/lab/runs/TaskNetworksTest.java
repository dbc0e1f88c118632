package periplus.lab.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static periplus.studies.tasktraining.TaskTraining.EpochListener.silent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import periplus.studies.tasktraining.TaskTraining;
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

    /** Given up after nine epochs; the rate has shrunk on the way. */
    private static final ResolvedRecipe<TaskTrainingRecipe> LONG =
            recipe("training.threshold=1e-9", "training.max_epochs=9", "training.plateau_patience=0");

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
        TrainedNetwork trained = TaskNetworks.trained(recipe(), at, kernels(), (k, loss) -> epochs[0]++, () -> false);
        TrainedNetwork loaded = TaskNetworks.trained(recipe(), at, kernels(), (k, loss) -> epochs[0]++, () -> false);
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
    void aStoppedTrainingGoesOnToTheSameBytes() {
        TrainedNetwork whole = TaskNetworks.trained(LONG, folder.resolve("whole"), kernels(), silent(), () -> false, 0);
        assertThat(whole).isNotNull();
        assertThat(whole.epochs()).isEqualTo(9);
        Path at = folder.resolve("stopped");
        List<Integer> epochs = new ArrayList<>();
        TrainedNetwork trained = null;
        for (int call = 0; trained == null; call++) {
            assertThat(call).isLessThan(9);
            int[] asked = {0};
            // leaves in the middle of the third epoch of each call
            trained = TaskNetworks.trained(
                    LONG, at, kernels(), (epoch, loss) -> epochs.add(epoch), () -> ++asked[0] > 25, 0);
            assertThat(Files.exists(new RunFolder(at).checkpoint())).isEqualTo(trained == null);
        }
        assertThat(epochs).as("no epoch is made twice").containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(trained.recurrent()).isEqualTo(whole.recurrent());
        assertThat(trained.epochLosses()).isEqualTo(whole.epochLosses());
        assertThat(new RunFolder(at).hashes()).isEqualTo(new RunFolder(folder.resolve("whole")).hashes());
    }

    @Test
    void aTrainingKilledAfterItsLastEpochMakesNoFurtherOne() {
        Path at = folder.resolve("late");
        TaskTraining.EpochListener killing = (epoch, loss) -> {
            if (epoch == 9) {
                throw new IllegalStateException("killed");
            }
        };
        assertThatThrownBy(() -> TaskNetworks.trained(LONG, at, kernels(), killing, () -> false, 0))
                .hasMessage("killed");
        TrainedNetwork trained = TaskNetworks.trained(LONG, at, kernels(), killing, () -> false, 0);
        assertThat(trained).isNotNull();
        assertThat(trained.epochs()).isEqualTo(9);
        assertThat(trained.outcome()).isEqualTo(TrainedNetwork.Outcome.GIVEN_UP);
    }

    @Test
    void withoutACheckpointATrainingBeginsAnewAndAnotherRecipeIsRefused() {
        Path at = folder.resolve("stopped");
        assertThat(TaskNetworks.trained(recipe(), at, kernels(), silent(), () -> true))
                .isNull();
        TrainedNetwork trained = TaskNetworks.trained(recipe(), at, kernels(), silent(), () -> false);
        TrainedNetwork alone =
                TaskNetworks.trained(recipe(), folder.resolve("alone"), kernels(), silent(), () -> false);
        assertThat(trained).isNotNull();
        assertThat(alone).isNotNull();
        assertThat(trained.recurrent()).isEqualTo(alone.recurrent());
        assertThatThrownBy(() -> TaskNetworks.trained(recipe("seed=2"), at, kernels(), silent(), () -> false))
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
