package periplus.app.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import periplus.app.figures.Markup;
import periplus.app.figures.Table;

/**
 * Writes HTML that is also well-formed XML: every text escaped, every element closed. Attributes come as alternating
 * names and values.
 */
final class Html {
    private final StringBuilder out = new StringBuilder(1 << 18);
    private final Deque<String> open = new ArrayDeque<>();

    Html() {
        out.append("<!DOCTYPE html>\n");
    }

    Html open(String tag, String... attributes) {
        start(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    Html close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    Html text(String text) {
        out.append(Markup.escape(text));
        return this;
    }

    /** An element with only text in it. */
    Html leaf(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** A word of code inside a sentence. */
    Html code(String text) {
        out.append("<code>").append(Markup.escape(text)).append("</code>");
        return this;
    }

    /** An element that never has content: meta, br. */
    Html empty(String tag, String... attributes) {
        start(tag, attributes);
        out.append("/>\n");
        return this;
    }

    /** A link without a line break after it. */
    Html link(String href, String text, String... attributes) {
        String[] all = new String[attributes.length + 2];
        all[0] = "href";
        all[1] = href;
        System.arraycopy(attributes, 0, all, 2, attributes.length);
        start("a", all);
        out.append('>').append(Markup.escape(text)).append("</a>");
        return this;
    }

    /** A link that saves a table as CSV, which is part of the page. */
    Html download(Table table, String text) {
        String encoded = URLEncoder.encode(table.csv(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",");
        return link("data:text/csv;charset=utf-8," + encoded, text, "download", table.fileName());
    }

    /** Markup that is known to be well-formed: a drawing, or our own style sheet. */
    Html markup(String wellFormed) {
        out.append(wellFormed);
        return this;
    }

    /** The page; ends the writing. */
    String done() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("unclosed elements: " + open);
        }
        return out.toString();
    }

    private void start(String tag, String... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("attributes come in pairs, got " + attributes.length + " for " + tag);
        }
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(Markup.escape(attributes[i + 1]))
                    .append('"');
        }
    }
}
