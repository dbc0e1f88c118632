package periplus.nets.sampling;

import periplus.core.errors.BadInputException;
import periplus.nets.cells.Noise;

/**
 * How a network runs on its own.
 *
 * @param chains independent runs side by side
 * @param noise standard deviations a step inside and outside the leak, as in training; not scaled by the leak or by dt
 * @param noiseMultiplier what both are multiplied with: sqrt(2) turns samples of p^2 into samples of p
 * @param seed seed of the streams "sampling-noise" and "sampling-noise-inside"
 */
public record FreeRunSettings(int chains, Noise noise, double noiseMultiplier, long seed) {
    public FreeRunSettings {
        if (chains < 1) {
            throw new BadInputException("a free run has " + chains + " chains, expected at least 1");
        }
        if (!(noiseMultiplier >= 0) || !Double.isFinite(noiseMultiplier)) {
            throw new BadInputException(
                    "the noise is multiplied by " + noiseMultiplier + ", expected 0 or a positive number");
        }
    }

    /** The noise as it is. */
    public FreeRunSettings(int chains, Noise noise, long seed) {
        this(chains, noise, 1.0, seed);
    }

    float insideSd() {
        return (float) (noiseMultiplier * noise.insideSd());
    }

    float outsideSd() {
        return (float) (noiseMultiplier * noise.outsideSd());
    }
}
