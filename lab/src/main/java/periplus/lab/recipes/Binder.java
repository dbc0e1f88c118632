package periplus.lab.recipes;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.PeriplusException;

/**
 * Makes a settings record from a tree: each key found or defaulted, each value of its type, each record's own checks
 * passed; or an error with place, what was found and what was expected.
 */
final class Binder {
    private static final String KIND = "kind";

    private final RecordShape root;

    private Binder(RecordShape root) {
        this.root = root;
    }

    /** Binds the whole recipe. */
    static Object bind(RecordShape root, YamlTree tree) {
        if (!(tree instanceof YamlTree.Block block)) {
            throw tree.place().error("a recipe is a block of `key: value` lines, found " + tree.describe());
        }
        return new Binder(root).record(root, block, "", null);
    }

    /** {@code variant} is the choice that {@code shape} is one kind of, or null. */
    private Object record(RecordShape shape, YamlTree.Block block, String path, ValueShape.@Nullable Variant variant) {
        refuseUnknown(shape, block, path, variant);
        List<RecordShape.KeyShape> keys = shape.keys();
        @Nullable Object[] values = new Object[keys.size()];
        for (int i = 0; i < values.length; i++) {
            RecordShape.KeyShape key = keys.get(i);
            values[i] = key(key, block, path.isEmpty() ? key.name() : path + "." + key.name());
        }
        try {
            return shape.constructor().newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException || e.getCause() instanceof PeriplusException) {
                throw refused(block, path, String.valueOf(e.getCause().getMessage()));
            }
            throw new IllegalStateException(shape.type().getName() + " failed to check its values", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot construct " + shape.type().getName(), e);
        }
    }

    private @Nullable Object key(RecordShape.KeyShape key, YamlTree.Block block, String path) {
        YamlTree.Entry given = block.entries().get(key.name());
        YamlTree value = given != null ? given.value() : defaultOf(key, block, path);
        if (value == null || value instanceof YamlTree.Scalar s && s.isNull()) {
            if (value != null && key.absent() == RecordShape.Absent.REQUIRED) {
                throw wrong(value, path, key.shape());
            }
            return switch (key.absent()) {
                case EMPTY -> Optional.empty();
                case NULL -> null;
                case REQUIRED ->
                    throw block.place()
                            .error("required key `" + path + "` is missing (" + key.comment() + "); expected "
                                    + key.shape().describe() + ". Add it");
            };
        }
        Object bound = value(key.shape(), merged(key, value, path), path);
        return key.absent() == RecordShape.Absent.EMPTY ? Optional.of(bound) : bound;
    }

