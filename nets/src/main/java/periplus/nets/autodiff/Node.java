package periplus.nets.autodiff;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import periplus.core.kernels.Kernels;
import periplus.nets.autodiff.operations.Frame;
import periplus.nets.autodiff.operations.Op;
import periplus.nets.autodiff.operations.Shape;
import periplus.nets.parameters.Parameter;

/** One place of a tape: a leaf, or an operation with its inputs; owns what lives as long as the recording. */
final class Node implements Frame {
    /** What a place is. */
    enum Kind {
        PARAMETER,
        VARIABLE,
        CONSTANT,
        FILLED,
        RESULT
    }

    private static final float[] NONE = {};

    final Tape tape;
    final int id;
    final Kind kind;
    final Shape shape;
    final @Nullable Op op;
    final Node[] inputs;
    final boolean wantsGradient;
    final Tensor tensor;
    /** Whose arrays these are: another node's for a view, otherwise its own. */
    final Node owner;

    /** Whose arrays a leaf of kind PARAMETER reads and adds to. */
    @Nullable
    Parameter parameter;

    /** Own values, unless this is a view. */
    float[] values = NONE;

    /** Own gradient: always there for a leaf that wants one, within a backward pass only for a result. */
    float @Nullable [] gradient;

    float[] kept = NONE;

    /** A leaf. */
    Node(Tape tape, int id, Kind kind, Shape shape, boolean wantsGradient) {
        this.tape = tape;
        this.id = id;
        this.kind = kind;
        this.shape = shape;
        this.op = null;
        this.inputs = new Node[0];
        this.wantsGradient = wantsGradient;
        this.owner = this;
        this.tensor = new Tensor(this);
    }

    /** A result. */
    Node(Tape tape, int id, Shape shape, Op op, Node[] inputs, boolean wantsGradient) {
        this.tape = tape;
        this.id = id;
        this.kind = Kind.RESULT;
        this.shape = shape;
        this.op = op;
        this.inputs = inputs;
        this.wantsGradient = wantsGradient;
        this.owner = op.isView() ? inputs[0].owner : this;
        this.tensor = new Tensor(this);
    }

    /** Whether the same operation on the same inputs stands here already. */
    boolean computes(Op asked, Tensor[] operands, int count) {
        if (op == null || inputs.length != count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (operands[i].node != inputs[i]) {
                return false;
            }
        }
        return op.equals(asked);
    }

    /** The gradient to add to: made, all zero, when first asked for. */
    float[] gradientToAddTo() {
        float[] g = owner.gradient;
        if (g == null) {
            g = tape.pool.take(owner.shape.size());
            Arrays.fill(g, 0f);
            owner.gradient = g;
        }
        return g;
    }

    String describe() {
        if (op == null) {
            return "#" + id + " " + kind + " " + shape;
        }
        StringBuilder text = new StringBuilder("#" + id + " " + op + " " + shape + " of");
        for (Node input : inputs) {
            text.append(" #").append(input.id);
        }
        return text.toString();
    }

    @Override
    public int inputs() {
        return inputs.length;
    }

    @Override
    public Shape inShape(int input) {
        return inputs[input].shape;
    }

    @Override
    public float[] in(int input) {
        return inputs[input].owner.values;
    }

    @Override
    public boolean wants(int input) {
        return input < inputs.length && inputs[input].wantsGradient;
    }

    @Override
    public float[] dIn(int input) {
        return inputs[input].gradientToAddTo();
    }

    @Override
    public Shape outShape() {
        return shape;
    }

    @Override
    public float[] out() {
        return values;
    }

    @Override
    public float[] dOut() {
        return gradientToAddTo();
    }

    @Override
    public float[] kept() {
        return kept;
    }

    @Override
    public double[] scratch(int size) {
        return tape.scratch(size);
    }

    @Override
    public Kernels kernels() {
        return tape.kernels();
    }
}
