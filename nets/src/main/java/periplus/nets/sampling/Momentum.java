package periplus.nets.sampling;

import periplus.core.errors.BadInputException;
import periplus.core.source.Source;

/**
 * Underdamped steps: a part of the last move is made again.
 *
 * <pre>
 *   v_{t+1} = (1 - lambda) v_t + g(r_t) + noise      r_{t+1} = r_t + v_{t+1}      v_0 = 0
 * </pre>
 *
 * <p>g is the network's own increment. At lambda = 1 there is no momentum. For stationary states of stiffness k the
 * autocorrelation time falls by the factor lambda; where the increment also rotates, small lambda diverges.
 *
 * <p>The paper is known here by its abstract only: the discrete form and both noise scalings are inferred.
 *
 * @param friction lambda in (0, 1]
 * @param scaling what becomes of the noise
 */
@Source(key = "casco2026", where = "abstract: hidden-state momentum as underdamped Langevin sampling")
public record Momentum(double friction, NoiseScaling scaling) {
    /** None: lambda 1. */
    public static final Momentum NONE = new Momentum(1.0, NoiseScaling.PRESERVE);

    public Momentum {
        if (!(friction > 0 && friction <= 1)) {
            throw new BadInputException("momentum has friction " + friction
                    + ", expected a number in (0, 1]: 1 is no momentum, 0 would never lose any");
        }
    }

    /** At the law of the states without momentum. */
    public static Momentum preserving(double friction) {
        return new Momentum(friction, NoiseScaling.PRESERVE);
    }

    /** Whether steps are the plain ones. */
    public boolean isNone() {
        return friction == 1.0;
    }
}
