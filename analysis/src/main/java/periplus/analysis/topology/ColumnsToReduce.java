package periplus.analysis.topology;

import periplus.core.workers.Workers;

/**
 * The simplices of one dimension that need a column: all but those that pair at sight and those cleared.
 *
 * <p>A simplex that is the pivot of a lower dimension's column is a coboundary already and never starts a bar
 * (clearing). One that makes an apparent pair with a facet or a cofacet has its pair. What is left is a small part:
 * those of a longest edge e whose lowest vertex has no lower neighbour among the vertices near to all the others.
 *
 * <p>Edges are searched in blocks, each with a list of its own, and the lists are joined in order: the same for any
 * number of workers.
 */
final class ColumnsToReduce {
    private static final int BLOCKS = 256;

    private ColumnsToReduce() {}

    /** Keys in ascending order; {@code cleared} holds the pivots of the dimension below. */
    static LongList find(SimplexCode code, int dimension, PivotTable cleared, Workers workers) {
        int edges = code.order.edges;
        int blocks = Math.min(BLOCKS, Math.max(1, edges));
        LongList[] found = new LongList[blocks];
        Search[] searches = new Search[workers.count()];
        workers.run(blocks, (block, worker) -> {
            if (searches[worker] == null) {
                searches[worker] = new Search(code, dimension, cleared);
            }
            LongList out = new LongList(16);
            int end = (int) ((long) edges * (block + 1) / blocks);
            for (int rank = (int) ((long) edges * block / blocks); rank < end; rank++) {
                searches[worker].edge(rank, out);
            }
            found[block] = out;
        });
        int total = 0;
        for (LongList list : found) {
            total = Math.addExact(total, list.size());
        }
        LongList all = new LongList(total);
        for (LongList list : found) {
            all.addAll(list.array(), 0, list.size());
        }
        return all;
    }

    /** One worker's search, with its scratch. */
    static final class Search {
        private final SimplexCode code;
        private final EdgeOrder order;
        private final int dimension;
        private final PivotTable cleared;
        /** Candidates for the next vertex, one list per number of vertices chosen, ascending. */
        private final int[][] candidates;

        private long cliques;

        Search(SimplexCode code, int dimension, PivotTable cleared) {
            this.code = code;
            this.order = code.order;
            this.dimension = dimension;
            this.cleared = cleared;
            candidates = new int[dimension][order.vertices];
        }

        /** How many simplices have been looked at. */
        long cliques() {
            return cliques;
        }

        /** Appends the columns whose longest edge is this one. */
        void edge(int rank, LongList out) {
            if (dimension == 1) {
                cliques++;
                if (!hasNear(rank) && !cleared.contains(rank)) {
                    out.add(rank);
                }
            } else {
                choose(rank, rank, 0, listNear(rank, candidates[0]), out);
            }
        }

        private boolean hasNear(int rank) {
            int[] low = order.rank[order.low[rank]];
            int[] high = order.rank[order.high[rank]];
            for (int v = 0; v < low.length; v++) {
                if (Math.max(low[v], high[v]) < rank) {
                    return true;
                }
            }
            return false;
        }

        /** The vertices nearer to both ends than the edge is long, ascending. */
        private int listNear(int rank, int[] near) {
            int[] low = order.rank[order.low[rank]];
            int[] high = order.rank[order.high[rank]];
            int count = 0;
            // the ends themselves are never near, so the store stays inside the array
            for (int v = 0; v < low.length; v++) {
                near[count] = v;
                count += Math.max(low[v], high[v]) < rank ? 1 : 0;
            }
            return count;
        }

        private void choose(int rank, long chosen, int depth, int count, LongList out) {
            int[] near = candidates[depth];
            if (depth == dimension - 2) {
                cliques += count;
                last(rank, chosen, near, count, out);
                return;
            }
            int[] next = candidates[depth + 1];
            for (int i = count - 1; i > 0; i--) {
                int[] row = order.rank[near[i]];
                int kept = 0;
                for (int j = 0; j < i; j++) {
                    if (row[near[j]] < rank) {
                        next[kept++] = near[j];
                    }
                }
                choose(rank, chosen << code.vertexBits | near[i], depth + 1, kept, out);
            }
        }

        private void last(int rank, long chosen, int[] near, int count, LongList out) {
            // the first candidate is what its facet pairs with
            for (int i = 1; i < count; i++) {
                int[] row = order.rank[near[i]];
                int j = 0;
                while (j < i && row[near[j]] >= rank) {
                    j++;
                }
                if (j == i) {
                    long key = chosen << code.vertexBits | near[i];
                    if (!cleared.contains(key)) {
                        out.add(key);
                    }
                }
            }
        }
    }
}
