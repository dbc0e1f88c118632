package periplus.lab.formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import periplus.core.errors.BadInputException;

/**
 * The part of Python's literals that npy headers use: one dictionary of quoted words to a quoted word, {@code True} or
 * {@code False}, or a tuple of integers.
 *
 * <p>Grammar: {@code dict = '{' (key ':' value ','?)* '}'}; {@code value = string | True | False | '(' (integer ','?)*
 * ')'}. Anything else is refused, nothing is evaluated.
 */
final class PythonLiteral {
    private static final int MAX_DIMENSIONS = 32;

    private final String text;
    private final String where;
    private int at;

    private PythonLiteral(String text, String where) {
        this.text = text;
        this.where = where;
    }

    /** A dictionary whose entries are asked for by name and type. */
    record Dictionary(Map<String, Object> entries, String where) {
        String text(String key) {
            if (get(key) instanceof String s) {
                return s;
            }
            throw wrong(key, "a quoted type such as '<f8' (structured arrays have a list here; save one field of it)");
        }

        boolean truth(String key) {
            if (get(key) instanceof Boolean b) {
                return b;
            }
            throw wrong(key, "True or False");
        }

        long[] integers(String key) {
            if (get(key) instanceof long[] numbers) {
                return numbers;
            }
            throw wrong(key, "a tuple of integers");
        }

        void refuseOthers(String... known) {
            for (String key : entries.keySet()) {
                if (!Arrays.asList(known).contains(key)) {
                    throw new BadInputException(where + ": unknown header entry '" + key + "'; expected "
                            + String.join(", ", known) + ". The file is damaged: save it again");
                }
            }
        }

        private Object get(String key) {
            Object value = entries.get(key);
            if (value == null) {
                throw new BadInputException(
                        where + ": the header has no '" + key + "'. The file is damaged: save it again");
            }
            return value;
        }

        private BadInputException wrong(String key, String expected) {
            return new BadInputException(
                    where + ": the header's '" + key + "' is not " + expected + ". Save the array again");
        }
    }

    static Dictionary parseDictionary(String text, String where) {
        PythonLiteral parser = new PythonLiteral(text, where);
        Map<String, Object> entries = parser.dictionary();
        parser.skipBlanks();
        if (parser.at < text.length()) {
            throw parser.unexpected("the end of the header");
        }
        return new Dictionary(entries, where);
    }

    private Map<String, Object> dictionary() {
        Map<String, Object> entries = new LinkedHashMap<>();
        expect('{');
        while (!accept('}')) {
            String key = string();
            expect(':');
            if (entries.put(key, value()) != null) {
                throw new BadInputException(where + ": the header has '" + key + "' twice. Save the array again");
            }
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        return entries;
    }

    private Object value() {
        char c = peek();
        if (c == '\'' || c == '"') {
            return string();
        }
        if (c == '(') {
            return tuple();
        }
        if (acceptWord("True")) {
            return true;
        }
        if (acceptWord("False")) {
            return false;
        }
        if (c == '[') {
            throw new BadInputException(where + ": a structured array (its dtype is a list of fields); expected one"
                    + " number type. Save one field: np.save(file, a['x'])");
        }
        throw unexpected("a quoted word, True, False or a tuple");
    }

    private long[] tuple() {
        List<Long> numbers = new ArrayList<>();
        expect('(');
        while (!accept(')')) {
            numbers.add(integer());
            if (numbers.size() > MAX_DIMENSIONS) {
                throw new BadInputException(where + ": more than " + MAX_DIMENSIONS + " dimensions. Save it again");
            }
            if (!accept(',')) {
                expect(')');
                break;
            }
        }
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private long integer() {
        skipBlanks();
        int start = at;
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        String digits = text.substring(start, at);
        // Python 2 wrote long integers with an L
        if (at < text.length() && text.charAt(at) == 'L') {
            at++;
        }
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            at = start;
            throw unexpected("an integer of at most 64 bits");
        }
    }

    private String string() {
        char quote = peek();
        if (quote != '\'' && quote != '"') {
            throw unexpected("a quoted word");
        }
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw unexpected("a closing quote");
        }
        String word = text.substring(at + 1, end);
        if (word.indexOf('\\') >= 0) {
            throw unexpected("a word without escapes");
        }
        at = end + 1;
        return word;
    }

    private char peek() {
        skipBlanks();
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean accept(char c) {
        if (peek() == c && at < text.length()) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw unexpected("'" + c + "'");
        }
    }

    private boolean acceptWord(String word) {
        if (text.startsWith(word, at)) {
            at += word.length();
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
            at++;
        }
    }

    private BadInputException unexpected(String expected) {
        String found = at < text.length() ? "'" + printable(text.charAt(at)) + "'" : "the end";
        return new BadInputException(where + ": at character " + at + " of the header found " + found + ", expected "
                + expected + ". The file is damaged or not an array: save it again with np.save");
    }

    private static String printable(char c) {
        return c >= ' ' && c < 127 ? Character.toString(c) : "\\u" + Integer.toHexString(c);
    }
}
