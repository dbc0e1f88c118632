package periplus.analysis.tuning;

import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * How alike two maps of one unit are: Pearson's correlation over the bins that both visited.
 *
 * <p>In [-1, 1]; 1 for maps that differ by a positive factor and an offset. Undefined with fewer than 20 bins visited in
 * both, where one map is constant on them, or where a rate is infinite. Not to be confused with a population vector
 * correlation, which runs over units in one bin.
 */
@Source(key = "langston2010", where = "spatial stability: bin-by-bin correlation of rate maps")
public final class MapSimilarity {
    private MapSimilarity() {}

    /** The similarity of two maps with the same bins. */
    public static Measured of(double[] one, double[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(
                    "maps of " + one.length + " and " + other.length + " bins cannot be compared bin by bin");
        }
        double[] a = new double[one.length];
        double[] b = new double[one.length];
        int common = 0;
        for (int bin = 0; bin < one.length; bin++) {
            if (Double.isInfinite(one[bin]) || Double.isInfinite(other[bin])) {
                return Measured.undefined("infinite rate");
            }
            if (!Double.isNaN(one[bin]) && !Double.isNaN(other[bin])) {
                a[common] = one[bin];
                b[common++] = other[bin];
            }
        }
        if (common < MapCheck.MIN_VISITED_BINS) {
            return Measured.undefined("fewer than " + MapCheck.MIN_VISITED_BINS + " bins visited in both maps");
        }
        return Correlation.pearson(a, b, common);
    }

    /** The similarity of each unit's maps in two sets of the same units and bins. */
    public static Measured[] ofUnits(RateMaps one, RateMaps other) {
        if (one.units() != other.units() || one.binsY() != other.binsY() || one.binsX() != other.binsX()) {
            throw new IllegalArgumentException("maps of " + one.units() + " units in " + one.binsY() + " x "
                    + one.binsX() + " bins cannot be compared with maps of " + other.units() + " units in "
                    + other.binsY() + " x " + other.binsX());
        }
        Measured[] similarity = new Measured[one.units()];
        for (int u = 0; u < similarity.length; u++) {
            similarity[u] = of(one.map(u), other.map(u));
        }
        return similarity;
    }
}
