package periplus.lab.formats;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.lab.files.InputFile;

/**
 * Reads a path from CSV: columns {@code t_s, x_m, y_m} (or {@code t, x, y}) and optionally {@code heading_rad}, in any
 * order; other columns are ignored.
 *
 * <p>Numbers use a point. Each refusal names line, column and column name: ragged rows, decimal commas, semicolons, NaN
 * in any spelling, empty cells, times that do not increase.
 */
public final class TrajectoryCsv {
    private static final long MAX_BYTES = 1L << 30;
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern NOT_A_NUMBER = Pattern.compile("(?i)[-+]?(nan|na|n/a|null|none|inf|infinity|-|)");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?\\d+,\\d+");

    private TrajectoryCsv() {}

    /** Reads a file. */
    public static RecordedPath read(Path file) {
        byte[] bytes = InputFile.of(file).readAll(MAX_BYTES, "a CSV of one path");
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadInputException(file + ": not UTF-8 text; expected a CSV. Save it as UTF-8", e);
        }
        return parse(text, file.toString());
    }

    static RecordedPath parse(String text, String where) {
        CsvText csv = new CsvText(text, where);
        List<CsvText.Cell> header = csv.next();
        if (header == null) {
            throw new BadInputException(where + ": empty; expected a header line t_s,x_m,y_m and a line an instant");
        }
        int t = column(header, where, "t_s", "t");
        int x = column(header, where, "x_m", "x");
        int y = column(header, where, "y_m", "y");
        int heading = find(header, "heading_rad");
        Rows rows = new Rows(heading >= 0);
        for (List<CsvText.Cell> row = csv.next(); row != null; row = csv.next()) {
            if (row.size() != header.size()) {
                throw ragged(row, header.size(), where);
            }
            double time = number(row.get(t), "t_s", where);
            if (rows.count > 0 && !(time > rows.t[rows.count - 1])) {
                CsvText.Cell cell = row.get(t);
                throw new BadInputException(place(where, cell, "t_s") + ": time " + time + " after "
                        + rows.t[rows.count - 1] + "; expected increasing seconds. Sort or cut the recording");
            }
            rows.add(
                    time,
                    number(row.get(x), "x_m", where),
                    number(row.get(y), "y_m", where),
                    heading < 0 ? 0 : number(row.get(heading), "heading_rad", where));
        }
        if (rows.count < 2) {
            throw new BadInputException(where + ": " + rows.count + " instants; expected at least 2 below the header");
        }
        return rows.path();
    }

    private static int column(List<CsvText.Cell> header, String where, String name, String alias) {
        int found = Math.max(find(header, name), find(header, alias));
        if (found < 0) {
            List<String> names = header.stream().map(CsvText.Cell::text).toList();
            boolean semicolons = header.size() == 1 && names.getFirst().indexOf(';') >= 0;
            throw new BadInputException(where + ":1:1: no column '" + name + "' (or '" + alias + "') among " + names
                    + (semicolons
                            ? ". The columns are separated by semicolons: save with commas, and points in numbers"
                            : ". Name the columns t_s,x_m,y_m (seconds, metres)"));
        }
        if (find(header, name) >= 0 && find(header, alias) >= 0) {
            throw new BadInputException(
                    where + ":1:1: both '" + name + "' and '" + alias + "' are there; expected one. Remove one");
        }
        return found;
    }

    private static int find(List<CsvText.Cell> header, String name) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).text().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static double number(CsvText.Cell cell, String name, String where) {
        String text = cell.text().strip();
        if (NUMBER.matcher(text).matches()) {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        }
        String advice;
        if (DECIMAL_COMMA.matcher(text).matches()) {
            advice = "a decimal comma; expected a point: " + text.replace(',', '.');
        } else if (NOT_A_NUMBER.matcher(text).matches()) {
            advice = "no value; expected a finite number. Cut the gap out or interpolate over it";
        } else {
            advice = "not a number; expected digits with a point, such as 0.25";
        }
        String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
        throw new BadInputException(place(where, cell, name) + ": '" + shown + "' is " + advice);
    }

    private static BadInputException ragged(List<CsvText.Cell> row, int expected, String where) {
        CsvText.Cell first = row.getFirst();
        boolean doubled = row.size() == 2 * expected || row.size() == 2 * expected - 1;
        return new BadInputException(where + ":" + first.line() + ":1: " + row.size() + " cells; expected " + expected
                + " as in the header"
                + (doubled ? ". It looks like decimal commas: write numbers with points" : ". Complete or remove it"));
    }

    private static String place(String where, CsvText.Cell cell, String name) {
        return where + ":" + cell.line() + ":" + cell.column() + " (" + name + ")";
    }

    /** Growing columns. */
    private static final class Rows {
        private final boolean withHeading;
        private double[] t = new double[1024];
        private double[] xy = new double[2048];
        private double[] heading = new double[1024];
        private int count;

        Rows(boolean withHeading) {
            this.withHeading = withHeading;
        }

        void add(double time, double x, double y, double radians) {
            if (count == t.length) {
                t = Arrays.copyOf(t, 2 * count);
                xy = Arrays.copyOf(xy, 4 * count);
                heading = Arrays.copyOf(heading, 2 * count);
            }
            t[count] = time;
            xy[2 * count] = x;
            xy[2 * count + 1] = y;
            heading[count] = radians;
            count++;
        }

        RecordedPath path() {
            double @Nullable [] radians = withHeading ? Arrays.copyOf(heading, count) : null;
            return new RecordedPath(Arrays.copyOf(t, count), Arrays.copyOf(xy, 2 * count), radians);
        }
    }
}
