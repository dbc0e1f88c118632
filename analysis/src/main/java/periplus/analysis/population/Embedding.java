package periplus.analysis.population;

import periplus.core.measure.Measured;

/**
 * Points placed in few dimensions by the eigenvectors of their centred squared distances.
 *
 * @param coordinates [point][dimension], in the unit of the distances, centred on 0; a dimension whose eigenvalue is not
 *     positive is 0 throughout: the distances fit into fewer dimensions
 * @param eigenvalue [dimension], falling; the sum of squares of the coordinates where positive
 * @param trace the sum of all eigenvalues; negative ones count, which distances of no Euclidean space have
 */
public record Embedding(double[][] coordinates, double[] eigenvalue, double trace) {
    /** How many points there are. */
    public int points() {
        return coordinates.length;
    }

    /** An eigenvalue as a share of the trace; above 1 in all where others are negative; undefined for coinciding points. */
    public Measured share(int dimension) {
        return trace > 0 ? Measured.of(eigenvalue[dimension] / trace) : Measured.undefined("all points coincide");
    }
}
