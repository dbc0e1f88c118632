package periplus.nets.sampling;

import periplus.core.errors.BadInputException;
import periplus.core.source.Source;

/**
 * Negative feedback with memory: what has been active is held down for a while.
 *
 * <pre>
 *   c_{t+1} = c_t + (b h_t - c_t) / tau        from the old rate h_t; c_0 = 0
 *   INSIDE    drive_t  = J h + M v + b - c_t                  through the nonlinearity and the leak
 *   OUTSIDE   increment_t = g(state_t) - c_t                   past both
 * </pre>
 *
 * <p>With the rate leak alpha, b inside does to active units about what alpha b does outside. The stationary law of the
 * states is not kept. INSIDE is Levenstein et al.'s adapting cell, whose replay figure has b = 1, tau = 100 steps;
 * which place the 2026 paper uses is not known here.
 *
 * @param place where c is subtracted
 * @param strength b, 0 or more; 0 is no adaptation
 * @param tauSteps tau in steps, at least 1
 */
@Source(key = "levenstein2024", where = "adapting cell used offline, read in the released code")
@Source(key = "casco2026", where = "abstract: hidden-state adaptation")
public record Adaptation(Place place, double strength, double tauSteps) {
    /** None. */
    public static final Adaptation NONE = new Adaptation(Place.OUTSIDE, 0, 1);

    /** Where the adaptation is subtracted. */
    public enum Place {
        /** From the drive, inside the nonlinearity. */
        INSIDE,
        /** From the increment of the state, outside it. */
        OUTSIDE
    }

    public Adaptation {
        if (!(strength >= 0) || !Double.isFinite(strength)) {
            throw new BadInputException("adaptation has strength " + strength + ", expected 0 or a positive number");
        }
        if (!(tauSteps >= 1) || !Double.isFinite(tauSteps)) {
            throw new BadInputException(
                    "adaptation has a time constant of " + tauSteps + " steps, expected at least 1");
        }
    }

    /** Whether nothing is subtracted. */
    public boolean isNone() {
        return strength == 0;
    }
}
