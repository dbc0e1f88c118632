package periplus.analysis.topology;

/**
 * Pairs of a simplex and its first cofacet of which it is the last facet: reduced already, so never stored.
 *
 * <p>In the codes of {@link SimplexCode}: (e, R) and (e, R + v) pair where v is the lowest vertex nearer to all of
 * (e, R) than e is long, and lower than all of R.
 */
final class ApparentPairs {
    private final SimplexCode code;
    private final EdgeOrder order;
    private final int dimension;
    private final int[] vertex;
    private final int[][] rows;

    /** Pairs of simplices of {@code dimension} with cofacets. */
    ApparentPairs(SimplexCode code, int dimension) {
        this.code = code;
        this.order = code.order;
        this.dimension = dimension;
        vertex = new int[dimension + 1];
        rows = new int[dimension + 1][];
    }

    /** The facet that a cofacet pairs with, or -1. */
    long facet(long cofacet) {
        int added = (int) cofacet & (1 << code.vertexBits) - 1;
        long facet = cofacet >>> code.vertexBits;
        int rank = code.rank(facet, dimension);
        code.vertices(facet, dimension, vertex);
        for (int i = 0; i <= dimension; i++) {
            rows[i] = order.rank[vertex[i]];
        }
        for (int v = 0; v < added; v++) {
            if (near(v, rank)) {
                return -1;
            }
        }
        return facet;
    }

    /** The sign of the cofacet in the coboundary of the facet that {@link #facet} returned. */
    int sign(long cofacet) {
        int added = (int) cofacet & (1 << code.vertexBits) - 1;
        int lower = 0;
        for (int v : vertex) {
            if (v < added) {
                lower++;
            }
        }
        return (lower & 1) == 0 ? 1 : -1;
    }

    private boolean near(int v, int rank) {
        for (int[] row : rows) {
            if (row[v] >= rank) {
                return false;
            }
        }
        return true;
    }
}
