package periplus.analysis.topology;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The bars of a Vietoris-Rips filtration by dimension, with what they were computed from.
 *
 * <p>Births and deaths are distances (diameters, not radii). Bars come in decreasing persistence, ties by birth; bars
 * of length 0 are dropped.
 *
 * @param coefficients the prime p of the field
 * @param metric "euclidean", "cosine" or "distances"
 * @param threshold the largest distance looked at
 * @param enclosingRadius where the complex becomes a cone; above it nothing happens
 * @param points how many
 * @param dimensions bars of dimension 0, 1, ...
 */
public record Barcode(
        int coefficients,
        String metric,
        double threshold,
        double enclosingRadius,
        int points,
        List<List<Bar>> dimensions) {
    static final Comparator<Bar> BY_PERSISTENCE = Comparator.comparingDouble(Bar::persistence)
            .reversed()
            .thenComparingDouble(Bar::birth)
            .thenComparingDouble(Bar::death);

    /** Sorts the bars. */
    public Barcode {
        dimensions = dimensions.stream()
                .map(bars -> bars.stream().sorted(BY_PERSISTENCE).toList())
                .toList();
    }

    /** The bars of a dimension, longest first. */
    public List<Bar> bars(int dimension) {
        return dimension < dimensions.size() ? dimensions.get(dimension) : Collections.emptyList();
    }

    /**
     * Length of the k-th longest bar (k from 0), 0 if there are fewer.
     *
     * <p>A bar without an end counts up to the threshold, except the first of dimension 0, which has none anywhere and
     * is left out.
     */
    public double persistence(int dimension, int k) {
        int at = dimension == 0 ? k + 1 : k;
        List<Bar> bars = bars(dimension);
        if (at >= bars.size()) {
            return 0;
        }
        Bar bar = bars.get(at);
        return bar.isInfinite() ? threshold - bar.birth() : bar.persistence();
    }
}
