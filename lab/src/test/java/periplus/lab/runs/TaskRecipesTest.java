package periplus.lab.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.studies.tasktraining.TaskTrainingRecipe;

class TaskRecipesTest {
    /** Thresholds as the paper prints them. */
    @ParameterizedTest
    @CsvSource({
        "flip-flop, 0.001",
        "sine, 0.05",
        "delayed-discrimination, 0.01",
        "path-integration-2d, 0.05",
        "path-integration-3d, 0.05"
    })
    void theShippedRecipesAreOfThisKind(String name, double threshold) {
        Path file = Path.of("..", "recipes", name + ".yaml");
        assertThat(TaskRunSession.isTaskTraining(file)).isTrue();
        TaskTrainingRecipe recipe =
                ResolvedRecipe.read(TaskTrainingRecipe.class, file, List.of()).settings();
        assertThat(recipe.name()).isEqualTo(name);
        assertThat(recipe.training().threshold()).isEqualTo(threshold);
        assertThat(recipe.training().patienceEpochs()).isEqualTo(3);
        assertThat(recipe.training().stepsPerEpoch()).isEqualTo(128);
        assertThat(recipe.training().batch()).isEqualTo(64);
    }
}
