package periplus.analysis.similarity;

import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * Eigen-time-delay coordinates of trials and the linear operators that step them forward (HAVOK).
 *
 * <pre>
 *   H = rows of all trials' delay embeddings [samples, features]      H^T = U S V^T      no centring, no scaling
 *   V- = rows of V but each trial's last,  V+ = rows of V but each trial's first: no step crosses trials
 *   principal components  A = [(V-'V- + lambda I)^-1 V-'V+]^T on the first r coordinates                       [r, r]
 *   reduced rank          A = [B P P']^T,  B = (V-'V- + lambda I)^-1 V-'V+ on all coordinates,                 [q, q]
 *                         P = first r eigenvectors of V+'V- (V-'V- + lambda I)^-1 V-'V+
 *   forecast              x(t+1) = first units of U S A S^-1 U' row(t)
 * </pre>
 *
 * <p>V has unit columns: the coordinates are whitened, not weighted by S. A acts on columns, v(t+1) = A v(t), in both
 * variants (the reference code returns the second transposed; distances between operators do not mind). U and S come
 * from the eigenvectors of H'H, so directions whose singular value is below 1e-6 of the largest count as noise: {@link
 * #directions} says how many are left. One object serves all ranks.
 *
 * <p>Source: the delay coordinates are HAVOK's, the regressions and their defaults those of dynamical similarity analysis.
 */
@Source(key = "brunton2017", where = "eigen-time-delay coordinates and their linear model")
@Source(key = "ostrow2023", where = "regression on delay coordinates of many trials")
@Source(key = "hyndman2006", where = "MASE, scaled by the errors on the same trials")
public final class DelayCoordinates {
    private static final double NOISE = 1e-12;

    private final DelaySettings settings;
    private final int units;
    /** [coordinate][feature]. */
    private final double[][] u;

    private final double[] s;
    private final double[] minusMinus;
    private final double[] minusPlus;

    private DelayCoordinates(
            DelaySettings settings, int units, double[][] u, double[] s, double[] minusMinus, double[] minusPlus) {
        this.settings = settings;
        this.units = units;
        this.u = u;
        this.s = s;
        this.minusMinus = minusMinus;
        this.minusPlus = minusPlus;
    }

