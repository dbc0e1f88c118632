package periplus.nets.autodiff;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.FailedWorkException;
import periplus.core.kernels.Kernels;
import periplus.nets.autodiff.operations.Concat;
import periplus.nets.autodiff.operations.Op;
import periplus.nets.autodiff.operations.Shape;
import periplus.nets.parameters.Parameter;

/**
 * Records operations on float32 arrays as they are computed, and walks back over them for gradients: reverse-mode
 * differentiation.
 *
 * <pre>
 *   y_k = f_k(earlier y)                         k = 1 .. n, while recording
 *   dL/dy_j = sum over k that read y_j of J_kj^T dL/dy_k      k = n .. 1, in {@link #backward}
 * </pre>
 *
 * <p>A training step is {@link #begin}, the recording, {@link #backward}. Where a step records what the step before
 * recorded (same operations with equal settings on the same inputs, same shapes), every result is written into last
 * step's arrays and nothing is allocated. Where it departs, everything from there on is recorded anew, in arrays of the
 * old recording where their lengths fit. Values live until the next recording; gradients of results are given back as
 * soon as they have been used, those of leaves stay.
 *
 * <p>Gradients of a {@link Parameter} are added to {@link Parameter#gradient}, which the caller clears; those of a
 * {@link #variable} are overwritten. Contributions to one gradient are added from the latest reader to the earliest.
 * Results depend on neither threads nor provider. One tape serves one thread.
 */
public final class Tape {
    final BufferPool pool = new BufferPool();
    private final Kernels kernels;
    private Node[] nodes = new Node[64];
    private int recorded;
    private int known;
    private boolean backwardDone;
    private Tensor[] operands = new Tensor[8];
    private double[] scratch = {};

    /** An empty tape that computes with these kernels. */
    public Tape(Kernels kernels) {
        this.kernels = kernels;
    }

    /** Starts a recording; tensors of the one before must not be used any more. */
    public void begin() {
        recorded = 0;
        backwardDone = false;
    }

    /** A parameter; its values are read where they are and its gradient is added to. */
    public Tensor parameter(Parameter parameter) {
        Node old = next();
        if (old != null && old.parameter == parameter) {
            return advance(old);
        }
        Node node = new Node(this, recorded, Node.Kind.PARAMETER, Shape.of(parameter.shape()), true);
        node.parameter = parameter;
        node.values = parameter.values();
        node.gradient = parameter.gradient();
        return append(node);
    }

    /** Numbers with a gradient; read where they are, and not to be written to before the backward pass is over. */
    public Tensor variable(float[] values, Shape shape) {
        return given(Node.Kind.VARIABLE, values, shape);
    }

    /** Numbers without a gradient; read where they are, and not to be written to before the backward pass is over. */
    public Tensor constant(float[] values, Shape shape) {
        return given(Node.Kind.CONSTANT, values, shape);
    }

    private Tensor given(Node.Kind kind, float[] values, Shape shape) {
        if (values.length != shape.size()) {
            throw new IllegalArgumentException("an array of " + values.length + " numbers was given the shape " + shape
                    + ", which holds " + shape.size());
        }
        Node old = next();
        if (old != null && old.kind == kind && old.shape.equals(shape)) {
            old.values = values;
            return advance(old);
        }
        boolean wanted = kind == Node.Kind.VARIABLE;
        Node node = new Node(this, recorded, kind, shape, wanted);
        node.values = values;
        append(node);
        if (wanted) {
            node.gradient = pool.take(shape.size());
        }
        return node.tensor;
    }

    /** The same number everywhere, without a gradient. */
    public Tensor filled(float value, Shape shape) {
        Node node = next();
        if (node == null || node.kind != Node.Kind.FILLED || !node.shape.equals(shape)) {
            node = new Node(this, recorded, Node.Kind.FILLED, shape, false);
            append(node);
            node.values = pool.take(shape.size());
        } else {
            advance(node);
        }
        Arrays.fill(node.values, value);
        return node.tensor;
    }

    /** Arrays laid one after another along an axis. */
    public Tensor concat(int axis, Tensor... parts) {
        return apply(expected() instanceof Concat op && op.axis() == axis ? op : new Concat(axis), parts);
    }

    /** Records an operation on one input. */
    public Tensor apply(Op op, Tensor a) {
        operands[0] = a;
        return record(op, 1);
    }

    /** Records an operation on two inputs. */
    public Tensor apply(Op op, Tensor a, Tensor b) {
        operands[0] = a;
        operands[1] = b;
        return record(op, 2);
    }

    /** Records an operation on three inputs. */
    public Tensor apply(Op op, Tensor a, Tensor b, Tensor c) {
        operands[0] = a;
        operands[1] = b;
        operands[2] = c;
        return record(op, 3);
    }

    /** Records an operation on any number of inputs. */
    public Tensor apply(Op op, Tensor[] inputs) {
        if (operands.length < inputs.length) {
            operands = new Tensor[inputs.length];
        }
        System.arraycopy(inputs, 0, operands, 0, inputs.length);
        return record(op, inputs.length);
    }

