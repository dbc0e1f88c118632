package periplus.analysis.similarity;

import java.util.Arrays;
import periplus.analysis.topology.DistanceMatrix;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * Groups among things with distances: average linkage, cut where the mean silhouette is largest.
 *
 * <pre>
 *   distance of two groups = mean distance of their members; the two nearest groups join, ties: the first pair
 *   silhouette of i = (b - a) / max(a, b),  a = mean distance within its group, b = least mean distance to another
 * </pre>
 *
 * <p>A cut counts as groups only where its mean silhouette reaches {@value #LEAST_SILHOUETTE}; otherwise everything is one
 * group. A member alone in its group has silhouette 0.
 *
 * @param label group of each item, numbered from 0 in the order of first members
 * @param groups how many
 * @param silhouette of the cut that was taken or, with one group, of the best cut; undefined below three items
 */
@Source(key = "rousseeuw1987", where = "mean silhouette as the choice of cut")
public record AverageLinkage(int[] label, int groups, Measured silhouette) {
    /** Below this mean silhouette there are no groups: the usual bound of "no substantial structure". */
    public static final double LEAST_SILHOUETTE = 0.25;

    /** Cuts into 2 to {@code most} groups are tried. */
    public static AverageLinkage of(DistanceMatrix distances, int most) {
        int n = distances.points();
        int[] label = new int[n];
        for (int i = 0; i < n; i++) {
            label[i] = i;
        }
        int[] best = new int[n];
        double largest = Double.NEGATIVE_INFINITY;
        for (int groups = n; groups > 2; groups--) {
            join(distances, label);
            if (groups - 1 <= most) {
                double silhouette = silhouette(distances, label);
                // fewer groups win ties, as they come later
                if (silhouette >= largest) {
                    largest = silhouette;
                    best = label.clone();
                }
            }
        }
        if (largest < LEAST_SILHOUETTE) {
            return new AverageLinkage(new int[n], 1, Measured.of(largest, "fewer than three items"));
        }
        int[] numbered = numbered(best);
        return new AverageLinkage(numbered, Arrays.stream(numbered).max().orElse(0) + 1, Measured.of(largest));
    }

    /** Joins the two nearest groups; a group is named after its smallest member. */
    private static void join(DistanceMatrix distances, int[] label) {
        int n = label.length;
        int first = -1;
        int second = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                if (label[a] == a && label[b] == b) {
                    double d = between(distances, label, a, b);
                    if (d < least) {
                        least = d;
                        first = a;
                        second = b;
                    }
                }
            }
        }
        for (int i = 0; i < n; i++) {
            if (label[i] == second) {
                label[i] = first;
            }
        }
    }

    private static double between(DistanceMatrix distances, int[] label, int a, int b) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < label.length; i++) {
            for (int j = 0; j < label.length; j++) {
                if (label[i] == a && label[j] == b) {
                    sum += distances.distance(i, j);
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }

    /** The mean silhouette of a grouping. */
    static double silhouette(DistanceMatrix distances, int[] label) {
        int n = label.length;
        double all = 0;
        for (int i = 0; i < n; i++) {
            double[] sum = new double[n];
            int[] count = new int[n];
            for (int j = 0; j < n; j++) {
                if (j != i) {
                    sum[label[j]] += distances.distance(i, j);
                    count[label[j]]++;
                }
            }
            double within = count[label[i]] == 0 ? 0 : sum[label[i]] / count[label[i]];
            double nearest = Double.POSITIVE_INFINITY;
            for (int g = 0; g < n; g++) {
                if (g != label[i] && count[g] > 0) {
                    nearest = Math.min(nearest, sum[g] / count[g]);
                }
            }
            double larger = Math.max(within, nearest);
            all += count[label[i]] == 0 || larger == 0 ? 0 : (nearest - within) / larger;
        }
        return all / n;
    }

    private static int[] numbered(int[] label) {
        int[] out = new int[label.length];
        int[] number = new int[label.length];
        Arrays.fill(number, -1);
        int next = 0;
        for (int i = 0; i < label.length; i++) {
            if (number[label[i]] < 0) {
                number[label[i]] = next++;
            }
            out[i] = number[label[i]];
        }
        return out;
    }
}
