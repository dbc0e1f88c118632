package periplus.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.lab.formats.Npz;

/** {@code periplus replay} on a run of a few seconds, and what it refuses. */
class ReplayCommandTest {
    @TempDir
    private static Path folder;

    private static Path run;

    @BeforeAll
    static void train() {
        run = folder.resolve("run");
        TinyRun.Result made = TinyRun.call("run", TinyRun.recipe(folder).toString(), "--out", run.toString());
        assertThat(made.exitCode()).as(made.err()).isZero();
    }

    private static TinyRun.Result replay(Path of, String out, String... more) {
        String[] words = new String[more.length + 8];
        System.arraycopy(
                new String[] {
                    "replay", of.toString(), "--out", folder.resolve(out).toString(), "--chains", "8", "--steps", "40"
                },
                0,
                words,
                0,
                8);
        System.arraycopy(more, 0, words, 8, more.length);
        return TinyRun.call(words);
    }

    @Test
    void aForcedReplayIsWrittenAndTheSameEveryTime() throws IOException {
        String[] how = {"--momentum", "0.5", "--adaptation", "0.3", "--tau", "20", "--force"};
        TinyRun.Result result = replay(run, "one", how);
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("8 chains of 40 steps", "friction 0.5", "lambda_min");
        try (Npz npz = Npz.open(folder.resolve("one/replay.npz"))) {
            assertThat(npz.get("decoded").shape()).containsExactly(8, 40, 2);
            assertThat(npz.get("states").shape()).containsExactly(5, 8, 20);
        }
        assertThat(Files.readString(folder.resolve("one/replay.svg"))).contains("<svg");
        assertThat(replay(run, "two", how).exitCode()).isZero();
        for (String file : new String[] {"replay.npz", "replay.svg", "replay.json"}) {
            assertThat(folder.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("two").resolve(file));
        }
        assertThat(replay(run, "plain", "--force").exitCode()).isZero();
        assertThat(Files.readAllBytes(folder.resolve("plain/replay.npz")))
                .isNotEqualTo(Files.readAllBytes(folder.resolve("one/replay.npz")));
    }

    @Test
    void aNetworkThatFailsTheGateIsRefusedUnlessForced() {
        refused(replay(run, "bad"), "above the gate");
        assertThat(replay(run, "gate", "--gate", "10").exitCode()).isZero();
    }

    @Test
    void momentumAndAdaptationOutOfRangeAreRefused() {
        for (String friction : new String[] {"0", "-0.5", "1.5", "NaN"}) {
            refused(replay(run, "bad", "--force", "--momentum", friction), "expected a number in (0, 1]");
        }
        refused(replay(run, "bad", "--force", "--adaptation", "-1"), "strength -1.0");
        refused(replay(run, "bad", "--force", "--adaptation", "1", "--tau", "0.5"), "at least 1");
    }

    @Test
    void aNetworkWithoutAnEncoderIsRefused() throws IOException {
        Path recipe = Files.writeString(
                folder.resolve("blind.yaml"),
                TinyRun.RECIPE.replace("task: {steps: 4}", "task: {steps: 4, start: none}"));
        Path blind = folder.resolve("blind");
        TinyRun.Result made = TinyRun.call("run", recipe.toString(), "--out", blind.toString());
        assertThat(made.exitCode()).as(made.err()).isZero();
        refused(replay(blind, "bad", "--force"), "without an encoder");
    }

    private static void refused(TinyRun.Result result, String hint) {
        assertThat(result.exitCode()).as(result.out()).isEqualTo(1);
        assertThat(result.err()).startsWith("periplus: ").contains(hint).doesNotContain("\tat ");
        assertThat(folder.resolve("bad")).doesNotExist();
    }
}
