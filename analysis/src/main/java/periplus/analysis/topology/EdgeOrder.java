package periplus.analysis.topology;

import java.util.Arrays;

/**
 * All edges up to the threshold in one total order: by length, equal lengths by index.
 *
 * <p>An edge's place in this order is its rank. Ranks stand in for distances everywhere in the reduction: the longest
 * edge of a simplex is then unique even where distances tie, and comparisons are of ints.
 */
final class EdgeOrder {
    /** The rank of a pair that is no edge: longer than the threshold, or a vertex with itself. */
    static final int NONE = Integer.MAX_VALUE;

    /** Number of vertices. */
    final int vertices;
    /** Number of edges up to the threshold. */
    final int edges;
    /** {@code rank[u][v]}, or {@link #NONE}. */
    final int[][] rank;
    /** The lower vertex of each edge, by rank. */
    final char[] low;
    /** The higher vertex of each edge, by rank. */
    final char[] high;
    /** Length of each edge, by rank. */
    final double[] length;
    /** Ranks of the edges at each vertex, ascending. */
    final int[][] ranksAt;
    /** The other vertex of each of {@link #ranksAt}. */
    final char[][] neighbours;

    EdgeOrder(DistanceMatrix distances, double threshold) {
        this.vertices = distances.points();
        int n = vertices;
        double[] sorted = withinThreshold(distances.lower(), threshold);
        this.edges = sorted.length;
        Arrays.sort(sorted);
        int[] next = new int[edges];
        int[] place = new int[edges];
        for (int i = 0; i < edges; i++) {
            place[i] = i > 0 && sorted[i] == sorted[i - 1] ? place[i - 1] : i;
        }
        low = new char[edges];
        high = new char[edges];
        rank = new int[n][n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(rank[i], NONE);
            for (int j = 0; j < i; j++) {
                double d = distances.distance(i, j);
                if (d <= threshold) {
                    int first = place[Arrays.binarySearch(sorted, d)];
                    int r = first + next[first]++;
                    rank[i][j] = r;
                    rank[j][i] = r;
                    low[r] = (char) j;
                    high[r] = (char) i;
                }
            }
        }
        length = sorted;
        ranksAt = new int[n][];
        neighbours = new char[n][];
        listNeighbours();
    }

    private void listNeighbours() {
        int[] degree = new int[vertices];
        for (int r = 0; r < edges; r++) {
            degree[low[r]]++;
            degree[high[r]]++;
        }
        for (int v = 0; v < vertices; v++) {
            ranksAt[v] = new int[degree[v]];
            neighbours[v] = new char[degree[v]];
        }
        Arrays.fill(degree, 0);
        for (int r = 0; r < edges; r++) {
            int u = low[r];
            int v = high[r];
            ranksAt[u][degree[u]] = r;
            neighbours[u][degree[u]++] = (char) v;
            ranksAt[v][degree[v]] = r;
            neighbours[v][degree[v]++] = (char) u;
        }
    }

    /** How many edges at {@code vertex} have a rank below {@code bound}. */
    int below(int vertex, int bound) {
        int[] ranks = ranksAt[vertex];
        int from = 0;
        int to = ranks.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ranks[middle] < bound) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static double[] withinThreshold(double[] lengths, double threshold) {
        int count = 0;
        for (double d : lengths) {
            if (d <= threshold) {
                count++;
            }
        }
        double[] within = new double[count];
        int next = 0;
        for (double d : lengths) {
            if (d <= threshold) {
                within[next++] = d;
            }
        }
        return within;
    }
}
