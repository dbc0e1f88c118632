package periplus.lab.recipes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadCallException;
import periplus.core.errors.BadInputException;
import periplus.core.errors.PeriplusException;

/**
 * A sweep's recipe expanded into the recipes of its cells.
 *
 * <p>A sweep's recipe is a recipe in which a key may hold a list of values to try (an axis), and which may have the blocks
 * {@code seeds: N} (seeds 1 to N) and {@code sample:} (random search). Every combination of axis values, with every draw of
 * the sample, is a cell; the axis written first varies slowest. A list counts as an axis where it is one level deeper
 * than the key's type, so that a key which is a list by type keeps its list.
 *
 * @param axes the columns that tell the cells apart, in order
 * @param cells in table order; no two are the same recipe
 * @param repeatedDraws how many draws gave a cell that was there already
 * @param <T> the settings record
 */
public record RecipeExpansion<T extends Record>(List<Axis> axes, List<Cell<T>> cells, int repeatedDraws) {
    /** The key of {@code seeds: N}. */
    public static final String SEEDS = "seeds";

    /** The key of the random search. */
    public static final String SAMPLE = "sample";

    /** The column with the number of the draw. */
    public static final String DRAW = "draw";

    private static final int MAX_CELLS = 1_000_000;

    /** What an axis holds, for the table's column. */
    public enum ValueType {
        WHOLE,
        REAL,
        TRUTH,
        TEXT
    }

    /** A column of the table: a dotted key, or {@link #DRAW}. */
    public record Axis(String key, ValueType type) {}

    /**
     * One cell.
     *
     * @param sha256 of the resolved values: two cells with the same one are the same
     * @param values the axes' values, by key; null for an absent one
     */
    public record Cell<T extends Record>(T settings, String sha256, SequencedMap<String, @Nullable Object> values) {
        /** The values for people: {@code network.units=32, seed=1}. */
        public String describe() {
            return values.isEmpty() ? "the recipe without axes" : RecipeExpansion.describe(values);
        }
    }

    /** The names of the blocks at the top of a recipe. */
    public static Set<String> topLevelKeys(String text, String source) {
        return Set.copyOf(block(text, source).entries().keySet());
    }

    /**
     * Expands a text.
     *
     * @param prepared what becomes of a cell's settings before they are hashed
     */
    public static <T extends Record> RecipeExpansion<T> of(
            Class<T> type, String text, String source, List<String> overrides, UnaryOperator<T> prepared) {
        RecordShape shape = RecordShape.of(type);
        YamlTree.Block block = block(text, source);
        block.entries().remove(ResolvedRecipe.RECORDED);
        Overrides.apply(block, overrides);
        YamlTree.Entry seeds = block.entries().remove(SEEDS);
        YamlTree.Entry sampleEntry = block.entries().remove(SAMPLE);
        List<AxisFinder.Found> axes = new ArrayList<>(AxisFinder.find(shape, block));
        if (seeds != null) {
            axes.add(seeds(shape, axes, seeds));
        }
        SampleBlock sample = sampleEntry == null ? null : SampleBlock.read(shape, sampleEntry);
        check(axes, sample);
        return new Expander<>(type, shape, block, axes, sample, prepared).expand();
    }

    private static YamlTree.Block block(String text, String source) {
        YamlTree tree = YamlReader.read(text, Place.inFile(source, 1, 1));
        if (!(tree instanceof YamlTree.Block block)) {
            throw tree.place().error("a recipe is a block of `key: value` lines, found " + tree.describe());
        }
        return block;
    }

    private static AxisFinder.Found seeds(RecordShape shape, List<AxisFinder.Found> axes, YamlTree.Entry entry) {
        if (shape.find("seed") == null) {
            throw entry.keyPlace().error("`seeds`: this kind of recipe has no key `seed`. Remove it");
        }
        for (AxisFinder.Found axis : axes) {
            if (axis.key().equals("seed")) {
                throw entry.keyPlace()
                        .error("`seeds` and the list `seed` at line "
                                + axis.place().line() + " are the same axis twice. Remove one");
            }
        }
        Object count = entry.value() instanceof YamlTree.Scalar s
                ? Scalars.parse(new ValueShape.Whole(false), s).orElse(null)
                : null;
        if (!(count instanceof Integer n) || n < 1 || n > MAX_CELLS) {
            throw entry.value()
                    .place()
                    .error("key `seeds`: found " + entry.value().describe() + ", expected how many seeds, 1 to "
                            + MAX_CELLS + "; a list of seeds belongs to `seed`");
        }
        List<YamlTree> values = new ArrayList<>();
        for (int seed = 1; seed <= n; seed++) {
            values.add(new YamlTree.Scalar(entry.value().place(), Integer.toString(seed), false));
        }
        return new AxisFinder.Found(List.of("seed"), entry.keyPlace(), new ValueShape.Whole(true), values);
    }

