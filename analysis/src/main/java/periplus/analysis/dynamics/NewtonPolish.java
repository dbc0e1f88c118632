package periplus.analysis.dynamics;

import periplus.core.kernels.MatrixFunctions;
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

    private static final MatrixFunctions MATRICES = MatrixFunctions.fastest();

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

    /** normal = G^T G, gradient = G^T residual, both summed over rows in their order; returns the mean of the diagonal. */
    static double normalEquations(double[] g, double[] residual, double[] normal, double[] gradient) {
        int n = residual.length;
        MATRICES.gram(g, normal, n, n);
        MATRICES.multiply(residual, g, gradient, 1, n, n);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += normal[i * n + i];
        }
        return sum / n;
    }
}
