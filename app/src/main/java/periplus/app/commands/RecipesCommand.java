package periplus.app.commands;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import periplus.lab.formats.Json;
import periplus.lab.recipes.RecipeDocs;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.studies.recipe.Recipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code periplus recipes}: what there is, a line each. */
@Command(
        name = "recipes",
        mixinStandardHelpOptions = true,
        description = "Lists the recipes that come with Periplus, with their question and source.")
final class RecipesCommand implements Callable<Integer> {
    @Option(names = "--keys", description = "print every key that a recipe may have, with type, default and meaning")
    private boolean keys;

    @Option(names = "--json", description = "print one JSON object on stdout and nothing else")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (keys) {
            out.print(RecipeDocs.markdown(Recipe.class));
            out.flush();
            return 0;
        }
        SequencedMap<String, Object> all = new LinkedHashMap<>();
        for (String name : Home.recipes().names()) {
            Recipe recipe = ResolvedRecipe.read(Recipe.class, Home.recipes().find(name), List.of())
                    .settings();
            SequencedMap<String, Object> line = new LinkedHashMap<>();
            line.put("question", recipe.question());
            line.put("sources", recipe.sources());
            all.put(name, line);
            if (!json) {
                out.println(name + "  " + recipe.question() + "  [" + String.join(", ", recipe.sources()) + "]");
            }
        }
        if (json) {
            out.println(Json.line(all));
        }
        out.flush();
        return 0;
    }
}
