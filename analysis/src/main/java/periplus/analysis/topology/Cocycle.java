package periplus.analysis.topology;

/**
 * A representative of a bar: coefficients on simplices, zero on all others, whose coboundary vanishes below the bar's
 * death.
 *
 * @param dimension of the simplices
 * @param bar whose class it represents
 * @param simplices points of each simplex, ascending, {@code dimension + 1} each, one simplex after another
 * @param coefficients of each simplex, 1 to p - 1, for the orientation by ascending points
 */
public record Cocycle(int dimension, Bar bar, int[] simplices, int[] coefficients) {
    /** The number of simplices. */
    public int size() {
        return coefficients.length;
    }

    /** Point {@code corner} of simplex {@code index}. */
    public int point(int index, int corner) {
        return simplices[index * (dimension + 1) + corner];
    }
}
