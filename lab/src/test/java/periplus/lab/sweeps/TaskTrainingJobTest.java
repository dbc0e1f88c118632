package periplus.lab.sweeps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.core.errors.FailedWorkException;
import periplus.core.kernels.KernelProviders;
import periplus.core.measure.Measured;
import periplus.core.workers.Workers;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.studies.recipe.MathProvider;
import periplus.studies.tasktraining.TaskTrainingRecipe;

class TaskTrainingJobTest {
    private static final String RECIPE = """
            recipe: bit
            task: {kind: flip-flop, bits: 1, steps: 10}
            network: {units: 6}
            training: {threshold: 0.1, max_epochs: 3, steps_per_epoch: 10, batch: 8, learning_rate: 0.01}
            probe: {trials: 3, test_trials: 10, kernel_trials: 2}
            """;

    private final TaskTrainingJob job = new TaskTrainingJob();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private TaskTrainingRecipe recipe(String... overrides) {
        return job.prepared(ResolvedRecipe.parse(TaskTrainingRecipe.class, RECIPE, "here", List.of(overrides))
                .settings());
    }

    private @Nullable SequencedMap<String, Measured> row(TaskTrainingRecipe recipe, @Nullable Path keep) {
        return job.run(
                recipe,
                new CellContext(KernelProviders.choose("portable", Workers.single()), folder, keep, () -> false));
    }

    @Test
    void aCellIsTheSameRowWhetherItsNetworkIsKeptOrNot() {
        SequencedMap<String, Measured> row = row(recipe(), null);
        assertThat(row).isNotNull();
        assertThat(row.keySet())
                .containsExactlyElementsOf(
                        job.columns().stream().map(SweepColumn::name).toList());
        assertThat(row(recipe(), folder.resolve("kept"))).isEqualTo(row);
        assertThat(row(recipe(), folder.resolve("kept"))).isEqualTo(row);
        assertThat(row(recipe("seed=2"), null)).isNotEqualTo(row);
    }

    @Test
    void aNetworkThatWasGivenUpIsARowAndOneThatDivergedIsAReason() {
        SequencedMap<String, Measured> row = row(recipe("training.threshold=1e-9"), null);
        assertThat(row).isNotNull();
        assertThat(row.get("converged")).isEqualTo(Measured.of(0));
        assertThat(row.get("epochs")).isEqualTo(Measured.of(3));
        assertThatThrownBy(() -> row(recipe("training.learning_rate=1e36"), null))
                .isInstanceOf(FailedWorkException.class)
                .hasMessageContaining("diverged in epoch 1");
    }

    @Test
    void itsRecipesAreThoseWithoutAnArena() {
        assertThat(job.recognises(Set.of("recipe", "task", "training"))).isTrue();
        assertThat(job.recognises(Set.of("recipe", "arena", "task"))).isFalse();
        assertThat(recipe().math()).isEqualTo(MathProvider.PORTABLE);
        assertThat(SweepJobs.of(Set.of("task", "training")).kind()).isEqualTo("task-training");
        assertThat(SweepJobs.of(Set.of("arena", "motion", "task")).kind()).isEqualTo("path-integration");
        assertThatThrownBy(() -> recipe("math=native")).hasMessageContaining("portable");
    }
}
