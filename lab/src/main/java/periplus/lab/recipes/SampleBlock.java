package periplus.lab.recipes;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.core.random.RandomStream;

/**
 * The block {@code sample:} of a sweep's recipe: random search over some keys.
 *
 * <pre>
 *   sample:
 *     count: 20
 *     seed: 1
 *     keys:
 *       network.units: {from: 32, to: 512, law: log-uniform}
 *       network.nonlinearity: [relu, tanh]
 * </pre>
 *
 * <p>Draw i of a key comes from the stream ("sweep sample KEY", i) of the block's seed, so that neither a higher count nor
 * another key changes a draw that is there. Whole numbers are drawn from from to to, both included; others are rounded
 * to six significant digits, so that a recipe can be read and typed.
 */
final class SampleBlock {
    private static final List<String> LAWS = List.of("uniform", "log-uniform");
    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    /** One key: its law over an interval, or the values to choose among. */
    private record Drawn(
            Place place,
            ValueShape shape,
            double from,
            double to,
            boolean logarithmic,
            @Nullable List<YamlTree> choices) {}

    private final int count;
    private final long seed;
    private final SequencedMap<String, Drawn> keys = new LinkedHashMap<>();

    private SampleBlock(int count, long seed) {
        this.count = count;
        this.seed = seed;
    }

    /** Reads the block. */
    static SampleBlock read(RecordShape root, YamlTree.Entry entry) {
        if (!(entry.value() instanceof YamlTree.Block block)) {
            throw entry.value()
                    .place()
                    .error("`sample` is " + entry.value().describe() + "; expected a block with count and keys");
        }
        refuseUnknown(block, "sample", List.of("count", "seed", "keys"));
        long count = whole(block, "sample.count", "count", null);
        if (count < 1 || count > 1_000_000) {
            throw block.place().error("key `sample.count`: found " + count + ", expected 1 to 1000000 draws");
        }
        SampleBlock sample = new SampleBlock((int) count, whole(block, "sample.seed", "seed", 1L));
        YamlTree.Entry keys = block.entries().get("keys");
        if (keys == null
                || !(keys.value() instanceof YamlTree.Block drawn)
                || drawn.entries().isEmpty()) {
            throw block.place().error("`sample` draws nothing; expected keys: {network.units: {from: 32, to: 512}}");
        }
        for (Map.Entry<String, YamlTree.Entry> key : drawn.entries().entrySet()) {
            sample.keys.put(key.getKey(), drawn(root, key.getKey(), key.getValue()));
        }
        return sample;
    }

    int count() {
        return count;
    }

    /** The dotted keys that are drawn. */
    List<String> keys() {
        return List.copyOf(keys.keySet());
    }

    /** Where a drawn key is written. */
    Place place(String key) {
        return of(key).place();
    }

    ValueShape shape(String key) {
        return of(key).shape();
    }

    /** The value of a key in draw {@code draw}, counted from 0. */
    YamlTree value(String key, int draw) {
        Drawn drawn = of(key);
        RandomStream stream = RandomStream.of(seed, "sweep sample " + key, draw);
        List<YamlTree> choices = drawn.choices();
        if (choices != null) {
            return choices.get(stream.nextBelow(choices.size()));
        }
        return new YamlTree.Scalar(drawn.place(), number(drawn, stream.nextUniform()), false);
    }

    private static String number(Drawn drawn, double u) {
        boolean whole = drawn.shape() instanceof ValueShape.Whole;
        double end = whole ? drawn.to() + 1 : drawn.to();
        double value = drawn.logarithmic()
                ? StrictMath.exp(
                        StrictMath.log(drawn.from()) + u * (StrictMath.log(end) - StrictMath.log(drawn.from())))
                : drawn.from() + u * (end - drawn.from());
        if (whole) {
            return Long.toString((long) Math.clamp(Math.floor(value), drawn.from(), drawn.to()));
        }
        double rounded = new BigDecimal(value).round(SIX_DIGITS).doubleValue();
        return Scalars.write(Math.clamp(rounded, drawn.from(), drawn.to()));
    }

    private Drawn of(String key) {
        Drawn drawn = keys.get(key);
        if (drawn == null) {
            throw new IllegalArgumentException(key + " is not drawn");
        }
        return drawn;
    }