    private static void check(List<AxisFinder.Found> axes, @Nullable SampleBlock sample) {
        long cells = sample == null ? 1 : sample.count();
        for (AxisFinder.Found axis : axes) {
            if (axis.values().isEmpty()) {
                throw axis.place()
                        .error("key `" + axis.key() + "`: an empty list of values to try, which makes no cell."
                                + " List at least one value");
            }
            Set<String> seen = new HashSet<>();
            for (YamlTree value : axis.values()) {
                String text = flow(value);
                if (!seen.add(text)) {
                    throw value.place().error("key `" + axis.key() + "`: " + text + " is listed twice. Remove one");
                }
            }
            cells *= axis.values().size();
            if (cells > MAX_CELLS) {
                throw axis.place()
                        .error("more than " + MAX_CELLS + " cells with the axis `" + axis.key()
                                + "`. Use `sample:` for a random share of so large a space");
            }
        }
        if (sample == null) {
            return;
        }
        for (String key : sample.keys()) {
            for (AxisFinder.Found axis : axes) {
                if (axis.key().equals(key)) {
                    throw sample.place(key)
                            .error("key `" + key + "` is drawn by `sample` and listed at line "
                                    + axis.place().line() + ". Keep one of the two");
                }
                if (key.startsWith(axis.key() + ".") || axis.key().startsWith(key + ".")) {
                    throw sample.place(key)
                            .error("key `" + key + "` is drawn by `sample` and overlaps the axis `" + axis.key()
                                    + "` at line " + axis.place().line() + ". Keep one of the two");
                }
            }
        }
    }

    /** Goes through the combinations. */
    private static final class Expander<T extends Record> {
        private final Class<T> type;
        private final RecordShape shape;
        private final YamlTree.Block block;
        private final List<AxisFinder.Found> axes;
        private final @Nullable SampleBlock sample;
        private final UnaryOperator<T> prepared;
        private final List<Cell<T>> cells = new ArrayList<>();
        private final Map<String, Cell<T>> byHash = new HashMap<>();
        private int repeatedDraws;

        Expander(
                Class<T> type,
                RecordShape shape,
                YamlTree.Block block,
                List<AxisFinder.Found> axes,
                @Nullable SampleBlock sample,
                UnaryOperator<T> prepared) {
            this.type = type;
            this.shape = shape;
            this.block = block;
            this.axes = axes;
            this.sample = sample;
            this.prepared = prepared;
        }

        RecipeExpansion<T> expand() {
            descend(0, block, new LinkedHashMap<>());
            List<Axis> columns = new ArrayList<>();
            for (AxisFinder.Found axis : axes) {
                columns.add(new Axis(axis.key(), typeOf(axis.shape())));
            }
            if (sample != null) {
                columns.add(new Axis(DRAW, ValueType.WHOLE));
                for (String key : sample.keys()) {
                    columns.add(new Axis(key, typeOf(sample.shape(key))));
                }
            }
            return new RecipeExpansion<>(List.copyOf(columns), List.copyOf(cells), repeatedDraws);
        }

        private void descend(int at, YamlTree.Block tree, SequencedMap<String, @Nullable Object> values) {
            if (at < axes.size()) {
                AxisFinder.Found axis = axes.get(at);
                for (YamlTree value : axis.values()) {
                    SequencedMap<String, @Nullable Object> more = new LinkedHashMap<>(values);
                    more.put(axis.key(), label(axis.shape(), value));
                    descend(at + 1, with(tree, axis.path(), value), more);
                }
            } else if (sample == null) {
                add(tree, values);
            } else {
                for (int draw = 0; draw < sample.count(); draw++) {
                    SequencedMap<String, @Nullable Object> more = new LinkedHashMap<>(values);
                    more.put(DRAW, (long) draw + 1);
                    YamlTree.Block drawn = tree;
                    for (String key : sample.keys()) {
                        YamlTree value = sample.value(key, draw);
                        more.put(key, label(sample.shape(key), value));
                        drawn = with(drawn, List.of(key.split("\\.")), value);
                    }
                    add(drawn, more);
                }
            }
        }

