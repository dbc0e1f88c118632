package periplus.app.figures;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Writes an SVG document: escapes every text, closes what it opens, and prints each number in one way.
 *
 * <p>Attributes come as alternating names and values; a value is a number, a text, or a {@link Paint}, which becomes
 * both the colour and the class name that a dark page uses. Identifiers are prefixed by the figure's own, since many
 * figures share one page.
 */
final class Svg {
    private static final String FONT = "Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif";

    private final StringBuilder out = new StringBuilder(1 << 14);
    private final Deque<String> open = new ArrayDeque<>();
    private final String id;
    private int identifiers;

    /** A drawing of this size in pixels at scale 1, on a ground of {@link Paint#PAPER}. */
    Svg(String id, String title, double width, double height) {
        this.id = id;
        String w = Numbers.coordinate(width);
        String h = Numbers.coordinate(height);
        open(
                "svg",
                joined(
                        new Object[] {"xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 " + w + " " + h},
                        new Object[] {"width", w, "height", h, "role", "img", "aria-label", title},
                        new Object[] {"font-family", FONT, "font-size", 11}));
        out.append("<title>").append(Markup.escape(title)).append("</title>\n");
        rect(0, 0, width, height, "fill", Paint.PAPER);
    }

    /** A fresh identifier, unique on a page of figures with different ids. */
    String newId() {
        identifiers++;
        return id + "-" + identifiers;
    }

    Svg element(String tag, Object... attributes) {
        start(tag, attributes);
        out.append("/>\n");
        return this;
    }

    Svg open(String tag, Object... attributes) {
        start(tag, attributes);
        out.append(">\n");
        open.push(tag);
        return this;
    }

    Svg close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** Text whose baseline starts, centres or ends ("start", "middle", "end") at a point. */
    Svg text(double x, double y, String text, String anchor, Object... attributes) {
        start("text", joined(new Object[] {"x", x, "y", y, "text-anchor", anchor}, attributes));
        out.append('>').append(Markup.escape(text)).append("</text>\n");
        return this;
    }

    /** The content of an element that is no drawing, such as a style rule. */
    Svg content(String text) {
        out.append(Markup.escape(text)).append('\n');
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, Paint stroke, double width, Object... attributes) {
        return path("M" + point(x1, y1) + "L" + point(x2, y2), stroke, width, attributes);
    }

    Svg path(String d, Paint stroke, double width, Object... attributes) {
        Object[] own = {"d", d, "fill", "none", "stroke", stroke, "stroke-width", width};
        return element("path", joined(own, attributes));
    }

    Svg rect(double x, double y, double width, double height, Object... attributes) {
        return element("rect", joined(new Object[] {"x", x, "y", y, "width", width, "height", height}, attributes));
    }

    Svg rect(Box box, Object... attributes) {
        return rect(box.x(), box.y(), box.width(), box.height(), attributes);
    }

    Svg circle(double x, double y, double radius, Object... attributes) {
        return element("circle", joined(new Object[] {"cx", x, "cy", y, "r", radius}, attributes));
    }

    /** An open circle: where a path starts. */
    Svg ring(double x, double y, double radius) {
        return circle(x, y, radius, "fill", Paint.PAPER, "stroke", Paint.INK, "stroke-width", 1.4);
    }

    /** A bold letter and a heading, starting at a point: what a panel is called. */
    Svg heading(double x, double y, String letter, String heading) {
        text(x, y, letter, "start", "fill", Paint.INK, "font-size", 13, "font-weight", "bold");
        return text(x + 16, y, heading, "start", "fill", Paint.INK, "font-size", 12);
    }

    /** Lists of attributes, one after the other. */
    static Object[] joined(Object[]... lists) {
        return Arrays.stream(lists).flatMap(Arrays::stream).toArray();
    }

    static String point(double x, double y) {
        return Numbers.coordinate(x) + " " + Numbers.coordinate(y);
    }

    /** The document. Ends the drawing. */
    String done() {
        if (open.size() != 1) {
            throw new IllegalStateException("unclosed elements: " + open);
        }
        close();
        return out.toString();
    }

    private void start(String tag, Object... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("attributes come in pairs, got " + attributes.length + " for " + tag);
        }
        out.append('<').append(tag);
        StringBuilder classes = new StringBuilder();
        for (int i = 0; i < attributes.length; i += 2) {
            String name = (String) attributes[i];
            Object value = attributes[i + 1];
            String text = switch (value) {
                case Paint paint -> {
                    classes.append(classes.isEmpty() ? "" : " ");
                    classes.append(name.charAt(0)).append('-').append(paint.key());
                    yield paint.light();
                }
                case Number number -> Numbers.coordinate(number.doubleValue());
                default -> Markup.escape(value.toString());
            };
            out.append(' ').append(name).append("=\"").append(text).append('"');
        }
        if (!classes.isEmpty()) {
            out.append(" class=\"").append(classes).append('"');
        }
    }
}