    private static Drawn drawn(RecordShape root, String key, YamlTree.Entry entry) {
        ValueShape shape = AxisFinder.shapeAt(root, List.of(key.split("\\.")));
        if (shape == null) {
            throw entry.keyPlace()
                    .error("unknown key `" + key + "` in `sample`, did you mean `"
                            + Words.nearest(key, root.dottedNames()) + "`? Keys are dotted, such as network.units");
        }
        String path = "sample.keys." + key;
        if (entry.value() instanceof YamlTree.Items list) {
            if (list.items().isEmpty()) {
                throw list.place().error("key `" + path + "`: an empty list; name at least one value to choose");
            }
            return new Drawn(entry.keyPlace(), shape, 0, 0, false, list.items());
        }
        if (!(entry.value() instanceof YamlTree.Block block)) {
            throw entry.value()
                    .place()
                    .error("key `" + path + "`: found " + entry.value().describe()
                            + ", expected {from: a, to: b, law: uniform | log-uniform} or a list to choose from");
        }
        if (!(shape instanceof ValueShape.Whole) && !(shape instanceof ValueShape.Real)) {
            throw block.place()
                    .error("key `" + path + "` is not a number but " + shape.describe()
                            + "; give a list of values to choose from");
        }
        refuseUnknown(block, path, List.of("from", "to", "law"));
        double from = real(block, path, "from", shape);
        double to = real(block, path, "to", shape);
        boolean logarithmic = law(block, path).equals("log-uniform");
        if (!(from < to)) {
            throw block.place().error("key `" + path + "`: from " + from + " is not below to " + to);
        }
        if (logarithmic && !(from > 0)) {
            throw block.place().error("key `" + path + "`: log-uniform needs from > 0, found " + from);
        }
        return new Drawn(entry.keyPlace(), shape, from, to, logarithmic, null);
    }

    private static String law(YamlTree.Block block, String path) {
        YamlTree.Entry entry = block.entries().get("law");
        if (entry == null) {
            return "uniform";
        }
        if (entry.value() instanceof YamlTree.Scalar word && LAWS.contains(word.text())) {
            return word.text();
        }
        String found = entry.value() instanceof YamlTree.Scalar word ? word.text() : "";
        throw entry.value()
                .place()
                .error("key `" + path + ".law`: unknown law " + entry.value().describe() + ", did you mean `"
                        + Words.nearest(found, LAWS) + "`? Expected " + String.join(" or ", LAWS));
    }

    private static double real(YamlTree.Block block, String path, String name, ValueShape shape) {
        YamlTree.Entry entry = block.entries().get(name);
        if (entry == null) {
            throw block.place().error("key `" + path + "` lacks `" + name + "`; expected {from: a, to: b}");
        }
        if (entry.value() instanceof YamlTree.Scalar scalar
                && Scalars.parse(shape, scalar).orElse(null) instanceof Number number) {
            return number.doubleValue();
        }
        throw entry.value()
                .place()
                .error("key `" + path + "." + name + "`: found " + entry.value().describe() + ", expected "
                        + shape.describe());
    }

    private static long whole(YamlTree.Block block, String path, String name, @Nullable Long otherwise) {
        YamlTree.Entry entry = block.entries().get(name);
        if (entry == null && otherwise != null) {
            return otherwise;
        }
        if (entry != null
                && entry.value() instanceof YamlTree.Scalar scalar
                && Scalars.parse(new ValueShape.Whole(true), scalar).orElse(null) instanceof Long number) {
            return number;
        }
        throw (entry == null ? block.place() : entry.value().place())
                .error("key `" + path + "`: found "
                        + (entry == null ? "nothing" : entry.value().describe()) + ", expected a whole number");
    }

    private static void refuseUnknown(YamlTree.Block block, String path, List<String> names) {
        for (Map.Entry<String, YamlTree.Entry> entry :
                new ArrayList<>(block.entries().entrySet())) {
            if (!names.contains(entry.getKey())) {
                throw entry.getValue()
                        .keyPlace()
                        .error("unknown key `" + path + "." + entry.getKey() + "`, did you mean `" + path + "."
                                + Words.nearest(entry.getKey(), names) + "`? Keys here: " + String.join(", ", names));
            }
        }
    }
}
