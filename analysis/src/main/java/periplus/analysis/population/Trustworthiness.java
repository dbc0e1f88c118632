package periplus.analysis.population;

import java.util.Arrays;
import periplus.analysis.topology.DistanceMatrix;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * Whether neighbours in a picture are neighbours in truth.
 *
 * <pre>T = 1 - 2 / (n k (2n - 3k - 1)) sum over i, over j among i's k nearest in the picture, of max(0, rank_i(j) - k)</pre>
 *
 * <p>rank_i(j) = 1 for i's nearest by the true distances. 1 where every picture neighbour is a true one, about 0.5 for a
 * random picture. Among equal distances the lower index is the nearer. Undefined unless k is below n / 2.
 */
@Source(key = "venna2001", where = "trustworthiness")
public final class Trustworthiness {
    private Trustworthiness() {}

    /** The trustworthiness of {@code coordinates[point][dimension]} as a picture of these distances. */
    public static Measured of(DistanceMatrix distances, double[][] coordinates, int k) {
        int n = distances.points();
        if (coordinates.length != n) {
            throw new IllegalArgumentException("a picture of " + coordinates.length + " points for " + n);
        }
        if (k < 1 || 2 * k >= n) {
            return Measured.undefined(k + " neighbours of " + n + " points: it takes fewer than half");
        }
        DistanceMatrix picture = DistanceMatrix.euclidean(coordinates);
        double penalty = 0;
        for (int i = 0; i < n; i++) {
            Integer[] near = order(picture, i);
            Integer[] truth = order(distances, i);
            int[] rank = new int[n];
            for (int r = 0; r < n - 1; r++) {
                rank[truth[r]] = r + 1;
            }
            for (int r = 0; r < k; r++) {
                penalty += Math.max(0, rank[near[r]] - k);
            }
        }
        return Measured.of(1 - penalty * 2 / ((double) n * k * (2.0 * n - 3.0 * k - 1)));
    }

    private static Integer[] order(DistanceMatrix distances, int i) {
        Integer[] order = new Integer[distances.points() - 1];
        for (int j = 0, at = 0; j < distances.points(); j++) {
            if (j != i) {
                order[at++] = j;
            }
        }
        Arrays.sort(order, (a, b) -> {
            int byDistance = Double.compare(distances.distance(i, a), distances.distance(i, b));
            return byDistance != 0 ? byDistance : Integer.compare(a, b);
        });
        return order;
    }
}
