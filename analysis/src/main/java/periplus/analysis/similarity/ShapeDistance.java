package periplus.analysis.similarity;

import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * The generalised shape distance of two representations of the same samples: Procrustes after partial whitening.
 *
 * <pre>
 *   Z = X V diag(d) V',   X'X = V diag(l) V',  d = alpha + (1 - alpha) l^-1/2,  l at least 1e-7     columns centred
 *   d is scaled so that |Z| = |X|
 *   angular    arccos( sum of singular values of Zx'Zy / (|Zx| |Zy|) )
 *   euclidean  min over orthogonal Q of |Zx Q - Zy| = sqrt(|Zx|^2 + |Zy|^2 - 2 sum of singular values)
 * </pre>
 *
 * <p>alpha 1 allows rotations only (Procrustes shape distance), alpha 0 any invertible linear map (as canonical
 * correlation). Both are metrics between representations up to those maps; representations of different numbers of units
 * compare as if the smaller had silent units. The angle also forgets scale. Undefined where a representation does not vary.
 *
 * @param alpha in [0, 1]
 */
@Source(key = "williams2021", where = "angular and Procrustes shape metrics, partial whitening as in netrep")
public record ShapeDistance(double alpha) {
    private static final double FLOOR = 1e-7;
    private static final String FLAT = "a representation that does not vary";

    /** Rotations only. */
    public static final ShapeDistance PROCRUSTES = new ShapeDistance(1);

    public ShapeDistance {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha lies in [0, 1], got " + alpha);
        }
    }

    /** The angle between {@code x[sample][unit]} and {@code y[sample][unit]}, in [0, pi/2]. */
    public Measured angular(double[][] x, double[][] y) {
        Pair pair = pair(x, y);
        return pair.varies()
                ? Measured.of(StrictMath.acos(Math.min(1, pair.overlap / (pair.first * pair.second))))
                : Measured.undefined(FLAT);
    }

    /** The distance, in units of the activity. */
    public Measured euclidean(double[][] x, double[][] y) {
        Pair pair = pair(x, y);
        double square = pair.first * pair.first + pair.second * pair.second - 2 * pair.overlap;
        return pair.varies() ? Measured.of(Math.sqrt(Math.max(0, square))) : Measured.undefined(FLAT);
    }

    private record Pair(double first, double second, double overlap) {
        boolean varies() {
            return first > 0 && second > 0;
        }
    }

    private Pair pair(double[][] x, double[][] y) {
        Representations.checkSamples(x, y);
        int n = x.length;
        double[] a = coordinates(x, "the first representation");
        double[] b = coordinates(y, "the second representation");
        int p = a.length / n;
        int q = b.length / n;
        double overlap = 0;
        if (!Representations.zero(a) && !Representations.zero(b)) {
            for (double s : Representations.singularValues(Representations.cross(a, p, b, q, n), p, q)) {
                overlap += s;
            }
        }
        return new Pair(Dense.norm(a), Dense.norm(b), overlap);
    }

    private double[] coordinates(double[][] x, String what) {
        double[] centred = Representations.centred(x, what);
        if (Representations.zero(centred)) {
            return centred;
        }
        // whitening also counts the directions in which nothing varies, so there all units stay
        return alpha > 1 - FLOOR
                ? Representations.compact(centred, x.length, x[0].length)
                : whitened(centred, x.length, x[0].length);
    }

    private double[] whitened(double[] x, int samples, int units) {
        SymmetricEigen eigen = SymmetricEigen.of(Representations.cross(x, units, x, units, samples), units);
        double[] d = new double[units];
        double before = 0;
        double after = 0;
        for (int k = 0; k < units; k++) {
            double l = Math.max(eigen.values()[k], FLOOR);
            d[k] = alpha + (1 - alpha) / Math.sqrt(l);
            before += l;
            after += d[k] * d[k] * l;
        }
        double scale = Math.sqrt(before / after);
        double[] z = new double[units * units];
        for (int k = 0; k < units; k++) {
            double[] v = eigen.vectors()[k];
            for (int i = 0; i < units; i++) {
                for (int j = 0; j < units; j++) {
                    z[i * units + j] += scale * d[k] * v[i] * v[j];
                }
            }
        }
        double[] out = new double[x.length];
        Dense.multiply(x, z, out, samples, units, units);
        return out;
    }
}
