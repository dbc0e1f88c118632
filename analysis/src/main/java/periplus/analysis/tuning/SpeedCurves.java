package periplus.analysis.tuning;

import java.util.Arrays;

/**
 * The mean activity of each unit at each speed, and what a linear regression over samples needs.
 *
 * <p>{@code mean[unit * bins + bin]}, NaN where {@code samples[bin]} is 0; bin b covers [b w, (b + 1) w) with w =
 * maxSpeed / bins; {@code speedMetresPerSecond[bin]} is the mean speed of the samples in it. {@code variance[unit]} and
 * {@code covariance[unit]} are those of the activity and of the activity with the speed, over all {@code count} samples,
 * {@code speedVariance} that of the speed.
 */
public record SpeedCurves(
        int units,
        int bins,
        double maxSpeedMetresPerSecond,
        double[] mean,
        long[] samples,
        double[] speedMetresPerSecond,
        long count,
        double speedVariance,
        double[] variance,
        double[] covariance) {
    /** A copy of one unit's curve. */
    public double[] curve(int unit) {
        return Arrays.copyOfRange(mean, unit * bins, (unit + 1) * bins);
    }
}
