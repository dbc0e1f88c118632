package periplus.analysis.similarity;

import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * Linear centred kernel alignment of two representations of the same samples.
 *
 * <pre>similarity = |Y'X|_F^2 / (|X'X|_F |Y'Y|_F)  in [0, 1], columns centred      distance = arccos(similarity)</pre>
 *
 * <p>The same for rotated, scaled and shifted copies; not for other linear maps. The angle is a metric between
 * representations up to those, the similarity is none. The plain (biased) estimate: few samples of many units push it
 * up. Undefined where a representation does not vary.
 */
@Source(key = "kornblith2019", where = "linear CKA")
@Source(key = "williams2021", where = "the angle as a metric")
public final class LinearCka {
    private LinearCka() {}

    /** The similarity of {@code x[sample][unit]} and {@code y[sample][unit]}. */
    public static Measured similarity(double[][] x, double[][] y) {
        Representations.checkSamples(x, y);
        double[] a = Representations.centred(x, "the first representation");
        double[] b = Representations.centred(y, "the second representation");
        if (Representations.zero(a) || Representations.zero(b)) {
            return Measured.undefined("a representation that does not vary");
        }
        int n = x.length;
        int p = x[0].length;
        int q = y[0].length;
        double[] cross = Representations.cross(a, p, b, q, n);
        double own1 = Dense.norm(Representations.cross(a, p, a, p, n));
        double own2 = Dense.norm(Representations.cross(b, q, b, q, n));
        return Measured.of(Math.min(1, Dense.dot(cross, cross) / (own1 * own2)));
    }

    /** The angle, in [0, pi/2]. */
    public static Measured distance(double[][] x, double[][] y) {
        return similarity(x, y).map(StrictMath::acos);
    }
}
