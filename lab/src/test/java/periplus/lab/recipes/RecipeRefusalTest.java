package periplus.lab.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import periplus.core.errors.BadCallException;
import periplus.core.errors.BadInputException;
import periplus.core.errors.PeriplusException;
import periplus.core.settings.Key;
import periplus.core.settings.NearestWord;

class RecipeRefusalTest {
    private static ResolvedRecipe<SampleSettings> parse(String text, String... overrides) {
        return ResolvedRecipe.parse(SampleSettings.class, text, "r.yaml", List.of(overrides));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "unknown_key        | seed: 1@trainng: {}       | r.yaml:2:1: unknown key `trainng`, did you mean"
                        + " `training`? Keys here: seed, name, training",
                "unknown_inner_key  | training:@  step: 3       | r.yaml:2:3: unknown key `training.step`, did you"
                        + " mean `training.steps`?",
                "key_in_wrong_block | learning_rate: 3          | r.yaml:1:1: unknown key `learning_rate`, did you"
                        + " mean `training.learning_rate`?",
                "key_of_other_kind  | cell: {kind: vanilla, alpha: 1} | r.yaml:1:23: key `cell.alpha` belongs to"
                        + " kind `leaky`, not to `vanilla`",
                "text_for_number    | training:@  steps: many   | r.yaml:2:10: key `training.steps`: found `many`,"
                        + " expected a whole number",
                "fraction_for_whole | seed: 1.5                 | r.yaml:1:7: key `seed`: found `1.5`, expected a"
                        + " whole number",
                "beyond_int         | training: {steps: 3000000000} | expected a whole number",
                "quoted_number      | seed: '1'                 | r.yaml:1:7: key `seed`: found `1`",
                "yes_for_true       | simd: yes                 | r.yaml:1:7: key `simd`: found `yes`, expected true"
                        + " or false",
                "nan_number         | training: {learning_rate: .nan} | found `.nan`, expected a number",
                "infinite_number    | training: {learning_rate: 1e999} | found `1e999`, expected a number",
                "nothing_for_number | seed:                     | key `seed`: found nothing, expected a whole number",
                "list_for_scalar    | training: {steps: [1, 2]} | found a list, expected a whole number. Lists of"
                        + " values to try belong to `periplus sweep`",
                "scalar_for_list    | ring_radii: 3             | r.yaml:1:13: key `ring_radii`: found `3`, expected a"
                        + " list, each a number",
                "wrong_in_list      | ring_radii: [1, x]        | r.yaml:1:17: key `ring_radii[1]`: found `x`",
                "block_for_scalar   | seed: {a: 1}              | found a block of keys, expected a whole number",
                "scalar_for_block   | training: 3               | found `3`, expected a block of keys",
                "unknown_word       | training: {loss: mean-square-error} | unknown word `mean-square-error`, did you"
                        + " mean `mean-squared-error`?",
                "unknown_kind       | cell: {kind: laky}        | unknown kind `laky`, did you mean `leaky`? Expected"
                        + " one of leaky, vanilla",
                "missing_key        | holes: [{name: a}]        | r.yaml:1:9: required key `holes[0].x` is missing"
                        + " (centre [m]); expected a number",
                "record_refuses     | seed: 1@cell:@  kind: leaky@  alpha: 1.5 | r.yaml:3:3: key `cell`: alpha must"
                        + " lie in (0, 1], got 1.5",
                "key_twice          | seed: 1@seed: 2           | r.yaml:2:1: key `seed` is already given at line 1",
                "anchor             | seed: &a 1                | anchors and aliases are not part of recipes",
                "alias              | seed: *a                  | anchors and aliases are not part of recipes",
                "tag                | seed: !!int 1             | tag tag:yaml.org,2002:int is not part of recipes",
                "java_tag           | seed: !!java.net.URL ['x'] | is not part of recipes",
                "second_document    | seed: 1@---@seed: 2       | a second document",
                "broken_yaml        | training: {steps: 1       | not valid YAML",
                "tab_indentation    | training:@\tsteps: 1      | not valid YAML",
                "a_list_on_top      | - 1                       | a recipe is a block of `key: value` lines, found a"
                        + " list of 1",
                "key_not_a_word     | ? [1, 2]@: 3              | a key that is not a word",
            })
    void a_wrong_recipe_is_refused_with_its_place(String rule, String text, String expected) {
        assertThatThrownBy(() -> parse(text.replace('@', '\n').replace("\\t", "\t")))
                .as(rule)
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("r.yaml:")
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "trainng.steps=5     | `trainng.steps=5`: unknown key `trainng.steps`, did you mean `training.steps`?",
                "training.stps=5     | unknown key `training.stps`, did you mean `training.steps`?",
                "training.steps=x    | `training.steps=x`: key `training.steps`: found `x`, expected a whole number",
                "training.steps=0    | `training.steps=0`: key `training`: steps must be positive, got 0",
                "training.steps=[1,2] | belong to `periplus sweep`",
                "cell.alpha=2        | `cell.alpha=2`: key `cell`: alpha must lie in (0, 1], got 2.0",
                "seed.x=3            | `seed` is `1` in the recipe, it has no key `x`",
                "seed                | `seed` is not an override; expected key=value",
                "=3                  | `=3` is not an override",
                "a..b=3              | `a..b=3` is not an override",
                "seed=[1             | `seed=[1`: not valid YAML",
                "seed=!!int 3        | is not part of recipes",
            })
    void a_wrong_word_of_the_call_ends_in_exit_code_2_and_is_quoted(String word, String expected) {
        PeriplusException thrown = catchThrowableOfType(PeriplusException.class, () -> parse("seed: 1", word));
        assertThat(thrown).isInstanceOf(BadCallException.class).hasMessageContaining(expected);
        assertThat(thrown.exitCode()).isEqualTo(2);
    }

    @Test
    void nesting_and_length_are_limited() {
        assertThatThrownBy(() -> parse("corners: " + "[".repeat(100) + "]".repeat(100)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("nested deeper than 24 levels");
        assertThatThrownBy(() -> parse("name: " + "x".repeat(YamlReader.MAX_CHARACTERS)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("too long for a recipe");
    }

    @Test
    void a_settings_record_without_documentation_is_a_defect_of_ours() {
        record Undocumented(@Key(doc = "a") int a, int b) {}
        assertThatThrownBy(() -> ResolvedRecipe.parse(Undocumented.class, "a: 1", "r.yaml", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("b has no @Key");
    }

    @Test
    void the_nearest_word_has_the_fewest_edits() {
        assertThat(NearestWord.edits("kitten", "sitting")).isEqualTo(3);
        assertThat(NearestWord.edits("", "abc")).isEqualTo(3);
        assertThat(Words.nearest("stps", List.of("seed", "steps", "stop"))).isEqualTo("steps");
        assertThat(Words.snake("binWidthMetres")).isEqualTo("bin_width_metres");
        assertThat(Words.kebab("RayleighWalk")).isEqualTo("rayleigh-walk");
        assertThat(Words.kebab("MEAN_SQUARED_ERROR")).isEqualTo("mean-squared-error");
    }
}
