package periplus.core.kernels;

import jdk.incubator.vector.FloatVector;
import periplus.core.errors.BadCallException;

/** How many bits a vector has: the widest that the JIT uses on this CPU, or fewer by wish. */
final class SimdWidth {
    static final String PROPERTY = "periplus.simd.bits";

    private SimdWidth() {}

    /** The width in bits; a wish that this CPU cannot meet is refused. */
    static int bits() {
        int widest = Math.clamp(FloatVector.SPECIES_PREFERRED.vectorBitSize(), 128, 512);
        String wish = System.getProperty(PROPERTY);
        return switch (wish) {
            case null -> widest;
            case "128" -> 128;
            case "256" -> atMost(256, widest);
            case "512" -> atMost(512, widest);
            default -> throw new BadCallException(PROPERTY + " is \"" + wish + "\"; expected 128, 256 or 512");
        };
    }

    private static int atMost(int bits, int widest) {
        if (bits > widest) {
            throw new BadCallException(
                    PROPERTY + " is " + bits + ", but the widest vectors in use here have " + widest + " bits");
        }
        return bits;
    }
}
