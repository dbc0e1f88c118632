package periplus.analysis.langevin;

import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * How well a drift matches a score, along one direction, over some states.
 *
 * <pre>
 *   d_i = drift(z_i) . e     s_i = score(z_i) . e
 *   gain      = sum d_i s_i / sum s_i^2                       sigma^2 for the denoising step of noise sigma
 *   agreement = sum d_i s_i / sqrt(sum d_i^2 sum s_i^2)       1 for the same up to a factor, -1 for the opposite
 * </pre>
 *
 * <p>No mean is taken away: a constant push that the score does not have is a disagreement. Over time: ask once a time,
 * with that time's states and score. A pure leak agrees off the manifold and is too strong along it. Undefined where the
 * score or the drift vanishes along the direction. This comparison is this project's reading of the paper's abstract.
 *
 * @param gain drift per score
 * @param agreement uncentred correlation
 */
@Source(key = "casco2026", where = "abstract: gradients that replay should follow; the measure is inferred")
public record DriftAgainstScore(Measured gain, Measured agreement) {

    /** Of drifts and scores [states][dimensions] along a direction [dimensions], of any length above 0. */
    public static DriftAgainstScore along(double[] direction, double[][] drifts, double[][] scores) {
        if (drifts.length != scores.length) {
            throw new IllegalArgumentException(drifts.length + " drifts and " + scores.length + " scores");
        }
        double ds = 0;
        double dd = 0;
        double ss = 0;
        for (int i = 0; i < drifts.length; i++) {
            double d = dot(drifts[i], direction);
            double s = dot(scores[i], direction);
            ds += d * s;
            dd += d * d;
            ss += s * s;
        }
        return new DriftAgainstScore(
                Measured.of(ds / ss, "no score along the direction"),
                Measured.of(ds / Math.sqrt(dd * ss), "no drift or no score along the direction"));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
