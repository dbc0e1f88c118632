package periplus.analysis.topology;

/**
 * The cofacets of simplices of one dimension, found from the distances whenever they are asked for, never stored.
 *
 * <p>A window of the order is asked for: only what lies above one key and below one rank. In a narrow window the
 * neighbours of the simplex's vertices at those ranks are few; in a wide one all vertices are tried. Same result.
 *
 * <p>A vertex nearer to all of the simplex than its longest edge is long keeps that edge the longest; any other vertex
 * brings its own longest edge, and the vertices left over are the simplex without that edge's end.
 */
final class Cofacets {
    private static final int NOTHING = -1;

    private final SimplexCode code;
    private final EdgeOrder order;
    private final int dimension;
    private final int[] vertex;
    private final int[][] rows;
    /** The simplex without vertex i, packed. */
    private final long[] without;

    private final int[] from;
    private final int[] to;

    Cofacets(SimplexCode code, int dimension) {
        this.code = code;
        this.order = code.order;
        this.dimension = dimension;
        int count = dimension + 1;
        vertex = new int[count];
        rows = new int[count][];
        without = new long[count];
        from = new int[count];
        to = new int[count];
    }

    /**
     * Appends {@code coefficient} times the coboundary of {@code key}: the part with keys above {@code above} and ranks
     * below {@code bound}.
     */
    void append(long key, int coefficient, long above, int bound, LongList out) {
        int rank = code.rank(key, dimension);
        if (rank >= bound) {
            return;
        }
        code.vertices(key, dimension, vertex);
        for (int i = 0; i <= dimension; i++) {
            rows[i] = order.rank[vertex[i]];
        }
        int aboveRank = (int) (above >> code.vertexBits * dimension);
        boolean same = rank >= aboveRank;
        int start = Math.max(rank + 1, aboveRank);
        int candidates = 0;
        int fewest = 0;
        int fewestCount = 0;
        if (same) {
            fewestCount = Integer.MAX_VALUE;
            for (int i = 0; i <= dimension; i++) {
                int count = order.below(vertex[i], rank);
                if (count < fewestCount) {
                    fewestCount = count;
                    fewest = i;
                }
            }
            candidates = fewestCount;
        }
        if (start < bound) {
            packWithout();
            for (int i = 0; i <= dimension; i++) {
                from[i] = order.below(vertex[i], start);
                to[i] = order.below(vertex[i], bound);
                candidates += to[i] - from[i];
            }
        }
        if (2 * candidates > order.vertices) {
            tryAll(key, rank, coefficient, same, start, above, bound, out);
            return;
        }
        if (same) {
            trySame(key, rank, coefficient, fewest, fewestCount, above, out);
        }
        if (start < bound) {
            tryLonger(coefficient, above, out);
        }
    }

    private void trySame(long key, int rank, int coefficient, int at, int count, long above, LongList out) {
        char[] neighbours = order.neighbours[vertex[at]];
        for (int i = 0; i < count; i++) {
            int v = neighbours[i];
            if (within(v, rank, at)) {
                addSame(key, v, coefficient, above, out);
            }
        }
    }

    private void tryLonger(int coefficient, long above, LongList out) {
        for (int i = 0; i <= dimension; i++) {
            int[] ranks = order.ranksAt[vertex[i]];
            char[] neighbours = order.neighbours[vertex[i]];
            for (int at = from[i]; at < to[i]; at++) {
                int v = neighbours[at];
                if (within(v, ranks[at], i)) {
                    addLonger(ranks[at], i, v, coefficient, above, out);
                }
            }
        }
    }

    private boolean within(int v, int rank, int except) {
        for (int i = 0; i <= dimension; i++) {
            if (i != except && rows[i][v] >= rank) {
                return false;
            }
        }
        return true;
    }

    private void tryAll(
            long key, int rank, int coefficient, boolean same, int start, long above, int bound, LongList out) {
        int n = order.vertices;
        int[] row0 = rows[0];
        int[] row1 = rows[1];
        for (int v = 0; v < n; v++) {
            int longest = Math.max(row0[v], row1[v]);
            for (int i = 2; i <= dimension; i++) {
                longest = Math.max(longest, rows[i][v]);
            }
            if (longest < rank) {
                if (same) {
                    addSame(key, v, coefficient, above, out);
                }
            } else if (longest >= start && longest < bound) {
                int i = 0;
                while (rows[i][v] != longest) {
                    i++;
                }
                addLonger(longest, i, v, coefficient, above, out);
            }
        }
    }

    private void addSame(long key, int v, int coefficient, long above, LongList out) {
        int shift = 0;
        for (int i = dimension; i >= 2 && vertex[i] < v; i--) {
            shift += code.vertexBits;
        }
        long lower = key & (1L << shift) - 1;
        long cofacet = (key ^ lower) << code.vertexBits | (long) v << shift | lower;
        if (cofacet > above) {
            add(cofacet, v, coefficient, out);
        }
    }

    private void addLonger(int rank, int farthest, int v, int coefficient, long above, LongList out) {
        long cofacet = (long) rank << code.vertexBits * dimension | without[farthest];
        if (cofacet > above) {
            add(cofacet, v, coefficient, out);
        }
    }

    private void add(long cofacet, int v, int coefficient, LongList out) {
        if (code.coefficientBits == 0) {
            out.add(cofacet);
        } else {
            int signed = sign(v) > 0 ? coefficient : code.field.negative(coefficient);
            out.add(cofacet << code.coefficientBits | signed);
        }
    }

    /** The sign with which vertex v extends the simplex: -1 to the number of lower vertices. */
    private int sign(int v) {
        int lower = 0;
        for (int i = 0; i <= dimension; i++) {
            if (vertex[i] < v) {
                lower++;
            }
        }
        return (lower & 1) == 0 ? 1 : -1;
    }

    private void packWithout() {
        // the two ends of the longest edge come first and may lie anywhere among the others, which descend
        for (int skip = 0; skip <= dimension; skip++) {
            long packed = 0;
            int high = skip == 0 ? NOTHING : vertex[0];
            int low = skip == 1 ? NOTHING : vertex[1];
            int next = 2;
            for (int fields = 0; fields < dimension; fields++) {
                if (next == skip) {
                    next++;
                }
                int other = next <= dimension ? vertex[next] : NOTHING;
                int largest = Math.max(other, Math.max(high, low));
                if (largest == high) {
                    high = NOTHING;
                } else if (largest == low) {
                    low = NOTHING;
                } else {
                    next++;
                }
                packed = packed << code.vertexBits | largest;
            }
            without[skip] = packed;
        }
    }
}
