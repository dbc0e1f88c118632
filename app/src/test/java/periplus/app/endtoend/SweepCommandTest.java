package periplus.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.core.random.RandomStream;
import periplus.lab.files.FileHashes;
import periplus.lab.formats.JsonReader;

/**
 * Sweeps of tiny networks through the command line; {@code -Dperiplus.sweep.cells=500} kills one of 500 networks instead of
 * 60.
 */
class SweepCommandTest {
    private static final int CELLS = Integer.getInteger("periplus.sweep.cells", 60);
    private static final int KILLS = 5;
    private static final List<String> JVM = List.of("--add-modules=jdk.incubator.vector");

    @TempDir
    Path folder;

    /** Networks that differ in their learning rate alone; the one in the middle diverges. */
    private Path recipe(int cells) throws IOException {
        String rates = IntStream.range(0, cells)
                .mapToObj(i -> i == cells / 2 ? "1.0e+30" : Double.toString((1000 + i) / 1e6))
                .collect(Collectors.joining(", ", "[", "]"));
        return Files.writeString(folder.resolve("tiny.yaml"), """
                recipe: tiny
                arena: {kind: square, side_metres: 2.2}
                motion: {kind: rayleigh}
                place_code: {kind: difference-of-softmaxes, cells: 24}
                task: {steps: 4}
                network: {units: 8}
                training: {steps: 30, batch: 10, learning_rate: %s}
                analysis: {error_trials: 20, map_trials: 200, map_bins: 8}
                """.formatted(rates));
    }

