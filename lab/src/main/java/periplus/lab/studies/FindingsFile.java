package periplus.lab.studies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.core.errors.FailedWorkException;
import periplus.core.measure.Measured;
import periplus.lab.files.InputFile;
import periplus.lab.formats.Json;
import periplus.lab.formats.JsonReader;
import periplus.lab.formats.MeasuredJson;
import periplus.lab.formats.Npy;
import periplus.lab.formats.NpyArray;
import periplus.studies.study.Findings;
import periplus.studies.study.NumberArray;
import periplus.studies.study.StudyResults;

/**
 * A run's outcome on disk: {@code findings.json} with numbers or the reason of the failure, {@code arrays/NAME.npy}.
 *
 * <p>{@code findings.json} is written last, so that a run whose process was killed has none and is measured again.
 */
final class FindingsFile {
    private static final long MAX_BYTES = 1L << 26;
    private static final String UNDEFINED = "Undefined";

    private FindingsFile() {}

    static void write(Path run, String version, StudyResults.Outcome outcome) {
        makeFolder(run.resolve("arrays"));
        SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("measuredAs", version);
        switch (outcome) {
            case StudyResults.Failed(String reason) -> json.put("failed", reason);
            case StudyResults.Finished(Findings findings) -> {
                for (String name : findings.arrayNames()) {
                    NumberArray array = findings.array(name);
                    Npy.write(arrayFile(run, name), NpyArray.of(array.values(), array.shape()));
                }
                SequencedMap<String, @Nullable Object> numbers = new LinkedHashMap<>();
                findings.numbers().forEach((name, value) -> MeasuredJson.put(numbers, name, value));
                json.put("numbers", numbers);
                json.put("arrays", List.copyOf(findings.arrayNames()));
            }
        }
        Json.write(run.resolve("findings.json"), json);
    }

    /** The stored outcome; null where there is none, or it was measured in another way than {@code version}. */
    static StudyResults.@Nullable Outcome read(Path run, String version) {
        Path file = run.resolve("findings.json");
        if (!Files.isRegularFile(file)) {
            return null;
        }
        SequencedMap<String, @Nullable Object> json =
                JsonReader.readObject(InputFile.of(file).readAll(MAX_BYTES, "findings"), file.toString());
        if (!version.equals(json.get("measuredAs"))) {
            return null;
        }
        if (json.get("failed") instanceof String reason) {
            return new StudyResults.Failed(reason);
        }
        if (!(json.get("numbers") instanceof Map<?, ?> numbers) || !(json.get("arrays") instanceof List<?> arrays)) {
            throw new BadInputException(
                    file + ": expected \"numbers\" and \"arrays\". Delete the file to measure again");
        }
        Findings findings = new Findings();
        for (Map.Entry<?, ?> entry : numbers.entrySet()) {
            String name = String.valueOf(entry.getKey());
            if (name.endsWith(UNDEFINED)
                    && numbers.containsKey(name.substring(0, name.length() - UNDEFINED.length()))) {
                continue;
            }
            findings.put(name, number(numbers, name, entry.getValue(), file));
        }
        for (Object name : arrays) {
            Path array = arrayFile(run, String.valueOf(name));
            if (!Files.isRegularFile(array)) {
                return null;
            }
            findings.array(String.valueOf(name), () -> {
                NpyArray stored = Npy.read(array);
                return new NumberArray(stored.asDoubles(), stored.shape());
            });
        }
        return new StudyResults.Finished(findings);
    }

    static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new FailedWorkException("cannot make " + folder + " (" + e + "). Check permissions and space", e);
        }
    }

    private static Measured number(Map<?, ?> numbers, String name, @Nullable Object value, Path file) {
        if (value instanceof Number number) {
            return Measured.of(number.doubleValue());
        }
        if (numbers.get(name + UNDEFINED) instanceof String reason) {
            return Measured.undefined(reason);
        }
        throw new BadInputException(file + ": " + name + " is neither a number nor undefined for a reason. Delete the"
                + " file to measure again");
    }

    private static Path arrayFile(Path run, String name) {
        return run.resolve("arrays").resolve(name + ".npy");
    }
}
