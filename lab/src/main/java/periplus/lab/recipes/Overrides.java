package periplus.lab.recipes;

import java.util.List;
import java.util.regex.Pattern;
import periplus.core.errors.BadCallException;

/** Lays the call's words {@code a.b=value} over a recipe's tree; a later word wins, a list is replaced whole. */
final class Overrides {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    private Overrides() {}

    /** Applies the words in order. */
    static void apply(YamlTree.Block root, List<String> words) {
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals <= 0 || !KEY.matcher(word.substring(0, equals)).matches()) {
                throw new BadCallException("`" + word + "` is not an override; expected key=value with a dotted key,"
                        + " such as training.steps=1000");
            }
            Place place = Place.inCall(word);
            YamlTree value = YamlReader.read(word.substring(equals + 1), place);
            if (value instanceof YamlTree.Block b && b.entries().isEmpty() && word.endsWith("=")) {
                value = new YamlTree.Scalar(place, "", false);
            }
            put(root, word.substring(0, equals).split("\\."), value, place);
        }
    }

    private static void put(YamlTree.Block root, String[] path, YamlTree value, Place place) {
        YamlTree.Block block = root;
        for (int i = 0; i < path.length - 1; i++) {
            YamlTree.Entry entry = block.entries().get(path[i]);
            if (entry == null || entry.value() instanceof YamlTree.Scalar s && s.isNull()) {
                entry = new YamlTree.Entry(place, YamlTree.Block.empty(place));
                block.entries().put(path[i], entry);
            }
            if (!(entry.value() instanceof YamlTree.Block inner)) {
                throw place.error("`" + path[i] + "` is " + entry.value().describe() + " in the recipe, it has no key `"
                        + path[i + 1] + "`. Set `" + path[i] + "` itself");
            }
            block = inner;
        }
        YamlTree.Entry before = block.entries().get(path[path.length - 1]);
        // a key that the file already has keeps its place in the file for the error "unknown key"
        Place keyPlace = before == null ? place : before.keyPlace();
        block.entries().put(path[path.length - 1], new YamlTree.Entry(keyPlace, value));
    }
}
