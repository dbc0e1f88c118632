package periplus.studies.pathintegration;

import periplus.core.carriers.SequenceBatch;
import periplus.core.random.RandomStream;
import periplus.nets.cells.Noise;
import periplus.nets.network.NoiseSource;

/**
 * Noise that a trained network meets when it is tested, by where it enters.
 *
 * <p>All three are Gaussian, independent over steps, trials and units. The draw for one step, trial and unit is a
 * function of the seed and of the batch alone, so that two networks of one size meet the same noise.
 *
 * @param inputSd added to each input, in the input's own unit (metres a step for displacements)
 * @param insideSd added to the drive, inside the leak
 * @param outsideSd added to the state, after the leak
 * @param seed of the draws, not that of training
 */
public record Disturbance(double inputSd, double insideSd, double outsideSd, long seed) {
    /** No noise. */
    public static final Disturbance NONE = new Disturbance(0, 0, 0, 0);

    public Disturbance {
        if (!(inputSd >= 0 && insideSd >= 0 && outsideSd >= 0)) {
            throw new IllegalArgumentException(
                    "standard deviations must not be negative, got " + inputSd + ", " + insideSd + " and " + outsideSd);
        }
    }

    /** Adds input noise to a batch that was just filled. */
    void disturbInputs(SequenceBatch batch, long index) {
        if (inputSd == 0) {
            return;
        }
        float[] noise = new float[batch.input.length];
        RandomStream.of(seed, "input-noise", index).fillGaussian(noise, 0, noise.length, (float) inputSd);
        for (int i = 0; i < noise.length; i++) {
            batch.input[i] += noise[i];
        }
    }

    /** What enters the network itself in batch {@code index}. */
    NoiseSource noise(long index) {
        return insideSd == 0 && outsideSd == 0
                ? NoiseSource.NONE
                : new NoiseSource(new Noise(insideSd, outsideSd), seed, index);
    }
}
