package periplus.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.app.figures.Drawings;
import periplus.lab.formats.JsonReader;
import periplus.lab.formats.Npy;

/** A network trained on a task by a command: its folder, its report, what it stands on. */
class TaskRunCommandTest {
    @TempDir
    Path folder;

    private TinyRun.Result train(Path out, String... more) {
        String[] words = {
            "run",
            "flip-flop",
            "network.units=12",
            "task.bits=1",
            "task.steps=20",
            "training.max_epochs=3",
            "training.steps_per_epoch=20",
            "training.batch=8",
            "probe.trials=6",
            "probe.kernel_trials=4",
            "--out"
        };
        return TinyRun.call(Stream.of(Stream.of(words), Stream.of(out.toString()), Stream.of(more))
                .flatMap(s -> s)
                .toArray(String[]::new));
    }

    @Test
    void theFolderHoldsItsNumbersAndAReportThatCanBeWrittenAgain() throws IOException {
        Path out = folder.resolve("run");
        TinyRun.Result ran = train(out);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("not learnt", "report.html");
        assertThat(ran.err()).contains("loss 0.").doesNotContain("nats");
        assertThat(Npy.read(out.resolve("arrays/probe_output.npy")).shape()).containsExactly(6, 20, 1);
        SortedMap<String, String> figures = figures(out);
        assertThat(figures.keySet())
                .containsExactly("recurrent-eigenvalues.svg", "states.svg", "training.svg", "trial-channel-1.svg");
        figures.values().forEach(Drawings::parse);
        String report = Files.readString(out.resolve("report.html"));
        assertThat(report).contains("1-bit flip-flop", "stable fixed points", "probe_target.npy", "Sussillo");
        Files.delete(out.resolve("report.html"));
        TinyRun.Result again = TinyRun.call("report", out.toString());
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(Files.readString(out.resolve("report.html"))).isEqualTo(report);
        assertThat(figures(out)).isEqualTo(figures);
    }

    @Test
    void summaryAndReferencesAreForOtherProgramsToo() {
        Path out = folder.resolve("run");
        Map<?, ?> json = JsonReader.readObject(train(out, "--json").out().strip(), "stdout");
        assertThat(json.get("outcome")).isEqualTo("GIVEN_UP");
        assertThat(Objects.requireNonNull(json.get("epochs"))).hasToString("3");
        TinyRun.Result cited = TinyRun.call("cite", out.toString());
        assertThat(cited.exitCode()).as(cited.err()).isZero();
        assertThat(cited.out()).contains("Solution Degeneracy", "Adam");
    }

    private static SortedMap<String, String> figures(Path run) throws IOException {
        SortedMap<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(run.resolve("figures"))) {
            for (Path file : files.toList()) {
                found.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return found;
    }
}
