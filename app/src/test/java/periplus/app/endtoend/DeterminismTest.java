package periplus.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same recipe and seed give the same bytes, whatever runs them. */
class DeterminismTest {
    private static final String VECTORS = "--add-modules=jdk.incubator.vector";

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    static SortedMap<String, String> expected;

    @BeforeAll
    static void runOnce() {
        Path run = shared.resolve("reference");
        TinyRun.Result result =
                TinyRun.call("run", TinyRun.recipe(shared).toString(), "--out", run.toString(), "--threads", "1");
        assertThat(result.exitCode()).as(result.err()).isZero();
        expected = TinyRun.hashes(run);
        assertThat(expected)
                .containsKeys(
                        "recipe.yaml",
                        "metrics.jsonl",
                        "summary.json",
                        "weights.safetensors",
                        "units.csv",
                        "report.html",
                        "arrays/rate_maps.npy",
                        "figures/rate-map-sheet.svg")
                .doesNotContainKey("manifest.json");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void anyNumberOfThreads(int threads) {
        Path run = folder.resolve("run");
        TinyRun.Result result = TinyRun.call(
                "run", TinyRun.recipe(folder).toString(), "--out", run.toString(), "--threads", "" + threads);
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(TinyRun.hashes(run)).isEqualTo(expected);
    }

    @Test
    void withoutSimd() {
        assertSameBytes(List.of(VECTORS, "-Dperiplus.simd=off"));
    }

    @Test
    void withoutTheVectorModule() {
        assertSameBytes(List.of());
    }

    @Test
    void withNarrowerVectors() {
        assertSameBytes(List.of(VECTORS, "-XX:UseAVX=1"));
    }

    @Test
    void inTheInterpreter() {
        assertSameBytes(List.of(VECTORS, "-Xint"));
    }

    @Test
    void withTheFirstCompilerOnly() {
        assertSameBytes(List.of(VECTORS, "-XX:TieredStopAtLevel=1"));
    }

    @Test
    void inAnotherLocaleAndTimeZone() {
        assertSameBytes(List.of(VECTORS, "-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Asia/Kathmandu"));
    }

    @Test
    void anotherSeedGivesOtherNumbers() {
        Path run = folder.resolve("run");
        TinyRun.Result result =
                TinyRun.call("run", TinyRun.recipe(folder).toString(), "--out", run.toString(), "--seed", "2");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(TinyRun.hashes(run).get("weights.safetensors")).isNotEqualTo(expected.get("weights.safetensors"));
    }

    @Test
    void aReportWrittenAgainHasTheSameBytes() {
        Path run = shared.resolve("reference");
        TinyRun.Result result = TinyRun.call("report", run.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(TinyRun.hashes(run)).isEqualTo(expected);
    }

    private void assertSameBytes(List<String> jvmOptions) {
        Path run = folder.resolve("run");
        int exitCode = TinyRun.run(
                folder,
                jvmOptions,
                "run",
                TinyRun.recipe(folder).toString(),
                "--out",
                run.toString(),
                "--threads",
                "2");
        assertThat(exitCode).as(TinyRun.log(folder)).isZero();
        assertThat(TinyRun.hashes(run)).isEqualTo(expected);
    }
}
