package periplus.analysis.tuning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Half of the lags within a radius of an autocorrelogram's centre, by rising distance, centre left out.
 *
 * <p>An autocorrelogram and its rotations are point-symmetric about the centre, so means over a ring are means over
 * this half of it.
 */
final class Disc {
    final int[] y;
    final int[] x;
    final double[] radius;

    /** Lags at distance (0, outer] of the centre of a height x width autocorrelogram, in bins. */
    Disc(int height, int width, double outer) {
        List<int[]> lags = new ArrayList<>();
        int centreY = (height - 1) / 2;
        int centreX = (width - 1) / 2;
        for (int dy = 0; dy <= centreY; dy++) {
            for (int dx = dy == 0 ? 1 : -centreX; dx <= centreX; dx++) {
                if (dy * dy + dx * dx <= outer * outer) {
                    lags.add(new int[] {dy, dx});
                }
            }
        }
        lags.sort(Comparator.<int[]>comparingInt(l -> l[0] * l[0] + l[1] * l[1])
                .thenComparingInt(l -> l[0])
                .thenComparingInt(l -> l[1]));
        this.y = lags.stream().mapToInt(l -> l[0] + centreY).toArray();
        this.x = lags.stream().mapToInt(l -> l[1] + centreX).toArray();
        this.radius = lags.stream()
                .mapToDouble(l -> Math.sqrt(l[0] * l[0] + l[1] * l[1]))
                .toArray();
    }

    /** How many of the lags lie within {@code r}; {@code r} itself counts if {@code inclusive}. */
    int countWithin(double r, boolean inclusive) {
        int count = 0;
        while (count < radius.length && (inclusive ? radius[count] <= r : radius[count] < r)) {
            count++;
        }
        return count;
    }
}
