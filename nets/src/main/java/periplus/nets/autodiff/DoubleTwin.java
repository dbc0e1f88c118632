package periplus.nets.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import periplus.nets.autodiff.operations.Dual;
import periplus.nets.autodiff.operations.DualFrame;
import periplus.nets.autodiff.operations.Op;
import periplus.nets.autodiff.operations.Shape;

/**
 * A recording evaluated once more in double precision with tangents, by the plain form of each operation.
 *
 * <pre>
 *   leaf value   w + step d        leaf tangent   d
 * </pre>
 *
 * <p>It shares no code with the float32 pass, is slow, and allocates; it is for checks. Leaves are the parameters and
 * variables of the recording in the order in which they were recorded.
 */
public final class DoubleTwin {
    private final List<Node> nodes = new ArrayList<>();
    private final List<Node> leaves = new ArrayList<>();
    private final List<Integer> leafOf = new ArrayList<>();
    private final IdentityHashMap<float[], Integer> leafByValues = new IdentityHashMap<>();

    /** The twin of what the tape holds now. */
    public DoubleTwin(Tape tape) {
        for (int i = 0; i < tape.size(); i++) {
            Node node = tape.node(i);
            nodes.add(node);
            leafOf.add(node.op == null && node.wantsGradient ? leaf(node) : -1);
        }
    }

    /** A parameter recorded twice is one leaf. */
    private int leaf(Node node) {
        return leafByValues.computeIfAbsent(node.values, values -> {
            leaves.add(node);
            return leaves.size() - 1;
        });
    }

    /** What can be moved. */
    public List<Tensor> leaves() {
        return leaves.stream().map(leaf -> leaf.tensor).toList();
    }

    /** All elements of a tensor where nothing moves. */
    public Dual[] evaluate(Tensor of) {
        return evaluate(of, still(), 0);
    }

    /** One zero direction a leaf. */
    public List<double[]> still() {
        return leaves.stream().map(leaf -> new double[leaf.shape.size()]).toList();
    }

    /**
     * All elements of a tensor, with the leaves moved by {@code step} along the directions; the tangents are
     * derivatives along them.
     */
    public Dual[] evaluate(Tensor of, List<double[]> directions, double step) {
        List<Dual[]> values = new ArrayList<>();
        for (int i = 0; i <= of.id(); i++) {
            Node node = nodes.get(i);
            Dual[] out = new Dual[node.shape.size()];
            if (node.op == null) {
                double[] d = node.wantsGradient ? directions.get(leafOf.get(i)) : new double[out.length];
                for (int k = 0; k < out.length; k++) {
                    out[k] = new Dual(node.values[k] + step * d[k], d[k]);
                }
            } else {
                List<Dual[]> in = Arrays.stream(node.inputs)
                        .map(input -> values.get(input.id))
                        .toList();
                run(node.op, node, in, out);
            }
            values.add(out);
        }
        return values.get(of.id());
    }

    private static void run(Op op, Node node, List<Dual[]> in, Dual[] out) {
        List<Shape> shapes =
                Arrays.stream(node.inputs).map(input -> input.shape).toList();
        op.plain(new DualFrame(in, shapes, out, node.shape, node.kept));
    }
}
