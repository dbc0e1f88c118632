package periplus.analysis.similarity;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/**
 * Eigenpairs of a symmetric matrix, by falling value.
 *
 * @param values falling
 * @param vectors [component][entry]
 */
record SymmetricEigen(double[] values, double[][] vectors) {
    static SymmetricEigen of(double[] matrix, int n) {
        double[][] symmetric = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                symmetric[i][j] = 0.5 * (matrix[i * n + j] + matrix[j * n + i]);
            }
        }
        RealMatrix m = new Array2DRowRealMatrix(symmetric, false);
        EigenDecompositionSymmetric found = new EigenDecompositionSymmetric(m);
        Integer[] order = new Integer[n];
        for (int k = 0; k < n; k++) {
            order[k] = k;
        }
        double[] values = found.getEigenvalues();
        java.util.Arrays.sort(order, (a, b) -> Double.compare(values[b], values[a]));
        double[] sorted = new double[n];
        double[][] vectors = new double[n][];
        for (int k = 0; k < n; k++) {
            sorted[k] = values[order[k]];
            vectors[k] = found.getEigenvector(order[k]).toArray();
        }
        return new SymmetricEigen(sorted, vectors);
    }
}
