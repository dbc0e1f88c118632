package periplus.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.lab.formats.CsvTable;
import periplus.lab.formats.JsonReader;
import periplus.lab.studies.StudyFolder;

/** Studies from the command line at smoke scale: every run, every claim, the report, and the same once more. */
class StudyCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"leaky-dynamics", "cueva-wei", "unfolding", "replay", "offline-reactivation", "degeneracy"})
    void aStudyRunsToItsEndAtSmokeScale(String name) throws IOException {
        Path out = folder.resolve(name);
        TinyRun.Result result = TinyRun.call("study", name, "--scale", "smoke", "--out", out.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        StudyFolder study = StudyFolder.existing(out);

        CsvTable runs = CsvTable.read(study.table("runs"));
        assertThat(runs.texts("status")).as(runs.texts("reason").toString()).containsOnly("finished");

        Object claims = JsonReader.readList(Files.readAllBytes(study.claims()), "claims.json");
        assertThat((List<?>) claims).isNotEmpty().allSatisfy(claim -> {
            Map<?, ?> fields = (Map<?, ?>) claim;
            for (String field :
                    List.of("id", "statement", "source", "measure", "n", "effect", "interval", "p", "verdict", "why")) {
                assertThat(fields.containsKey(field)).as(field).isTrue();
            }
            assertThat(fields.get("verdict"))
                    .as("so few seeds cannot decide anything")
                    .isEqualTo("inconclusive");
        });
        String report = Files.readString(study.report());
        assertThat(report).contains("inconclusive", "Smoke scale").doesNotContain("<script", "http-equiv");
        assertThat(out.resolve("figures")).isNotEmptyDirectory();

        SortedMap<String, String> before = study.hashes();
        assertThat(TinyRun.call("study", name, "--scale", "smoke", "--out", out.toString(), "--threads", "1")
                        .exitCode())
                .isZero();
        assertThat(study.hashes()).as("a second call changes nothing").isEqualTo(before);
        Files.delete(study.report());
        assertThat(TinyRun.call("report", out.toString()).exitCode()).isZero();
        assertThat(study.hashes())
                .as("the report is written again from stored numbers")
                .isEqualTo(before);
        aNetworkOfAnotherRecipeIsRefused(name, out);
    }

    /** Findings are not silently those of networks that the study would train otherwise today. */
    private static void aNetworkOfAnotherRecipeIsRefused(String name, Path out) throws IOException {
        List<Path> recipes;
        try (Stream<Path> files = Files.walk(out.resolve("runs"))) {
            recipes =
                    files.filter(file -> file.endsWith("recipe.yaml")).sorted().toList();
        }
        if (recipes.isEmpty()) {
            return; // a study of its own small networks
        }
        Path recipe = recipes.getFirst();
        String text = Files.readString(recipe);
        Files.writeString(recipe, text.replaceFirst("(?m)^seed: .*$", "seed: 77"));
        TinyRun.Result result = TinyRun.call("study", name, "--scale", "smoke", "--out", out.toString());
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("another recipe", String.valueOf(recipe.getParent()));
    }

    @Test
    void theStudiesAreListed() {
        TinyRun.Result result = TinyRun.call("studies");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("leaky-dynamics", "cueva-wei", "zhang2026");
        assertThat(TinyRun.call("studies", "--json").out()).startsWith("{").contains("\"claims\"");
    }

    @Test
    void wrongCallsAreNamed() {
        assertThat(TinyRun.call("study", "leaky-dynamic").err()).contains("did you mean 'leaky-dynamics'");
        assertThat(TinyRun.call("study", "leaky-dynamic").exitCode()).isEqualTo(2);
        assertThat(TinyRun.call("study", "cueva-wei", "--seeds", "0").exitCode())
                .isEqualTo(2);
        assertThat(TinyRun.call("study", "cueva-wei", "--scale", "huge").exitCode())
                .isEqualTo(2);
    }
}
