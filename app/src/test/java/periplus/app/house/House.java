package periplus.app.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The whole tree as the house rules see it: its classes and its source files. */
final class House {
    static final List<String> MODULES =
            List.of("core", "nets", "tasks", "analysis", "studies", "lab", "app", "testkit", "bench", "spark");

    private House() {}

    /** All main classes of all modules, read once. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/testkit/") && !location.contains("periplus-testkit"))
            .importPackages("periplus");

    /** The repository's root: the folder that holds {@code references.bib}. */
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.exists(here.resolve("references.bib"))) {
            here = here.getParent();
        }
        if (here == null) {
            throw new IllegalStateException("no references.bib above the working directory");
        }
        return here;
    }

    /** Every Java file below {@code kind} ("main" or "test") of every module, sorted. */
    static List<Path> sources(String kind) {
        return MODULES.stream()
                .map(module ->
                        root().resolve(module).resolve("src").resolve(kind).resolve("java"))
                .filter(Files::isDirectory)
                .flatMap(folder -> {
                    try (Stream<Path> files = Files.walk(folder)) {
                        return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's path as a reader would name it. */
    static String name(Path file) {
        return root().relativize(file).toString();
    }
}
