package periplus.lab.recipes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a settings record as YAML with every key, in the record's order; the same values give the same bytes. */
final class RecipeWriter {
    private final StringBuilder text = new StringBuilder();
    private final boolean comments;

    private RecipeWriter(boolean comments) {
        this.comments = comments;
    }

    /** The full text for people, with what the run recorded at its end. */
    static String document(RecordShape shape, Object settings, SequencedMap<String, String> recorded) {
        RecipeWriter writer = new RecipeWriter(true);
        writer.text.append("# Resolved recipe: every key with its value. Run it again to get the same numbers.\n");
        writer.record(shape, settings, 0);
        if (!recorded.isEmpty()) {
            writer.text.append(
                    "\n# written by the run; not read back into settings\n" + ResolvedRecipe.RECORDED + ":\n");
            for (Map.Entry<String, String> entry : recorded.entrySet()) {
                writer.text
                        .append("  ")
                        .append(entry.getKey())
                        .append(": ")
                        .append(Scalars.write(entry.getValue()))
                        .append('\n');
            }
        }
        return writer.text.toString();
    }

    /** The values alone, for the hash: a better comment does not make another recipe. */
    static String values(RecordShape shape, Object settings) {
        RecipeWriter writer = new RecipeWriter(false);
        writer.record(shape, settings, 0);
        return writer.text.toString();
    }

    private void record(RecordShape shape, Object record, int depth) {
        for (RecordShape.KeyShape key : shape.keys()) {
            if (comments) {
                if (depth == 0) {
                    text.append('\n');
                }
                indent(depth).append("# ").append(key.comment()).append('\n');
            }
            indent(depth).append(key.name()).append(':');
            value(key.shape(), valueOf(key, record), depth + 1);
        }
    }

    private void value(ValueShape shape, @Nullable Object value, int depth) {
        if (value == null) {
            text.append(" null\n");
            return;
        }
        switch (shape) {
            case ValueShape.Nested nested -> block(nested.record(), value, depth);
            case ValueShape.Variant variant -> {
                text.append('\n');
                kind(variant, value, depth);
            }
            case ValueShape.Many many -> list(many, (List<?>) value, depth);
            default -> text.append(' ').append(Scalars.write(value)).append('\n');
        }
    }

    private void block(RecordShape shape, Object value, int depth) {
        if (shape.keys().isEmpty()) {
            text.append(" {}\n");
        } else {
            text.append('\n');
            record(shape, value, depth);
        }
    }

    private void kind(ValueShape.Variant variant, Object value, int depth) {
        if (comments) {
            indent(depth)
                    .append("# ")
                    .append(String.join(" | ", variant.kinds().keySet()))
                    .append('\n');
        }
        String word = ValueShape.kindOf(value.getClass());
        indent(depth).append("kind: ").append(word).append('\n');
        record(shapeOf(variant, word), value, depth);
    }

    private void list(ValueShape.Many many, List<?> values, int depth) {
        boolean flow = isFlow(many.element());
        if (values.isEmpty() || flow) {
            text.append(' ').append(flow(values)).append('\n');
            return;
        }
        text.append('\n');
        for (Object value : values) {
            RecipeWriter item = new RecipeWriter(false);
            switch (many.element()) {
                case ValueShape.Nested nested -> item.record(nested.record(), value, 0);
                case ValueShape.Variant variant -> item.kind(variant, value, 0);
                default -> throw new IllegalArgumentException("lists of lists hold scalars only, found " + value);
            }
            String pad = "  ".repeat(depth);
            text.append(item.text.toString().lines().collect(Collectors.joining("\n" + pad + "  ", pad + "- ", "\n")));
        }
    }

    private static boolean isFlow(ValueShape element) {
        return switch (element) {
            case ValueShape.Nested n -> false;
            case ValueShape.Variant v -> false;
            case ValueShape.Many inner -> isFlow(inner.element());
            default -> true;
        };
    }

    private static String flow(List<?> values) {
        return values.stream()
                .map(v -> v instanceof List<?> inner ? flow(inner) : Scalars.write(v))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static RecordShape shapeOf(ValueShape.Variant variant, String word) {
        RecordShape shape = variant.kinds().get(word);
        if (shape == null) {
            throw new IllegalStateException(
                    word + " is none of " + variant.kinds().keySet());
        }
        return shape;
    }

    private static @Nullable Object valueOf(RecordShape.KeyShape key, Object record) {
        try {
            Object value = key.accessor().invoke(record);
            return value instanceof Optional<?> optional ? optional.orElse(null) : value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "cannot read " + key.name() + " of " + record.getClass().getName(), e);
        }
    }

    private StringBuilder indent(int depth) {
        return text.repeat("  ", depth);
    }
}
