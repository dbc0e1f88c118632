package periplus.app.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as text: the same text for the same number, whatever the machine's language. */
public final class Numbers {
    private static final String MINUS = "\u2212";
    private static final String SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

    private Numbers() {}

    /** For readers: this many decimals, a true minus sign, "–" where there is no number. */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        String text = new BigDecimal(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .abs()
                .toPlainString();
        boolean zero = text.chars().allMatch(c -> c == '0' || c == '.');
        return value < 0 && !zero ? MINUS + text : text;
    }

    /** For readers: this many significant digits, but the whole integer part; powers of ten below 0.001 and from a million on. */
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_UP));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -3 || exponent >= 6) {
            String mantissa = rounded.abs().movePointLeft(exponent).setScale(digits - 1, RoundingMode.HALF_UP) + "";
            return (value < 0 ? MINUS : "") + mantissa + "\u00d7" + powerOfTen(exponent);
        }
        return fixed(value, Math.max(0, digits - 1 - exponent));
    }

    /** For readers: at most this many significant digits, without zeros at the end: settings rather than results. */
    public static String brief(double value, int digits) {
        String text = significant(value, digits);
        if (text.indexOf('.') < 0 || text.indexOf('\u00d7') >= 0) {
            return text;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }

    /** For readers: a count with narrow unbreakable spaces between thousands, "100 000". */
    public static String count(long value) {
        String digits = String.format(Locale.ROOT, "%,d", Math.abs(value)).replace(',', '\u202f');
        return value < 0 ? MINUS + digits : digits;
    }

    /** "10⁴", "10⁻³". */
    public static String powerOfTen(int exponent) {
        StringBuilder out = new StringBuilder("10");
        if (exponent < 0) {
            out.append('\u207b');
        }
        Integer.toString(Math.abs(exponent)).chars().forEach(c -> out.append(SUPERSCRIPTS.charAt(c - '0')));
        return out.toString();
    }

    /** For machines: the shortest text that reads back as the same number; empty where there is none. */
    public static String exact(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    /** For drawing: at most two decimals, no trailing zeros, a plain minus. */
    static String coordinate(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a drawing coordinate must be finite, got " + value);
        }
        long hundredths = (long) Math.rint(value * 100);
        StringBuilder out = new StringBuilder();
        if (hundredths < 0) {
            out.append('-');
        }
        long magnitude = Math.abs(hundredths);
        out.append(magnitude / 100);
        long rest = magnitude % 100;
        if (rest != 0) {
            out.append('.').append(rest / 10);
            if (rest % 10 != 0) {
                out.append(rest % 10);
            }
        }
        return out.toString();
    }
}
