package periplus.app.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import periplus.lab.formats.Json;
import periplus.lab.recipes.RecipeDocs;
import periplus.lab.recipes.ResolvedRecipe;
import periplus.lab.runs.TaskRunSession;
import periplus.studies.recipe.Recipe;
import periplus.studies.tasktraining.TaskTrainingRecipe;
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
            out.print(RecipeDocs.page());
            out.flush();
            return 0;
        }
        SequencedMap<String, Object> all = new LinkedHashMap<>();
        for (String name : Home.recipes().names()) {
            Path file = Home.recipes().find(name);
            String question;
            List<String> sources;
            if (TaskRunSession.isTaskTraining(file)) {
                TaskTrainingRecipe recipe = ResolvedRecipe.read(TaskTrainingRecipe.class, file, List.of())
                        .settings();
                question = recipe.question();
                sources = recipe.sources();
            } else {
                Recipe recipe =
                        ResolvedRecipe.read(Recipe.class, file, List.of()).settings();
                question = recipe.question();
                sources = recipe.sources();
            }
            SequencedMap<String, Object> line = new LinkedHashMap<>();
            line.put("question", question);
            line.put("sources", sources);
            all.put(name, line);
            if (!json) {
                out.println(name + "  " + question + "  [" + String.join(", ", sources) + "]");
            }
        }
        if (json) {
            out.println(Json.line(all));
        }
        out.flush();
        return 0;
    }
}
