package periplus.analysis.topology;

import periplus.core.errors.BadInputException;

/**
 * A simplex as one long whose numerical order is the order of the filtration.
 *
 * <p>From the high bits down: the rank of its longest edge; the other vertices, descending, a field each; for p &gt; 2
 * a coefficient. Descending fields sort as the combinatorial number system does, and unpacking is a shift where that
 * needs a search. A face comes before its cofaces: its longest edge ranks no higher, and with an equal one it has fewer
 * vertices, so codes of one dimension never have to be compared with another's.
 *
 * <p>Two facts make pairs visible at sight. The last facet with the same longest edge leaves out the lowest of the
 * other vertices, so it is the code without its last field. The first cofacet with the same longest edge
 * adds the lowest vertex that is nearer to all the others than that edge is long.
 */
final class SimplexCode {
    final EdgeOrder order;
    final PrimeField field;
    /** Bits of a vertex. */
    final int vertexBits;
    /** Bits of a coefficient, 0 over the field of two elements. */
    final int coefficientBits;

    SimplexCode(EdgeOrder order, PrimeField field, int maxDimension) {
        this.order = order;
        this.field = field;
        vertexBits = bits(Math.max(1, order.vertices - 1));
        coefficientBits = field.prime() == 2 ? 0 : bits(field.prime() - 1);
        int needed = bitsNeeded(order.vertices, order.edges, maxDimension, field.prime());
        if (needed > 62) {
            throw new BadInputException("a simplex of dimension " + (maxDimension + 1) + " on " + order.vertices
                    + " points with coefficients modulo " + field.prime() + " takes " + needed
                    + " bits: expected at most 62; use fewer points, a lower dimension or a smaller prime");
        }
    }

    /** The bits of the largest code: a simplex of dimension {@code maxDimension + 1} with its coefficient. */
    static int bitsNeeded(int vertices, long edges, int maxDimension, int prime) {
        int rankBits = 64 - Long.numberOfLeadingZeros(Math.max(1, edges));
        return rankBits + maxDimension * bits(Math.max(1, vertices - 1)) + (prime == 2 ? 0 : bits(prime - 1));
    }

    /** The rank of the longest edge of a key (a code without its coefficient) of this dimension. */
    int rank(long key, int dimension) {
        return (int) (key >>> vertexBits * (dimension - 1));
    }

    /** Writes the vertices of a key: the longest edge's two, then the others descending. */
    void vertices(long key, int dimension, int[] out) {
        int rank = rank(key, dimension);
        out[0] = order.high[rank];
        out[1] = order.low[rank];
        int mask = (1 << vertexBits) - 1;
        for (int i = dimension; i >= 2; i--) {
            out[i] = (int) key & mask;
            key >>>= vertexBits;
        }
    }

    private static int bits(int largest) {
        return 32 - Integer.numberOfLeadingZeros(largest);
    }
}
