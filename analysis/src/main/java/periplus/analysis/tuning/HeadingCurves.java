package periplus.analysis.tuning;

import java.util.Arrays;

/**
 * The mean activity of each unit at each heading.
 *
 * <p>{@code mean[unit * bins + bin]}, NaN where {@code samples[bin]} is 0; bin b covers [-pi + b w, -pi + (b + 1) w) with
 * w = 2 pi / bins, counter-clockwise from +x. {@code variance[unit]} is that of the activity over samples and
 * {@code betweenBins[unit]} the part of it that the curve holds.
 */
public record HeadingCurves(
        int units, int bins, double[] mean, long[] samples, double[] variance, double[] betweenBins) {
    public HeadingCurves {
        if (mean.length != units * bins
                || samples.length != bins
                || variance.length != units
                || betweenBins.length != units) {
            throw new IllegalArgumentException(
                    "heading curves of " + units + " units x " + bins + " bins do not fit arrays of length "
                            + mean.length + ", " + samples.length + ", " + variance.length + ", " + betweenBins.length);
        }
    }

    /** A copy of one unit's curve. */
    public double[] curve(int unit) {
        return Arrays.copyOfRange(mean, unit * bins, (unit + 1) * bins);
    }

    /** The middle of a bin of a curve of {@code bins} bins, in radians. */
    public static double centreRadians(int bin, int bins) {
        return (2 * Math.PI * (bin + 0.5)) / bins - Math.PI;
    }
}
