package periplus.nets.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;
import periplus.core.random.RandomStream;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;
import periplus.nets.parameters.Role;

class WeightPenaltiesTest {
    private static final int N = 12;
    private final SumOfSquares squares = new SumOfSquares(Kernels.plain());

    private static Parameters square(float[] values) {
        int n = (int) Math.round(Math.sqrt(values.length));
        Parameter w = Parameter.matrix("w", Role.RECURRENT, n, n);
        System.arraycopy(values, 0, w.values(), 0, values.length);
        return new Parameters(List.of(w));
    }

    private static float[] gaussian(int length, String purpose) {
        float[] out = new float[length];
        RandomStream.of(1, purpose).fillGaussian(out, 0, length, 1f);
        return out;
    }

    /** Singular values by one-sided Jacobi rotations in double: a method of its own. */
    private static double[] singularValues(double[][] columns) {
        int n = columns.length;
        for (int sweep = 0; sweep < 60; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    double a = dot(columns[p], columns[p]);
                    double b = dot(columns[q], columns[q]);
                    double c = dot(columns[p], columns[q]);
                    double angle = 0.5 * Math.atan2(2 * c, a - b);
                    for (int i = 0; i < n; i++) {
                        double x = columns[p][i];
                        double y = columns[q][i];
                        columns[p][i] = Math.cos(angle) * x + Math.sin(angle) * y;
                        columns[q][i] = -Math.sin(angle) * x + Math.cos(angle) * y;
                    }
                }
            }
        }
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = Math.sqrt(dot(columns[i], columns[i]));
        }
        return values;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double nuclearNorm(float[] w, float[] direction, double step) {
        double[][] columns = new double[N][N];
        for (int i = 0; i < N * N; i++) {
            columns[i % N][i / N] = w[i] + step * direction[i];
        }
        double sum = 0;
        for (double s : singularValues(columns)) {
            sum += s;
        }
        return sum;
    }

    @Test
    void l1IsTheSumOfSizesAndItsGradientTheSigns() {
        Parameters p = square(new float[] {1, -2, 0, 0.5f});
        L1Penalty penalty = new L1Penalty("w", 0.5);
        assertThat(penalty.addGradient(Kernels.plain(), squares, p)).isEqualTo(1.75);
        assertThat(p.get("w").gradient()).containsExactly(0.5f, -0.5f, 0f, 0.5f);
        assertThat(penalty.value(Kernels.plain(), squares, p)).isEqualTo(1.75);
    }

    @Test
    void theNuclearNormAndItsGradientAreThoseOfTheSingularValues() {
        float[] w = gaussian(N * N, "nuclear");
        Parameters p = square(w);
        NuclearNormPenalty penalty = new NuclearNormPenalty("w", 2);
        double value = penalty.addGradient(Kernels.plain(), squares, p);
        double expected = 2 * nuclearNorm(w, w, 0);
        assertThat(value).isCloseTo(expected, within(1e-4 * expected));
        assertThat(penalty.value(Kernels.plain(), squares, p)).isEqualTo(value);
        for (int k = 0; k < 5; k++) {
            float[] direction = gaussian(N * N, "direction " + k);
            double slope = 0;
            for (int i = 0; i < N * N; i++) {
                slope += p.get("w").gradient()[i] * direction[i];
            }
            double h = 1e-4;
            double difference = 2 * (nuclearNorm(w, direction, h) - nuclearNorm(w, direction, -h)) / (2 * h);
            assertThat(slope).isCloseTo(difference, within(1e-3 * expected));
        }
    }

    @Test
    void directionsThatAreNotThereArePulledAtByNothing() {
        // rank 1: u v^T has the one singular value |u| |v|, and its polar factor is u v^T / (|u| |v|)
        float[] u = gaussian(N, "u");
        float[] v = gaussian(N, "v");
        float[] w = new float[N * N];
        double length = 0;
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                w[i * N + j] = u[i] * v[j];
                length += (double) w[i * N + j] * w[i * N + j];
            }
        }
        Parameters p = square(w);
        double value = new NuclearNormPenalty("w", 1).addGradient(Kernels.plain(), squares, p);
        assertThat(value).isCloseTo(Math.sqrt(length), within(1e-4 * value));
        for (int i = 0; i < N * N; i++) {
            assertThat((double) p.get("w").gradient()[i]).isCloseTo(w[i] / Math.sqrt(length), within(2e-2));
        }
    }

    @Test
    void nothingHasTheNormZeroAndNoGradient() {
        Parameters p = square(new float[N * N]);
        assertThat(new NuclearNormPenalty("w", 1).addGradient(Kernels.plain(), squares, p))
                .isZero();
        assertThat(p.get("w").gradient()).containsOnly(0f);
    }

    @Test
    void descentOnTheNuclearNormLowersTheRankWhereThatOfSquaresDoesNot() {
        float[] w = gaussian(N * N, "descent");
        Parameters p = square(w);
        NuclearNormPenalty penalty = new NuclearNormPenalty("w", 1);
        for (int step = 0; step < 300; step++) {
            p.clearGradients();
            penalty.addGradient(Kernels.plain(), squares, p);
            for (int i = 0; i < N * N; i++) {
                p.get("w").values()[i] -= 0.01f * p.get("w").gradient()[i];
            }
        }
        double[][] columns = new double[N][N];
        double[][] first = new double[N][N];
        for (int i = 0; i < N * N; i++) {
            columns[i % N][i / N] = p.get("w").values()[i];
            first[i % N][i / N] = w[i];
        }
        double[] before = singularValues(first);
        int gone = 0;
        for (double s : before) {
            gone += s < 2.9 ? 1 : 0;
        }
        assertThat(gone).isBetween(3, N - 2);
        // each singular value has fallen by 3, those below to nothing
        int small = 0;
        for (double s : singularValues(columns)) {
            small += s < 0.05 ? 1 : 0;
        }
        assertThat(small).isGreaterThanOrEqualTo(gone);
        assertThat(small).isLessThan(N);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Parameter wide = Parameter.matrix("w", Role.INPUT, 2, 3);
        assertThatThrownBy(() -> new NuclearNormPenalty("w", 1).check(new Parameters(List.of(wide))))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("[2, 3]");
        assertThatThrownBy(() -> new NuclearNormPenalty("v", 1).check(square(new float[4])))
                .hasMessageContaining("'v'");
        assertThatThrownBy(() -> new L1Penalty("v", 1).check(square(new float[4])))
                .hasMessageContaining("'v'");
        assertThatThrownBy(() -> new L1Penalty("w", -1)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> new NuclearNormPenalty("w", Double.NaN)).hasMessageContaining("NaN");
    }
}
