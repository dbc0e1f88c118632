package periplus.nets.cells;

import periplus.core.errors.BadInputException;

/**
 * Independent Gaussian noise in the units, by where it enters.
 *
 * <p>Inside the bracket the leak attenuates it, outside it does not: for a linear unit with standard deviation s a
 * step, the stationary variance is s^2 alpha/(2 - alpha) inside and s^2 / (alpha (2 - alpha)) outside. A comparison of
 * different alphas must say which.
 *
 * @param insideSd standard deviation of what is added to the drive J h + M v + b
 * @param outsideSd standard deviation of what is added to the state after the leak
 */
public record Noise(double insideSd, double outsideSd) {
    /** No noise. */
    public static final Noise NONE = new Noise(0.0, 0.0);

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