        private void add(YamlTree.Block tree, SequencedMap<String, @Nullable Object> values) {
            T settings;
            try {
                settings = prepared.apply(type.cast(Binder.bind(shape, tree)));
            } catch (PeriplusException e) {
                throw values.isEmpty() ? e : inCell(e, describe(values));
            }
            String hash = ResolvedRecipe.hashOf(shape, settings);
            Cell<T> cell = new Cell<>(settings, hash, Collections.unmodifiableSequencedMap(values));
            Cell<T> same = byHash.putIfAbsent(hash, cell);
            if (same == null) {
                cells.add(cell);
            } else if (sample != null) {
                repeatedDraws++;
            } else {
                throw block.place()
                        .error("the cells (" + same.describe() + ") and (" + cell.describe()
                                + ") are the same recipe. Write each value once");
            }
        }
    }

    private static String describe(SequencedMap<String, @Nullable Object> values) {
        List<String> words = new ArrayList<>();
        values.forEach((key, value) -> words.add(key + "=" + value));
        return String.join(", ", words);
    }

    private static PeriplusException inCell(PeriplusException e, String cell) {
        String message = e.getMessage() + " (in the cell " + cell + ")";
        return e instanceof BadCallException ? new BadCallException(message) : new BadInputException(message, e);
    }

    private static ValueType typeOf(ValueShape shape) {
        return switch (shape) {
            case ValueShape.Whole w -> ValueType.WHOLE;
            case ValueShape.Real r -> ValueType.REAL;
            case ValueShape.Truth t -> ValueType.TRUTH;
            default -> ValueType.TEXT;
        };
    }

    private static @Nullable Object label(ValueShape shape, YamlTree value) {
        if (value instanceof YamlTree.Scalar scalar) {
            if (scalar.isNull()) {
                return null;
            }
            Object parsed = typeOf(shape) == ValueType.TEXT
                    ? scalar.text()
                    : Scalars.parse(shape, scalar).orElse(scalar.text());
            return parsed instanceof Integer i ? Long.valueOf(i) : parsed;
        }
        return flow(value);
    }

    /** The block with another value at a path; blocks on the way are copied, not changed. */
    private static YamlTree.Block with(YamlTree.Block block, List<String> path, YamlTree value) {
        YamlTree.Block copy = new YamlTree.Block(block.place(), new LinkedHashMap<>(block.entries()));
        YamlTree.Entry before = block.entries().get(path.getFirst());
        YamlTree next = value;
        if (path.size() > 1) {
            YamlTree inner = before == null ? YamlTree.Block.empty(value.place()) : before.value();
            if (inner instanceof YamlTree.Scalar kind && !kind.isNull()) {
                // a bare word is a block of that kind
                YamlTree.Block kindOnly = YamlTree.Block.empty(kind.place());
                kindOnly.entries().put("kind", new YamlTree.Entry(kind.place(), kind));
                inner = kindOnly;
            }
            next = with(
                    inner instanceof YamlTree.Block b ? b : YamlTree.Block.empty(value.place()),
                    path.subList(1, path.size()),
                    value);
        }
        Place keyPlace = before == null ? value.place() : before.keyPlace();
        copy.entries().put(path.getFirst(), new YamlTree.Entry(keyPlace, next));
        return copy;
    }

    /** A tree on one line, for columns and comparisons; keys in the order written. */
    private static String flow(YamlTree tree) {
        return switch (tree) {
            case YamlTree.Scalar scalar -> scalar.text();
            case YamlTree.Items items ->
                "["
                        + String.join(
                                ", ",
                                items.items().stream()
                                        .map(RecipeExpansion::flow)
                                        .toList()) + "]";
            case YamlTree.Block block -> {
                List<String> entries = new ArrayList<>();
                block.entries().forEach((key, entry) -> entries.add(key + ": " + flow(entry.value())));
                yield "{" + String.join(", ", entries) + "}";
            }
        };
    }
}
