package periplus.lab.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import periplus.core.errors.BadCallException;
import periplus.lab.recipes.Words;

/** The recipes that come with Periplus: {@code recipes/NAME.yaml}. */
public record RecipeBook(Path folder) {
    private static final String ENDING = ".yaml";

    /** The names, sorted. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The recipe of this name, or the file at this path. */
    public Path find(String nameOrPath) {
        Path named = folder.resolve(nameOrPath + ENDING);
        if (nameOrPath.matches("[A-Za-z0-9._-]+") && Files.isRegularFile(named)) {
            return named;
        }
        Path given = Path.of(nameOrPath);
        if (Files.isRegularFile(given)) {
            return given;
        }
        throw new BadCallException("no recipe is called '" + nameOrPath + "' and no file is there; "
                + (names().isEmpty() ? "" : "did you mean '" + Words.nearest(nameOrPath, names()) + "'? ")
                + "The recipes are " + String.join(", ", names()));
    }
}
