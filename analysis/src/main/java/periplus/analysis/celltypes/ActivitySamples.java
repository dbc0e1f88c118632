package periplus.analysis.celltypes;

/**
 * Activity of many units sample by sample, with where the animal was, where it headed and how fast.
 *
 * <p>x and y of sample s at {@code positionMetres[2 s]} and {@code [2 s + 1]}; activity of unit u at {@code activity[s *
 * units + u]}. Samples follow each other in time; trials one after the other. A NaN position, heading or speed is unknown.
 */
public record ActivitySamples(
        int samples,
        int units,
        double[] positionMetres,
        double[] headingRadians,
        double[] speedMetresPerSecond,
        float[] activity) {
    public ActivitySamples {
        if (samples < 1
                || units < 1
                || positionMetres.length != 2 * samples
                || headingRadians.length != samples
                || speedMetresPerSecond.length != samples
                || activity.length != Math.multiplyExact(samples, units)) {
            throw new IllegalArgumentException(samples + " samples of " + units + " units do not fit "
                    + positionMetres.length + " coordinates, " + headingRadians.length + " headings, "
                    + speedMetresPerSecond.length + " speeds and " + activity.length + " activities");
        }
    }
}
