package periplus.analysis.similarity;

import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * Singular-vector canonical correlation of two representations of the same samples.
 *
 * <pre>
 *   keep the singular directions that hold {@code variance} of each representation, columns centred
 *   rho_k = canonical correlations of what is kept
 *   similarity = mean of the leading rho that hold {@code mass} of their sum      distance = 1 - similarity
 * </pre>
 *
 * <p>The same for any invertible linear map that keeps the leading directions. Not a metric. Undefined where a
 * representation does not vary.
 *
 * @param variance share of variance kept, 0.99 as usual
 * @param mass share of the correlations' sum that is averaged, 0.98 in the reference code
 */
@Source(key = "raghu2017", where = "SVCCA; shares as in the reference code")
public record Svcca(double variance, double mass) {
    /** 99 % of variance, 98 % of the correlations' sum. */
    public static final Svcca STANDARD = new Svcca(0.99, 0.98);

    private static final double NOISE = 1e-12;

    public Svcca {
        if (!(variance > 0 && variance <= 1 && mass > 0 && mass <= 1)) {
            throw new IllegalArgumentException("shares lie in (0, 1], got " + variance + " and " + mass);
        }
    }

    /** One minus the mean correlation of {@code x[sample][unit]} and {@code y[sample][unit]}, in [0, 1]. */
    public Measured distance(double[][] x, double[][] y) {
        Representations.checkSamples(x, y);
        double[] a = Representations.centred(x, "the first representation");
        double[] b = Representations.centred(y, "the second representation");
        if (Representations.zero(a) || Representations.zero(b)) {
            return Measured.undefined("a representation that does not vary");
        }
        double[] left = directions(Representations.compact(a, x.length, x[0].length), x.length);
        double[] right = directions(Representations.compact(b, y.length, y[0].length), y.length);
        int p = left.length / x.length;
        int q = right.length / x.length;
        double[] rho = Representations.singularValues(Representations.cross(left, p, right, q, x.length), p, q);
        double sum = 0;
        for (double r : rho) {
            sum += r;
        }
        if (!(sum > 0)) {
            return Measured.of(1);
        }
        double reached = 0;
        int k = 0;
        while (k < rho.length && reached < mass * sum) {
            reached += rho[k++];
        }
        return Measured.of(Math.max(0, 1 - reached / k));
    }

    /** Orthonormal scores along the kept directions, [sample, direction]. */
    private double[] directions(double[] x, int samples) {
        int units = x.length / samples;
        SymmetricEigen eigen = SymmetricEigen.of(Representations.cross(x, units, x, units, samples), units);
        double all = 0;
        for (double l : eigen.values()) {
            all += Math.max(0, l);
        }
        double held = 0;
        int kept = 0;
        while (kept < units && held < variance * all && eigen.values()[kept] > NOISE * eigen.values()[0]) {
            held += eigen.values()[kept++];
        }
        double[] out = new double[samples * kept];
        for (int s = 0; s < samples; s++) {
            for (int k = 0; k < kept; k++) {
                double sum = 0;
                for (int u = 0; u < units; u++) {
                    sum += x[s * units + u] * eigen.vectors()[k][u];
                }
                out[s * kept + k] = sum / Math.sqrt(eigen.values()[k]);
            }
        }
        return out;
    }
}