    private Object value(ValueShape shape, YamlTree tree, String path) {
        return switch (shape) {
            case ValueShape.Nested nested
            when tree instanceof YamlTree.Block b -> record(nested.record(), b, path, null);
            case ValueShape.Variant variant -> variant(variant, tree, path);
            case ValueShape.Many many
            when tree instanceof YamlTree.Items list -> {
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < list.items().size(); i++) {
                    values.add(value(many.element(), list.items().get(i), path + "[" + i + "]"));
                }
                yield List.copyOf(values);
            }
            case ValueShape.Nested nested -> throw wrong(tree, path, shape);
            case ValueShape.Many many -> throw wrong(tree, path, shape);
            default -> {
                if (tree instanceof YamlTree.Items) {
                    throw tree.place()
                            .error("key `" + path + "`: found a list, expected " + shape.describe()
                                    + ". Lists of values to try belong to `periplus sweep`; a run takes one value");
                }
                if (!(tree instanceof YamlTree.Scalar scalar)) {
                    throw wrong(tree, path, shape);
                }
                yield Scalars.parse(shape, scalar).orElseThrow(() -> wrongScalar(scalar, path, shape));
            }
        };
    }

    private Object variant(ValueShape.Variant variant, YamlTree tree, String path) {
        YamlTree.@Nullable Entry kindEntry =
                tree instanceof YamlTree.Block b ? b.entries().get(KIND) : new YamlTree.Entry(tree.place(), tree);
        if (kindEntry == null) {
            throw tree.place().error("key `" + path + "` does not say its kind; expected " + variant.describe());
        }
        if (!(kindEntry.value() instanceof YamlTree.Scalar word)) {
            throw wrong(kindEntry.value(), path + "." + KIND, variant);
        }
        RecordShape chosen = variant.kinds().get(word.text());
        if (chosen == null) {
            throw word.place()
                    .error("key `" + path + "`: unknown kind `" + word.text() + "`, did you mean `"
                            + Words.nearest(word.text(), variant.kinds().keySet()) + "`? Expected one of "
                            + String.join(", ", variant.kinds().keySet()));
        }
        YamlTree.Block block = tree instanceof YamlTree.Block b ? b : YamlTree.Block.empty(tree.place());
        return record(chosen, block, path, variant);
    }

    /** A block that is given in part takes the rest from its default, if both are of one kind. */
    private static YamlTree merged(RecordShape.KeyShape key, YamlTree value, String path) {
        boolean blockLike = key.shape() instanceof ValueShape.Nested || key.shape() instanceof ValueShape.Variant;
        if (!blockLike || key.defaultText() == null || !(value instanceof YamlTree.Block block)) {
            return value;
        }
        YamlTree defaults = parseDefault(key.defaultText(), path);
        if (defaults instanceof YamlTree.Scalar word) {
            YamlTree.Block kindOnly = YamlTree.Block.empty(word.place());
            kindOnly.entries().put(KIND, new YamlTree.Entry(word.place(), word));
            defaults = kindOnly;
        }
        boolean sameKind = !block.entries().containsKey(KIND)
                || kindWord(block).equals(defaults instanceof YamlTree.Block d ? kindWord(d) : Optional.empty());
        return sameKind && defaults instanceof YamlTree.Block d ? block.over(d) : value;
    }

    private static Optional<String> kindWord(YamlTree.Block block) {
        YamlTree.Entry entry = block.entries().get(KIND);
        return entry != null && entry.value() instanceof YamlTree.Scalar s ? Optional.of(s.text()) : Optional.empty();
    }

    private static @Nullable YamlTree defaultOf(RecordShape.KeyShape key, YamlTree.Block block, String path) {
        if (key.defaultText() != null) {
            return parseDefault(key.defaultText(), path);
        }
        boolean optional = key.absent() != RecordShape.Absent.REQUIRED;
        return key.shape() instanceof ValueShape.Nested && !optional ? YamlTree.Block.empty(block.place()) : null;
    }

    private static YamlTree parseDefault(String text, String path) {
        return YamlReader.read(text, Place.inFile("default of " + path, 1, 1));
    }

    private void refuseUnknown(
            RecordShape shape, YamlTree.Block block, String path, ValueShape.@Nullable Variant variant) {
        for (Map.Entry<String, YamlTree.Entry> entry : block.entries().entrySet()) {
            String name = entry.getKey();
            if (shape.find(name) != null || variant != null && name.equals(KIND)) {
                continue;
            }
            Place place = entry.getValue().keyPlace();
            String dotted = path.isEmpty() ? name : path + "." + name;
            String owner = variant == null ? null : kindWith(variant, name);
            if (owner != null) {
                throw place.error("key `" + dotted + "` belongs to kind `" + owner + "`, not to `"
                        + ValueShape.kindOf(shape.type()) + "`. Remove it, or change the kind");
            }
            if (place.call()) {
                // the whole word is compared, so that a misspelt block is found as well as a misspelt key
                String word = place.source().substring(0, place.source().indexOf('='));
                throw place.error("unknown key `" + word + "`, did you mean `" + Words.nearest(word, root.dottedNames())
                        + "`? `periplus recipes --keys` lists all keys");
            }
            throw place.error("unknown key `" + dotted + "`, did you mean `" + suggestion(shape, name, path)
                    + "`? Keys here: " + String.join(", ", shape.names()));
        }
    }

    private static @Nullable String kindWith(ValueShape.Variant variant, String key) {
        for (Map.Entry<String, RecordShape> kind : variant.kinds().entrySet()) {
            if (kind.getValue().find(key) != null) {
                return kind.getKey();
            }
        }
        return null;
    }

    private String suggestion(RecordShape shape, String name, String path) {
        List<String> here = shape.names();
        for (String dotted : root.dottedNames()) {
            // the right word in the wrong block is the likelier slip than a misspelling
            if (dotted.equals(name) || dotted.endsWith("." + name)) {
                return dotted;
            }
        }
        if (here.isEmpty()) {
            return Words.nearest(name, root.dottedNames());
        }
        String nearest = Words.nearest(name, here);
        return path.isEmpty() ? nearest : path + "." + nearest;
    }

    private static PeriplusException refused(YamlTree.Block block, String path, String message) {
        String what = path.isEmpty() ? "the recipe" : "key `" + path + "`";
        TreeSet<String> words = new TreeSet<>();
        Place blame = block.place();
        for (YamlTree.Entry entry : block.entries().values()) {
            if (entry.value().place().call()) {
                words.add(entry.value().place().source());
                blame = entry.value().place();
            }
        }
        return blame.error(what + ": " + message + (words.size() > 1 ? " (set by " + words + ")" : ""));
    }

    private static PeriplusException wrongScalar(YamlTree.Scalar scalar, String path, ValueShape shape) {
        if (shape instanceof ValueShape.Choice choice) {
            return scalar.place()
                    .error("key `" + path + "`: unknown word " + scalar.describe() + ", did you mean `"
                            + Words.nearest(scalar.text(), choice.constants().keySet()) + "`? Expected "
                            + shape.describe());
        }
        return wrong(scalar, path, shape);
    }

    private static PeriplusException wrong(YamlTree found, String path, ValueShape expected) {
        return found.place()
                .error("key `" + path + "`: found " + found.describe() + ", expected " + expected.describe());
    }
}
