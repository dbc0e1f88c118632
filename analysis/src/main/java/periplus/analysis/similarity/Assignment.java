package periplus.analysis.similarity;

import java.util.Arrays;
import periplus.core.source.Source;

/**
 * One-to-one matchings of least cost, by shortest augmenting paths with row and column prices; exact, O(n^3).
 *
 * <pre>
 *   least over one-to-one c:  sum over rows i of cost[i][c(i)]
 *   prices     cost[i][j] - row[i] - column[j] is never negative, and 0 where row i has column j
 *   beginning  column[j] the least of its costs, row[i] the least that is left; rows whose cheapest column is free take it
 *   then       each row without a column gets one along the cheapest alternating path
 * </pre>
 *
 * <p>Where several matchings cost the same, one of them, always the same.
 */
@Source(key = "jonker1987", where = "shortest augmenting paths, column reduction")
public final class Assignment {
    private final double[][] cost;
    private final int n;
    private final double[] rowPrice;
    private final double[] columnPrice;
    private final int[] rowOf;

    private final double[] distance;
    private final int[] before;
    /** Columns that the path has not reached, then those that it has. */
    private final int[] columns;

    private Assignment(double[][] cost) {
        this.cost = cost;
        this.n = cost.length;
        this.rowPrice = new double[n];
        this.columnPrice = new double[n];
        this.rowOf = new int[n];
        this.distance = new double[n];
        this.before = new int[n];
        this.columns = new int[n];
        Arrays.fill(rowOf, -1);
    }

    /** Which column each row of a square matrix of finite costs takes. */
    public static int[] cheapest(double[][] cost) {
        Assignment assignment = new Assignment(cost);
        for (int row : assignment.begin()) {
            assignment.augment(row);
        }
        int[] columnOf = new int[cost.length];
        for (int column = 0; column < cost.length; column++) {
            columnOf[assignment.rowOf[column]] = column;
        }
        return columnOf;
    }

    /** First prices and columns; the rows that are left without one. */
    private int[] begin() {
        Arrays.fill(columnPrice, Double.POSITIVE_INFINITY);
        for (double[] row : cost) {
            for (int j = 0; j < n; j++) {
                columnPrice[j] = Math.min(columnPrice[j], row[j]);
            }
        }
        int[] left = new int[n];
        int count = 0;
        for (int i = 0; i < n; i++) {
            int cheapest = 0;
            for (int j = 1; j < n; j++) {
                if (cost[i][j] - columnPrice[j] < cost[i][cheapest] - columnPrice[cheapest]) {
                    cheapest = j;
                }
            }
            rowPrice[i] = cost[i][cheapest] - columnPrice[cheapest];
            if (rowOf[cheapest] < 0) {
                rowOf[cheapest] = i;
            } else {
                left[count++] = i;
            }
        }
        return Arrays.copyOf(left, count);
    }

    /** Gives one more row a column, moving others along the cheapest alternating path. */
    private void augment(int start) {
        for (int j = 0; j < n; j++) {
            columns[j] = j;
        }
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        int open = n;
        int row = start;
        int last = -1;
        double reached = 0;
        while (true) {
            int nearest = nearest(open, row, last, reached);
            int column = columns[nearest];
            columns[nearest] = columns[--open];
            columns[open] = column;
            reached = distance[column];
            last = column;
            if (rowOf[column] < 0) {
                break;
            }
            row = rowOf[column];
        }
        rowPrice[start] += reached;
        for (int k = open; k < n; k++) {
            int column = columns[k];
            if (column != last) {
                rowPrice[rowOf[column]] += reached - distance[column];
            }
            columnPrice[column] += distance[column] - reached;
        }
        for (int j = last; j >= 0; j = before[j]) {
            rowOf[j] = before[j] < 0 ? start : rowOf[before[j]];
        }
    }

    /** Goes on from a row that is {@code reached} far; where in {@link #columns} the nearest open column is. */
    private int nearest(int open, int row, int last, double reached) {
        double[] costs = cost[row];
        double from = reached - rowPrice[row];
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < open; k++) {
            int j = columns[k];
            double d = from + costs[j] - columnPrice[j];
            if (d < distance[j]) {
                distance[j] = d;
                before[j] = last;
            }
            if (distance[j] < least) {
                least = distance[j];
                nearest = k;
            }
        }
        return nearest;
    }
}
