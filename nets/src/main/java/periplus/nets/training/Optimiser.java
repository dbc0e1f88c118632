package periplus.nets.training;

import java.util.Map;

/**
 * Changes parameters by their gradients; owns the moments that this needs.
 *
 * <p>To add your own: settings implementing {@link OptimiserSettings}, this interface, a fixture of its first steps, and a
 * subclass of {@code OptimiserContract}.
 * A checkpoint is {@link #state} and {@link #updates}; a restored optimiser continues bit for bit.
 */
public interface Optimiser {
    /** One update of all parameters with this learning rate. */
    void update(double learningRate);

    /** How many updates have been made. */
    long updates();

    /** Every array that the next update depends on, named "moment/parameter", in a fixed order; live, not copies. */
    Map<String, float[]> state();

    /** Sets the arrays and the count to those of a checkpoint; refuses missing names and other lengths. */
    void restore(Map<String, float[]> state, long updates);
}
