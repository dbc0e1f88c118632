package periplus.core.kernels;

import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The one vector width of this process, fixed when the class is loaded: the JIT needs it as a constant.
 *
 * <p>Kernels load vectors with {@code FloatVector.fromArray} and nothing around it: a helper of our own may fail to be
 * inlined in a long loop, and a vector that meets a call is put on the heap. {@link SimdWidth} says how wide. The width decides speed alone; no result depends on it.
 */
final class SimdLanes {
    static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, VectorShape.forBitSize(SimdWidth.bits()));
    static final VectorSpecies<Double> DOUBLES = FLOATS.withLanes(double.class);
    /** As many floats as {@link #DOUBLES} has lanes. */
    static final VectorSpecies<Float> HALF_FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(FLOATS.vectorBitSize() / 2));

    static final int COUNT = FLOATS.length();

    private SimdLanes() {}

    /** The largest multiple of the lane count that is not above {@code length}. */
    static int whole(int length) {
        return length & -COUNT;
    }
}
