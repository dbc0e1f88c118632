package periplus.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import periplus.lab.recipes.RecipeDocs;

/** {@code docs/recipe-keys.md} is what {@code periplus recipes --keys} prints. */
class RecipeKeysTest {
    @Test
    void thePageIsUpToDate() throws IOException {
        Path page = Path.of(System.getProperty("periplus.home"), "docs", "recipe-keys.md");
        assertThat(Files.readString(page))
                .as("write it again: ./periplus recipes --keys > docs/recipe-keys.md")
                .isEqualTo(RecipeDocs.page());
    }
}
