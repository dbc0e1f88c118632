package periplus.analysis.weights;

import java.util.Arrays;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SchurTransformer;
import org.hipparchus.linear.SingularValueDecomposition;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * Eigenvalues of a real square weight matrix, from its real Schur form.
 *
 * <pre>J v = lambda v</pre>
 *
 * <p>{@code real} and {@code imaginary} parts, by falling modulus, then real part, then imaginary part. For a discrete
 * linear map the largest modulus below 1 means stability; for a ReLU network it is a description, not a stability
 * criterion. Not to be confused with singular values ({@link #singularValues}), whose largest is the operator norm.
 *
 * <p>Matrices are row = to, column = from, though the eigenvalues do not care. Up to {@value #MAX_UNITS} units; a reason
 * instead of the eigenvalues beyond that, for non-finite weights and where the QR iteration does not converge.
 *
 * <p>Source: the QR algorithm on the Hessenberg form, after Golub and Van Loan.
 */
@Source(key = "golub2013", where = "chapter 7, practical QR algorithm")
public final class Spectrum {
    /** Larger matrices take minutes. */
    public static final int MAX_UNITS = 1024;

    private static final double[] NUDGES = {1e-13, 1e-12, 1e-11, 1e-11, 1e-10, 1e-10};

    /** Eigenvalues, or the reason in {@code radius} why there are none. */
    public record Eigenvalues(double[] real, double[] imaginary, Measured radius) {
        static Eigenvalues undefined(String reason) {
            return new Eigenvalues(new double[0], new double[0], Measured.undefined(reason));
        }
    }

    private Spectrum() {}

    /** Eigenvalues of an {@code n} x {@code n} row-major matrix. */
    public static Eigenvalues eigenvalues(float[] matrix, int n) {
        return eigenvalues(widen(matrix), n);
    }

    /** The same in double precision. */
    public static Eigenvalues eigenvalues(double[] matrix, int n) {
        if (n < 1 || matrix.length != n * n) {
            throw new IllegalArgumentException(
                    "a square matrix of " + n + " rows has " + (long) n * n + " entries, got " + matrix.length);
        }
        if (n > MAX_UNITS) {
            return Eigenvalues.undefined("more than " + MAX_UNITS + " units");
        }
        boolean zero = true;
        for (double w : matrix) {
            if (!Double.isFinite(w)) {
                return Eigenvalues.undefined("non-finite weights");
            }
            zero &= w == 0;
        }
        if (zero) {
            return new Eigenvalues(new double[n], new double[n], Measured.of(0));
        }
        try {
            return sorted(new SchurTransformer(rows(matrix, n, n)).getT(), n);
        } catch (MathRuntimeException e) {
            return nearby(matrix, n);
        }
    }

    /**
     * The same of a matrix that differs by rounding. Near a multiple of the identity plus little, as the Jacobian of a
     * leaky network at saturated units is, the iteration can stall on what rounding left below the diagonal; noise of
     * 1e-13 to 1e-10 of the largest entry, always the same, moves the eigenvalues by as little and lets it pass.
     */
    private static Eigenvalues nearby(double[] matrix, int n) {
        double largest = 0;
        for (double w : matrix) {
            largest = Math.max(largest, Math.abs(w));
        }
        for (int attempt = 0; attempt < NUDGES.length; attempt++) {
            RandomStream stream = RandomStream.of(0, "spectrum nudge", attempt);
            double[] nudged = matrix.clone();
            for (int i = 0; i < nudged.length; i++) {
                nudged[i] += NUDGES[attempt] * largest * stream.nextGaussian();
            }
            try {
                return sorted(new SchurTransformer(rows(nudged, n, n)).getT(), n);
            } catch (MathRuntimeException e) {
                // the next one is larger
            }
        }
        return Eigenvalues.undefined("the QR iteration did not converge");
    }

    /** Singular values of a {@code rows} x {@code columns} matrix, falling; empty where an entry is not finite. */
    public static double[] singularValues(double[] matrix, int rows, int columns) {
        if (rows < 1 || columns < 1 || matrix.length != rows * columns) {
            throw new IllegalArgumentException("a matrix of " + rows + " x " + columns + " has " + (long) rows * columns
                    + " entries, got " + matrix.length);
        }
        for (double w : matrix) {
            if (!Double.isFinite(w)) {
                return new double[0];
            }
        }
        return new SingularValueDecomposition(rows(matrix, rows, columns)).getSingularValues();
    }

    private static double[] widen(float[] matrix) {
        double[] wide = new double[matrix.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = matrix[i];
        }
        return wide;
    }

    private static RealMatrix rows(double[] matrix, int rows, int columns) {
        double[][] out = new double[rows][];
        for (int i = 0; i < rows; i++) {
            out[i] = Arrays.copyOfRange(matrix, i * columns, (i + 1) * columns);
        }
        return new Array2DRowRealMatrix(out, false);
    }

    /** Reads the 1 x 1 and 2 x 2 blocks of the diagonal. */
    private static Eigenvalues sorted(RealMatrix t, int n) {
        double[][] lambda = new double[n][];
        int i = 0;
        while (i < n) {
            if (i == n - 1 || isNegligible(t, i)) {
                lambda[i] = new double[] {t.getEntry(i, i), 0};
                i++;
                continue;
            }
            double middle = (t.getEntry(i, i) + t.getEntry(i + 1, i + 1)) / 2;
            double half = (t.getEntry(i, i) - t.getEntry(i + 1, i + 1)) / 2;
            double discriminant = half * half + t.getEntry(i, i + 1) * t.getEntry(i + 1, i);
            double root = Math.sqrt(Math.abs(discriminant));
            boolean real = discriminant >= 0;
            lambda[i] = new double[] {real ? middle + root : middle, real ? 0 : root};
            lambda[i + 1] = new double[] {real ? middle - root : middle, real ? 0 : -root};
            i += 2;
        }
        Arrays.sort(lambda, Spectrum::order);
        double[] re = new double[n];
        double[] im = new double[n];
        for (int k = 0; k < n; k++) {
            re[k] = lambda[k][0];
            im[k] = lambda[k][1];
        }
        return new Eigenvalues(re, im, Measured.of(modulus(lambda[0]), "eigenvalues too large for doubles"));
    }

    /** The QR iteration leaves what it considers zero below the diagonal as it is. */
    private static boolean isNegligible(RealMatrix t, int i) {
        double scale = Math.abs(t.getEntry(i, i)) + Math.abs(t.getEntry(i + 1, i + 1));
        return Math.abs(t.getEntry(i + 1, i)) <= 4 * Math.ulp(1.0) * scale;
    }

    private static int order(double[] a, double[] b) {
        int byModulus = Double.compare(modulus(b), modulus(a));
        int byReal = byModulus != 0 ? byModulus : Double.compare(b[0], a[0]);
        return byReal != 0 ? byReal : Double.compare(b[1], a[1]);
    }

    private static double modulus(double[] z) {
        return Math.sqrt(z[0] * z[0] + z[1] * z[1]);
    }
}
