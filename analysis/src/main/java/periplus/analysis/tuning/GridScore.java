package periplus.analysis.tuning;

import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * Both families of grid scores for a single map, each under its name.
 *
 * <p>{@link BestOfRings} takes fixed rings and (in its mean form) means over angles; {@link ExpandingRing} grows a ring
 * from the central field and takes the worst over the best angle. Their numbers are not comparable. For many maps of one
 * size make one instance of those classes per thread instead. Undefined as stated there.
 */
@Source(key = "sargolini2006", where = "the idea: correlation of the rotated autocorrelogram")
public final class GridScore {
    private GridScore() {}

    /** The fixed-ring scores of one map {@code [y * binsX + x]}. */
    public static BestOfRings.Scores bestOfRings(double[] map, int binsY, int binsX, Autocorrelogram.Mode mode) {
        return new BestOfRings(binsY, binsX, mode).ofMap(map);
    }

    /** The expanding-ring score of one map {@code [y * binsX + x]}. */
    public static Measured expandingRing(double[] map, int binsY, int binsX, Autocorrelogram.Mode mode) {
        return new ExpandingRing(binsY, binsX, mode).ofMap(map);
    }
}
