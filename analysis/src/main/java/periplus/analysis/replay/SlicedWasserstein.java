package periplus.analysis.replay;

import java.util.Arrays;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * How far two clouds of points are from each other as laws, by their shadows on lines.
 *
 * <pre>
 *   SW = sqrt(mean over directions and quantiles of (quantile of a's shadow - quantile of b's shadow)^2)
 * </pre>
 *
 * <p>In the unit of the points. Quantiles are linear between order statistics at 0, 1/(n-1), ..., 1. In the plane the
 * directions are evenly spread over the half circle; in more dimensions they are drawn from stream (seed, "slices").
 * Two samples of one law give about 0.005 at 20,000 points of unit size, not 0: state the size. Undefined for an empty
 * cloud. Not to be confused with {@link ExactWasserstein}, of which it is at most 1/sqrt(dimensions).
 */
@Source(key = "bonneel2015", where = "sliced Wasserstein distance of order 2")
public final class SlicedWasserstein {
    /** Usual number of directions. */
    public static final int DIRECTIONS = 64;

    /** Usual number of quantiles. */
    public static final int QUANTILES = 1001;

    private SlicedWasserstein() {}

    /** Of two clouds, [points * dimensions] each, with the usual numbers. */
    public static Measured distance(double[] a, double[] b, int dimensions, long seed) {
        return distance(a, b, dimensions, DIRECTIONS, QUANTILES, seed);
    }

    /** With these numbers of directions and quantiles (at least 2). */
    public static Measured distance(double[] a, double[] b, int dimensions, int directions, int quantiles, long seed) {
        if (a.length == 0 || b.length == 0) {
            return Measured.undefined("an empty cloud");
        }
        double[] direction = new double[dimensions];
        double[] of = new double[quantiles];
        double[] to = new double[quantiles];
        double sum = 0;
        for (int k = 0; k < directions; k++) {
            aim(direction, k, directions, seed);
            shadowQuantiles(a, direction, of);
            shadowQuantiles(b, direction, to);
            for (int q = 0; q < quantiles; q++) {
                sum += (of[q] - to[q]) * (of[q] - to[q]);
            }
        }
        return Measured.of(Math.sqrt(sum / ((double) directions * quantiles)), "points that are not finite");
    }

    private static void aim(double[] direction, int k, int directions, long seed) {
        if (direction.length == 1) {
            direction[0] = 1;
        } else if (direction.length == 2) {
            double angle = Math.PI * k / directions;
            direction[0] = StrictMath.cos(angle);
            direction[1] = StrictMath.sin(angle);
        } else {
            RandomStream stream = RandomStream.of(seed, "slices", k);
            double squares = 0;
            for (int i = 0; i < direction.length; i++) {
                direction[i] = stream.nextGaussian();
                squares += direction[i] * direction[i];
            }
            for (int i = 0; i < direction.length; i++) {
                direction[i] /= Math.sqrt(squares);
            }
        }
    }

    private static void shadowQuantiles(double[] points, double[] direction, double[] out) {
        int d = direction.length;
        double[] shadow = new double[points.length / d];
        for (int i = 0; i < shadow.length; i++) {
            for (int axis = 0; axis < d; axis++) {
                shadow[i] += direction[axis] * points[i * d + axis];
            }
        }
        Arrays.sort(shadow);
        for (int q = 0; q < out.length; q++) {
            double at = (double) q * (shadow.length - 1) / (out.length - 1);
            int low = (int) at;
            int high = Math.min(low + 1, shadow.length - 1);
            out[q] = shadow[low] + (at - low) * (shadow[high] - shadow[low]);
        }
    }
}
