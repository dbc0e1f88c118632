package periplus.analysis.similarity;

import java.util.Arrays;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

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
        try {
            return sorted(m);
        } catch (MathIllegalStateException notConverged) {
            // the library's iteration gives up where many eigenvalues are 0: more units than samples
            return bySingularValues(m);
        }
    }

    private static SymmetricEigen sorted(RealMatrix m) {
        EigenDecompositionSymmetric found = new EigenDecompositionSymmetric(m);
        int n = m.getRowDimension();
        Integer[] order = new Integer[n];
        for (int k = 0; k < n; k++) {
            order[k] = k;
        }
        double[] values = found.getEigenvalues();
        Arrays.sort(order, (a, b) -> Double.compare(values[b], values[a]));
        double[] sorted = new double[n];
        double[][] vectors = new double[n][];
        for (int k = 0; k < n; k++) {
            sorted[k] = values[order[k]];
            vectors[k] = found.getEigenvector(order[k]).toArray();
        }
        return new SymmetricEigen(sorted, vectors);
    }

    /** Of the matrix plus its largest row sum times 1, which is not negative, so that singular pairs are eigenpairs. */
    private static SymmetricEigen bySingularValues(RealMatrix m) {
        int n = m.getRowDimension();
        double by = 0;
        for (int i = 0; i < n; i++) {
            by = Math.max(by, Arrays.stream(m.getRow(i)).map(Math::abs).sum());
        }
        RealMatrix shifted = m.copy();
        for (int i = 0; i < n; i++) {
            shifted.addToEntry(i, i, by);
        }
        SingularValueDecomposition found = new SingularValueDecomposition(shifted);
        double[] values = found.getSingularValues();
        double[][] vectors = new double[n][];
        for (int k = 0; k < n; k++) {
            values[k] -= by;
            vectors[k] = found.getV().getColumn(k);
        }
        return new SymmetricEigen(values, vectors);
    }
}
