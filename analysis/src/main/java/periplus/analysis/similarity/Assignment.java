package periplus.analysis.similarity;

import java.util.Arrays;
import periplus.core.source.Source;

/**
 * One-to-one matchings of least cost, by shortest augmenting paths with row and column prices; exact, O(n^3).
 *
 * <pre>least over one-to-one c:  sum over rows i of cost[i][c(i)]</pre>
 *
 * <p>Where several matchings cost the same, one of them, always the same.
 */
@Source(key = "jonker1987", where = "shortest augmenting paths")
public final class Assignment {
    private Assignment() {}

    /** Which column each row of a square matrix of finite costs takes. */
    public static int[] cheapest(double[][] cost) {
        int n = cost.length;
        double[] rowPrice = new double[n];
        double[] columnPrice = new double[n];
        int[] rowOf = new int[n];
        Arrays.fill(rowOf, -1);
        for (int row = 0; row < n; row++) {
            augment(cost, row, rowPrice, columnPrice, rowOf);
        }
        int[] columnOf = new int[n];
        for (int column = 0; column < n; column++) {
            columnOf[rowOf[column]] = column;
        }
        return columnOf;
    }

    /** Gives one more row a column, moving others along the cheapest alternating path. */
    private static void augment(double[][] cost, int start, double[] rowPrice, double[] columnPrice, int[] rowOf) {
        int n = cost.length;
        double[] distance = new double[n];
        int[] before = new int[n];
        boolean[] done = new boolean[n];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        int row = start;
        int last = -1;
        double reached = 0;
        while (true) {
            int nearest = -1;
            for (int j = 0; j < n; j++) {
                if (done[j]) {
                    continue;
                }
                double d = reached + cost[row][j] - rowPrice[row] - columnPrice[j];
                if (d < distance[j]) {
                    distance[j] = d;
                    before[j] = last;
                }
                if (nearest < 0 || distance[j] < distance[nearest]) {
                    nearest = j;
                }
            }
            done[nearest] = true;
            reached = distance[nearest];
            last = nearest;
            if (rowOf[nearest] < 0) {
                break;
            }
            row = rowOf[nearest];
        }
        rowPrice[start] += reached;
        for (int j = 0; j < n; j++) {
            if (done[j] && j != last) {
                rowPrice[rowOf[j]] += reached - distance[j];
            }
            if (done[j]) {
                columnPrice[j] += distance[j] - reached;
            }
        }
        for (int j = last; j >= 0; j = before[j]) {
            rowOf[j] = before[j] < 0 ? start : rowOf[before[j]];
        }
    }
}
