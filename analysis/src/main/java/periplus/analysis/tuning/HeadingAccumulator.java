package periplus.analysis.tuning;

import periplus.core.errors.BadInputException;
import periplus.core.source.Source;
import periplus.core.workers.Workers;

/**
 * Mean activity per heading, collected chunk by chunk.
 *
 * <pre>curve(unit, bin) = sum of activity(sample, unit) over the samples in bin / number of samples in bin</pre>
 *
 * <p>Bins divide [-pi, pi) evenly, counter-clockwise from +x, half-open; headings outside are wrapped, so pi counts as -pi
 * and no direction twice. Samples at a NaN heading (an animal at rest) are skipped and counted. Every sum is one chain in
 * sample order, so the bits depend neither on the threads nor on the chunks.
 *
 * <p>The default of 100 bins is that of Chu et al.
 */
@Source(key = "chu2025", where = "released code: heading maps of 100 bins over [-pi, pi)")
public final class HeadingAccumulator {
    /** Bins of the published curves. */
    public static final int PUBLISHED_BINS = 100;

    private static final int UNITS_PER_PART = 128;
    private static final double TWO_PI = 2 * Math.PI;

    private final int units;
    private final int bins;
    private final double[] sum;
    private final double[] squares;
    private final double[] reference;
    private final long[] samples;
    private int[] bin = new int[0];
    private long counted;
    private long skipped;

    /** An empty accumulator. */
    public HeadingAccumulator(int units, int bins) {
        if (units < 1 || bins < 4) {
            throw new IllegalArgumentException(
                    "heading curves need at least 1 unit and 4 bins, got " + units + " units and " + bins + " bins");
        }
        this.units = units;
        this.bins = bins;
        this.sum = new double[Math.multiplyExact(units, bins)];
        this.squares = new double[units];
        this.reference = new double[units];
        this.samples = new long[bins];
    }

    /** Adds {@code count} samples: the heading of sample s and its activity at {@code activity[s * units + unit]}. */
    public void add(Workers workers, int count, double[] headingRadians, float[] activity) {
        if (headingRadians.length < count || activity.length < (long) count * units) {
            throw new IllegalArgumentException(count + " samples of " + units + " units need as many headings and "
                    + (long) count * units + " activities, got " + headingRadians.length + " and " + activity.length);
        }
        if (bin.length < count) {
            bin = new int[count];
        }
        for (int s = 0; s < count; s++) {
            bin[s] = index(headingRadians[s], bins);
            if (bin[s] < 0) {
                skipped++;
                continue;
            }
            if (counted++ == 0) {
                // sums of differences from the first sample keep the digits of a small variance
                for (int u = 0; u < units; u++) {
                    reference[u] = activity[s * units + u];
                }
            }
            samples[bin[s]]++;
        }
        workers.run((units + UNITS_PER_PART - 1) / UNITS_PER_PART, (part, worker) -> {
            int from = part * UNITS_PER_PART;
            int to = Math.min(units, from + UNITS_PER_PART);
            for (int s = 0; s < count; s++) {
                if (bin[s] >= 0) {
                    for (int u = from; u < to; u++) {
                        double a = activity[s * units + u] - reference[u];
                        sum[bin[s] * units + u] += a;
                        squares[u] += a * a;
                    }
                }
            }
        });
    }

    /** The curves of all samples so far. */
    public HeadingCurves curves() {
        double[] mean = new double[units * bins];
        double[] variance = new double[units];
        double[] between = new double[units];
        for (int u = 0; u < units; u++) {
            double total = 0;
            double shares = 0;
            for (int b = 0; b < bins; b++) {
                double s = sum[b * units + u];
                mean[u * bins + b] = samples[b] == 0 ? Double.NaN : reference[u] + s / samples[b];
                total += s;
                shares += samples[b] == 0 ? 0 : s * s / samples[b];
            }
            if (!Double.isFinite(total) || !Double.isFinite(squares[u])) {
                throw new BadInputException("activity of unit " + u + " is not finite in some of the " + counted
                        + " samples; expected finite activity. Look for NaN or infinity in the activity");
            }
            if (counted > 0) {
                double centre = total / counted;
                variance[u] = Math.max(0, squares[u] / counted - centre * centre);
                between[u] = Math.max(0, shares / counted - centre * centre);
            }
        }
        return new HeadingCurves(units, bins, mean, samples.clone(), variance, between);
    }

    /** Samples that were skipped because their heading is NaN or infinite. */
    public long samplesSkipped() {
        return skipped;
    }

    /** The bin of a heading; -1 where it is not finite. */
    static int index(double headingRadians, int bins) {
        if (!Double.isFinite(headingRadians)) {
            return -1;
        }
        double turns = (headingRadians + Math.PI) / TWO_PI;
        turns -= Math.floor(turns);
        return Math.min(bins - 1, (int) (turns * bins));
    }
}
