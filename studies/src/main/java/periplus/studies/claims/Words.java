package periplus.studies.claims;

import java.math.BigDecimal;
import java.math.MathContext;
import periplus.core.measure.Measured;

/** Numbers in sentences. */
final class Words {
    private static final double SMALL = 1e-4;

    private Words() {}

    /** Three significant digits. */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
        return Math.abs(value) < SMALL ? rounded.toString() : rounded.toPlainString();
    }

    static String number(Measured value) {
        return switch (value) {
            case Measured.Value(double v) -> number(v);
            case Measured.Undefined(String reason) -> "undefined (" + reason + ")";
        };
    }

    /** A number with its unit; "1" and "" are no unit. */
    static String number(double value, String unit) {
        return number(value) + (hasUnit(unit) ? " " + unit : "");
    }

    static boolean hasUnit(String unit) {
        return !unit.isEmpty() && !unit.equals("1");
    }

    /** "1 seed", "3 seeds". */
    static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
