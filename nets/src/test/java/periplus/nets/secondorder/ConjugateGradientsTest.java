package periplus.nets.secondorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;

class ConjugateGradientsTest {
    private static final int N = 20;

    /** A = Q^T Q + ridge, dense. */
    private static double[][] matrix(double ridge) {
        RandomStream stream = RandomStream.of(1, "matrix");
        double[][] q = new double[N][N];
        for (double[] row : q) {
            for (int i = 0; i < N; i++) {
                row[i] = stream.nextGaussian() / Math.sqrt(N);
            }
        }
        double[][] a = new double[N][N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                for (int k = 0; k < N; k++) {
                    a[i][j] += q[k][i] * q[k][j];
                }
            }
            a[i][i] += ridge;
        }
        return a;
    }

    private static LinearOperator operator(double[][] a) {
        return (x, out) -> {
            for (int i = 0; i < x.length; i++) {
                double sum = 0;
                for (int j = 0; j < x.length; j++) {
                    sum += a[i][j] * x[j];
                }
                out[i] = (float) sum;
            }
        };
    }

    private static float[] random(String purpose) {
        float[] x = new float[N];
        RandomStream.of(2, purpose).fillGaussian(x, 0, N, 1f);
        return x;
    }

    private static float[] rightHandSide(double[][] a, float[] solution) {
        float[] b = new float[N];
        operator(a).apply(solution, b);
        return b;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aQuadraticIsSolvedFromAnyStart(boolean preconditioned) {
        double[][] a = matrix(0.3);
        float[] expected = random("solution");
        float[] diagonal = new float[N];
        for (int i = 0; i < N; i++) {
            diagonal[i] = (float) a[i][i];
        }
        for (String start : new String[] {"zero", "elsewhere"}) {
            float[] x = start.equals("zero") ? new float[N] : random(start);
            ConjugateGradients solver = new ConjugateGradients(N, 60, 0);
            solver.solve(operator(a), rightHandSide(a, expected), preconditioned ? diagonal : null, x);
            for (int i = 0; i < N; i++) {
                assertThat(x[i]).isCloseTo(expected[i], within(2e-5f));
            }
            assertThat(solver.kept(solver.kept() - 1)).isEqualTo(x);
        }
    }

    @Test
    void asManyIterationsAsDifferentEigenvaluesAreEnough() {
        double[][] a = new double[N][N];
        for (int i = 0; i < N; i++) {
            a[i][i] = i < 7 ? 1 : i < 15 ? 4 : 10;
        }
        float[] expected = random("solution");
        float[] x = new float[N];
        new ConjugateGradients(N, 3, 0).solve(operator(a), rightHandSide(a, expected), null, x);
        for (int i = 0; i < N; i++) {
            assertThat(x[i]).isCloseTo(expected[i], within(1e-5f));
        }
        float[] early = new float[N];
        new ConjugateGradients(N, 2, 0).solve(operator(a), rightHandSide(a, expected), null, early);
        double off = 0;
        for (int i = 0; i < N; i++) {
            off = Math.max(off, Math.abs(early[i] - expected[i]));
        }
        assertThat(off).isGreaterThan(1e-2);
    }

    @Test
    void thePreconditionerOfADiagonalMatrixSolvesItInOneIteration() {
        double[][] a = new double[N][N];
        float[] diagonal = new float[N];
        for (int i = 0; i < N; i++) {
            a[i][i] = 1 + i * i;
            diagonal[i] = (float) a[i][i];
        }
        float[] expected = random("solution");
        float[] x = new float[N];
        new ConjugateGradients(N, 1, 0).solve(operator(a), rightHandSide(a, expected), diagonal, x);
        for (int i = 0; i < N; i++) {
            assertThat(x[i]).isCloseTo(expected[i], within(1e-5f));
        }
    }

    @Test
    void theValueIsThatOfTheQuadraticAndFalls() {
        double[][] a = matrix(0.05);
        float[] b = rightHandSide(a, random("solution"));
        float[] x = random("elsewhere");
        ConjugateGradients solver = new ConjugateGradients(N, 12, 0);
        solver.solve(operator(a), b, null, x);
        float[] ax = new float[N];
        operator(a).apply(x, ax);
        double phi = 0.5 * FlatVector.dot(x, ax) - FlatVector.dot(b, x);
        assertThat(solver.value(solver.iterations())).isCloseTo(phi, within(1e-5 * Math.abs(phi)));
        for (int i = 1; i <= solver.iterations(); i++) {
            assertThat(solver.value(i)).isLessThan(solver.value(i - 1));
        }
    }

    @Test
    void itStopsWhereProgressIsSmallAndGoesOnWhereTheLimitIsZero() {
        double[][] a = new double[N][N];
        for (int i = 0; i < N; i++) {
            a[i][i] = StrictMath.pow(2, -i);
        }
        float[] b = new float[N];
        java.util.Arrays.fill(b, 1e-2f);
        b[0] = 10f;
        b[1] = 5f;
        ConjugateGradients hasty = new ConjugateGradients(N, 200, 0.05);
        hasty.solve(operator(a), b, null, new float[N]);
        assertThat(hasty.iterations()).isEqualTo(11);
        ConjugateGradients patient = new ConjugateGradients(N, 30, 0);
        patient.solve(operator(a), b, null, new float[N]);
        assertThat(patient.iterations()).isGreaterThan(15);
    }

    @Test
    void keptIteratesAreThinnedOut() {
        double[][] a = matrix(1e-4);
        ConjugateGradients solver = new ConjugateGradients(N, 18, 0);
        solver.solve(operator(a), random("b"), null, new float[N]);
        // 1, 2, 3, 4, 6, 8, 11, 15 and the last, or nearly so
        assertThat(solver.kept()).isBetween(7, 12);
    }

    @Test
    void noRightHandSideIsNoStep() {
        ConjugateGradients solver = new ConjugateGradients(N, 5, 0);
        float[] x = new float[N];
        solver.solve(operator(matrix(1)), new float[N], null, x);
        assertThat(solver.iterations()).isZero();
        assertThat(x).containsOnly(0f);
        assertThatThrownBy(() -> new ConjugateGradients(N, 0, 0)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> new ConjugateGradients(N, 5, Double.NaN)).hasMessageContaining("NaN");
    }
}
