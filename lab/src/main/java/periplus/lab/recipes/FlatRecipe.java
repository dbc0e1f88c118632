package periplus.lab.recipes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;

/** A settings record as dotted keys with their values as text, to compare two and say where they differ. */
public final class FlatRecipe {
    private FlatRecipe() {}

    /** Every key of the record with its value. */
    public static SequencedMap<String, String> of(Record settings) {
        SequencedMap<String, String> flat = new LinkedHashMap<>();
        String text = RecipeWriter.values(RecordShape.of(settings.getClass()), settings);
        List<String> path = new ArrayList<>();
        for (String line : text.split("\n")) {
            int depth = 0;
            while (line.startsWith("  ", 2 * depth)) {
                depth++;
            }
            String rest = line.substring(2 * depth);
            int colon = rest.indexOf(':');
            while (path.size() > depth) {
                path.removeLast();
            }
            if (colon < 0 || rest.startsWith("-") || path.size() < depth) {
                // a line of a list of blocks belongs to the key above it
                flat.merge(String.join(".", path), rest, (before, more) -> before + " " + more);
                continue;
            }
            path.add(rest.substring(0, colon));
            String value = rest.substring(colon + 1).strip();
            if (!value.isEmpty()) {
                flat.put(String.join(".", path), value);
            }
        }
        return flat;
    }

    /** Where two records differ: {@code key: a instead of b}. */
    public static List<String> differences(Record a, Record b) {
        SequencedMap<String, String> first = of(a);
        SequencedMap<String, String> second = of(b);
        TreeSet<String> keys = new TreeSet<>(first.keySet());
        keys.addAll(second.keySet());
        List<String> differences = new ArrayList<>();
        for (String key : keys) {
            String there = first.getOrDefault(key, "nothing");
            String here = second.getOrDefault(key, "nothing");
            if (!there.equals(here)) {
                differences.add(key + ": " + there + " instead of " + here);
            }
        }
        return differences;
    }
}
