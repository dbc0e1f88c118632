package periplus.lab.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.core.errors.BadInputException;

class ResolvedRecipeTest {
    private static final String FULL = """
            seed: 42
            name: "a: b"   # a comment
            training:
              steps: 7
              loss: mean-squared-error
            cell:
              kind: vanilla
            holes:
              - x: 0.5
              - {x: 1, name: "yes"}
            stop_at_error: 0.05
            path: rat.npz
            simd: false
            """;

    @TempDir
    Path folder;

    private static ResolvedRecipe<SampleSettings> parse(String text, String... overrides) {
        return ResolvedRecipe.parse(SampleSettings.class, text, "r.yaml", List.of(overrides));
    }

    @Test
    void keys_become_the_record_and_silence_becomes_the_defaults() {
        SampleSettings settings = parse(FULL).settings();
        assertThat(settings.seed()).isEqualTo(42);
        assertThat(settings.name()).isEqualTo("a: b");
        assertThat(settings.training())
                .isEqualTo(new SampleSettings.Training(7, 1e-4, SampleSettings.Loss.MEAN_SQUARED_ERROR));
        assertThat(settings.cell()).isEqualTo(new SampleSettings.Vanilla());
        assertThat(settings.holes())
                .containsExactly(new SampleSettings.Hole(0.5, "hole"), new SampleSettings.Hole(1, "yes"));
        assertThat(settings.ringRadii()).containsExactly(0.1, 0.2);
        assertThat(settings.corners()).containsExactly(List.of(0.0, 0.0), List.of(1.0, 0.5));
        assertThat(settings.stopAtError()).contains(0.05);
        assertThat(settings.path()).isEqualTo("rat.npz");
        assertThat(settings.vectors()).isFalse();
    }

    @Test
    void an_empty_recipe_is_all_defaults() {
        SampleSettings settings = parse("").settings();
        assertThat(settings.training())
                .isEqualTo(new SampleSettings.Training(100, 1e-4, SampleSettings.Loss.SOFTMAX_CROSS_ENTROPY));
        assertThat(settings.cell()).isEqualTo(new SampleSettings.Leaky(0.5, 64));
        assertThat(settings.stopAtError()).isEqualTo(Optional.empty());
        assertThat(settings.path()).isNull();
    }

    @Test
    void overrides_win_in_their_order_and_may_be_lists_blocks_and_nothing() {
        SampleSettings settings = parse(
                        FULL,
                        "training.steps=8",
                        "training.steps=9",
                        "ring_radii=[1, 2.5]",
                        "stop_at_error=null",
                        "path=",
                        "cell={kind: leaky, units: 3}",
                        "cell.alpha=1",
                        "name=x=y")
                .settings();
        assertThat(settings.training().steps()).isEqualTo(9);
        assertThat(settings.ringRadii()).containsExactly(1.0, 2.5);
        assertThat(settings.stopAtError()).isEmpty();
        assertThat(settings.path()).isNull();
        assertThat(settings.cell()).isEqualTo(new SampleSettings.Leaky(1, 3));
        assertThat(settings.name()).isEqualTo("x=y");
    }

    @Test
    void a_block_given_in_part_takes_the_rest_from_its_default_of_the_same_kind() {
        assertThat(parse("", "cell.units=3").settings().cell()).isEqualTo(new SampleSettings.Leaky(0.5, 3));
        assertThat(parse("cell: {kind: leaky}").settings().cell()).isEqualTo(new SampleSettings.Leaky(0.5, 64));
        assertThat(parse("cell: vanilla").settings().cell()).isEqualTo(new SampleSettings.Vanilla());
    }

    @Test
    void the_resolved_text_read_again_is_the_same_text_with_the_same_hash() {
        for (String text :
                List.of("", FULL, "cell: {kind: leaky, alpha: 1e-300}\nname: 'é\\n\t\"'\nholes: [{x: 1e22}]")) {
            ResolvedRecipe<SampleSettings> first = parse(text);
            ResolvedRecipe<SampleSettings> second = parse(first.resolvedYaml());
            assertThat(second.resolvedYaml()).isEqualTo(first.resolvedYaml());
            assertThat(second.sha256()).isEqualTo(first.sha256());
            assertThat(second.settings()).isEqualTo(first.settings());
        }
    }

