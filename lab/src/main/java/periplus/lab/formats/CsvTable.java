package periplus.lab.formats;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import periplus.core.errors.BadInputException;
import periplus.lab.files.InputFile;

/** A table that {@link Csv} wrote, read back by column; an empty cell among numbers is NaN, as it was written. */
public final class CsvTable {
    private static final long MAX_BYTES = 1L << 30;

    private final String where;
    private final List<String> names;
    private final List<List<CsvText.Cell>> rows;

    private CsvTable(String where, List<String> names, List<List<CsvText.Cell>> rows) {
        this.where = where;
        this.names = names;
        this.rows = rows;
    }

    /** Reads a file with one header line. */
    public static CsvTable read(Path file) {
        byte[] bytes = InputFile.of(file).readAll(MAX_BYTES, "a table");
        try {
            return parse(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString(),
                    file.toString());
        } catch (CharacterCodingException e) {
            throw new BadInputException(file + ": not UTF-8 text; expected a CSV. Save it as UTF-8", e);
        }
    }

    static CsvTable parse(String text, String where) {
        CsvText csv = new CsvText(text, where);
        List<CsvText.Cell> header = csv.next();
        if (header == null) {
            throw new BadInputException(where + ": empty; expected a header line. Write the table again");
        }
        List<List<CsvText.Cell>> rows = new ArrayList<>();
        for (List<CsvText.Cell> row = csv.next(); row != null; row = csv.next()) {
            if (row.size() != header.size()) {
                throw new BadInputException(where + ":" + row.getFirst().line() + ":1: " + row.size()
                        + " cells; expected " + header.size() + " as in the header. Write the table again");
            }
            rows.add(row);
        }
        return new CsvTable(where, header.stream().map(CsvText.Cell::text).toList(), rows);
    }

    /** How many rows below the header. */
    public int rows() {
        return rows.size();
    }

    /** The names of the columns. */
    public List<String> names() {
        return names;
    }

    /** A column of numbers; empty cells are NaN. */
    public double[] numbers(String name) {
        int column = column(name);
        double[] values = new double[rows.size()];
        for (int i = 0; i < values.length; i++) {
            CsvText.Cell cell = rows.get(i).get(column);
            try {
                values[i] = cell.text().isEmpty() ? Double.NaN : Double.parseDouble(cell.text());
            } catch (NumberFormatException e) {
                throw new BadInputException(
                        where + ":" + cell.line() + ":" + cell.column() + " (" + name + "): '" + cell.text()
                                + "' is not a number. Write the table again",
                        e);
            }
        }
        return values;
    }

    /** A column of text. */
    public List<String> texts(String name) {
        int column = column(name);
        return rows.stream().map(row -> row.get(column).text()).toList();
    }

    private int column(String name) {
        int column = names.indexOf(name);
        if (column < 0) {
            throw new BadInputException(where + ": no column '" + name + "' among " + names
                    + ". The table was written by another version: write it again");
        }
        return column;
    }
}
