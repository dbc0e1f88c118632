package periplus.analysis.dynamics;

import java.util.Arrays;
import periplus.core.source.Source;

/**
 * Sharpens a nearly fixed point by damped Newton steps on F(h) - h = 0.
 *
 * <pre>((J - 1)^T (J - 1) + mu D) delta = -(J - 1)^T (F(h) - h),   D = mean of the diagonal</pre>
 *
 * <p>With mu = 0 these are Newton's steps; mu starts at 1e-12, falls with success and rises with failure, so that a
 * system that may move freely along a line of fixed points, whose J - 1 is singular, is not thrown along it. A step is
 * kept only where q falls.
 */
@Source(key = "nocedal2006", where = "section 10.3, Levenberg and Marquardt")
final class NewtonPolish {
    private static final double LEAST_DAMPING = 1e-12;
    private static final double MOST_DAMPING = 1e6;

    private static final int ROWS = 4;

    private final Speed speed;

    NewtonPolish(Speed speed) {
        this.speed = speed;
    }

    /** Moves h to lower q in at most {@code steps} steps and returns q. */
    double polish(double[] h, int steps) {
        int n = speed.n;
        double[] jacobian = new double[Math.multiplyExact(n, n)];
        double[] normal = new double[jacobian.length];
        double[] gradient = new double[n];
        double[] delta = new double[n];
        double[] trial = new double[n];
        double damping = LEAST_DAMPING;
        double q = speed.q(h);
        for (int k = 0; k < steps && q > 0; k++) {
            double[] residual = speed.step().clone();
            speed.map.jacobian(h, jacobian);
            for (int i = 0; i < n; i++) {
                jacobian[i * n + i] -= 1;
            }
            double diagonal = normalEquations(jacobian, residual, normal, gradient);
            if (!(diagonal > 0)) {
                return q;
            }
            double newQ = q;
            while (damping <= MOST_DAMPING) {
                if (Cholesky.solve(normal, damping * diagonal, gradient, delta, n)) {
                    for (int i = 0; i < n; i++) {
                        trial[i] = h[i] - delta[i];
                    }
                    newQ = speed.q(trial);
                    if (newQ < q) {
                        break;
                    }
                }
                damping *= 10;
            }
            if (!(newQ < q)) {
                return q;
            }
            boolean slowing = newQ > q * (1 - 1e-9);
            System.arraycopy(trial, 0, h, 0, n);
            q = newQ;
            damping = Math.max(LEAST_DAMPING, damping / 100);
            if (slowing) {
                return q;
            }
        }
        return q;
    }

    /**
     * The lower triangle of normal = G^T G, and gradient = G^T residual; returns the mean of the diagonal.
     *
     * <p>Four rows of G at a time; the sum of every entry runs over the rows in their order.
     */
    static double normalEquations(double[] g, double[] residual, double[] normal, double[] gradient) {
        int n = residual.length;
        Arrays.fill(normal, 0);
        Arrays.fill(gradient, 0);
        int i = 0;
        for (; i + ROWS <= n; i += ROWS) {
            addRows(g, residual, normal, gradient, i);
        }
        for (; i < n; i++) {
            addRow(g, residual, normal, gradient, i);
        }
        double sum = 0;
        for (int d = 0; d < n; d++) {
            sum += normal[d * n + d];
        }
        return sum / n;
    }

    private static void addRows(double[] g, double[] residual, double[] normal, double[] gradient, int i) {
        int n = residual.length;
        int g0 = i * n;
        int g1 = g0 + n;
        int g2 = g1 + n;
        int g3 = g2 + n;
        for (int j = 0; j < n; j++) {
            double w0 = g[g0 + j];
            double w1 = g[g1 + j];
            double w2 = g[g2 + j];
            double w3 = g[g3 + j];
            gradient[j] = gradient[j]
                    + w0 * residual[i]
                    + w1 * residual[i + 1]
                    + w2 * residual[i + 2]
                    + w3 * residual[i + 3];
            if (w0 != 0 || w1 != 0 || w2 != 0 || w3 != 0) {
                int at = j * n;
                for (int k = 0; k <= j; k++) {
                    normal[at + k] = normal[at + k] + w0 * g[g0 + k] + w1 * g[g1 + k] + w2 * g[g2 + k] + w3 * g[g3 + k];
                }
            }
        }
    }

    private static void addRow(double[] g, double[] residual, double[] normal, double[] gradient, int i) {
        int n = residual.length;
        int row = i * n;
        for (int j = 0; j < n; j++) {
            double w = g[row + j];
            gradient[j] += w * residual[i];
            int at = j * n;
            for (int k = 0; k <= j; k++) {
                normal[at + k] += w * g[row + k];
            }
        }
    }
}
