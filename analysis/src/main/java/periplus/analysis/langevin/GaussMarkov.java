package periplus.analysis.langevin;

/**
 * A linear environment: how the mean and covariance of its state move.
 *
 * <pre>
 *   ds = A s dt + B dW       mu' = A mu       Sigma' = A Sigma + Sigma A^T + B B^T
 * </pre>
 *
 * <p>Solved by fourth-order Runge-Kutta in steps of at most 1/64 of 1/|A|; Brownian paths (A = 0) come out exact. With
 * A = -theta the covariance tends to g^2 / (2 theta) like e^(-2 theta t).
 *
 * @param drift A, [d][d]
 * @param diffusion B B^T, [d][d]
 */
public record GaussMarkov(double[][] drift, double[][] diffusion) {
    /** Mean and covariance at one moment. */
    public record Moments(double[] mean, double[][] covariance) {}

    /** At time {@code t} after a start with these moments. */
    public Moments at(double t, Moments start) {
        int d = drift.length;
        double size = 1e-3;
        for (double[] row : drift) {
            for (double a : row) {
                size = Math.max(size, Math.abs(a) * d);
            }
        }
        int steps = (int) Math.ceil(64 * t * size) + 1;
        double h = t / steps;
        double[] x = pack(start);
        for (int i = 0; i < steps; i++) {
            double[] k1 = slope(x, x, 0);
            double[] k2 = slope(x, k1, h / 2);
            double[] k3 = slope(x, k2, h / 2);
            double[] k4 = slope(x, k3, h);
            for (int j = 0; j < x.length; j++) {
                x[j] += h / 6 * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j]);
            }
        }
        return unpack(x);
    }

    private double[] slope(double[] x, double[] along, double h) {
        int d = drift.length;
        double[] at = x.clone();
        for (int j = 0; j < at.length; j++) {
            at[j] += h * along[j];
        }
        double[] out = new double[at.length];
        for (int i = 0; i < d; i++) {
            for (int k = 0; k < d; k++) {
                out[i] += drift[i][k] * at[k];
            }
            for (int j = 0; j < d; j++) {
                double sum = diffusion[i][j];
                for (int k = 0; k < d; k++) {
                    sum += drift[i][k] * at[d + k * d + j] + at[d + i * d + k] * drift[j][k];
                }
                out[d + i * d + j] = sum;
            }
        }
        return out;
    }

    private double[] pack(Moments m) {
        int d = drift.length;
        double[] x = new double[d + d * d];
        for (int i = 0; i < d; i++) {
            x[i] = m.mean()[i];
            System.arraycopy(m.covariance()[i], 0, x, d + i * d, d);
        }
        return x;
    }

    private Moments unpack(double[] x) {
        int d = drift.length;
        double[] mean = java.util.Arrays.copyOf(x, d);
        double[][] covariance = new double[d][];
        for (int i = 0; i < d; i++) {
            covariance[i] = java.util.Arrays.copyOfRange(x, d + i * d, d + (i + 1) * d);
        }
        return new Moments(mean, covariance);
    }
}
