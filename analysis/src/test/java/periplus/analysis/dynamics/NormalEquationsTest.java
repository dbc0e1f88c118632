package periplus.analysis.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.core.random.RandomStream;

/** The blocked loops of the polish against the plain ones that specify them, to the bit. */
class NormalEquationsTest {
    private static double[] gaussian(String purpose, int count) {
        RandomStream stream = RandomStream.of(4, purpose, count);
        double[] x = new double[count];
        for (int i = 0; i < count; i++) {
            // zeros as relu has them
            x[i] = i % 7 == 3 ? 0 : stream.nextGaussian();
        }
        return x;
    }

    private static double[] plainNormal(double[] g, int n) {
        double[] normal = new double[n * n];
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < n; k++) {
                for (int i = 0; i < n; i++) {
                    normal[j * n + k] += g[i * n + j] * g[i * n + k];
                }
            }
        }
        return normal;
    }

    /** Lower L with L L' = a + ridge 1, then both triangular systems. */
    private static double[] plainSolution(double[] a, double ridge, double[] b, int n) {
        double[] l = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i * n + j] + (i == j ? ridge : 0);
                for (int k = 0; k < j; k++) {
                    sum -= l[i * n + k] * l[j * n + k];
                }
                l[i * n + j] = i == j ? Math.sqrt(sum) : sum / l[j * n + j];
            }
        }
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= l[i * n + k] * x[k];
            }
            x[i] = sum / l[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = x[i];
            for (int k = i + 1; k < n; k++) {
                sum -= l[k * n + i] * x[k];
            }
            x[i] = sum / l[i * n + i];
        }
        return x;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 11, 37})
    void theyAreThePlainLoopsToTheBit(int n) {
        double[] g = gaussian("jacobian", n * n);
        double[] residual = gaussian("residual", n);
        double[] normal = new double[n * n];
        double[] gradient = new double[n];
        double diagonal = NewtonPolish.normalEquations(g, residual, normal, gradient);
        assertThat(normal).isEqualTo(plainNormal(g, n));
        double mean = 0;
        for (int j = 0; j < n; j++) {
            mean += normal[j * n + j];
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += g[i * n + j] * residual[i];
            }
            assertThat(gradient[j]).isEqualTo(sum);
        }
        assertThat(diagonal).isEqualTo(mean / n);
        double[] x = new double[n];
        assertThat(Cholesky.solve(normal, 0.01, gradient, x, n)).isTrue();
        assertThat(x).isEqualTo(plainSolution(normal, 0.01, gradient, n));
    }

    @Test
    void aMatrixThatIsNotPositiveDefiniteIsSaidToBe() {
        double[] a = {1, 0, 2, 1};
        assertThat(Cholesky.solve(a, 0, new double[] {1, 1}, new double[2], 2)).isFalse();
        assertThat(Cholesky.solve(a, 4, new double[] {1, 1}, new double[2], 2)).isTrue();
        assertThat(Cholesky.solve(new double[] {Double.NaN}, 0, new double[] {1}, new double[1], 1))
                .isFalse();
    }
}
