package periplus.analysis.similarity;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/** What the representation distances share: checked, centred samples, and cross products. */
final class Representations {
    private Representations() {}

    /** [sample][unit] flat with column means taken off. */
    static double[] centred(double[][] x, String what) {
        if (x.length < 2) {
            throw new IllegalArgumentException(what + " has " + x.length + " samples; expected at least 2");
        }
        double[] flat = Dense.flat(x);
        int units = x[0].length;
        for (int u = 0; u < units; u++) {
            double mean = 0;
            for (int s = 0; s < x.length; s++) {
                if (!Double.isFinite(flat[s * units + u])) {
                    throw new IllegalArgumentException(
                            what + ", sample " + s + ", unit " + u + " is " + flat[s * units + u]);
                }
                mean += flat[s * units + u];
            }
            mean /= x.length;
            for (int s = 0; s < x.length; s++) {
                flat[s * units + u] -= mean;
            }
        }
        return flat;
    }

    /**
     * The same representation in as many coordinates as there are samples, where there are more units: U S of X = U S V'.
     * Angles, norms and correlations between samples are kept, so every distance here is.
     */
    static double[] compact(double[] x, int samples, int units) {
        if (units <= samples) {
            return x;
        }
        SymmetricEigen eigen = SymmetricEigen.of(cross(Dense.transpose(x, samples, units), samples), samples);
        double[] out = new double[samples * samples];
        for (int k = 0; k < samples; k++) {
            double s = Math.sqrt(Math.max(0, eigen.values()[k]));
            for (int i = 0; i < samples; i++) {
                out[i * samples + k] = s * eigen.vectors()[k][i];
            }
        }
        return out;
    }

    private static double[] cross(double[] turned, int samples) {
        return cross(turned, samples, turned, samples, turned.length / samples);
    }

    static void checkSamples(double[][] x, double[][] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "representations of the same samples in the same order are compared, got " + x.length + " and "
                            + y.length + " samples");
        }
    }

    /** x' y, [units of x, units of y]. */
    static double[] cross(double[] x, int unitsX, double[] y, int unitsY, int samples) {
        double[] out = new double[unitsX * unitsY];
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < unitsX; i++) {
                double a = x[s * unitsX + i];
                for (int j = 0; j < unitsY; j++) {
                    out[i * unitsY + j] += a * y[s * unitsY + j];
                }
            }
        }
        return out;
    }

    static double[] singularValues(double[] matrix, int rows, int columns) {
        return new SingularValueDecomposition(new Array2DRowRealMatrix(Dense.rows(matrix, rows, columns), false))
                .getSingularValues();
    }

    /** Whether all entries are 0. */
    static boolean zero(double[] x) {
        for (double v : x) {
            if (v != 0) {
                return false;
            }
        }
        return true;
    }
}
