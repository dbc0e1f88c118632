package periplus.lab.sweeps;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import periplus.core.errors.BadCallException;

/**
 * One of several equal parts of a sweep: share i of K has the cells i, i + K, i + 2K, ... of the table, counted from 1.
 *
 * @param number from 1 to {@code of}
 * @param of how many shares there are
 */
public record Share(int number, int of) {
    /** All cells. */
    public static final Share WHOLE = new Share(1, 1);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

    public Share {
        if (of < 1 || number < 1 || number > of) {
            throw new BadCallException("share " + number + "/" + of + " does not exist; expected i/K with 1 <= i <= K");
        }
    }

    /** Reads {@code i/K}. */
    public static Share parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new BadCallException("'" + text + "' is not a share; expected i/K, such as 3/8");
        }
        return new Share(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    boolean has(int cell) {
        return cell % of == number - 1;
    }

    String lockName() {
        return of == 1 ? "all" : "share-" + number + "-of-" + of;
    }
}
