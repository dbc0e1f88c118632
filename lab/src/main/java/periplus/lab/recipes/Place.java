package periplus.lab.recipes;

import periplus.core.errors.BadCallException;
import periplus.core.errors.BadInputException;
import periplus.core.errors.PeriplusException;

/**
 * Where a piece of a recipe was written: line and column of a file, or a word of the call.
 *
 * @param source the file's name, or the word {@code a.b=c}
 * @param line 1-based line in the file
 * @param column 1-based column in the file
 * @param call whether it is a word of the call; then errors end in exit code 2
 */
record Place(String source, int line, int column, boolean call) {
    static Place inFile(String source, int line, int column) {
        return new Place(source, line, column, false);
    }

    static Place inCall(String word) {
        return new Place(word, 1, 1, true);
    }

    Place at(int newLine, int newColumn) {
        return call ? this : new Place(source, newLine, newColumn, false);
    }

    PeriplusException error(String message) {
        return call
                ? new BadCallException("`" + source + "`: " + message)
                : new BadInputException(source + ":" + line + ":" + column + ": " + message);
    }
}
