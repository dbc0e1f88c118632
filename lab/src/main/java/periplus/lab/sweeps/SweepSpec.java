package periplus.lab.sweeps;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.lab.files.InputFile;
import periplus.lab.recipes.RecipeExpansion;

/**
 * A sweep as text: everything that its cells follow from, so that another process or machine expands the same ones.
 *
 * @param kind of recipe
 * @param recipe the recipe's text
 * @param source the recipe's name in error messages
 * @param overrides words {@code a.b=c} of the call
 * @param recipeFolder where the recipe lay, absolute
 */
public record SweepSpec(String kind, String recipe, String source, List<String> overrides, String recipeFolder)
        implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final long MAX_RECIPE_BYTES = 1 << 22;

    public SweepSpec {
        overrides = new ArrayList<>(overrides);
    }

    /** Reads a recipe's file. */
    static SweepSpec read(Path file, List<String> overrides) {
        String text = new String(InputFile.of(file).readAll(MAX_RECIPE_BYTES, "a recipe"), StandardCharsets.UTF_8);
        Path folder = file.toAbsolutePath().getParent();
        String kind = SweepJobs.of(RecipeExpansion.topLevelKeys(text, file.toString()))
                .kind();
        return new SweepSpec(kind, text, file.toString(), overrides, String.valueOf(folder));
    }

    SequencedMap<String, Object> toJson() {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind);
        json.put("overrides", overrides);
        json.put("source", source);
        json.put("recipeFolder", recipeFolder);
        json.put("recipe", recipe);
        return json;
    }

    static SweepSpec fromJson(SequencedMap<String, @Nullable Object> json, String where) {
        if (json.get("kind") instanceof String kind
                && json.get("recipe") instanceof String recipe
                && json.get("source") instanceof String source
                && json.get("recipeFolder") instanceof String folder
                && json.get("overrides") instanceof List<?> words) {
            return new SweepSpec(
                    kind, recipe, source, words.stream().map(String::valueOf).toList(), folder);
        }
        throw new BadInputException(
                where + ": expected \"kind\", \"recipe\", \"source\", \"recipeFolder\" and"
                        + " \"overrides\". Call `periplus sweep RECIPE` with this folder again, which keeps its finished cells");
    }

    /** Where the recipe lay. */
    Path folder() {
        return Path.of(recipeFolder);
    }
}
