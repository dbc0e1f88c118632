package periplus.analysis.tuning;

import periplus.core.carriers.RateMaps;
import periplus.core.errors.BadInputException;
import periplus.core.source.Source;
import periplus.core.workers.Workers;

/**
 * Occupancy-weighted mean activity per spatial bin, collected chunk by chunk.
 *
 * <pre>rate(unit, bin) = sum of activity(sample, unit) over the samples in bin / number of samples in bin</pre>
 *
 * <p>Positions in metres, activity in any unit (it comes out in that unit), occupancy in samples, so that
 * {@code sum(rate * occupancy)} is the summed activity. Bins are half-open, the last one includes the box's edge.
 * Samples outside the box (and those at a NaN position) are skipped and counted. A bin without samples is NaN.
 *
 * <p>Every sum is one chain in sample order, so the bits depend neither on the threads nor on how the samples were cut
 * into chunks.
 *
 * <p>Source: the maps of Sorscher et al., who leave unvisited bins at 0; here they stay NaN. Not to be confused with a
 * Gaussian-kernel rate estimate: smoothing is a separate step, {@link MapSmoothing#smooth}.
 */
@Source(key = "sorscher2023", where = "STAR Methods, rate maps; released code: mean activity in 20 x 20 bins")
public final class RateMapAccumulator {
    private static final int UNITS_PER_PART = 128;

    private final int units;
    private final int binsY;
    private final int binsX;
    private final double minX;
    private final double maxX;
    private final double minY;
    private final double maxY;
    private final double[] sum;
    private final long[] samples;
    private int[] bin = new int[0];
    private long inside;
    private long outside;

    /** An empty accumulator over the box [minX, maxX] x [minY, maxY]. */
    public RateMapAccumulator(
            int units,
            int binsY,
            int binsX,
            double minXMetres,
            double maxXMetres,
            double minYMetres,
            double maxYMetres) {
        if (units < 1 || binsY < 1 || binsX < 1) {
            throw new IllegalArgumentException(
                    "rate maps of " + units + " units in " + binsY + " x " + binsX + " bins: all must be positive");
        }
        if (!(maxXMetres > minXMetres) || !(maxYMetres > minYMetres)) {
            throw new IllegalArgumentException("rate maps need a box of positive size, got x " + minXMetres + " to "
                    + maxXMetres + ", y " + minYMetres + " to " + maxYMetres);
        }
        this.units = units;
        this.binsY = binsY;
        this.binsX = binsX;
        this.minX = minXMetres;
        this.maxX = maxXMetres;
        this.minY = minYMetres;
        this.maxY = maxYMetres;
        this.sum = new double[Math.multiplyExact(Math.multiplyExact(binsY, binsX), units)];
        this.samples = new long[binsY * binsX];
    }

    /** An empty accumulator over a square box centred on 0. */
    public static RateMapAccumulator centredBox(int units, int bins, double boxMetres) {
        double half = boxMetres / 2;
        return new RateMapAccumulator(units, bins, bins, -half, half, -half, half);
    }

    /**
     * Adds {@code count} samples: x and y of sample s at {@code positionMetres[2 s]} and {@code [2 s + 1]}, its activity
     * at {@code activity[s * units + unit]}.
     */
    public void add(Workers workers, int count, double[] positionMetres, float[] activity) {
        if (positionMetres.length < 2 * count || activity.length < (long) count * units) {
            throw new IllegalArgumentException(count + " samples of " + units + " units need " + 2L * count
                    + " coordinates and " + (long) count * units + " activities, got " + positionMetres.length + " and "
                    + activity.length);
        }
        if (bin.length < count) {
            bin = new int[count];
        }
        for (int s = 0; s < count; s++) {
            int x = index(positionMetres[2 * s], minX, maxX, binsX);
            int y = index(positionMetres[2 * s + 1], minY, maxY, binsY);
            bin[s] = x < 0 || y < 0 ? -1 : y * binsX + x;
            if (bin[s] < 0) {
                outside++;
            } else {
                inside++;
                samples[bin[s]]++;
            }
        }
        workers.run((units + UNITS_PER_PART - 1) / UNITS_PER_PART, (part, worker) -> {
            int from = part * UNITS_PER_PART;
            int width = Math.min(UNITS_PER_PART, units - from);
            for (int s = 0; s < count; s++) {
                if (bin[s] >= 0) {
                    int row = bin[s] * units + from;
                    int source = s * units + from;
                    for (int u = 0; u < width; u++) {
                        sum[row + u] += activity[source + u];
                    }
                }
            }
        });
    }

    /** The maps of all samples so far. */
    public RateMaps rateMaps() {
        int bins = binsY * binsX;
        double[] rate = new double[bins * units];
        double[] occupancy = new double[bins];
        for (int b = 0; b < bins; b++) {
            occupancy[b] = samples[b];
            for (int u = 0; u < units; u++) {
                if (samples[b] == 0) {
                    rate[u * bins + b] = Double.NaN;
                } else {
                    double mean = sum[b * units + u] / samples[b];
                    if (!Double.isFinite(mean)) {
                        throw new BadInputException("activity of unit " + u + " in bin (" + b / binsX + ", " + b % binsX
                                + ") is not finite (mean " + mean + "); expected finite activity. Look for NaN or"
                                + " infinity in the activity");
                    }
                    rate[u * bins + b] = mean;
                }
            }
        }
        return new RateMaps(units, binsY, binsX, minX, maxX, minY, maxY, rate, occupancy);
    }

    /** Samples that fell into a bin. */
    public long samplesInside() {
        return inside;
    }

    /** Samples that were skipped because their position lies outside the box or is NaN. */
    public long samplesOutside() {
        return outside;
    }

    /** The bin of a coordinate, -1 outside; follows the edges min + i w to the last bit. */
    static int index(double value, double min, double max, int bins) {
        if (!(value >= min && value <= max)) {
            return -1;
        }
        double width = (max - min) / bins;
        int i = Math.min(bins - 1, (int) ((value - min) / width));
        if (i > 0 && value < min + i * width) {
            return i - 1;
        }
        return i < bins - 1 && value >= min + (i + 1) * width ? i + 1 : i;
    }
}
