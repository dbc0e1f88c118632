package periplus.lab.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import periplus.core.errors.BadCallException;
import periplus.core.errors.BadInputException;

/** Lists one level deeper than a key's type are axes; everything contradictory is refused with its place. */
class RecipeExpansionTest {
    private static RecipeExpansion<SampleSettings> expand(String text, String... words) {
        return RecipeExpansion.of(SampleSettings.class, text, "r.yaml", List.of(words), UnaryOperator.identity());
    }

    private static List<String> described(RecipeExpansion<SampleSettings> expansion) {
        return expansion.cells().stream().map(RecipeExpansion.Cell::describe).toList();
    }

    @Test
    void everyCombinationIsACellAndTheFirstAxisVariesSlowest() {
        assertThat(described(expand("seed: [1, 2]\ntraining: {steps: [10, 20]}")))
                .containsExactly(
                        "seed=1, training.steps=10",
                        "seed=1, training.steps=20",
                        "seed=2, training.steps=10",
                        "seed=2, training.steps=20");
    }

    @Test
    void aCellIsTheRecipeThatItsValuesMake() {
        var cells = expand("name: one\ntraining: {steps: [10, 20], learning_rate: 0.5}")
                .cells();
        var alone = ResolvedRecipe.parse(
                SampleSettings.class, "name: one\ntraining: {steps: 20, learning_rate: 0.5}", "x", List.of());
        assertThat(cells.get(1).settings()).isEqualTo(alone.settings());
        assertThat(cells.get(1).sha256()).isEqualTo(alone.sha256());
        assertThat(cells.get(0).sha256()).isNotEqualTo(alone.sha256());
    }

    @Test
    void aKeyThatIsAListByTypeKeepsItsListAndOneDeeperIsAnAxis() {
        assertThat(expand("ring_radii: [0.1, 0.3]").cells()).hasSize(1);
        assertThat(expand("ring_radii: []").cells()).hasSize(1);
        var axis = expand("ring_radii: [[0.1], [0.1, 0.3]]");
        assertThat(described(axis)).containsExactly("ring_radii=[0.1]", "ring_radii=[0.1, 0.3]");
        assertThat(axis.cells().get(1).settings().ringRadii()).containsExactly(0.1, 0.3);
        assertThat(expand("corners: [[0, 0], [1, 1]]").cells()).hasSize(1);
        assertThat(expand("corners: [[[0, 0], [1, 1]], [[0, 0], [2, 2]]]").cells())
                .hasSize(2);
        assertThat(axis.axes()).containsExactly(new RecipeExpansion.Axis("ring_radii", RecipeExpansion.ValueType.TEXT));
    }

    @Test
    void blocksAndKindsMayBeAxes() {
        assertThat(described(expand("cell: [{kind: leaky, alpha: 0.2}, {kind: leaky, alpha: 0.4}]")))
                .containsExactly("cell={kind: leaky, alpha: 0.2}", "cell={kind: leaky, alpha: 0.4}");
        assertThat(described(expand("cell: {kind: leaky, alpha: [0.2, 0.4]}")))
                .containsExactly("cell.alpha=0.2", "cell.alpha=0.4");
        assertThat(expand("cell: {alpha: [0.2, 0.4]}").cells()).hasSize(2);
    }

    @Test
    void wordsOfTheCallMakeAxesToo() {
        assertThat(described(expand("seed: 1", "training.steps=[10, 20]", "seeds=2")))
                .containsExactly(
                        "training.steps=10, seed=1",
                        "training.steps=10, seed=2",
                        "training.steps=20, seed=1",
                        "training.steps=20, seed=2");
    }

    @Test
    void valuesKeepTheTypeOfTheirKey() {
        var expansion = expand("simd: [true, false]\nstop_at_error: [null, 0.5]\nseeds: 1");
        assertThat(expansion.axes())
                .containsExactly(
                        new RecipeExpansion.Axis("simd", RecipeExpansion.ValueType.TRUTH),
                        new RecipeExpansion.Axis("stop_at_error", RecipeExpansion.ValueType.REAL),
                        new RecipeExpansion.Axis("seed", RecipeExpansion.ValueType.WHOLE));
        Map<String, Object> first = expansion.cells().getFirst().values();
        assertThat(first.get("simd")).isEqualTo(true);
        assertThat(first.get("stop_at_error")).isNull();
        assertThat(first.get("seed")).isEqualTo(1L);
    }

    @Test
    void drawsStayWhenTheCountOrTheKeysGrow() {
        String keys = "sample: {count: %s, keys: {training.steps: {from: 10, to: 1000, law: log-uniform}%s}}";
        var few = expand(keys.formatted("3", ""));
        var more = expand(keys.formatted("8", ""));
        assertThat(described(more).subList(0, 3)).isEqualTo(described(few));
        var withKey = expand(keys.formatted("3", ", training.learning_rate: {from: 0.001, to: 0.1}"));
        for (int draw = 0; draw < 3; draw++) {
            assertThat(withKey.cells().get(draw).settings().training().steps())
                    .isEqualTo(few.cells().get(draw).settings().training().steps());
            assertThat(withKey.cells().get(draw).values().get("draw")).isEqualTo(draw + 1L);
        }
        var otherSeed =
                expand("sample: {count: 3, seed: 2, keys: {training.steps: {from: 10, to: 1000, law: log-uniform}}}");
        assertThat(described(otherSeed)).isNotEqualTo(described(few));
    }

