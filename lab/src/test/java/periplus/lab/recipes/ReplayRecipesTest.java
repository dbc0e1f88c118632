package periplus.lab.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.core.errors.PeriplusException;
import periplus.core.kernels.Kernels;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.recipe.Recipe;
import periplus.tasks.Task;

/** The recipes that replay starts from: each describes a network that learns, and nonsense in them is refused by name. */
class ReplayRecipesTest {
    private static String text(String recipe) {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.exists(here.resolve("recipes"))) {
            here = here.getParent();
        }
        if (here == null) {
            throw new IllegalStateException("no recipes above the working directory");
        }
        try {
            return Files.readString(here.resolve("recipes").resolve(recipe + ".yaml"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Recipe recipe(String name, String... overrides) {
        return ResolvedRecipe.parse(Recipe.class, text(name), name + ".yaml", List.of(overrides))
                .settings();
    }

    private static PathIntegrator network(Recipe recipe) {
        return new PathIntegrator(recipe, Kernels.plain(), file -> {
            throw new IllegalStateException("no files here: " + file);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "replay-triangle, COORDINATES",
        "replay-t-maze, COORDINATES",
        "replay-t-maze-cells, RATES",
        "rodent-open-box, RATES",
        "rodent-t-maze, RATES",
        "reactivation-box, RATES",
        "head-direction, RATES"
    })
    void eachDescribesANetworkWithAnEncoderWhoseLossFalls(String name, Task.TargetKind kind) {
        boolean cells = kind == Task.TargetKind.RATES;
        PathIntegrator network = network(recipe(
                name,
                "network.units=16",
                "training.batch=6",
                "task.steps=8",
                "training.steps=40",
                "training.learning_rate=0.01",
                cells ? "place_code.cells=24" : "training.log_every=1"));
        assertThat(network.task().targetKind()).isEqualTo(kind);
        assertThat(network.network().shape().initialSize()).isPositive();
        double first = 0;
        double last = 0;
        for (int step = 0; step < 40; step++) {
            double loss = network.update(step).task();
            first += step < 8 ? loss : 0;
            last += step >= 32 ? loss : 0;
        }
        assertThat(last).isLessThan(first);
    }

    @Test
    void theLeakHasEveryFormOfTheAblation() {
        for (String leak : new String[] {"0", "0.05", "1"}) {
            assertThat(recipe("replay-triangle", "network.leak_form=additive", "network.leak.alpha=" + leak))
                    .isNotNull();
        }
        assertThat(recipe("replay-triangle", "network.leak.alpha=1")).isNotNull();
        assertThat(recipe("reactivation-box", "network.cell=gru", "network.nonlinearity=tanh"))
                .isNotNull();
        assertThat(recipe("reactivation-box", "network.noise_law=uniform01")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "motion.regime=sideways | sideways",
                "motion.track=figure-eight | figure-eight",
                "motion.steps_per_lap=1 | steps_per_lap",
                "motion.jitter_memory=1.5 | jitter_memory",
                "network.leak.alpha=0 | additive",
                "network.noise_law=cauchy | cauchy",
                "network.cell=gru | tanh",
                "task.start=none | encoder",
                "task.input=turn | turning",
                "arena={kind: square, side_metres: 1.5} | outside",
                "arena={kind: polygon, vertices_metres: [0, 0, 1, 0, 2, 0]} | touches itself",
                "arena={kind: t-maze} | outside"
            })
    void nonsenseIsRefusedWithWhatWasFound(String wordAndFound) {
        String[] parts = wordAndFound.split(" \\| ", 2);
        assertThatThrownBy(() -> network(recipe("replay-triangle", parts[0])))
                .isInstanceOf(PeriplusException.class)
                .hasMessageContaining(parts[1]);
    }
}
