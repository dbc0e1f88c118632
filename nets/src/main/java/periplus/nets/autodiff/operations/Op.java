package periplus.nets.autodiff.operations;

import java.util.List;

/**
 * One differentiable operation: its shape rule, its equation, and the equation's adjoint.
 *
 * <p>For y = f(x_1, ..., x_n) and a loss L, {@link #forward} writes y, and {@link #backward} adds J_i^T dL/dy to
 * dL/dx_i for every input that wants it. An operation holds its settings only, never numbers of a step: the tape gives
 * it its arrays through a {@link Frame}. Two operations are equal when their settings are; that is how a tape
 * recognises last step's graph and reuses its memory, so write operations as records or enums.
 *
 * <p><b>To add your own</b>: implement {@link #shape}, {@link #forward} and {@link #backward}, and {@link #plain}, the
 * same equation in double precision with plain loops; extend {@code OpContract} with the shapes that it takes. Then
 * {@code tape.apply(yourOp, a, b)} records it, and gradient checks, re-recording without allocation and error messages
 * work. Sums run in a fixed order that the class comment states; products go through {@link Frame#kernels}; elementary
 * functions are those of {@link periplus.core.math.PortableMath}; nothing is allocated in forward and backward.
 */
public interface Op {
    /**
     * The shape of the output.
     *
     * @throws IllegalArgumentException naming the operation, the shapes found and what was expected
     */
    Shape shape(List<Shape> inputs);

    /** How many floats of {@link Frame#kept} to keep from the forward to the backward pass. */
    default int keptSize(List<Shape> inputs, Shape output) {
        return 0;
    }

    /** Whether there is a gradient by this input; a tape refuses an input that wants one where there is none. */
    default boolean differentiable(int input) {
        return true;
    }

    /** Whether the output is the first input's array in another shape; forward and backward are then never called. */
    default boolean isView() {
        return false;
    }

    /** Overwrites {@code frame.out()}. */
    void forward(Frame frame);

    /** Adds to {@code frame.dIn(i)} for every i with {@code frame.wants(i)}. */
    void backward(Frame frame);

    /** The equation once more, in double precision with tangents: what the float32 code is held to. */
    default void plain(DualFrame frame) {
        throw new UnsupportedOperationException(
                this + " has no plain() form in double precision: write one, or check its gradient in float32");
    }

    /** Refuses a number of inputs other than the expected. */
    static void checkInputs(String op, List<Shape> inputs, int least, int most) {
        if (inputs.size() < least || inputs.size() > most) {
            throw new IllegalArgumentException(op + " takes " + (least == most ? least : least + " to " + most)
                    + " inputs, got " + inputs.size() + ": " + inputs);
        }
    }

    /** Refuses an input of another shape than the expected. */
    static void checkShape(String op, String what, Shape found, Shape expected) {
        if (!found.equals(expected)) {
            throw new IllegalArgumentException(op + ": " + what + " has shape " + found + ", expected " + expected);
        }
    }
}
