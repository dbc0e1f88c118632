package periplus.app.endtoend;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import periplus.app.Main;
import periplus.lab.runs.RunFolder;

/** Runs the command line on a recipe of a few seconds, in this JVM or in one of its own. */
final class TinyRun {
    /** Small enough for the interpreter, with noise, a bias and a learned leak so that every stream is used. */
    static final String RECIPE = """
            recipe: tiny
            sources: [sorscher2019]
            arena: {kind: square, side_metres: 2.2}
            motion: {kind: rayleigh}
            place_code: {kind: difference-of-softmaxes, cells: 24}
            task: {steps: 4}
            network:
              units: 20
              leak: {kind: learned-per-unit, initial_alpha: 0.6}
              bias: true
              noise_inside_sd: 0.01
              noise_outside_sd: 0.01
            training:
              steps: 40
              batch: 10
              learning_rate: 0.003
              log_every: 5
              evaluate_every: 20
              checkpoint_every: 7
            analysis: {error_trials: 30, map_trials: 300, map_bins: 8, null_surrogates: 2, example_trials: 3}
            """;

    private TinyRun() {}

    /** What a command ended with. */
    record Result(int exitCode, String out, String err) {}

    static Path recipe(Path folder) {
        try {
            return Files.writeString(folder.resolve("tiny.yaml"), RECIPE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In this JVM. */
    static Result call(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
        return new Result(exitCode, out.toString(), err.toString());
    }

    /** In a JVM of its own with these options; stdout and stderr go to a file in {@code folder}. */
    static Process start(Path folder, List<String> jvmOptions, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(jvmOptions);
        command.add("-Dperiplus.home=" + System.getProperty("periplus.home"));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("periplus.app.Main");
        command.addAll(List.of(words));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("child.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a JVM of its own, to the end. */
    static int run(Path folder, List<String> jvmOptions, String... words) {
        Process process = start(folder, jvmOptions, words);
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("the child did not end: " + log(folder));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String log(Path folder) {
        try {
            return Files.readString(folder.resolve("child.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 of every file of the run but the manifest. */
    static SortedMap<String, String> hashes(Path run) {
        return new RunFolder(run).hashes();
    }
}