    @Test
    void drawsFollowTheirLaw() {
        var whole = expand("sample: {count: 4000, keys: {seed: {from: 1, to: 4}}}");
        assertThat(whole.cells()).as("four values make four cells").hasSize(4);
        assertThat(whole.repeatedDraws()).isEqualTo(3996);
        double[] logs = expand(
                        "sample: {count: 2000, keys: {training.learning_rate: {from: 1.0e-4, to: 1, law: log-uniform}}}")
                .cells()
                .stream()
                .mapToDouble(cell -> StrictMath.log10(cell.settings().training().learningRate()))
                .toArray();
        assertThat(java.util.Arrays.stream(logs).min().orElseThrow()).isBetween(-4.0, -3.9);
        // the mean of a uniform number in [-4, 0] over 2000 draws: sd 1.155 / sqrt(2000) = 0.026
        assertThat(java.util.Arrays.stream(logs).average().orElseThrow()).isBetween(-2.1, -1.9);
        double[] flat =
                expand("sample: {count: 2000, keys: {training.learning_rate: {from: 1.0e-4, to: 1}}}").cells().stream()
                        .mapToDouble(cell -> cell.settings().training().learningRate())
                        .toArray();
        assertThat(java.util.Arrays.stream(flat).average().orElseThrow()).isBetween(0.47, 0.53);
    }

    @Test
    void aGridAndASampleMultiply() {
        var both = expand(
                "seed: [1, 2, 3]\nsample: {count: 2, keys: {simd: [true, false], training.steps: {from: 1, to: 9999}}}");
        assertThat(both.cells()).hasSize(6);
        assertThat(both.axes().stream().map(RecipeExpansion.Axis::key))
                .containsExactly("seed", "draw", "simd", "training.steps");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    training: {steps: []}                                           | r.yaml:1:19: key `training.steps`: an empty list
                    training: {steps: [10, 20, 10]}                                 | `training.steps`: 10 is listed twice
                    training: {learning_rate: [0.001, 1e-3]}                        | are the same recipe
                    training: {stepz: [10, 20]}                                     | did you mean `training.steps`
                    training: {steps: [10, many]}                                   | in the cell training.steps=many
                    training: {steps: [10, 0]}                                      | steps must be positive
                    holes: [{x: [1, 2]}]                                            | found a list
                    seeds: 0                                                        | expected how many seeds
                    seeds: [1, 2]                                                   | a list of seeds belongs to `seed`
                    {seed: [1, 2], seeds: 3}                                        | are the same axis twice
                    sample: 3                                                       | expected a block with count and keys
                    sample: {count: 3}                                              | draws nothing
                    sample: {count: 0, keys: {seed: [1, 2]}}                        | expected 1 to 1000000 draws
                    sample: {count: 3, kesy: {seed: [1, 2]}}                        | did you mean `sample.keys`
                    sample: {count: 3, keys: {training.stepz: {from: 1, to: 2}}}    | did you mean `training.steps`
                    sample: {count: 3, keys: {seed: {from: 2, to: 1}}}              | is not below
                    sample: {count: 3, keys: {seed: {from: 1}}}                     | lacks `to`
                    sample: {count: 3, keys: {seed: {from: 0, to: 3, law: log-uniform}}}  | needs from > 0
                    sample: {count: 3, keys: {seed: {from: 1, to: 3, law: loguniform}}}   | did you mean `log-uniform`
                    sample: {count: 3, keys: {name: {from: 1, to: 3}}}              | is not a number but text
                    sample: {count: 3, keys: {seed: []}}                            | an empty list
                    {seed: [1, 2], sample: {count: 3, keys: {seed: [3, 4]}}}        | is drawn by `sample` and listed at line 1
                    {cell: [{kind: leaky, alpha: 1}], sample: {count: 3, keys: {cell.alpha: {from: 0, to: 1}}}} | overlaps the axis `cell`
                    """)
    void contradictionsAreRefusedWithTheirPlace(String text, String hint) {
        assertThatThrownBy(() -> expand(text))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("r.yaml:1:")
                .hasMessageContaining(hint);
    }

    @Test
    void aWrongWordOfTheCallIsAWrongCall() {
        assertThatThrownBy(() -> expand("seed: 1", "training.steps=[]"))
                .isInstanceOf(BadCallException.class)
                .hasMessageContaining("an empty list");
    }

    @Test
    void tooManyCellsAreRefusedBeforeTheyAreMade() {
        assertThatThrownBy(() -> expand("seeds: 1000000\ntraining: {steps: [1, 2]}"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("more than 1000000 cells");
    }

    @Test
    void differencesNameTheKeysThatDiffer() {
        var cells = expand("training: {steps: [10, 20]}\nholes: [{x: 1}]").cells();
        assertThat(FlatRecipe.differences(cells.get(0).settings(), cells.get(1).settings()))
                .containsExactly("training.steps: 10 instead of 20");
        assertThat(FlatRecipe.differences(cells.get(0).settings(), cells.get(0).settings()))
                .isEmpty();
        var other =
                expand("training: {steps: 10}\nholes: [{x: 2}]\nname: other").cells();
        assertThat(FlatRecipe.differences(cells.get(0).settings(), other.get(0).settings()))
                .hasSize(2)
                .anyMatch(difference -> difference.startsWith("holes: "))
                .contains("name: sample instead of other");
    }
}
