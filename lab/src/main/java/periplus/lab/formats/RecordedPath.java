package periplus.lab.formats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One animal's path as recorded: times, and positions {@code positionMetres[2 k + axis]} (0 = x, 1 = y) at them.
 *
 * <p>Times increase strictly and need not be evenly spaced; everything is finite. Headings (radians, counter-clockwise
 * from +x) are there only where the file had them.
 */
public record RecordedPath(double[] tSeconds, double[] positionMetres, double @Nullable [] headingRadians) {
    public RecordedPath {
        if (positionMetres.length != 2 * tSeconds.length) {
            throw new IllegalArgumentException("a path of " + tSeconds.length + " instants needs " + 2 * tSeconds.length
                    + " coordinates, got " + positionMetres.length);
        }
        if (headingRadians != null && headingRadians.length != tSeconds.length) {
            throw new IllegalArgumentException(
                    "a path of " + tSeconds.length + " instants has " + headingRadians.length + " headings");
        }
    }

    /** How many instants. */
    public int instants() {
        return tSeconds.length;
    }

    /** x at instant k, in metres. */
    public double x(int k) {
        return positionMetres[2 * k];
    }

    /** y at instant k, in metres. */
    public double y(int k) {
        return positionMetres[2 * k + 1];
    }

    /** The middle one of the time steps, in seconds; the sampling step of a recording with a few dropped frames. */
    public double medianStepSeconds() {
        double[] steps = new double[tSeconds.length - 1];
        for (int k = 0; k < steps.length; k++) {
            steps[k] = tSeconds[k + 1] - tSeconds[k];
        }
        Arrays.sort(steps);
        return steps[steps.length / 2];
    }
}
