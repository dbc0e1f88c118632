package periplus.analysis.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.analysis.tuning.Fixtures;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.testkit.Cases;

class SpectrumTest {
    @Test
    void agreesWithNumpy() {
        double[][] rows = Fixtures.table("matrix.csv");
        double[] matrix = java.util.Arrays.stream(rows)
                .flatMapToDouble(java.util.Arrays::stream)
                .toArray();
        double[][] expected = Fixtures.table("eigenvalues.csv");
        Spectrum.Eigenvalues found = Spectrum.eigenvalues(matrix, rows.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.real()[i]).isEqualTo(expected[i][0], within(1e-10));
            assertThat(Math.abs(found.imaginary()[i])).isEqualTo(Math.abs(expected[i][1]), within(1e-10));
        }
        assertThat(found.radius().orNaN()).isEqualTo(Math.hypot(expected[0][0], expected[0][1]), within(1e-10));
    }

    @Test
    void aRotationHasAConjugatePairAndATriangleItsDiagonal() {
        Spectrum.Eigenvalues turn = Spectrum.eigenvalues(new double[] {0, -2, 2, 0}, 2);
        assertThat(turn.real()).containsExactly(new double[] {0, 0}, within(1e-14));
        assertThat(turn.imaginary()).containsExactly(new double[] {2, -2}, within(1e-14));
        Spectrum.Eigenvalues triangle = Spectrum.eigenvalues(new double[] {1, 5, 7, 0, -4, 9, 0, 0, 2}, 3);
        assertThat(triangle.real()).containsExactly(new double[] {-4, 2, 1}, within(1e-12));
        assertThat(Spectrum.eigenvalues(new float[9], 3).radius()).isEqualTo(Measured.of(0));
    }

    @Test
    void aMultipleOfTheIdentityWithRoundingOnTopHasItsEigenvalues() {
        Cases.forAll(20, seed -> {
            int n = 32;
            double[] a = gaussian(n, seed);
            for (int i = 0; i < a.length; i++) {
                a[i] = 1e-15 * a[i] + (i % (n + 1) == 0 ? 0.8 : 0);
            }
            Spectrum.Eigenvalues e = Spectrum.eigenvalues(a, n);
            assertThat(e.radius().orNaN()).isEqualTo(0.8, within(1e-8));
            assertThat(e.real()[n - 1]).isEqualTo(0.8, within(1e-8));
        });
    }

    @Test
    void traceAndSquaredTraceAreKept() {
        Cases.forAll(10, seed -> {
            int n = 40;
            double[] a = gaussian(n, seed);
            Spectrum.Eigenvalues e = Spectrum.eigenvalues(a, n);
            double trace = 0;
            double traceOfSquare = 0;
            double sum = 0;
            double sumOfSquares = 0;
            for (int i = 0; i < n; i++) {
                trace += a[i * n + i];
                sum += e.real()[i];
                sumOfSquares += e.real()[i] * e.real()[i] - e.imaginary()[i] * e.imaginary()[i];
                for (int j = 0; j < n; j++) {
                    traceOfSquare += a[i * n + j] * a[j * n + i];
                }
            }
            assertThat(sum).isEqualTo(trace, within(1e-11));
            assertThat(sumOfSquares).isEqualTo(traceOfSquare, within(1e-11));
        });
    }

    @Test
    void singularValuesSumToTheNorm() {
        double[] a = gaussian(12, 5);
        double squares = java.util.Arrays.stream(a).map(v -> v * v).sum();
        double[] s = Spectrum.singularValues(a, 12, 12);
        assertThat(java.util.Arrays.stream(s).map(v -> v * v).sum()).isEqualTo(squares, within(1e-11));
        assertThat(s[0])
                .isGreaterThanOrEqualTo(Spectrum.eigenvalues(a, 12).radius().orNaN());
    }

    @Test
    void whatCannotBeComputedSaysWhy() {
        assertThat(Spectrum.eigenvalues(new double[] {1, Double.NaN, 0, 1}, 2).radius())
                .isEqualTo(Measured.undefined("non-finite weights"));
        int n = Spectrum.MAX_UNITS + 1;
        assertThat(Spectrum.eigenvalues(new float[n * n], n).radius())
                .isEqualTo(Measured.undefined("more than 1024 units"));
        assertThatThrownBy(() -> Spectrum.eigenvalues(new double[5], 2)).hasMessageContaining("got 5");
    }

    private static double[] gaussian(int n, long seed) {
        RandomStream stream = RandomStream.of(seed, "test/matrix");
        double[] a = new double[n * n];
        for (int i = 0; i < a.length; i++) {
            a[i] = stream.nextGaussian() / Math.sqrt(n);
        }
        return a;
    }
}