    private Tensor record(Op op, int count) {
        for (int i = 0; i < count; i++) {
            refuseStranger(operands[i]);
        }
        Node node = next();
        if (node != null && node.computes(op, operands, count)) {
            advance(node);
        } else {
            node = build(op, count);
        }
        if (!op.isView()) {
            op.forward(node);
        }
        return node.tensor;
    }

    private Node build(Op op, int count) {
        Node[] inputs = new Node[count];
        boolean wanted = false;
        for (int i = 0; i < count; i++) {
            inputs[i] = operands[i].node;
            if (inputs[i].wantsGradient) {
                if (!op.differentiable(i)) {
                    throw new IllegalArgumentException(op + " has no gradient by its input " + i + ", but "
                            + inputs[i].describe() + " wants one; use detach() where none is meant to flow");
                }
                wanted = true;
            }
        }
        List<Shape> shapes = Stream.of(inputs).map(input -> input.shape).toList();
        Shape shape = op.shape(shapes);
        Node node = new Node(this, recorded, shape, op, inputs, wanted);
        append(node);
        if (!op.isView()) {
            node.values = pool.take(shape.size());
            int kept = op.keptSize(shapes, shape);
            node.kept = kept == 0 ? node.kept : pool.take(kept);
        }
        return node;
    }

    /**
     * Adds the gradients of a loss to those of its parameters, and writes those by its variables.
     *
     * @param loss a single number; a recording has one backward pass
     * @throws FailedWorkException where the loss is not a finite number, naming the first result that is not
     */
    public void backward(Tensor loss) {
        refuseStranger(loss);
        if (loss.shape().size() != 1) {
            throw new IllegalArgumentException("backward starts from a single number, got shape " + loss.shape()
                    + "; take a sum, a mean or a loss of it");
        }
        if (backwardDone) {
            throw new IllegalStateException("this recording has had its backward pass; begin() a new one");
        }
        if (!Float.isFinite(loss.item())) {
            throw new FailedWorkException(
                    "the loss is " + loss.item() + "; the first result that is not finite is " + firstNonFinite());
        }
        backwardDone = true;
        for (int i = 0; i < recorded; i++) {
            float[] gradient = nodes[i].gradient;
            if (nodes[i].kind == Node.Kind.VARIABLE && gradient != null) {
                Arrays.fill(gradient, 0f);
            }
        }
        if (!loss.node.wantsGradient) {
            return;
        }
        loss.node.gradientToAddTo()[0] += 1f;
        for (int i = loss.node.id; i >= 0; i--) {
            Node node = nodes[i];
            float[] gradient = node.gradient;
            if (node.op != null && gradient != null && node.owner == node) {
                node.op.backward(node);
                pool.give(gradient);
                node.gradient = null;
            }
        }
    }

    private String firstNonFinite() {
        for (int i = 0; i < recorded; i++) {
            float[] values = nodes[i].owner.values;
            for (int j = 0; j < nodes[i].shape.size(); j++) {
                if (!Float.isFinite(values[j])) {
                    return nodes[i].describe() + ", element " + j + ": " + values[j];
                }
            }
        }
        return "none of those recorded";
    }

    /** How many leaves and results the recording holds. */
    public int size() {
        return recorded;
    }

    /** How many floats this tape has allocated so far for values, gradients and what operations keep. */
    public long floatsAllocated() {
        return pool.allocated();
    }

    /** The kernels that the operations compute with. */
    public Kernels kernels() {
        return kernels;
    }

    /** The operation that stood at this place in the recording before, so that an equal one need not be made. */
    @Nullable
    Op expected() {
        Node node = next();
        return node == null ? null : node.op;
    }

    Node node(int i) {
        return nodes[i];
    }

    double[] scratch(int size) {
        if (scratch.length < size) {
            scratch = new double[size];
        }
        return scratch;
    }

    private @Nullable Node next() {
        return recorded < known ? nodes[recorded] : null;
    }

    private Tensor advance(Node node) {
        recorded++;
        return node.tensor;
    }

    /** Puts a new node here; what the recording before had from here on is taken apart. */
    private Tensor append(Node node) {
        for (int i = recorded; i < known; i++) {
            dismantle(nodes[i]);
        }
        if (recorded == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * recorded);
        }
        nodes[recorded] = node;
        recorded++;
        known = recorded;
        return node.tensor;
    }

    private void dismantle(Node node) {
        boolean ownsValues = node.kind == Node.Kind.FILLED || (node.kind == Node.Kind.RESULT && node.owner == node);
        if (ownsValues) {
            pool.give(node.values);
        }
        if (node.kept.length > 0) {
            pool.give(node.kept);
        }
        float[] gradient = node.gradient;
        if (gradient != null && node.kind != Node.Kind.PARAMETER) {
            pool.give(gradient);
            node.gradient = null;
        }
    }

    private void refuseStranger(Tensor tensor) {
        Node node = tensor.node;
        if (node.tape != this) {
            throw new IllegalArgumentException(node.describe() + " belongs to another tape");
        }
        if (node.id >= recorded || nodes[node.id] != node) {
            throw new IllegalArgumentException(
                    node.describe() + " belongs to an earlier recording; record it again after begin()");
        }
    }
}
