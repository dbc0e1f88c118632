package periplus.lab.recipes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the axes in a sweep's recipe: keys whose list is one level deeper than their type.
 *
 * <p>A number with a list is an axis over numbers; a list of numbers with a list of numbers is a value, with a list of
 * lists an axis over lists; a block with a list of blocks is an axis over blocks. Lists inside the elements of a list
 * are no axes.
 */
final class AxisFinder {
    /** An axis as written: where, and the trees of its values. */
    record Found(List<String> path, Place place, ValueShape shape, List<YamlTree> values) {
        String key() {
            return String.join(".", path);
        }
    }

    private final List<Found> found = new ArrayList<>();

    private AxisFinder() {}

    /** The axes of the recipe in the order written. */
    static List<Found> find(RecordShape root, YamlTree.Block block) {
        AxisFinder finder = new AxisFinder();
        finder.block(List.of(root), block, List.of());
        return finder.found;
    }

    /** The shape of a dotted key, looked for in every kind of a variant; null where there is none. */
    static @Nullable ValueShape shapeAt(RecordShape root, List<String> path) {
        List<RecordShape> here = List.of(root);
        for (int i = 0; i < path.size(); i++) {
            ValueShape shape = shapeIn(here, path.get(i));
            if (i == path.size() - 1 || shape == null) {
                return shape;
            }
            here = inside(shape);
        }
        return null;
    }

    private void block(List<RecordShape> shapes, YamlTree.Block block, List<String> path) {
        for (Map.Entry<String, YamlTree.Entry> entry : block.entries().entrySet()) {
            ValueShape shape = shapeIn(shapes, entry.getKey());
            List<String> here = new ArrayList<>(path);
            here.add(entry.getKey());
            YamlTree value = entry.getValue().value();
            if (value instanceof YamlTree.Items items && isAxis(shape, items)) {
                found.add(new Found(
                        List.copyOf(here),
                        items.place(),
                        shape == null ? new ValueShape.Text() : shape,
                        items.items()));
            } else if (value instanceof YamlTree.Block inner && shape != null) {
                block(inside(shape), inner, here);
            }
        }
    }

    private static boolean isAxis(@Nullable ValueShape shape, YamlTree.Items items) {
        int depth = shape == null ? 0 : depth(shape);
        if (isValue(items, depth)) {
            return false;
        }
        return items.items().stream().allMatch(item -> isValue(item, depth));
    }

    /** Whether the tree is as deep a list as a type of this depth takes. */
    private static boolean isValue(YamlTree tree, int depth) {
        if (depth == 0) {
            return !(tree instanceof YamlTree.Items);
        }
        return tree instanceof YamlTree.Items items
                && items.items().stream().allMatch(item -> isValue(item, depth - 1));
    }

    private static int depth(ValueShape shape) {
        return shape instanceof ValueShape.Many many ? 1 + depth(many.element()) : 0;
    }

    private static @Nullable ValueShape shapeIn(List<RecordShape> shapes, String name) {
        for (RecordShape shape : shapes) {
            RecordShape.KeyShape key = shape.find(name);
            if (key != null) {
                return key.shape();
            }
        }
        return null;
    }

    private static List<RecordShape> inside(ValueShape shape) {
        return switch (shape) {
            case ValueShape.Nested nested -> List.of(nested.record());
            case ValueShape.Variant variant -> List.copyOf(variant.kinds().values());
            default -> List.of();
        };
    }
}
