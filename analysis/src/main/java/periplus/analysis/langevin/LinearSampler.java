package periplus.analysis.langevin;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import periplus.analysis.weights.Spectrum;
import periplus.core.measure.Measured;

/**
 * One direction of a linear sampler with momentum and adaptation: its variance, autocorrelation time and stability.
 *
 * <pre>
 *   v' = (1 - lambda) v - k r - c + s xi       r' = r + v'       c' = (1 - a) c + a b r
 *
 *   x = (r, v, c)      x' = A x + q xi         S = A S A^T + q q^T
 *   variance = S_rr    autocorrelation time = 1 + 2 sum over lags of rho = 2 [(1 - A)^-1 S]_rr / S_rr - 1
 * </pre>
 *
 * <p>A step is the unit of time. At lambda = 1 and b = 0 it is the AR(1) of {@link LinearClosedForms}. All three are
 * undefined where the spectral radius is 1 or more.
 *
 * @param stiffness k, the share of r taken back a step
 * @param friction lambda in (0, 1]
 * @param adaptation b, 0 or more
 * @param adaptationRate a = 1/tau in (0, 1]; without effect at b = 0
 * @param noiseSd s
 */
public record LinearSampler(
        double stiffness, double friction, double adaptation, double adaptationRate, double noiseSd) {
    private static final int N = 3;

    public LinearSampler {
        if (!(friction > 0 && friction <= 1) || !(adaptation >= 0) || !(adaptationRate > 0 && adaptationRate <= 1)) {
            throw new IllegalArgumentException("friction " + friction + ", adaptation " + adaptation + " at rate "
                    + adaptationRate + ": expected (0, 1], 0 or more, (0, 1]");
        }
    }

    /** The largest modulus of what the sampler carries from step to step. */
    public Measured spectralRadius() {
        if (adaptation == 0) {
            // c is alone then, and its own decay says nothing about r
            return Spectrum.eigenvalues(new double[] {1 - stiffness, 1 - friction, -stiffness, 1 - friction}, 2)
                    .radius();
        }
        return Spectrum.eigenvalues(transition(), N).radius();
    }

    /** Stationary variance of r. */
    public Measured variance() {
        return stationary(s -> s[0]);
    }

    /** Integrated autocorrelation time of r, in steps. */
    public Measured autocorrelationTime() {
        return stationary(s -> {
            double[] column = {s[0], s[N], s[2 * N]};
            double[][] m = new double[N][N];
            double[] a = transition();
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < N; j++) {
                    m[i][j] = (i == j ? 1 : 0) - a[i * N + j];
                }
            }
            return 2 * solve(m, column)[0] / s[0] - 1;
        });
    }

    private double[] transition() {
        double keep = 1 - friction;
        return new double[] {
            1 - stiffness, keep, -1, -stiffness, keep, -1, adaptationRate * adaptation, 0, 1 - adaptationRate
        };
    }

    private Measured stationary(java.util.function.ToDoubleFunction<double[]> of) {
        Measured radius = spectralRadius();
        if (!(radius instanceof Measured.Value value) || value.value() >= 1 - 1e-12) {
            return Measured.undefined("no stationary law: the spectral radius is 1 or more");
        }
        double[] a = transition();
        double[][] m = new double[N * N][N * N];
        double[] q = new double[N * N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                int row = i * N + j;
                for (int k = 0; k < N; k++) {
                    for (int l = 0; l < N; l++) {
                        m[row][k * N + l] = (row == k * N + l ? 1 : 0) - a[i * N + k] * a[j * N + l];
                    }
                }
                q[row] = i < 2 && j < 2 ? noiseSd * noiseSd : 0;
            }
        }
        try {
            return Measured.of(of.applyAsDouble(solve(m, q)), "no noise, no autocorrelation");
        } catch (MathRuntimeException e) {
            return Measured.undefined("the equation of the stationary covariance is singular");
        }
    }

    private static double[] solve(double[][] m, double[] right) {
        return new LUDecomposition(new Array2DRowRealMatrix(m, false))
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
    }
}
