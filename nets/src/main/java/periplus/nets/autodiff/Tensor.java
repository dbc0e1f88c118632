package periplus.nets.autodiff;

import org.jspecify.annotations.Nullable;
import periplus.core.random.RandomStream;
import periplus.nets.autodiff.operations.Affine;
import periplus.nets.autodiff.operations.Arithmetic;
import periplus.nets.autodiff.operations.ClassCrossEntropy;
import periplus.nets.autodiff.operations.CrossEntropy;
import periplus.nets.autodiff.operations.Dropout;
import periplus.nets.autodiff.operations.Elementwise;
import periplus.nets.autodiff.operations.Embedding;
import periplus.nets.autodiff.operations.LayerNorm;
import periplus.nets.autodiff.operations.LinearCka;
import periplus.nets.autodiff.operations.LinearScan;
import periplus.nets.autodiff.operations.LogSoftmax;
import periplus.nets.autodiff.operations.MatrixProduct;
import periplus.nets.autodiff.operations.MeanSquared;
import periplus.nets.autodiff.operations.Op;
import periplus.nets.autodiff.operations.Reshape;
import periplus.nets.autodiff.operations.Shape;
import periplus.nets.autodiff.operations.Slice;
import periplus.nets.autodiff.operations.Softmax;
import periplus.nets.autodiff.operations.Sum;
import periplus.nets.autodiff.operations.Transpose;

/**
 * A handle on one recorded array: its shape, its numbers, and the operations that may be done with it.
 *
 * <p>Every method records one operation, whose class has the formula, the shape rule and the order of sums. A handle is
 * valid until the tape's next {@link Tape#begin}.
 */
public final class Tensor {
    private static final MatrixProduct PRODUCT = new MatrixProduct(false, false);
    private static final MatrixProduct PRODUCT_TRANSPOSED = new MatrixProduct(false, true);
    private static final MatrixProduct TRANSPOSED_PRODUCT = new MatrixProduct(true, false);
    private static final MatrixProduct BOTH_TRANSPOSED = new MatrixProduct(true, true);
    private static final Sum SUM = new Sum(Sum.ALL, false);
    private static final Sum MEAN = new Sum(Sum.ALL, true);
    private static final Softmax SOFTMAX = new Softmax(false);
    private static final Softmax CAUSAL_SOFTMAX = new Softmax(true);
    private static final LogSoftmax LOG_SOFTMAX = new LogSoftmax();
    private static final CrossEntropy CROSS_ENTROPY = new CrossEntropy();
    private static final MeanSquared MEAN_SQUARED = new MeanSquared();
    private static final LinearScan LINEAR_SCAN = new LinearScan();
    private static final LinearCka LINEAR_CKA = new LinearCka();

    final Node node;
    private @Nullable Shape leading;

    Tensor(Node node) {
        this.node = node;
    }

    /** Its place on the tape, from 0. */
    public int id() {
        return node.id;
    }

    /** Its extents. */
    public Shape shape() {
        return node.shape;
    }

    /** Its tape. */
    public Tape tape() {
        return node.tape;
    }

    /** Its numbers, row-major; live, not to be written to. */
    public float[] values() {
        return node.owner.values;
    }

    /** The number of a tensor that holds one. */
    public float item() {
        if (node.shape.size() != 1) {
            throw new IllegalStateException(node.describe() + " holds " + node.shape.size() + " numbers, not one");
        }
        return values()[0];
    }

    /** The gradient of a parameter or variable after the backward pass; live. Results keep none. */
    public float[] gradient() {
        float[] gradient = node.owner.gradient;
        if (gradient == null || node.owner.op != null) {
            throw new IllegalStateException(node.describe() + " keeps no gradient; only parameters and variables do");
        }
        return gradient;
    }

    /** The same numbers, through which no gradient flows. */
    public Tensor detach() {
        return node.tape.constant(values(), node.shape);
    }

    /** a + b; b is repeated over the leading axes of this. */
    public Tensor plus(Tensor b) {
        return apply(Arithmetic.ADD, b);
    }

