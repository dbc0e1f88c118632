package periplus.nets.network;

import periplus.core.errors.BadInputException;

/**
 * How large a network is.
 *
 * @param inputs numbers a step, 2 for a velocity
 * @param units hidden units
 * @param outputs readout units
 * @param initialSize length of the start state's code that the encoder reads; 0 = no encoder, start at zero
 * @param outputBias whether the readout has a bias
 */
public record NetworkShape(int inputs, int units, int outputs, int initialSize, boolean outputBias) {
    public NetworkShape {
        check("inputs", inputs, 1);
        check("units", units, 1);
        check("outputs", outputs, 1);
        check("initialSize", initialSize, 0);
    }

    /** Without a bias on the readout. */
    public NetworkShape(int inputs, int units, int outputs, int initialSize) {
        this(inputs, units, outputs, initialSize, false);
    }

    private static void check(String name, int value, int atLeast) {
        if (value < atLeast) {
            throw new BadInputException("a network has " + name + " = " + value + ", expected at least " + atLeast);
        }
    }
}
