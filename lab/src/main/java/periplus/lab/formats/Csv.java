package periplus.lab.formats;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import periplus.core.measure.Measured;
import periplus.lab.files.AtomicFile;

/**
 * A table as RFC 4180 text with one header line; numbers in the shortest form that reads back exactly.
 *
 * <p>Units belong in the column names ({@code x_m}, {@code t_s}). What is undefined is an empty cell, which pandas
 * reads as NaN. Lines end in a single line feed, as every tool of the field writes them.
 */
public final class Csv {
    private final StringBuilder text = new StringBuilder();
    private final int columns;

    /** An empty table with these columns. */
    public Csv(String... columnNames) {
        this.columns = columnNames.length;
        row((Object[]) columnNames);
    }

    /** Adds a row of text, numbers, truth values or {@link Measured}s; null, NaN and undefined become empty cells. */
    public Csv row(@Nullable Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells in a table of " + columns
                    + " columns: " + Arrays.toString(cells));
        }
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        text.append('\n');
        return this;
    }

    /** The table's text. */
    @Override
    public String toString() {
        return text.toString();
    }

    /** Writes the table, whole or not at all. */
    public void write(Path file) {
        AtomicFile.write(file, toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Double d -> Double.isNaN(d) ? "" : Double.toString(d);
            case Float f -> Float.isNaN(f) ? "" : Float.toString(f);
            case Measured m -> cell(m.orNaN());
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String s) {
        boolean plain = s.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? s : '"' + s.replace("\"", "\"\"") + '"';
    }
}
