package periplus.nets.autodiff.operations;

import java.util.List;

/**
 * What an operation's double-precision form sees: inputs and output as numbers with tangents.
 *
 * @param in one array an input
 * @param inShapes their shapes
 * @param out to be filled
 * @param outShape its shape
 * @param kept what the float32 pass kept, for operations whose draw must be the same in both (dropout)
 */
public record DualFrame(List<Dual[]> in, List<Shape> inShapes, Dual[] out, Shape outShape, float[] kept) {
    /** The numbers of an input. */
    public Dual[] in(int input) {
        return in.get(input);
    }

    /** The shape of an input. */
    public Shape inShape(int input) {
        return inShapes.get(input);
    }
}
