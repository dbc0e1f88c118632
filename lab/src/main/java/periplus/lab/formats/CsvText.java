package periplus.lab.formats;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;

/**
 * Splits RFC 4180 text into records of cells that know their line and column.
 *
 * <p>Quotes may hold commas, doubled quotes and line ends; lines end in LF or CRLF; a byte-order mark is skipped.
 */
final class CsvText {
    /** One cell: its text without quotes, where it starts (1-based), whether it was quoted. */
    record Cell(String text, int line, int column, boolean quoted) {}

    private final String text;
    private final String where;
    private int at;
    private int line = 1;
    private int lineStart;

    CsvText(String text, String where) {
        this.text = text;
        this.where = where;
        if (text.startsWith("\uFEFF")) {
            at = 1;
            lineStart = 1;
        }
    }

    /** The next record that is not an empty line, or null at the end. */
    @Nullable
    List<Cell> next() {
        while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
            endOfLine();
        }
        if (at >= text.length()) {
            return null;
        }
        List<Cell> cells = new ArrayList<>(4);
        do {
            cells.add(cell());
        } while (acceptComma());
        if (at < text.length()) {
            endOfLine();
        }
        return cells;
    }

    private Cell cell() {
        int startLine = line;
        int column = at - lineStart + 1;
        if (at < text.length() && text.charAt(at) == '"') {
            return new Cell(quoted(startLine, column), startLine, column, true);
        }
        int start = at;
        while (at < text.length() && ",\n\r\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            throw new BadInputException(where + ":" + line + ":" + (at - lineStart + 1)
                    + ": a quote inside an unquoted cell. Quote the whole cell and double the quotes in it");
        }
        return new Cell(text.substring(start, at).strip(), startLine, column, false);
    }

    private String quoted(int startLine, int column) {
        StringBuilder content = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                content.append('"');
                at += 2;
            } else if (c == '"') {
                at++;
                if (at < text.length() && ",\n\r".indexOf(text.charAt(at)) < 0) {
                    throw new BadInputException(where + ":" + line + ":" + (at - lineStart + 1)
                            + ": text after a closing quote; expected a comma or the end of the line");
                }
                return content.toString();
            } else {
                content.append(c);
                at++;
                if (c == '\n') {
                    line++;
                    lineStart = at;
                }
            }
        }
        throw new BadInputException(
                where + ":" + startLine + ":" + column + ": a quote that is never closed. Close it");
    }

    private boolean acceptComma() {
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
            return true;
        }
        return false;
    }

    private void endOfLine() {
        if (text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
        lineStart = at;
    }
}
