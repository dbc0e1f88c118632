package periplus.nets.cells;

import periplus.core.errors.BadInputException;

/**
 * Independent noise in the units, by where it enters; Gaussian unless said otherwise.
 *
 * <p>Inside the bracket the leak attenuates it, outside it does not: for a linear unit with standard deviation s a
 * step, the stationary variance is s^2 alpha/(2 - alpha) inside and s^2 / (alpha (2 - alpha)) outside. A comparison of
 * different alphas must say which.
 *
 * @param insideSd standard deviation of what is added to the drive J h + M v + b; with {@link NoiseLaw#UNIFORM01} the
 *     factor on its numbers
 * @param outsideSd the same of what is added to the state after the leak
 * @param law how the numbers are distributed
 */
public record Noise(double insideSd, double outsideSd, NoiseLaw law) {
    /** No noise. */
    public static final Noise NONE = new Noise(0.0, 0.0);

    /** Gaussian noise. */
    public Noise(double insideSd, double outsideSd) {
        this(insideSd, outsideSd, NoiseLaw.GAUSSIAN);
    }

    public Noise {
        check("inside", insideSd);
        check("outside", outsideSd);
    }

    /** Whether there is no noise at all. */
    public boolean isNone() {
        return insideSd == 0.0 && outsideSd == 0.0;
    }

    private static void check(String where, double sd) {
        if (!(sd >= 0.0) || !Double.isFinite(sd)) {
            throw new BadInputException(
                    "noise " + where + " has standard deviation " + sd + ", expected 0 or a positive number");
        }
    }
}
