package periplus.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import periplus.app.figures.Paint;

/** The style sheet of a page, as text that goes into it: light, dark and print. */
final class PageStyle {
    private PageStyle() {}

    /** The sheets of these names, in order, then the colours of a dark page. */
    static String of(String... sheets) {
        StringBuilder css = new StringBuilder("\n");
        for (String sheet : sheets) {
            css.append(read(sheet));
        }
        return css + dark();
    }

    /** Begins a page and its body: title, and the sheets of these names inside, so that nothing else is needed. */
    static void begin(Html page, String title, String... sheets) {
        page.open("html", "lang", "en").open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.leaf("title", title);
        page.open("style").markup(of(sheets)).close();
        page.close().open("body");
    }

    private static String read(String sheet) {
        try (InputStream in = PageStyle.class.getResourceAsStream(sheet)) {
            if (in == null) {
                throw new IllegalStateException(sheet + " is missing beside " + PageStyle.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String dark() {
        return "@media screen and (prefers-color-scheme: dark) {\n"
                + ":root { --paper: #16191d; --ink: #e4e7ea; --muted: #a4abb3; --rule: #3b4149; --wash: #1f2328;"
                + " --link: #7cc0f2; --alert: #f58b45; --good: #33c498; }\n" + Paint.darkRules() + "}\n";
    }
}
