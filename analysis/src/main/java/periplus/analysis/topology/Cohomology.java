package periplus.analysis.topology;

import java.util.List;

/**
 * A barcode with representatives of its longest bars.
 *
 * @param barcode the bars
 * @param cocycles by dimension, in the order of the bars; none in dimension 0
 */
public record Cohomology(Barcode barcode, List<List<Cocycle>> cocycles) {
    /** The representative of the k-th longest bar (k from 0) of a dimension. */
    public Cocycle cocycle(int dimension, int k) {
        if (dimension >= cocycles.size() || k >= cocycles.get(dimension).size()) {
            throw new IllegalArgumentException("no cocycle was kept for bar " + k + " of dimension " + dimension);
        }
        return cocycles.get(dimension).get(k);
    }
}