    /** The coordinates of {@code trials[trial][step][unit]}; trials may differ in length. */
    public static DelayCoordinates of(double[][][] trials, DelaySettings settings) {
        if (trials.length == 0) {
            throw new IllegalArgumentException("no trials to fit an operator to");
        }
        double[][][] h = DelayEmbedding.of(trials, settings.delays(), settings.interval());
        int features = h[0][0].length;
        double[] gram = new double[features * features];
        for (double[][] trial : h) {
            for (double[] row : trial) {
                for (int i = 0; i < features; i++) {
                    double x = row[i];
                    for (int j = 0; j <= i; j++) {
                        gram[i * features + j] += x * row[j];
                    }
                }
            }
        }
        for (int i = 0; i < features; i++) {
            for (int j = 0; j < i; j++) {
                gram[j * features + i] = gram[i * features + j];
            }
        }
        for (double x : gram) {
            if (!Double.isFinite(x)) {
                throw new IllegalArgumentException("the trials hold values that are not finite");
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(gram, features);
        int q = 0;
        while (q < features && eigen.values()[q] > NOISE * eigen.values()[0]) {
            q++;
        }
        double[] s = new double[q];
        for (int k = 0; k < q; k++) {
            s[k] = Math.sqrt(eigen.values()[k]);
        }
        double[][] u = java.util.Arrays.copyOf(eigen.vectors(), q);
        double[] minusMinus = new double[q * q];
        double[] minusPlus = new double[q * q];
        for (double[][] trial : h) {
            double[] now = coordinates(trial[0], u, s);
            for (int t = 1; t < trial.length; t++) {
                double[] next = coordinates(trial[t], u, s);
                for (int i = 0; i < q; i++) {
                    double x = now[i];
                    for (int j = 0; j < q; j++) {
                        minusMinus[i * q + j] += x * now[j];
                        minusPlus[i * q + j] += x * next[j];
                    }
                }
                now = next;
            }
        }
        return new DelayCoordinates(settings, trials[0][0].length, u, s, minusMinus, minusPlus);
    }

    /** How many coordinates there are, the largest rank that can be asked for. */
    public int directions() {
        return s.length;
    }

    /** Singular values of the embedded trials, falling. */
    public double[] singularValues() {
        return s.clone();
    }

    /** The operator [to][from] at a rank of 1 to {@link #directions}. */
    public double[][] operator(int rank) {
        int q = s.length;
        if (rank < 1 || rank > q) {
            throw new IllegalArgumentException(
                    "the rank lies between 1 and the " + q + " directions of the data, got " + rank);
        }
        return switch (settings.regression()) {
            case PRINCIPAL_COMPONENTS -> {
                double[] left = new double[rank * rank];
                double[] right = new double[rank * rank];
                for (int i = 0; i < rank; i++) {
                    System.arraycopy(minusMinus, i * q, left, i * rank, rank);
                    System.arraycopy(minusPlus, i * q, right, i * rank, rank);
                }
                yield Dense.rows(Dense.transpose(ridge(left, right, rank), rank, rank), rank, rank);
            }
            case REDUCED_RANK -> {
                double[] b = ridge(minusMinus.clone(), minusPlus.clone(), q);
                double[] projected = new double[q * q];
                Dense.transposedMultiply(minusPlus, b, projected, q, q, q);
                SymmetricEigen best = SymmetricEigen.of(projected, q);
                double[] p = new double[q * q];
                for (int k = 0; k < rank; k++) {
                    double[] v = best.vectors()[k];
                    for (int i = 0; i < q; i++) {
                        for (int j = 0; j < q; j++) {
                            p[i * q + j] += v[i] * v[j];
                        }
                    }
                }
                double[] out = new double[q * q];
                Dense.multiply(b, p, out, q);
                yield Dense.rows(Dense.transpose(out, q, q), q, q);
            }
        };
    }

    /**
     * The mean absolute scaled error of one-step forecasts of {@code trials}, given ones or held-out ones.
     *
     * <pre>MASE = mean |x(t+1) - forecast| / mean |x(t+1) - x(t)|      over units, steps and trials</pre>
     *
     * <p>1 is as good as the last state; undefined where the state never changes.
     */
    public Measured scaledError(double[][][] trials, int rank) {
        double[] a = Dense.flat(operator(rank));
        int size = settings.regression() == DelaySettings.Regression.REDUCED_RANK ? s.length : rank;
        double error = 0;
        double change = 0;
        double[][][] h = DelayEmbedding.of(trials, settings.delays(), settings.interval());
        for (double[][] trial : h) {
            for (int t = 0; t + 1 < trial.length; t++) {
                double[] v = coordinates(trial[t], u, s);
                double[] forecast = new double[units];
                for (int i = 0; i < size; i++) {
                    double stepped = 0;
                    for (int j = 0; j < size; j++) {
                        stepped += a[i * size + j] * v[j];
                    }
                    for (int k = 0; k < units; k++) {
                        forecast[k] += stepped * s[i] * u[i][k];
                    }
                }
                for (int k = 0; k < units; k++) {
                    error += Math.abs(trial[t + 1][k] - forecast[k]);
                    change += Math.abs(trial[t + 1][k] - trial[t][k]);
                }
            }
        }
        return Measured.of(error / change, "states that never change");
    }

    /** S^-1 U' row. */
    private static double[] coordinates(double[] row, double[][] u, double[] s) {
        double[] v = new double[s.length];
        for (int k = 0; k < v.length; k++) {
            v[k] = Dense.dot(u[k], row) / s[k];
        }
        return v;
    }

    /** (left + lambda I)^-1 right; both are spoiled. */
    private double[] ridge(double[] left, double[] right, int n) {
        for (int i = 0; i < n; i++) {
            left[i * n + i] += settings.ridge();
        }
        if (Dense.solve(left, right, n, n) == 0) {
            throw new IllegalArgumentException("the coordinates do not determine an operator of rank " + n
                    + ": give more or longer trials, a smaller rank, or a ridge above 0");
        }
        return right;
    }
}
