package periplus.nets.sampling;

import periplus.core.errors.BadInputException;

/**
 * How a network replays.
 *
 * <p>Settings that differ in anything but the seed see the same draws, so that conditions can be compared in pairs: the
 * draw of a step, chain and unit depends on the seed alone, only its size on the rest.
 *
 * @param run chains, noise, its multiplier and the seed, as of a plain run
 * @param momentum friction and noise scaling
 * @param adaptation place, strength and time constant
 * @param bound a chain with a state beyond this, or not a number, has become unstable
 */
public record ReplaySettings(FreeRunSettings run, Momentum momentum, Adaptation adaptation, double bound) {
    /** The size of a state from which on a chain counts as unstable. */
    public static final double USUAL_BOUND = 1e4;

    public ReplaySettings {
        if (!(bound > 0) || !Double.isFinite(bound)) {
            throw new BadInputException("states of a replay are bounded by " + bound + ", expected a positive number");
        }
    }

    /** With the usual bound. */
    public ReplaySettings(FreeRunSettings run, Momentum momentum, Adaptation adaptation) {
        this(run, momentum, adaptation, USUAL_BOUND);
    }

    /** Neither momentum nor adaptation. */
    public static ReplaySettings plain(FreeRunSettings run) {
        return new ReplaySettings(run, Momentum.NONE, Adaptation.NONE);
    }

    /** The plain run's settings with the noise that momentum asks for. */
    FreeRunSettings scaledRun() {
        double factor = momentum.scaling().factor(momentum.friction());
        return new FreeRunSettings(run.chains(), run.noise(), factor * run.noiseMultiplier(), run.seed());
    }
}
