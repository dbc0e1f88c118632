package periplus.analysis.topology;

import java.util.Arrays;

/** Connected components by union-find: an edge that joins two ends a bar of dimension 0. */
final class Components {
    private final int[] parent;

    /** The edges of a minimum spanning forest, as pivots of dimension 0. */
    final PivotTable joining;
    /** Ranks of these edges, ascending. */
    final int[] joiningRanks;

    Components(EdgeOrder order) {
        parent = new int[order.vertices];
        for (int v = 0; v < parent.length; v++) {
            parent[v] = v;
        }
        joining = new PivotTable(order.vertices);
        int[] ranks = new int[order.vertices];
        int count = 0;
        for (int rank = 0; rank < order.edges && count < order.vertices - 1; rank++) {
            int low = root(order.low[rank]);
            int high = root(order.high[rank]);
            if (low != high) {
                parent[Math.max(low, high)] = Math.min(low, high);
                joining.put(rank, -1);
                ranks[count++] = rank;
            }
        }
        joiningRanks = Arrays.copyOf(ranks, count);
    }

    private int root(int vertex) {
        int at = vertex;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
