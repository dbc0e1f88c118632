package periplus.lab.recipes;

import java.util.Optional;
import java.util.regex.Pattern;

/** Scalars to values and back: the same value always gives the same text, and that text the same value. */
final class Scalars {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern REAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
    /** Words that some YAML reader takes for something else than text. */
    private static final Pattern NOT_PLAIN = Pattern.compile("(?i)true|false|yes|no|on|off|y|n|null");

    private Scalars() {}

    /** The value that the shape reads from this scalar, or empty where it does not fit. */
    static Optional<Object> parse(ValueShape shape, YamlTree.Scalar scalar) {
        String text = scalar.text();
        if (shape instanceof ValueShape.Text) {
            return Optional.of(text);
        }
        if (shape instanceof ValueShape.Choice choice) {
            return Optional.ofNullable(choice.constants().get(text));
        }
        if (scalar.quoted()) {
            return Optional.empty();
        }
        return switch (shape) {
            case ValueShape.Whole whole -> whole(text, whole.wide());
            case ValueShape.Real real -> real(text);
            case ValueShape.Truth truth when text.equals("true") -> Optional.of(true);
            case ValueShape.Truth truth when text.equals("false") -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** The one way to write this scalar value. */
    static String write(Object value) {
        return switch (value) {
            case Double d -> real(d);
            case Enum<?> e -> Words.kebab(e.name());
            case String s -> text(s);
            default -> value.toString();
        };
    }

    private static Optional<Object> whole(String text, boolean wide) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            // two returns: a conditional would widen the int to a long
            if (wide) {
                return Optional.of(Long.parseLong(text));
            }
            return Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> real(String text) {
        if (!REAL.matcher(text).matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    }

    private static String real(double value) {
        // readers of YAML 1.1 take an exponent without a sign for text
        String text = Double.toString(value);
        int e = text.indexOf('E');
        return e < 0 || text.charAt(e + 1) == '-' ? text : text.substring(0, e + 1) + "+" + text.substring(e + 1);
    }

    private static String text(String s) {
        if (PLAIN.matcher(s).matches() && !NOT_PLAIN.matcher(s).matches()) {
            return s;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ' || c >= 127) {
                        quoted.append("\\u").append(hex4(c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static String hex4(char c) {
        String digits = Integer.toHexString(c);
        return "0".repeat(4 - digits.length()) + digits;
    }
}