    /** a - b; b is repeated over the leading axes of this. */
    public Tensor minus(Tensor b) {
        return apply(Arithmetic.SUBTRACT, b);
    }

    /** a b element by element; b is repeated over the leading axes of this. */
    public Tensor times(Tensor b) {
        return apply(Arithmetic.MULTIPLY, b);
    }

    /** a / b element by element; b is repeated over the leading axes of this. */
    public Tensor over(Tensor b) {
        return apply(Arithmetic.DIVIDE, b);
    }

    /** scale x + shift. */
    public Tensor affine(float scale, float shift) {
        return apply(
                expected() instanceof Affine op && op.scale() == scale && op.shift() == shift
                        ? op
                        : new Affine(scale, shift));
    }

    /** factor x. */
    public Tensor scale(float factor) {
        return affine(factor, 0f);
    }

    /** 1 - x. */
    public Tensor oneMinus() {
        return affine(-1f, 1f);
    }

    /** The matrix product A B. */
    public Tensor matmul(Tensor b) {
        return apply(PRODUCT, b);
    }

    /** The matrix product with either operand transposed. */
    public Tensor matmul(Tensor b, boolean transposeThis, boolean transposeOther) {
        MatrixProduct op = transposeThis
                ? transposeOther ? BOTH_TRANSPOSED : TRANSPOSED_PRODUCT
                : transposeOther ? PRODUCT_TRANSPOSED : PRODUCT;
        return apply(op, b);
    }

    /** A linear layer x W^T + bias, W [to][from]. */
    public Tensor linear(Tensor weight, Tensor bias) {
        return linear(weight).plus(bias);
    }

    /** A linear layer x W^T, W [to][from]. */
    public Tensor linear(Tensor weight) {
        return apply(PRODUCT_TRANSPOSED, weight);
    }

    /** max(x, 0). */
    public Tensor relu() {
        return apply(Elementwise.RELU);
    }

    /** tanh x. */
    public Tensor tanh() {
        return apply(Elementwise.TANH);
    }

    /** 1 / (1 + e^-x). */
    public Tensor sigmoid() {
        return apply(Elementwise.SIGMOID);
    }

    /** log(1 + e^x). */
    public Tensor softplus() {
        return apply(Elementwise.SOFTPLUS);
    }

    /** e^x. */
    public Tensor exp() {
        return apply(Elementwise.EXP);
    }

    /** ln x. */
    public Tensor log() {
        return apply(Elementwise.LOG);
    }

    /** x^2. */
    public Tensor square() {
        return apply(Elementwise.SQUARE);
    }

    /** The square root. */
    public Tensor sqrt() {
        return apply(Elementwise.SQRT);
    }

    /** The sum of everything. */
    public Tensor sum() {
        return apply(SUM);
    }

    /** The sum over an axis, which disappears. */
    public Tensor sum(int axis) {
        return reduce(axis, false);
    }

    /** The mean of everything. */
    public Tensor mean() {
        return apply(MEAN);
    }

    /** The mean over an axis, which disappears. */
    public Tensor mean(int axis) {
        return reduce(axis, true);
    }

    private Tensor reduce(int axis, boolean mean) {
        node.shape.checkAxis(mean ? "Mean" : "Sum", axis);
        return apply(expected() instanceof Sum op && op.axis() == axis && op.mean() == mean ? op : new Sum(axis, mean));
    }

    /** Softmax over the last axis. */
    public Tensor softmax() {
        return apply(SOFTMAX);
    }

    /** Softmax over the last axis (keys), where position i of the axis before (queries) sees no later one. */
    public Tensor causalSoftmax() {
        return apply(CAUSAL_SOFTMAX);
    }

    /** Logarithm of the softmax over the last axis. */
    public Tensor logSoftmax() {
        return apply(LOG_SOFTMAX);
    }

    /** Mean over rows of the cross-entropy, in nats, of the softmax of these logits against distributions. */
    public Tensor crossEntropy(Tensor target) {
        return crossEntropy(target, everyRow());
    }

