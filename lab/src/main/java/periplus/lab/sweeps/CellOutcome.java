package periplus.lab.sweeps;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.lab.formats.Json;
import periplus.lab.formats.JsonReader;
import periplus.lab.formats.MeasuredJson;

/**
 * How a cell ended.
 *
 * @param cell its id
 * @param measuredAs kind and version of the job
 * @param failure why it failed; null where it did not
 * @param numbers by column; empty where it failed
 * @param seconds on the clock; no part of the deterministic table
 * @param worker which process did it; neither
 */
public record CellOutcome(
        String cell,
        String measuredAs,
        @Nullable String failure,
        SequencedMap<String, Measured> numbers,
        double seconds,
        String worker) {
    private static final String UNDEFINED = "Undefined";

    /** Whether it failed. */
    public boolean failed() {
        return failure != null;
    }

    /** One line of JSON. */
    public String toLine() {
        SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("ended", cell);
        json.put("measuredAs", measuredAs);
        json.put("failed", failure);
        SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
        numbers.forEach((name, value) -> MeasuredJson.put(values, name, value));
        json.put("numbers", values);
        json.put("seconds", seconds);
        json.put("worker", worker);
        return Json.line(json);
    }

    /** Reads {@link #toLine}. */
    public static CellOutcome ofLine(String line, String where) {
        return of(JsonReader.readObject(line, where), where);
    }

    static CellOutcome of(SequencedMap<String, @Nullable Object> json, String where) {
        if (json.get("ended") instanceof String cell
                && json.get("measuredAs") instanceof String measuredAs
                && json.get("numbers") instanceof Map<?, ?> values
                && json.get("seconds") instanceof Number seconds
                && json.get("worker") instanceof String worker) {
            return new CellOutcome(
                    cell,
                    measuredAs,
                    json.get("failed") instanceof String reason ? reason : null,
                    numbers(values, where),
                    seconds.doubleValue(),
                    worker);
        }
        throw new BadInputException(where + ": not a cell's outcome. Delete the file to do its cells again");
    }

    private static SequencedMap<String, Measured> numbers(Map<?, ?> values, String where) {
        SequencedMap<String, Measured> numbers = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            String name = String.valueOf(entry.getKey());
            if (name.endsWith(UNDEFINED) && values.containsKey(name.substring(0, name.length() - UNDEFINED.length()))) {
                continue;
            }
            if (entry.getValue() instanceof Number number) {
                numbers.put(name, Measured.of(number.doubleValue()));
            } else if (values.get(name + UNDEFINED) instanceof String reason) {
                numbers.put(name, Measured.undefined(reason));
            } else {
                throw new BadInputException(where + ": " + name + " is neither a number nor undefined for a reason");
            }
        }
        return numbers;
    }
}