    @Test
    void the_resolved_text_says_every_default_with_meaning_and_unit() {
        assertThat(parse("").resolvedYaml()).isEqualTo("""
                # Resolved recipe: every key with its value. Run it again to get the same numbers.

                # seed of every stream
                seed: 1

                # what the run is called
                name: sample

                # how the network learns
                training:
                  # training steps, > 0
                  steps: 100
                  # step size, > 0
                  learning_rate: 1.0E-4
                  # what is minimised
                  loss: softmax-cross-entropy

                # the cell
                cell:
                  # leaky | vanilla
                  kind: leaky
                  # the leak, (0, 1]
                  alpha: 0.5
                  # units
                  units: 64

                # radii of the rings [m]
                ring_radii: [0.1, 0.2]

                # holes of the arena
                holes: []

                # corners [m]
                corners: [[0.0, 0.0], [1.0, 0.5]]

                # stop early at this error [m]
                stop_at_error: null

                # a recorded path to test on
                path: null

                # use vectors
                simd: true
                """);
    }

    @Test
    void the_hash_follows_the_values_and_nothing_else() {
        String hash = parse("").sha256();
        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(parse("# remark\ntraining: {learning_rate: 0.0001}").sha256())
                .isEqualTo(hash);
        assertThat(parse("", "seed=2").sha256()).isNotEqualTo(hash);
        assertThat(ResolvedRecipe.of(parse("").settings()).sha256()).isEqualTo(hash);
    }

    @Test
    void recorded_facts_travel_without_changing_the_recipe() {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        facts.put("kernels", "portable");
        facts.put("why", "no \"BLAS\" asked for");
        ResolvedRecipe<SampleSettings> recorded = parse("").withRecorded(facts);
        assertThat(recorded.resolvedYaml()).contains("\nrecorded:\n  kernels: portable\n");
        assertThat(recorded.sha256()).isEqualTo(parse("").sha256());
        ResolvedRecipe<SampleSettings> again = parse(recorded.resolvedYaml());
        assertThat(again.recorded()).isEqualTo(facts);
        assertThat(again.resolvedYaml()).isEqualTo(recorded.resolvedYaml());
    }

    @Test
    void the_text_does_not_depend_on_the_locale() {
        String before = parse(FULL).resolvedYaml();
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(parse(FULL).resolvedYaml()).isEqualTo(before);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void a_file_is_read_and_a_missing_or_binary_one_refused() throws IOException {
        Path file = folder.resolve("r.yaml");
        Files.writeString(file, "seed: 5");
        assertThat(ResolvedRecipe.read(SampleSettings.class, file, List.of())
                        .settings()
                        .seed())
                .isEqualTo(5);
        Files.write(file, "seed: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ResolvedRecipe.read(SampleSettings.class, file, List.of()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> ResolvedRecipe.read(SampleSettings.class, folder.resolve("no.yaml"), List.of()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void the_documentation_lists_every_key_with_type_default_and_unit() {
        String page = RecipeDocs.markdown(SampleSettings.class);
        assertThat(page)
                .contains("| `training.learning_rate` | a number | 1e-4 |  | > 0 | step size |")
                .contains("| `stop_at_error` | a number | none | m |  | stop early at this error |")
                .contains("## `cell` with `kind: leaky`")
                .contains("| `holes[].x` | a number | required | m |  | centre |")
                .contains("one of softmax-cross-entropy, mean-squared-error");
        assertThat(RecipeDocs.lines(SampleSettings.class))
                .contains("training.steps = 100  # training steps, > 0; a whole number\n")
                .contains("cell.alpha = 0.25  # the leak, (0, 1]; a number (kind leaky)\n");
    }
}
