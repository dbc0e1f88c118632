package periplus.analysis.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.random.RandomStream;

class WeightAlignmentTest {
    private static final WeightAlignment.Settings STANDARD = WeightAlignment.Settings.STANDARD;

    private static double[][] weights(int n, long index) {
        RandomStream random = RandomStream.of(11, "weights", n, index);
        double[][] w = new double[n][n];
        for (double[] row : w) {
            for (int j = 0; j < n; j++) {
                row[j] = random.nextGaussian() / Math.sqrt(n);
            }
        }
        return w;
    }

    private static int[] permutation(int n, long index) {
        RandomStream random = RandomStream.of(12, "order", index);
        int[] p = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextBelow(i + 1);
            p[i] = p[j];
            p[j] = i;
        }
        return p;
    }

    /** Unit p[i] of the copy is unit i of w, its sign flipped where {@code flip} says so, plus noise. */
    private static double[][] copy(double[][] w, int[] p, double noise, boolean flip) {
        int n = w.length;
        RandomStream random = RandomStream.of(13, "noise", n);
        int[] sign = new int[n];
        for (int i = 0; i < n; i++) {
            sign[i] = flip && random.nextUniform() < 0.5 ? -1 : 1;
        }
        double[][] out = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                out[p[i]][p[j]] = sign[i] * sign[j] * w[i][j] + noise * random.nextGaussian();
            }
        }
        return out;
    }

    @Test
    void permutedCopiesAreAtDistanceZero() {
        for (int n : new int[] {32, 64, 128}) {
            double[][] w = weights(n, 1);
            int[] p = permutation(n, 1);
            WeightAlignment.Alignment found = WeightAlignment.align(w, copy(w, p, 0, false), STANDARD);
            assertThat(found.distance()).as("n = %d", n).isEqualTo(0);
            assertThat(found.partner()).isEqualTo(p);
            assertThat(found.sign()).containsOnly(1);
        }
    }

    @Test
    void aNoisyCopyIsAtTheNoise() {
        int n = 64;
        double[][] w = weights(n, 2);
        int[] p = permutation(n, 2);
        double[][] clean = copy(w, p, 0, false);
        double[][] noisy = copy(w, p, 0.2 / Math.sqrt(n), false);
        double noise = Dense.distance(Dense.flat(clean), Dense.flat(noisy));
        WeightDistance found = WeightDistance.of(w, noisy, STANDARD);
        assertThat(found.aligned()).isCloseTo(noise, within(1e-9));
        assertThat(found.unaligned()).isGreaterThan(3 * noise);
        assertThat(found.perEntry()).isCloseTo(noise / (n * n), within(1e-12));
    }

    @Test
    void flippedSignsNeedTheOption() {
        int n = 20;
        double[][] w = weights(n, 3);
        double[][] flipped = copy(w, permutation(n, 3), 0, true);
        WeightAlignment.Settings signs = new WeightAlignment.Settings(5, 60, true, 1);
        WeightAlignment.Alignment found = WeightAlignment.align(w, flipped, signs);
        assertThat(found.distance()).isCloseTo(0, within(1e-12));
        assertThat(found.sign()).contains(-1, 1);
        double without = WeightAlignment.align(w, flipped, STANDARD).distance();
        assertThat(without).as("negative control").isGreaterThan(0.5 * Dense.norm(Dense.flat(w)));
        // unrelated weights: never worse, and what is reported is what the labels give
        double[][] other = weights(n, 4);
        WeightAlignment.Alignment both = WeightAlignment.align(w, other, signs);
        assertThat(both.distance())
                .isLessThanOrEqualTo(WeightAlignment.align(w, other, STANDARD).distance());
        double sum = 0;
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < n; k++) {
                double d = w[j][k] - both.sign()[j] * both.sign()[k] * other[both.partner()[j]][both.partner()[k]];
                sum += d * d;
            }
        }
        assertThat(both.distance()).isCloseTo(Math.sqrt(sum), within(1e-12));
    }

    @Test
    void theDistanceKeepsTheAxiomsOfAMetric() {
        int m = 5;
        double[][] d = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                d[i][j] = WeightAlignment.align(
                                weights(6, i), weights(6, j), new WeightAlignment.Settings(60, 60, false, 1))
                        .distance();
            }
        }
        for (int i = 0; i < m; i++) {
            assertThat(d[i][i]).isEqualTo(0);
            for (int j = 0; j < m; j++) {
                assertThat(d[i][j]).isEqualTo(d[j][i]);
                assertThat(i == j || d[i][j] > 0.1).isTrue();
                for (int k = 0; k < m; k++) {
                    assertThat(d[i][j]).isLessThanOrEqualTo(d[i][k] + d[k][j] + 1e-12);
                }
            }
        }
    }

    @Test
    void independentPairsGainLessTheWiderTheyAre() {
        double narrow = gain(10);
        double wide = gain(40);
        assertThat(narrow).isLessThan(wide).isGreaterThan(0.4);
        assertThat(wide).isLessThan(0.95);
        // what the published normalisation does to matrices that share nothing
        assertThat(WeightDistance.of(weights(40, 1), weights(40, 2), STANDARD).perEntry())
                .isLessThan(0.3
                        * WeightDistance.of(weights(10, 1), weights(10, 2), STANDARD)
                                .perEntry());
    }

    private static double gain(int n) {
        WeightDistance found = WeightDistance.of(weights(n, 1), weights(n, 2), STANDARD);
        return found.aligned() / found.unaligned();
    }

    @Test
    void networksOfDifferentSizeAreRefused() {
        assertThatThrownBy(() -> WeightAlignment.align(weights(4, 1), weights(5, 1), STANDARD))
                .hasMessageContaining("one size");
        WeightDistance zero = WeightDistance.of(new double[3][3], weights(3, 1), STANDARD);
        assertThat(zero.overNorms().isDefined()).isFalse();
        assertThat(zero.overUntrained(0).isDefined()).isFalse();
    }
}
