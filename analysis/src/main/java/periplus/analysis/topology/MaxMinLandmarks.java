package periplus.analysis.topology;

import java.util.Arrays;
import periplus.core.source.Source;

/**
 * A subset that covers a cloud evenly: each next landmark is the point farthest from all landmarks so far.
 *
 * <p>The covering radius is the largest distance of any point to its nearest landmark; bars of the landmarks differ
 * from bars of the cloud by at most twice as much at either end (for a metric). Deterministic: starts at
 * {@code first} and takes the lowest index among equals. Keeps outliers, which a density-based choice would drop.
 *
 * @param indices which points, in the order chosen
 * @param coveringRadius in units of distance
 */
@Source(key = "desilva2004", where = "section 2.3, maxmin")
public record MaxMinLandmarks(int[] indices, double coveringRadius) {
    /** Chooses {@code count} landmarks, the first of which is the point {@code first}. */
    public static MaxMinLandmarks choose(DistanceMatrix distances, int count, int first) {
        int n = distances.points();
        if (count < 1 || count > n) {
            throw new IllegalArgumentException(count + " landmarks of " + n + " points: expected 1 to " + n);
        }
        if (first < 0 || first >= n) {
            throw new IllegalArgumentException("first landmark " + first + ": expected 0 to " + (n - 1));
        }
        double[] nearest = new double[n];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        int[] indices = new int[count];
        int next = first;
        for (int chosen = 0; chosen < count; chosen++) {
            indices[chosen] = next;
            nearest[next] = Double.NEGATIVE_INFINITY;
            int farthest = -1;
            for (int i = 0; i < n; i++) {
                nearest[i] = Math.min(nearest[i], distances.distance(next, i));
                if (nearest[i] >= 0 && (farthest < 0 || nearest[i] > nearest[farthest])) {
                    farthest = i;
                }
            }
            next = farthest;
        }
        double covering = 0;
        for (double d : nearest) {
            covering = Math.max(covering, d);
        }
        return new MaxMinLandmarks(indices, covering);
    }

    /** The distances among the landmarks. */
    public DistanceMatrix of(DistanceMatrix distances) {
        return distances.among(indices);
    }
}