    /** The same, each row weighted; 0 masks it out. */
    public Tensor crossEntropy(Tensor target, Tensor weight) {
        return node.tape.apply(CROSS_ENTROPY, this, target, weight);
    }

    /** Mean over rows of the cross-entropy, in nats, of the softmax of these logits against one class a row. */
    public Tensor crossEntropy(int[] classes) {
        return crossEntropy(classes, everyRow());
    }

    /** The same, each row weighted; 0 masks it out. */
    @SuppressWarnings("ReferenceEquality") // the array is live: only the same one is the same setting
    public Tensor crossEntropy(int[] classes, Tensor weight) {
        return apply(
                expected() instanceof ClassCrossEntropy op && op.classes() == classes
                        ? op
                        : new ClassCrossEntropy(classes),
                weight);
    }

    /** The mean squared difference from the target. */
    public Tensor meanSquaredError(Tensor target) {
        return meanSquaredError(target, everyRow());
    }

    /** The same, each row (all axes but the last) weighted; 0 masks it out. */
    public Tensor meanSquaredError(Tensor target, Tensor weight) {
        return node.tape.apply(MEAN_SQUARED, this, target, weight);
    }

    /** Layer normalisation over the last axis. */
    public Tensor layerNorm(Tensor gain, Tensor bias, double epsilon) {
        return node.tape.apply(
                expected() instanceof LayerNorm op && op.epsilon() == epsilon ? op : new LayerNorm(epsilon),
                this,
                gain,
                bias);
    }

    /** The rows of this table at these indices, whose own shape is {@code of}. */
    @SuppressWarnings("ReferenceEquality") // the array is live: only the same one is the same setting
    public Tensor rows(int[] indices, Shape of) {
        return apply(
                expected() instanceof Embedding op
                                && op.indices() == indices
                                && op.of().equals(of)
                        ? op
                        : new Embedding(indices, of));
    }

    /** Indices from to (excluding) end of an axis. */
    public Tensor slice(int axis, int from, int end) {
        return apply(
                expected() instanceof Slice op && op.axis() == axis && op.from() == from && op.end() == end
                        ? op
                        : new Slice(axis, from, end));
    }

    /** The same numbers under another shape; shares this one's array. */
    public Tensor reshape(Shape to) {
        return apply(expected() instanceof Reshape op && op.to().equals(to) ? op : new Reshape(to));
    }

    /** Two axes exchanged. */
    public Tensor transpose(int first, int second) {
        return apply(
                expected() instanceof Transpose op && op.first() == first && op.second() == second
                        ? op
                        : new Transpose(first, second));
    }

    /** Zeros with this probability, the rest scaled up; the mask is the stream's. */
    public Tensor dropout(double rate, RandomStream stream) {
        return apply(
                expected() instanceof Dropout op && op.rate() == rate && op.stream() == stream
                        ? op
                        : new Dropout(rate, stream));
    }

    /** h_t = decay_t h_{t-1} + x_t over the first axis of this, x; h_0 = 0. */
    public Tensor linearScan(Tensor decay) {
        return node.tape.apply(LINEAR_SCAN, decay, this);
    }

    /** The same from a start h_0. */
    public Tensor linearScan(Tensor decay, Tensor start) {
        return node.tape.apply(LINEAR_SCAN, decay, this, start);
    }

    /** Linear CKA with another representation of the same conditions (rows), between 0 and 1. */
    public Tensor linearCka(Tensor other) {
        return apply(LINEAR_CKA, other);
    }

    private Tensor everyRow() {
        Shape rows = leading;
        if (rows == null) {
            rows = node.shape.leading();
            leading = rows;
        }
        return node.tape.filled(1f, rows);
    }

    private @Nullable Op expected() {
        return node.tape.expected();
    }

    private Tensor apply(Op op) {
        return node.tape.apply(op, this);
    }

    private Tensor apply(Op op, Tensor b) {
        return node.tape.apply(op, this, b);
    }

    @Override
    public String toString() {
        return node.describe();
    }
}
