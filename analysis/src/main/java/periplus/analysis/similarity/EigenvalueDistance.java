package periplus.analysis.similarity;

import periplus.analysis.weights.Spectrum;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * Optimal transport between the eigenvalues of two operators.
 *
 * <pre>
 *   squared(A, B) = least mean over one-to-one matchings of |lambda_i(A) - lambda_c(i)(B)|^2     as in the reference
 *   distance      = sqrt of it: the 2-Wasserstein distance of the two sets, a metric between spectra
 * </pre>
 *
 * <p>Eigenvalues are points (real, imaginary) of equal mass; a smaller set is filled up with zeros. Blind to eigenvectors:
 * 0 between operators that are similar by any change of coordinates. Not the Procrustes distance, which it does not
 * bound. By default the operators are divided by their Frobenius norm first, as before Procrustes. Undefined where the
 * eigenvalues of one cannot be found.
 */
@Source(key = "ostrow2023", where = "Wasserstein distance of eigenvalues")
public final class EigenvalueDistance {
    private EigenvalueDistance() {}

    /** The mean squared distance of matched eigenvalues, of the matrices as they are. */
    public static Measured squared(double[][] a, double[][] b) {
        int n = Math.max(a.length, b.length);
        Spectrum.Eigenvalues first = Spectrum.eigenvalues(Dense.square(a, "the first operator"), a.length);
        Spectrum.Eigenvalues second = Spectrum.eigenvalues(Dense.square(b, "the second operator"), b.length);
        if (first.radius() instanceof Measured.Undefined reason) {
            return reason;
        }
        if (second.radius() instanceof Measured.Undefined reason) {
            return reason;
        }
        double[][] cost = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double real = at(first.real(), i) - at(second.real(), j);
                double imaginary = at(first.imaginary(), i) - at(second.imaginary(), j);
                cost[i][j] = real * real + imaginary * imaginary;
            }
        }
        int[] partner = Assignment.cheapest(cost);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += cost[i][partner[i]];
        }
        return Measured.of(sum / n, "eigenvalues that are not finite");
    }

    /** The root of {@link #squared} between operators scaled to Frobenius norm 1. */
    public static Measured distance(double[][] a, double[][] b) {
        return squared(scaled(a), scaled(b)).map(Math::sqrt);
    }

    private static double[][] scaled(double[][] a) {
        double[] flat = Dense.square(a, "an operator");
        double norm = Dense.norm(flat);
        for (int i = 0; i < flat.length && norm > 0; i++) {
            flat[i] /= norm;
        }
        return Dense.rows(flat, a.length, a.length);
    }

    private static double at(double[] values, int i) {
        return i < values.length ? values[i] : 0;
    }
}
