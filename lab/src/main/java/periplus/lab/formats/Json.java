package periplus.lab.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import periplus.core.measure.Measured;
import periplus.lab.files.AtomicFile;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Writes JSON with stable bytes: keys in the order given, numbers in the shortest form that reads back exactly,
 * {@code null} for what is not a finite number.
 *
 * <p>Takes ordered maps ({@link SequencedMap}, {@link SortedMap}), lists, {@code double[]}, {@code float[]},
 * {@code int[]}, {@code long[]}, text, numbers, truth values, {@link Measured}, {@link Optional} and null. A map
 * without an order is a defect of the caller and refused: its iteration order changes from process to process.
 */
public final class Json {
    private final StringBuilder text = new StringBuilder();
    private final boolean pretty;

    private Json(boolean pretty) {
        this.pretty = pretty;
    }

    /** One line, without a line end. */
    public static String line(@Nullable Object value) {
        Json json = new Json(false);
        json.value(value, 0);
        return json.text.toString();
    }

    /** A document for people: one entry a line, lists of numbers on one line, a line end at the end. */
    public static String document(@Nullable Object value) {
        Json json = new Json(true);
        json.value(value, 0);
        return json.text.append('\n').toString();
    }

    /** Writes {@link #document} to a file, whole or not at all. */
    public static void write(Path file, @Nullable Object value) {
        AtomicFile.write(file, document(value).getBytes(StandardCharsets.UTF_8));
    }

    /** Writes {@link #document} to a stream such as standard output. */
    public static void write(OutputStream out, @Nullable Object value) throws IOException {
        out.write(document(value).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** A double as JSON: shortest round-trip digits, or {@code null}. */
    static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "null";
    }

    private void value(@Nullable Object value, int depth) {
        switch (value) {
            case null -> text.append("null");
            case String s -> string(s);
            case Double d -> text.append(number(d));
            case Float f -> text.append(number(f));
            case Number n -> text.append(n);
            case Boolean b -> text.append(b);
            case Measured m -> text.append(number(m.orNaN()));
            case Optional<?> o -> value(o.orElse(null), depth);
            case SequencedMap<?, ?> m -> object(m, depth);
            case Map<?, ?> m when m.size() <= 1 -> object(m, depth);
            case List<?> l -> list(l, depth);
            case double[] a -> doubles(a);
            case float[] a -> floats(a);
            case int[] a -> list(Arrays.stream(a).boxed().toList(), depth);
            case long[] a -> list(Arrays.stream(a).boxed().toList(), depth);
            case Enum<?> e -> string(e.name());
            default ->
                throw new IllegalArgumentException("JSON of a "
                        + value.getClass().getName() + " has no stable form; give a SequencedMap, List or array");
        }
    }

    private void floats(float[] values) {
        text.append('[');
        for (int i = 0; i < values.length; i++) {
            separator(i);
            text.append(number(values[i]));
        }
        text.append(']');
    }

    private String number(float value) {
        return Float.isFinite(value) ? Float.toString(value) : "null";
    }

    private void doubles(double[] values) {
        text.append('[');
        for (int i = 0; i < values.length; i++) {
            separator(i);
            text.append(number(values[i]));
        }
        text.append(']');
    }

    private void list(List<?> values, int depth) {
        boolean lines = pretty && values.stream().anyMatch(v -> v instanceof Map || v instanceof List);
        text.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (lines) {
                text.append(i == 0 ? "" : ",");
                newLine(depth + 1);
            } else {
                separator(i);
            }
            value(values.get(i), depth + 1);
        }
        if (lines) {
            newLine(depth);
        }
        text.append(']');
    }

    private void object(Map<?, ?> map, int depth) {
        text.append('{');
        int i = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (pretty) {
                text.append(i == 0 ? "" : ",");
                newLine(depth + 1);
            } else {
                separator(i);
            }
            string(String.valueOf(entry.getKey()));
            text.append(pretty ? ": " : ":");
            value(entry.getValue(), depth + 1);
            i++;
        }
        if (pretty && i > 0) {
            newLine(depth);
        }
        text.append('}');
    }

    private void separator(int i) {
        if (i > 0) {
            text.append(pretty ? ", " : ",");
        }
    }

    private void newLine(int depth) {
        text.append('\n').repeat(' ', 2 * depth);
    }

    private void string(String s) {
        text.append('"')
                .append(JsonStringEncoder.getInstance().quoteAsCharArray(s))
                .append('"');
    }
}
