package periplus.analysis.similarity;

import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * How far two networks' recurrent weights are apart once their units are matched, with what the number must be held against.
 *
 * <pre>
 *   aligned        min over permutations of |W1 - P' W2 P|_F          as {@link WeightAlignment} finds it
 *   unaligned      |W1 - W2|_F
 *   perEntry       aligned / n^2                                      the published normalisation across widths
 *   overNorms      aligned / sqrt(|W1|_F |W2|_F)
 *   overUntrained  aligned / mean aligned distance of untrained pairs of the same width
 * </pre>
 *
 * <p>Width confounds: entries of independent matrices with scale 1/sqrt(n) give |W1 - W2|_F of order sqrt(n), so {@code
 * perEntry} falls like n^-1.5 whatever was learned, and alignment gains less the wider the network. {@code overUntrained}
 * takes both out; report it beside. The exact minimum is a metric between networks up to relabelling; {@code overNorms} is
 * none.
 *
 * @param units n
 */
@Source(key = "huang2025", where = "permutation-invariant Frobenius distance; the other normalisations are ours")
public record WeightDistance(double aligned, double unaligned, double firstNorm, double secondNorm, int units) {
    /** Measures a pair of matrices [to][from] of one size. */
    public static WeightDistance of(double[][] w1, double[][] w2, WeightAlignment.Settings settings) {
        double aligned = WeightAlignment.align(w1, w2, settings).distance();
        double[] a = Dense.flat(w1);
        double[] b = Dense.flat(w2);
        return new WeightDistance(aligned, Dense.distance(a, b), Dense.norm(a), Dense.norm(b), w1.length);
    }

    /** Over the number of entries. */
    public double perEntry() {
        return aligned / ((double) units * units);
    }

    /** Over the geometric mean of both norms; undefined where one is zero. */
    public Measured overNorms() {
        return Measured.of(aligned / Math.sqrt(firstNorm * secondNorm), "weights that are all zero");
    }

    /** Over the mean aligned distance of untrained pairs of this width; undefined where that is not positive. */
    public Measured overUntrained(double untrained) {
        return untrained > 0
                ? Measured.of(aligned / untrained)
                : Measured.undefined("untrained networks that do not differ");
    }
}
