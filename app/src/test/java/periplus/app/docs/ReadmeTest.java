package periplus.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.app.Main;

/** Every command in the README runs, in the order given, at a size that fits a test. */
class ReadmeTest {
    private static final Path HOME = Path.of(System.getProperty("periplus.home"));
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final List<String> SMALL = List.of(
            "training.steps=3",
            "training.batch=4",
            "network.units=24",
            "analysis.error_trials=8",
            "analysis.map_trials=60",
            "analysis.null_surrogates=1");

    @TempDir
    Path folder;

    @Test
    void everyCommandRuns() throws IOException, InterruptedException {
        List<String> commands = commands(Files.readString(HOME.resolve("README.md")));
        assertThat(commands).hasSizeGreaterThan(8).contains("mvn verify", "./periplus run quickstart");
        Files.createDirectories(folder.resolve("runs"));
        recordedPath();
        for (String command : commands) {
            if (command.equals("mvn verify")) {
                continue; // that is what runs this test
            }
            List<String> words = new ArrayList<>(List.of(command.split(" +")));
            assertThat(words.removeFirst()).as(command).isEqualTo("./periplus");
            if (words.getFirst().equals("run")) {
                words.addAll(2, SMALL);
            }
            assertThat(call(words)).as(command + "\n" + log()).isZero();
        }
        assertThat(folder.resolve("runs/quickstart-seed1/report.html")).isRegularFile();
        assertThat(folder.resolve("runs/rat-decoded/recorded-path.svg")).isRegularFile();
        assertThat(folder.resolve("runs/paths.npz")).isRegularFile();
    }

    @Test
    void everyCommandOfTheSweepsPageRuns() throws IOException, InterruptedException {
        List<String> commands = commands(Files.readString(HOME.resolve("docs/sweeps.md")));
        assertThat(commands).hasSizeGreaterThan(7).allMatch(command -> command.startsWith("./periplus "));
        Files.createDirectories(folder.resolve("runs"));
        for (String command : commands) {
            List<String> words = new ArrayList<>(List.of(command.split(" +")));
            words.removeFirst();
            assertThat(call(words)).as(command + "\n" + log()).isZero();
        }
        assertThat(Files.readAllLines(folder.resolve("runs/widths/sweep.csv"))).hasSize(7);
        assertThat(Files.readAllLines(folder.resolve("runs/on-slurm/sweep.csv")))
                .hasSize(5);
        assertThat(folder.resolve("runs/on-slurm/sweep.parquet")).isRegularFile();
        assertThat(Files.readAllLines(folder.resolve("runs/bits-alike/similarity.csv")))
                .hasSize(16);
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        Pattern link = Pattern.compile("\\]\\(([^)#:]+)\\)");
        for (String page : List.of(
                "README.md",
                "ARCHITECTURE.md",
                "CONTRIBUTING.md",
                "UPGRADING.md",
                "docs/formats.md",
                "docs/sweeps.md")) {
            Matcher matcher = link.matcher(Files.readString(HOME.resolve(page)));
            while (matcher.find()) {
                Path target = HOME.resolve(page).resolveSibling(matcher.group(1));
                assertThat(target).as(page + " links to " + matcher.group(1)).exists();
            }
        }
    }

    private static List<String> commands(String readme) {
        List<String> commands = new ArrayList<>();
        Matcher block = BLOCK.matcher(readme);
        while (block.find()) {
            block.group(1).lines().filter(line -> !line.isBlank()).forEach(commands::add);
        }
        return commands;
    }

    /** A walk in the place where the README expects the rat's. */
    private void recordedPath() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("shared/data"));
        assertThat(call(List.of(
                        "paths",
                        "--arena",
                        "box:0.9",
                        "--count",
                        "1",
                        "--steps",
                        "5000",
                        "--out",
                        "shared/data/rat-trajectory-sargolini2006.npz")))
                .as(log())
                .isZero();
    }

    private int call(List<String> words) throws IOException, InterruptedException {
        Path workingFolder = Files.createDirectories(folder.resolve("checkout"));
        Path runs = workingFolder.resolve("runs");
        if (!Files.exists(runs)) {
            Files.createSymbolicLink(runs, folder.resolve("runs"));
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "--add-modules=jdk.incubator.vector",
                "-Dperiplus.home=" + HOME.toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.forEach(word ->
                command.add(word.startsWith("shared/") ? folder.resolve(word).toString() : word));
        Process process = new ProcessBuilder(command)
                .directory(workingFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private String log() throws IOException {
        Path log = folder.resolve("log");
        return Files.exists(log) ? Files.readString(log) : "";
    }
}
