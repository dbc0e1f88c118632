package periplus.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.core.random.RandomStream;

/** A run that is killed again and again ends in the bytes of one that was left alone. */
class KillAndResumeTest {
    private static final int KILLS = 10;
    private static final List<String> JVM = List.of("--add-modules=jdk.incubator.vector");

    @TempDir
    Path folder;

    @Test
    void tenKillsAtRandomInstantsChangeNothing() throws InterruptedException {
        String recipe = TinyRun.recipe(folder).toString();
        String[] longer = {"training.steps=6000", "training.checkpoint_every=20", "training.evaluate_every=100"};
        Path whole = folder.resolve("whole");
        assertThat(TinyRun.run(folder, JVM, words(recipe, longer, whole, false)))
                .as(TinyRun.log(folder))
                .isZero();

        Path killed = folder.resolve("killed");
        RandomStream instants = RandomStream.of(1, "kill instants");
        int kills = 0;
        boolean alive = true;
        for (int attempt = 0; attempt < 60 && kills < KILLS && alive; attempt++) {
            Process process = TinyRun.start(folder, JVM, words(recipe, longer, killed, true));
            // from the start of the JVM to well into the training; how far it got differs from kill to kill
            long millis = 300 + instants.nextBelow(900);
            alive = !process.waitFor(millis, TimeUnit.MILLISECONDS);
            if (alive) {
                process.destroyForcibly().waitFor();
                kills++;
            } else {
                assertThat(process.exitValue()).as(TinyRun.log(folder)).isZero();
            }
        }
        assertThat(kills).as("kills that hit a running process").isGreaterThanOrEqualTo(5);
        if (alive) {
            assertThat(TinyRun.run(folder, JVM, words(recipe, longer, killed, true)))
                    .as(TinyRun.log(folder))
                    .isZero();
        }
        assertThat(TinyRun.hashes(killed)).isEqualTo(TinyRun.hashes(whole));
        assertThat(Files.exists(killed.resolve("checkpoints"))).isFalse();
    }

    @Test
    void anInterruptLeavesACheckpointToGoOnFrom() throws Exception {
        String recipe = TinyRun.recipe(folder).toString();
        String[] longer = {"training.steps=200000", "training.checkpoint_every=100000"};
        Path run = folder.resolve("run");
        Process process = TinyRun.start(folder, JVM, words(recipe, longer, run, false));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!hasText(run.resolve("metrics.jsonl")) && process.isAlive() && System.nanoTime() < deadline) {
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        process.destroy(); // SIGTERM, which ends a process as Ctrl-C does
        assertThat(process.waitFor(40, TimeUnit.SECONDS))
                .as(TinyRun.log(folder))
                .isTrue();
        assertThat(TinyRun.log(folder)).contains("--resume");
        assertThat(Files.isRegularFile(run.resolve("checkpoints/checkpoint.bin")))
                .isTrue();
        TinyRun.Result other = TinyRun.call("run", recipe, "--out", run.toString(), "--resume");
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("another recipe");
    }

    private static boolean hasText(Path file) throws java.io.IOException {
        return Files.exists(file) && Files.size(file) > 0;
    }

    private static String[] words(String recipe, String[] overrides, Path out, boolean resume) {
        var words = new java.util.ArrayList<>(List.of("run", recipe));
        words.addAll(List.of(overrides));
        words.addAll(List.of("--out", out.toString()));
        if (resume) {
            words.add("--resume");
        }
        return words.toArray(String[]::new);
    }
}
