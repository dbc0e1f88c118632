package periplus.nets.autodiff.operations;

import periplus.core.kernels.Kernels;

/**
 * What an operation sees of the tape in one step: its inputs and output, their gradients, and room of its own.
 *
 * <p>Arrays are row-major and at least as long as their shape's size. Gradients are valid in {@link Op#backward} alone.
 */
public interface Frame {
    /** How many inputs. */
    int inputs();

    /** The shape of an input. */
    Shape inShape(int input);

    /** The numbers of an input; not to be written to. */
    float[] in(int input);

    /** Whether the gradient by this input is needed. */
    boolean wants(int input);

    /** The gradient by an input, to be added to. */
    float[] dIn(int input);

    /** The shape of the output. */
    Shape outShape();

    /** The numbers of the output. */
    float[] out();

    /** The gradient by the output. */
    float[] dOut();

    /** Kept from forward to backward; as many floats as {@link Op#keptSize} asked for. */
    float[] kept();

    /** Scratch of at least this many doubles, whatever is in it; not kept from forward to backward. */
    double[] scratch(int size);

    /** The products. */
    Kernels kernels();
}
