package periplus.analysis.tuning;

import periplus.core.errors.BadInputException;
import periplus.core.source.Source;
import periplus.core.workers.Workers;

/**
 * Activity against running speed, collected chunk by chunk: the curve, and the sums of a linear regression.
 *
 * <p>Speeds in metres per second. Bins divide [0, maxSpeed) evenly; faster samples count for the correlation and the
 * slope, which need no bins, but not for the curve. Samples at a NaN speed are skipped and counted. Every sum is one chain
 * in sample order, so the bits depend neither on the threads nor on the chunks.
 */
@Source(key = "kropff2015", where = "activity against running speed, sample by sample")
public final class SpeedAccumulator {
    private static final int UNITS_PER_PART = 128;

    private final int units;
    private final int bins;
    private final double maxSpeed;
    private final double[] sum;
    private final double[] total;
    private final double[] squares;
    private final double[] products;
    private final double[] reference;
    private final long[] samples;
    private final double[] speedSum;
    private double referenceSpeed;
    private double speedTotal;
    private double speedSquares;
    private long counted;
    private long skipped;
    private int[] bin = new int[0];

    /** An empty accumulator. */
    public SpeedAccumulator(int units, int bins, double maxSpeedMetresPerSecond) {
        if (units < 1 || bins < 2) {
            throw new IllegalArgumentException(
                    "speed curves need at least 1 unit and 2 bins, got " + units + " units and " + bins + " bins");
        }
        if (!(maxSpeedMetresPerSecond > 0) || Double.isInfinite(maxSpeedMetresPerSecond)) {
            throw new IllegalArgumentException(
                    "the highest speed must be positive and finite, got " + maxSpeedMetresPerSecond + " m/s");
        }
        this.units = units;
        this.bins = bins;
        this.maxSpeed = maxSpeedMetresPerSecond;
        this.sum = new double[Math.multiplyExact(units, bins)];
        this.total = new double[units];
        this.squares = new double[units];
        this.products = new double[units];
        this.reference = new double[units];
        this.samples = new long[bins];
        this.speedSum = new double[bins];
    }

    /** Adds {@code count} samples: the speed of sample s and its activity at {@code activity[s * units + unit]}. */
    public void add(Workers workers, int count, double[] speedMetresPerSecond, float[] activity) {
        if (speedMetresPerSecond.length < count || activity.length < (long) count * units) {
            throw new IllegalArgumentException(
                    count + " samples of " + units + " units need as many speeds and " + (long) count * units
                            + " activities, got " + speedMetresPerSecond.length + " and " + activity.length);
        }
        if (bin.length < count) {
            bin = new int[count];
        }
        for (int s = 0; s < count; s++) {
            double speed = speedMetresPerSecond[s];
            if (!(speed >= 0) || Double.isInfinite(speed)) {
                if (speed < 0) {
                    throw new BadInputException("the speed of sample " + s + " of a chunk is " + speed
                            + " m/s; expected 0 or more, or NaN where unknown");
                }
                bin[s] = -2;
                skipped++;
                continue;
            }
            if (counted++ == 0) {
                referenceSpeed = speed;
                for (int u = 0; u < units; u++) {
                    reference[u] = activity[s * units + u];
                }
            }
            speedTotal += speed - referenceSpeed;
            speedSquares += (speed - referenceSpeed) * (speed - referenceSpeed);
            bin[s] = speed < maxSpeed ? Math.min(bins - 1, (int) (speed / maxSpeed * bins)) : -1;
            if (bin[s] >= 0) {
                samples[bin[s]]++;
                speedSum[bin[s]] += speed;
            }
        }
        workers.run((units + UNITS_PER_PART - 1) / UNITS_PER_PART, (part, worker) -> {
            int from = part * UNITS_PER_PART;
            int to = Math.min(units, from + UNITS_PER_PART);
            for (int s = 0; s < count; s++) {
                if (bin[s] == -2) {
                    continue;
                }
                double speed = speedMetresPerSecond[s] - referenceSpeed;
                for (int u = from; u < to; u++) {
                    double a = activity[s * units + u] - reference[u];
                    total[u] += a;
                    squares[u] += a * a;
                    products[u] += a * speed;
                }
                if (bin[s] >= 0) {
                    for (int u = from; u < to; u++) {
                        sum[bin[s] * units + u] += activity[s * units + u] - reference[u];
                    }
                }
            }
        });
    }

    /** The curves and regressions of all samples so far. */
    public SpeedCurves curves() {
        double n = Math.max(1, counted);
        double meanSpeed = speedTotal / n;
        double[] mean = new double[units * bins];
        double[] variance = new double[units];
        double[] covariance = new double[units];
        for (int u = 0; u < units; u++) {
            if (!Double.isFinite(total[u]) || !Double.isFinite(squares[u])) {
                throw new BadInputException("activity of unit " + u + " is not finite in some of the " + counted
                        + " samples; expected finite activity. Look for NaN or infinity in the activity");
            }
            for (int b = 0; b < bins; b++) {
                mean[u * bins + b] = samples[b] == 0 ? Double.NaN : reference[u] + sum[b * units + u] / samples[b];
            }
            variance[u] = Math.max(0, squares[u] / n - total[u] / n * (total[u] / n));
            covariance[u] = products[u] / n - total[u] / n * meanSpeed;
        }
        double[] speed = new double[bins];
        for (int b = 0; b < bins; b++) {
            speed[b] = samples[b] == 0 ? Double.NaN : speedSum[b] / samples[b];
        }
        return new SpeedCurves(
                units,
                bins,
                maxSpeed,
                mean,
                samples.clone(),
                speed,
                counted,
                Math.max(0, speedSquares / n - meanSpeed * meanSpeed),
                variance,
                covariance);
    }

    /** Samples that were skipped because their speed is NaN or infinite. */
    public long samplesSkipped() {
        return skipped;
    }
}
