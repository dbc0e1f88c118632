package periplus.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every source is as the formatter writes it.
 *
 * <p>Here rather than in a build plugin because a plugin runs on the java that started Maven, and an older one cannot
 * read today's syntax. {@code mvn test -pl app -am -Dtest=FormattingTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dperiplus.format=apply} rewrites the files instead of complaining.
 */
class FormattingTest {
    private static final boolean APPLY = "apply".equals(System.getProperty("periplus.format"));

    @Test
    void everySourceIsFormatted() {
        Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .formatJavadoc(false)
                .build());
        var files = new ArrayList<>(House.sources("main"));
        files.addAll(House.sources("test"));
        List<String> unformatted = new ArrayList<>();
        for (Path file : files) {
            String text = House.read(file);
            try {
                String formatted = formatter.formatSource(RemoveUnusedImports.removeUnusedImports(text));
                if (formatted.equals(text)) {
                    continue;
                }
                if (APPLY) {
                    Files.writeString(file, formatted);
                } else {
                    unformatted.add(House.name(file));
                }
            } catch (FormatterException e) {
                unformatted.add(House.name(file) + ": " + e.getMessage());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(files).hasSizeGreaterThan(50);
        assertThat(unformatted)
                .as("run: mvn test -pl app -am -Dtest=FormattingTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dperiplus.format=apply")
                .isEmpty();
    }
}
