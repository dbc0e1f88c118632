package periplus.analysis.tuning;

import java.util.function.Supplier;
import periplus.core.carriers.RateMaps;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.core.workers.Workers;

/**
 * Activity shifted in time, circularly, against the position: keeps both time courses, breaks their tie.
 *
 * <p>One shift per shuffle for all units, evenly from {@code minShift} to {@code samples - minShift} samples. Samples are
 * one row after the other in time; for a batch of short trials, concatenate them trial by trial and take at least one
 * trial's length as {@code minShift}. Sample s of the activity lies at {@code activity[s * units + unit]}.
 */
@Source(key = "langston2010", where = "shuffling: spikes shifted by at least 20 s, wrapped at the end of the trial")
public record TimeShift(
        int samples,
        int units,
        double[] positionMetres,
        float[] activity,
        int minShift,
        Supplier<RateMapAccumulator> emptyMaps,
        Workers workers)
        implements ShuffleNull.Resampler {
    public TimeShift {
        if (positionMetres.length != 2 * samples || activity.length != Math.multiplyExact(samples, units)) {
            throw new IllegalArgumentException(samples + " samples of " + units + " units need " + 2 * samples
                    + " coordinates and " + (long) samples * units + " activities, got " + positionMetres.length
                    + " and " + activity.length);
        }
        if (minShift < 1 || 2 * minShift >= samples) {
            throw new IllegalArgumentException(
                    "minShift must lie in 1 to under half of the " + samples + " samples, got " + minShift);
        }
    }

    @Override
    public String name() {
        return "timeShift";
    }

    @Override
    public String question() {
        return "could activity with this time course but no tie to the position score as high?";
    }

    @Override
    public RateMaps maps(RandomStream stream) {
        int shift = minShift + stream.nextBelow(samples - 2 * minShift + 1);
        double[] shifted = new double[positionMetres.length];
        System.arraycopy(positionMetres, 2 * shift, shifted, 0, 2 * (samples - shift));
        System.arraycopy(positionMetres, 0, shifted, 2 * (samples - shift), 2 * shift);
        RateMapAccumulator accumulator = emptyMaps.get();
        accumulator.add(workers, samples, shifted, activity);
        return accumulator.rateMaps();
    }
}
