package periplus.app.figures;

import java.util.ArrayList;
import java.util.List;

/**
 * The numbers behind a figure as a small table; {@link #csv} writes them exactly (RFC 4180), so that drawing again
 * from the file gives the same figure.
 *
 * @param fileName what a reader saves it as
 * @param columns headings, with the unit as a suffix: {@code error_m}
 */
public record Table(String fileName, List<String> columns, List<List<String>> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        fileName + ": a row of " + row.size() + " under " + columns.size() + " headings");
            }
        }
    }

    /** A table of numbers, a column an array; missing values are empty cells. */
    public static Table ofColumns(String fileName, List<String> columns, double[]... values) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < values[0].length; i++) {
            List<String> row = new ArrayList<>();
            for (double[] column : values) {
                row.add(Numbers.exact(column[i]));
            }
            rows.add(row);
        }
        return new Table(fileName, columns, rows);
    }

    /** The table as CSV with a heading line. */
    public String csv() {
        StringBuilder out = new StringBuilder();
        line(out, columns);
        rows.forEach(row -> line(out, row));
        return out.toString();
    }

    private static void line(StringBuilder out, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean quoted = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            out.append(i == 0 ? "" : ",").append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        out.append("\r\n");
    }
}
