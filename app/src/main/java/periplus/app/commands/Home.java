package periplus.app.commands;

import java.nio.file.Path;
import periplus.lab.citations.Bibliography;
import periplus.lab.runs.RecipeBook;

/** The checkout that the launcher stands in: recipes and references. */
final class Home {
    private Home() {}

    static Path path() {
        return Path.of(System.getProperty("periplus.home", "."));
    }

    static RecipeBook recipes() {
        return new RecipeBook(path().resolve("recipes"));
    }

    static Bibliography references() {
        return Bibliography.read(path().resolve("references.bib"));
    }
}
