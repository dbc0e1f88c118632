package periplus.analysis.similarity;

import periplus.analysis.statistics.Correlation;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * Representational similarity analysis: whether two systems find the same conditions alike.
 *
 * <pre>
 *   D_ij = |x_i - x_j|  or  1 - Pearson r(x_i, x_j)     for conditions i &lt; j, over units
 *   similarity = Spearman correlation of both systems' D       distance = 1 - similarity, in [0, 2]
 * </pre>
 *
 * <p>Not a metric. Undefined where all conditions of a system are equally far apart, or, with correlations, where a
 * condition's activity is the same in all units.
 */
@Source(key = "kriegeskorte2008", where = "rank correlation of dissimilarity matrices")
public enum RepresentationalSimilarity {
    /** Conditions compared by euclidean distance. */
    EUCLIDEAN,
    /** Conditions compared by one minus the correlation over units. */
    CORRELATION;

    /** The Spearman correlation of {@code x[condition][unit]}'s and {@code y[condition][unit]}'s dissimilarities. */
    public Measured similarity(double[][] x, double[][] y) {
        Representations.checkSamples(x, y);
        double[] first = dissimilarities(x);
        double[] second = dissimilarities(y);
        if (first.length == 0 || second.length == 0) {
            return Measured.undefined("a condition whose activity is the same in all units");
        }
        return Correlation.spearman(first, second);
    }

    /** One minus the similarity. */
    public Measured distance(double[][] x, double[][] y) {
        return similarity(x, y).map(rho -> 1 - rho);
    }

    /** By i, then j below i; empty where one is undefined. */
    private double[] dissimilarities(double[][] x) {
        double[] out = new double[x.length * (x.length - 1) / 2];
        int at = 0;
        for (int i = 1; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                if (this == EUCLIDEAN) {
                    out[at++] = Dense.distance(x[i], x[j]);
                } else if (Correlation.pearson(x[i], x[j]) instanceof Measured.Value(double r)) {
                    out[at++] = 1 - r;
                } else {
                    return new double[0];
                }
            }
        }
        return out;
    }
}
