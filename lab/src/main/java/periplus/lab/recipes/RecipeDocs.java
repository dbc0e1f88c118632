package periplus.lab.recipes;

import java.util.Map;
import periplus.studies.recipe.Recipe;
import periplus.studies.tasktraining.TaskTrainingRecipe;

/** Lists every key of a settings record with type, default, unit, range and meaning, from the record itself. */
public final class RecipeDocs {
    private RecipeDocs() {}

    /** The page of both kinds of recipe. */
    public static String page() {
        return markdown(Recipe.class)
                + "\n# Keys of task-training recipes\n\nRecipes without `arena` and `motion` train a network on a task"
                + " until it can do it.\n"
                + tables(TaskTrainingRecipe.class);
    }

    /** A Markdown page: one table a block. */
    public static String markdown(Class<? extends Record> type) {
        return "# Recipe keys\n\nEvery key of a recipe. A key without a default must be"
                + " given. On the command line: `key=value` with the dotted name.\n"
                + tables(type);
    }

    private static String tables(Class<? extends Record> type) {
        StringBuilder text = new StringBuilder();
        table(RecordShape.of(type), "", "", text);
        return text.toString();
    }

    /** Plain lines for the terminal: {@code key = default  # meaning}. */
    public static String lines(Class<? extends Record> type) {
        StringBuilder text = new StringBuilder();
        lines(RecordShape.of(type), "", "", text);
        return text.toString();
    }

    private static void table(RecordShape shape, String path, String kind, StringBuilder text) {
        text.append("\n## ")
                .append(path.isEmpty() ? "Top level" : "`" + path.substring(0, path.length() - 1) + "`")
                .append(kind.isEmpty() ? "" : " with `kind: " + kind + "`")
                .append("\n\n");
        if (shape.keys().isEmpty()) {
            text.append("No further keys.\n");
            return;
        }
        text.append("| key | type | default | unit | range | meaning |\n| --- | --- | --- | --- | --- | --- |\n");
        for (RecordShape.KeyShape key : shape.keys()) {
            text.append("| `")
                    .append(path)
                    .append(key.name())
                    .append("` | ")
                    .append(cell(key.shape().describe()))
                    .append(" | ")
                    .append(cell(defaultOf(key)))
                    .append(" | ")
                    .append(cell(key.key().unit()))
                    .append(" | ")
                    .append(cell(key.key().range()))
                    .append(" | ")
                    .append(cell(key.key().doc()))
                    .append(" |\n");
        }
        for (RecordShape.KeyShape key : shape.keys()) {
            nested(key.shape(), path + key.name() + ".", text);
        }
    }

    private static void nested(ValueShape shape, String path, StringBuilder text) {
        switch (shape) {
            case ValueShape.Nested nested -> table(nested.record(), path, "", text);
            case ValueShape.Variant variant -> {
                for (Map.Entry<String, RecordShape> kind : variant.kinds().entrySet()) {
                    table(kind.getValue(), path, kind.getKey(), text);
                }
            }
            case ValueShape.Many many -> nested(many.element(), path.substring(0, path.length() - 1) + "[].", text);
            default -> {}
        }
    }

    private static void lines(RecordShape shape, String path, String kind, StringBuilder text) {
        for (RecordShape.KeyShape key : shape.keys()) {
            String name = path + key.name();
            if (key.shape() instanceof ValueShape.Nested nested) {
                lines(nested.record(), name + ".", kind, text);
                continue;
            }
            text.append(name)
                    .append(" = ")
                    .append(defaultOf(key))
                    .append("  # ")
                    .append(key.comment())
                    .append("; ")
                    .append(key.shape().describe())
                    .append(kind.isEmpty() ? "" : " (kind " + kind + ")")
                    .append('\n');
            if (key.shape() instanceof ValueShape.Variant variant) {
                variant.kinds().forEach((word, record) -> lines(record, name + ".", word, text));
            }
        }
    }

    private static String defaultOf(RecordShape.KeyShape key) {
        if (key.defaultText() != null) {
            return key.defaultText();
        }
        if (key.absent() != RecordShape.Absent.REQUIRED) {
            return "none";
        }
        return key.shape() instanceof ValueShape.Nested ? "see below" : "required";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