    private String[] words(Path recipe, Path out, String... more) {
        List<String> words = new ArrayList<>(List.of("sweep", recipe.toString(), "--out", out.toString()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static String table(Path out) {
        return FileHashes.sha256(out.resolve("sweep.csv")) + FileHashes.sha256(out.resolve("sweep.parquet"));
    }

    /** Outcomes in the journals of all processes so far. */
    private static long ended(Path sweep) throws IOException {
        if (!Files.isDirectory(sweep.resolve("journal"))) {
            return 0;
        }
        long ended = 0;
        try (var files = Files.list(sweep.resolve("journal"))) {
            for (Path file : files.toList()) {
                ended += Files.readString(file)
                        .lines()
                        .filter(line -> line.contains("{\"ended\":") && line.endsWith("}"))
                        .count();
            }
        }
        return ended;
    }

    @Test
    void aSweepThatIsKilledAgainAndAgainEndsInTheSameTable() throws IOException, InterruptedException {
        Path recipe = recipe(CELLS);
        Path whole = folder.resolve("whole");
        assertThat(TinyRun.run(folder, JVM, words(recipe, whole)))
                .as(TinyRun.log(folder))
                .isZero();

        Path killed = folder.resolve("killed");
        RandomStream instants = RandomStream.of(1, "sweep kill instants");
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = TinyRun.start(folder, JVM, words(recipe, killed));
            // some cells further than the last time, and then anywhere in a cell
            int cells = kill * CELLS / (KILLS + 1) + instants.nextBelow(CELLS / (KILLS + 1));
            while (ended(killed) <= cells && process.isAlive()) {
                process.waitFor(2, TimeUnit.MILLISECONDS);
            }
            process.waitFor(instants.nextBelow(30), TimeUnit.MILLISECONDS);
            assertThat(process.isAlive())
                    .as("kill " + kill + ": " + TinyRun.log(folder))
                    .isTrue();
            process.destroyForcibly().waitFor();
        }
        assertThat(ended(killed)).isBetween(1L, CELLS - 1L);
        assertThat(TinyRun.run(folder, JVM, words(recipe, killed)))
                .as(TinyRun.log(folder))
                .isZero();
        assertThat(TinyRun.log(folder)).contains("half done when a process ended");
        assertThat(table(killed)).isEqualTo(table(whole));
        List<String> rows = Files.readAllLines(killed.resolve("sweep.csv"));
        assertThat(rows).hasSize(CELLS + 1);
        assertThat(rows.stream().filter(row -> row.contains(",failed,")))
                .singleElement()
                .asString()
                .contains("the loss is NaN")
                .contains(",1.0E30,");
        assertThat(TinyRun.call("sweep", "status", killed.toString()).exitCode())
                .isZero();
    }

    @Test
    void sharesAndNetworksThatAreKeptGiveTheSameTable() throws IOException {
        Path recipe = recipe(6);
        Path whole = folder.resolve("whole");
        TinyRun.Result first = TinyRun.call(words(recipe, whole, "--jobs", "1", "--json"));
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .startsWith("{\"folder\":")
                .contains("\"cells\":6,\"done\":5,\"failed\":1,\"complete\":true");

        Path shared = folder.resolve("shared");
        TinyRun.Result script =
                TinyRun.call("sweep", "slurm", recipe.toString(), "--out", shared.toString(), "--tasks", "2");
        assertThat(script.exitCode()).as(script.err()).isZero();
        assertThat(Files.readString(shared.resolve("slurm.sh")))
                .startsWith("#!/bin/bash\n")
                .contains("#SBATCH --array=1-2\n")
                .contains(
                        "periplus sweep run-share " + shared.toAbsolutePath() + " --share \"$SLURM_ARRAY_TASK_ID/2\"");
        TinyRun.Result before = TinyRun.call("sweep", "status", shared.toString(), "--json");
        assertThat(before.exitCode()).isEqualTo(1);
        assertThat(before.out()).contains("\"missing\":6,\"complete\":false");
        for (String share : List.of("2/2", "1/2")) {
            TinyRun.Result part = TinyRun.call("sweep", "run-share", shared.toString(), "--share", share);
            assertThat(part.exitCode()).as(part.err()).isZero();
        }
        assertThat(table(shared)).isEqualTo(table(whole));

        Path kept = folder.resolve("kept");
        assertThat(TinyRun.call(words(recipe, kept, "--keep-networks")).exitCode())
                .isZero();
        assertThat(table(kept)).isEqualTo(table(whole));
        try (var networks = Files.list(kept.resolve("networks"))) {
            assertThat(networks.filter(network -> Files.exists(network.resolve("weights.safetensors"))))
                    .hasSize(5);
        }
    }

    @Test
    void aRowHoldsTheNumbersOfARunOfItsRecipe() throws IOException {
        Path recipe = recipe(2);
        Path out = folder.resolve("out");
        assertThat(TinyRun.call(words(recipe, out)).exitCode()).isZero();
        List<String> rows = Files.readAllLines(out.resolve("sweep.csv"));
        List<String> names = List.of(rows.get(0).split(",", -1));
        List<String> cells = List.of(rows.get(1).split(",", -1));
        TinyRun.Result run = TinyRun.call(
                "run",
                recipe.toString(),
                "training.learning_rate=0.001",
                "--json",
                "--out",
                folder.resolve("run").toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        Map<String, Object> summary = JsonReader.readObject(run.out().strip(), "summary");
        Map.of(
                        "final_loss", "finalLoss",
                        "kl_nats", "klToTarget",
                        "decoding_error_m", "decodingErrorMetres",
                        "stay_at_start_error_m", "stayAtStartErrorMetres",
                        "grid_score_60_best", "gridScore60Best",
                        "grid_score_60_median", "gridScore60Median")
                .forEach((column, key) -> assertThat(Double.parseDouble(cells.get(names.indexOf(column))))
                        .as(column)
                        .isEqualTo(((Number) Objects.requireNonNull(summary.get(key))).doubleValue()));
    }

    @Test
    void badSweepsEndInOneMessage() throws IOException {
        Path recipe = recipe(4);
        Path out = folder.resolve("out");
        refused(2, "which recipe", "sweep");
        refused(2, "quickstart", "sweep", "quikstart");
        refused(2, "key=value", "sweep", recipe.toString(), "seeds");
        refused(2, "an empty list", words(recipe, out, "seed=[]"));
        refused(2, "are the same axis twice", words(recipe, out, "seed=[1,2]", "seeds=2"));
        refused(2, "belongs to kind `tau`", words(recipe, out, "network.leak={kind: alpha, tau_seconds: [1, 2]}"));
        refused(1, "math: portable", words(recipe, out, "math=native"));
        refused(2, "--jobs must be between", words(recipe, out, "--jobs", "0"));
        refused(2, "-Pspark", words(recipe, out, "--on", "spark://127.0.0.1:1"));
        refused(1, "no sweep.json", "sweep", "status", folder.toString());
        refused(2, "expected i/K", "sweep", "run-share", folder.toString(), "--share", "two");
        assertThat(TinyRun.call(words(recipe, folder.resolve("a"))).exitCode()).isZero();
        refused(1, "training.steps: 30 instead of 31", words(recipe, folder.resolve("a"), "training.steps=31"));
    }

    private static void refused(int exitCode, String hint, String... words) {
        TinyRun.Result result = TinyRun.call(words);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
        assertThat(result.err()).contains("periplus: ").contains(hint).doesNotContain("\tat ");
        assertThat(result.out()).isEmpty();
    }
}
