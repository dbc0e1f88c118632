package periplus.lab.studies;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.lab.files.InputFile;
import periplus.lab.formats.Json;
import periplus.lab.formats.JsonReader;
import periplus.lab.formats.MeasuredJson;
import periplus.studies.claims.Direction;
import periplus.studies.claims.JudgedClaim;
import periplus.studies.claims.Verdict;

/**
 * {@code claims.json}: a list with one object a claim.
 *
 * <pre>
 * id, statement, source, measure, n, effect, interval [lo, hi], p, verdict, why      the outside contract
 * effectName, standardisedEffect, pHolm, direction ("higher", "lower"), smallestEffect,
 * control (null, or its statement and the fields from n on), parts (a list of the fields from n on)
 * </pre>
 *
 * <p>What is undefined is null, with the reason under its name followed by {@code Undefined}. The same judgements give the
 * same bytes.
 */
public final class ClaimsFile {
    private static final long MAX_BYTES = 1L << 24;

    private ClaimsFile() {}

    /** Writes the file, whole or not at all. */
    public static void write(Path file, List<JudgedClaim> claims) {
        Json.write(file, toJson(claims));
    }

    /** The document's value, for {@link Json}. */
    public static List<SequencedMap<String, @Nullable Object>> toJson(List<JudgedClaim> claims) {
        List<SequencedMap<String, @Nullable Object>> rows = new ArrayList<>();
        for (JudgedClaim judged : claims) {
            ClaimRow row = ClaimRow.of(judged);
            SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("id", row.id());
            json.put("statement", row.statement());
            json.put("source", row.source());
            json.put("measure", row.measure());
            putNumbers(json, row.numbers());
            MeasuredJson.put(json, "pHolm", row.pHolm());
            ClaimRow.Control control = row.control();
            if (control == null) {
                json.put("control", null);
            } else {
                SequencedMap<String, @Nullable Object> shown = new LinkedHashMap<>();
                shown.put("statement", control.statement());
                putNumbers(shown, control.numbers());
                json.put("control", shown);
            }
            rows.add(json);
        }
        return rows;
    }

    /** Reads a file that {@link #write} wrote. */
    public static List<ClaimRow> read(Path file) {
        String where = file.toString();
        List<ClaimRow> rows = new ArrayList<>();
        for (Object entry : JsonReader.readList(InputFile.of(file).readAll(MAX_BYTES, "claims"), where)) {
            Map<?, ?> json = object(entry, "a claim", where);
            Object control = json.get("control");
            rows.add(new ClaimRow(
                    text(json, "id", where),
                    text(json, "statement", where),
                    text(json, "source", where),
                    text(json, "measure", where),
                    numbers(json, where),
                    measured(json, "pHolm", where),
                    control == null ? null : control(object(control, "control", where), where)));
        }
        return rows;
    }

    private static void putNumbers(SequencedMap<String, @Nullable Object> json, ClaimRow.Numbers numbers) {
        json.put("n", numbers.n());
        MeasuredJson.put(json, "effect", numbers.effect());
        if (numbers.low() instanceof Measured.Value(double low)
                && numbers.high() instanceof Measured.Value(double high)) {
            json.put("interval", new double[] {low, high});
        } else {
            MeasuredJson.put(json, "interval", numbers.low().isDefined() ? numbers.high() : numbers.low());
        }
        MeasuredJson.put(json, "p", numbers.p());
        json.put("verdict", numbers.verdict().words());
        json.put("why", numbers.why());
        json.put("effectName", numbers.effectName());
        MeasuredJson.put(json, "standardisedEffect", numbers.standardised());
        json.put("direction", numbers.direction().name().toLowerCase(Locale.ROOT));
        json.put("smallestEffect", numbers.smallestEffect());
        List<SequencedMap<String, @Nullable Object>> parts = new ArrayList<>();
        for (ClaimRow.Numbers part : numbers.parts()) {
            SequencedMap<String, @Nullable Object> shown = new LinkedHashMap<>();
            putNumbers(shown, part);
            parts.add(shown);
        }
        json.put("parts", parts);
    }

    private static ClaimRow.Control control(Map<?, ?> json, String where) {
        return new ClaimRow.Control(text(json, "statement", where), numbers(json, where));
    }

    private static ClaimRow.Numbers numbers(Map<?, ?> json, String where) {
        List<ClaimRow.Numbers> parts = new ArrayList<>();
        for (Object part : list(json, "parts", where)) {
            parts.add(numbers(object(part, "a part", where), where));
        }
        boolean interval = json.get("interval") != null;
        return new ClaimRow.Numbers(
                (int) number(json, "n", where),
                measured(json, "effect", where),
                text(json, "effectName", where),
                measured(json, "standardisedEffect", where),
                interval ? end(json, 0, where) : measured(json, "interval", where),
                interval ? end(json, 1, where) : measured(json, "interval", where),
                measured(json, "p", where),
                direction(text(json, "direction", where), where),
                number(json, "smallestEffect", where),
                verdict(text(json, "verdict", where), where),
                text(json, "why", where),
                parts);
    }

    private static Measured end(Map<?, ?> json, int index, String where) {
        List<?> ends = list(json, "interval", where);
        if (ends.size() == 2 && ends.get(index) instanceof Number number) {
            return Measured.of(number.doubleValue());
        }
        throw bad(where, "interval", "[low, high]", ends);
    }

    private static Measured measured(Map<?, ?> json, String name, String where) {
        if (json.get(name) == null && json.get(name + "Undefined") instanceof String reason) {
            return Measured.undefined(reason);
        }
        return Measured.of(number(json, name, where));
    }

    private static double number(Map<?, ?> json, String name, String where) {
        if (json.get(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw bad(where, name, "a number", json.get(name));
    }

    private static String text(Map<?, ?> json, String name, String where) {
        if (json.get(name) instanceof String text) {
            return text;
        }
        throw bad(where, name, "text", json.get(name));
    }

    private static List<?> list(Map<?, ?> json, String name, String where) {
        if (json.get(name) instanceof List<?> list) {
            return list;
        }
        throw bad(where, name, "a list", json.get(name));
    }

    private static Map<?, ?> object(@Nullable Object value, String name, String where) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw bad(where, name, "an object", value);
    }

    private static Direction direction(String word, String where) {
        for (Direction direction : Direction.values()) {
            if (direction.name().toLowerCase(Locale.ROOT).equals(word)) {
                return direction;
            }
        }
        throw bad(where, "direction", "\"higher\" or \"lower\"", word);
    }

    private static Verdict verdict(String words, String where) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.words().equals(words)) {
                return verdict;
            }
        }
        throw bad(where, "verdict", "\"reproduced\", \"not reproduced\" or \"inconclusive\"", words);
    }

    private static BadInputException bad(String where, String name, String expected, @Nullable Object found) {
        return new BadInputException(where + ": " + name + " is " + found + "; expected " + expected
                + ". Write the file again with the study");
    }
}
