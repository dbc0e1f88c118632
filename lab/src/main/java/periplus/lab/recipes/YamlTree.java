package periplus.lab.recipes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A recipe's text as nested blocks, lists and scalars, each knowing its place; nothing is typed yet. */
sealed interface YamlTree {
    /** Where it starts. */
    Place place();

    /** Text whose type the settings record decides. */
    record Scalar(Place place, String text, boolean quoted) implements YamlTree {
        boolean isNull() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }
    }

    /** A list. */
    record Items(Place place, List<YamlTree> items) implements YamlTree {}

    /** Keys and values in the order written. */
    record Block(Place place, SequencedMap<String, Entry> entries) implements YamlTree {
        static Block empty(Place place) {
            return new Block(place, new LinkedHashMap<>());
        }

        /** This block's entries laid over those of {@code defaults}. */
        Block over(Block defaults) {
            Block merged = empty(place);
            merged.entries.putAll(defaults.entries);
            for (Map.Entry<String, Entry> entry : entries.entrySet()) {
                merged.entries.put(entry.getKey(), entry.getValue());
            }
            return merged;
        }
    }

    /** A value, and where its key stands. */
    record Entry(Place keyPlace, YamlTree value) {}

    /** What it is, for error messages. */
    default String describe() {
        return switch (this) {
            case Scalar s when s.isNull() -> "nothing";
            case Scalar s -> "`" + (s.text().length() > 60 ? s.text().substring(0, 60) + "..." : s.text()) + "`";
            case Items l -> "a list of " + l.items().size();
            case Block b -> "a block of keys";
        };
    }
}
