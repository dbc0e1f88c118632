package periplus.lab.runs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.core.kernels.nativeblas.BlasIdentity;
import periplus.lab.files.InputFile;
import periplus.lab.formats.Json;
import periplus.lab.formats.JsonReader;

/**
 * Where a run's numbers come from: version, seed, recipe, input files, kernels, machine, times.
 *
 * <p>The only file of a run that may differ between two equal runs; times and machine are written nowhere else.
 *
 * @param inputs SHA-256 of each file that the run read, by the name it was given under
 * @param kernelProvider which kernels made the numbers
 * @param kernelReason why those
 * @param kernelLibrary the native library behind them; empty where the kernels are portable
 * @param finished empty while the run goes on
 */
public record Manifest(
        String version,
        long seed,
        String recipeSha256,
        SequencedMap<String, String> inputs,
        String kernelProvider,
        String kernelReason,
        Optional<BlasIdentity> kernelLibrary,
        int threads,
        Machine machine,
        Instant started,
        Optional<Instant> finished) {
    private static final long MAX_BYTES = 1 << 24;

    /** The same with the end's time. */
    public Manifest finishedAt(Instant end) {
        return new Manifest(
                version,
                seed,
                recipeSha256,
                inputs,
                kernelProvider,
                kernelReason,
                kernelLibrary,
                threads,
                machine,
                started,
                Optional.of(end));
    }

    /** Writes it, whole or not at all. */
    public void write(Path file) {
        SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("version", version);
        json.put("seed", seed);
        json.put("recipeSha256", recipeSha256);
        json.put("inputs", inputs);
        SequencedMap<String, Object> kernels = new LinkedHashMap<>();
        kernels.put("provider", kernelProvider);
        kernels.put("reason", kernelReason);
        kernelLibrary.ifPresent(library -> {
            SequencedMap<String, Object> it = new LinkedHashMap<>();
            it.put("name", library.name());
            it.put("version", library.version());
            it.put("path", library.path());
            kernels.put("library", it);
        });
        kernels.put("threads", threads);
        json.put("kernels", kernels);
        json.put("machine", machine.toJson());
        json.put("started", started.toString());
        json.put("finished", finished.map(Instant::toString).orElse(null));
        json.put(
                "durationSeconds",
                finished.map(end -> Duration.between(started, end).toMillis() / 1000.0)
                        .orElse(null));
        Json.write(file, json);
    }

    /** A manifest's fields as they stand in the file, for reports of runs of any version. */
    public static SequencedMap<String, @Nullable Object> read(Path file) {
        return JsonReader.readObject(InputFile.of(file).readAll(MAX_BYTES, "a manifest"), file.toString());
    }
}
