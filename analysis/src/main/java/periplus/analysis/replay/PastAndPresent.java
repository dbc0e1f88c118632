package periplus.analysis.replay;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * Whether the past still tells something once the present state is known: what a Markov chain does not allow.
 *
 * <pre>
 *   gain = R^2(change_t | 1, state_t, state_{t-1}) - R^2(change_t | 1, state_t)
 * </pre>
 *
 * <p>Linear least squares with a ridge of 1e-6 of the mean square, fitted on paths of even number and judged on the
 * others, so that the gain may be below 0. A linear fit of a nonlinear chain is not perfect, and the past can help it a
 * little where there is no memory: hold the gain against that of a chain known to be Markov, and against the past of
 * another path ({@code shift}). No unit. Undefined for fewer than 4 paths or 3 times, states that do not vary and
 * changes that are all 0. The test is this project's; the abstract only names the property.
 */
@Source(key = "casco2026", where = "abstract: adaptation makes sampling non-Markov; the test is inferred")
public final class PastAndPresent {
    private static final double RIDGE = 1e-6;

    private PastAndPresent() {}

    /**
     * The gain.
     *
     * @param state [times][paths][features]
     * @param change what is predicted from the state of the same time, [times][paths][axes]
     * @param shift whose past is taken: 0 the path's own, an even number that of the path so many further on
     */
    public static Measured gain(double[][][] state, double[][][] change, int shift) {
        int times = Math.min(state.length, change.length);
        if (times < 3 || state[0].length < 4) {
            return Measured.undefined("fewer than 4 paths or 3 times");
        }
        int paths = state[0].length - state[0].length % 2;
        int k = state[0][0].length;
        int axes = change[0][0].length;
        Fit present = new Fit(k + 1, axes);
        Fit both = new Fit(2 * k + 1, axes);
        double[] x = new double[2 * k + 1];
        x[0] = 1;
        for (int pass = 0; pass < 2; pass++) {
            for (int t = 1; t < times; t++) {
                for (int p = pass; p < paths; p += 2) {
                    System.arraycopy(state[t][p], 0, x, 1, k);
                    System.arraycopy(state[t - 1][(p + shift) % paths], 0, x, k + 1, k);
                    if (pass == 0) {
                        present.add(x, change[t][p]);
                        both.add(x, change[t][p]);
                    } else {
                        present.judge(x, change[t][p]);
                        both.judge(x, change[t][p]);
                    }
                }
            }
            if (pass == 0 && !(present.solve() && both.solve())) {
                return Measured.undefined("states that do not vary");
            }
        }
        return Measured.of((present.residual - both.residual) / present.total, "nothing changes");
    }

    /** Regressions of all axes on the first {@code n} features. */
    private static final class Fit {
        private final int n;
        private final double[][] xx;
        private final double[][] xy;
        private final double[][] weight;
        private double residual;
        private double total;

        Fit(int n, int axes) {
            this.n = n;
            this.xx = new double[n][n];
            this.xy = new double[axes][n];
            this.weight = new double[axes][];
        }

        void add(double[] x, double[] y) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    xx[i][j] += x[i] * x[j];
                }
                for (int axis = 0; axis < y.length; axis++) {
                    xy[axis][i] += x[i] * y[axis];
                }
            }
        }

        boolean solve() {
            double trace = 0;
            for (int i = 0; i < n; i++) {
                trace += xx[i][i];
            }
            for (int i = 0; i < n; i++) {
                xx[i][i] += RIDGE * trace / n;
                for (int j = 0; j < i; j++) {
                    xx[j][i] = xx[i][j];
                }
            }
            try {
                CholeskyDecomposition factors = new CholeskyDecomposition(new Array2DRowRealMatrix(xx), 1e-9, 0);
                for (int axis = 0; axis < xy.length; axis++) {
                    weight[axis] = factors.getSolver()
                            .solve(new ArrayRealVector(xy[axis], false))
                            .toArray();
                }
                return true;
            } catch (MathRuntimeException e) {
                return false;
            }
        }

        void judge(double[] x, double[] y) {
            for (int axis = 0; axis < y.length; axis++) {
                double left = y[axis];
                for (int i = 0; i < n; i++) {
                    left -= weight[axis][i] * x[i];
                }
                residual += left * left;
                total += y[axis] * y[axis];
            }
        }
    }
}
