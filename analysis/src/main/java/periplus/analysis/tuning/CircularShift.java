package periplus.analysis.tuning;

import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * The covariate shifted in time, circularly, against the activity, by {@code minShift} samples at least.
 *
 * <p>Even over the possible shifts, one for all units. For a batch of short trials, give samples trial by trial and at
 * least one trial's length. The null of {@link TimeShift} for anything but rate maps.
 */
@Source(key = "langston2010", where = "shuffling: spikes shifted by at least 20 s, wrapped at the end of the trial")
public record CircularShift(int minShift) implements SampleShuffle {
    public CircularShift {
        if (minShift < 1) {
            throw new IllegalArgumentException("minShift must be at least 1 sample, got " + minShift);
        }
    }

    @Override
    public String name() {
        return "circularShift";
    }

    @Override
    public String question() {
        return "could activity with this time course but no tie to the covariate score as high?";
    }

    @Override
    public void draw(RandomStream stream, int[] order) {
        if (2L * minShift >= order.length) {
            throw new IllegalArgumentException(
                    "minShift must lie under half of the " + order.length + " samples, got " + minShift);
        }
        int shift = minShift + stream.nextBelow(order.length - 2 * minShift + 1);
        for (int s = 0; s < order.length; s++) {
            order[s] = (s + shift) % order.length;
        }
    }
}
