package periplus.analysis.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import periplus.analysis.topology.DistanceMatrix;
import periplus.analysis.weights.Spectrum;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;

/** Planted systems: what should be the same dynamics is at distance 0, what should differ is not. */
class DynamicalSimilarityTest {
    private static final VectorFieldProcrustes.Settings STANDARD = VectorFieldProcrustes.Settings.STANDARD;

    private static double value(Measured measured) {
        return ((Measured.Value) measured).value();
    }

    private static double[][] gaussian(int n, String purpose, long index) {
        RandomStream random = RandomStream.of(7, purpose, index);
        double[][] m = new double[n][n];
        for (double[] row : m) {
            for (int j = 0; j < n; j++) {
                row[j] = random.nextGaussian();
            }
        }
        return m;
    }

    /** Slow damped oscillators, a little non-normal: what operators of trained networks look like. */
    private static double[][] oscillators(int n, long index) {
        RandomStream random = RandomStream.of(8, "oscillators", index);
        double[][] m = new double[n][n];
        for (int k = 0; k + 1 < n; k += 2) {
            double radius = 0.9 + 0.1 * random.nextUniform();
            double angle = 0.3 * random.nextUniform();
            m[k][k] = radius * StrictMath.cos(angle);
            m[k + 1][k + 1] = m[k][k];
            m[k + 1][k] = radius * StrictMath.sin(angle);
            m[k][k + 1] = -m[k + 1][k];
        }
        for (int i = 0; i < n; i++) {
            for (int j = i + 2; j < n; j++) {
                m[i][j] += 0.05 * random.nextGaussian();
            }
        }
        return m;
    }

    private static double[][] turned(double[][] a, long index, boolean proper) {
        int n = a.length;
        double[] q = VectorFieldProcrustes.orthogonal(RandomStream.of(9, "turn", index), n, proper);
        return Dense.rows(VectorFieldProcrustes.conjugate(q, Dense.flat(a), n), n, n);
    }

    @Test
    void rotatedCopiesAreAtDistanceZeroInBothDeterminantClasses() {
        for (int n : new int[] {2, 5, 8}) {
            for (int k = 0; k < 2; k++) {
                double[][] a = n == 8 ? oscillators(n, k) : gaussian(n, "operator", k);
                for (boolean proper : new boolean[] {true, false}) {
                    assertThat(VectorFieldProcrustes.align(a, turned(a, k, proper), STANDARD)
                                    .angular())
                            .as("n = %d, operator %d, proper %s", n, k, proper)
                            .isLessThan(0.01);
                }
            }
        }
    }

    @Test
    void oneStartFailsWhereManyDoNot() {
        // negative control of the many starts: the same descents from the identity alone
        VectorFieldProcrustes.Settings one = new VectorFieldProcrustes.Settings(1, 300, 1);
        double worstOfOne = 0;
        double worstOfMany = 0;
        for (int k = 0; k < 4; k++) {
            double[][] a = gaussian(8, "operator", k);
            double[][] b = turned(a, k, k % 2 == 0);
            worstOfOne =
                    Math.max(worstOfOne, VectorFieldProcrustes.align(a, b, one).angular());
            worstOfMany = Math.max(
                    worstOfMany, VectorFieldProcrustes.align(a, b, STANDARD).angular());
        }
        assertThat(worstOfOne).isGreaterThan(0.1);
        assertThat(worstOfMany).isLessThan(worstOfOne / 2);
    }

    @Test
    void theCalibrationIsSmallBesideUnrelatedOperators() {
        double[][] a = oscillators(8, 1);
        double residual = VectorFieldProcrustes.selfResidual(a, 2, STANDARD);
        double unrelated =
                VectorFieldProcrustes.align(a, oscillators(8, 2), STANDARD).angular();
        assertThat(residual).isLessThan(0.2 * unrelated);
    }

    @Test
    void scoresBelongTogetherAndTheAlignmentIsOrthogonal() {
        double[][] a = gaussian(4, "operator", 1);
        double[][] b = gaussian(4, "operator", 2);
        VectorFieldProcrustes.Alignment found = VectorFieldProcrustes.align(a, b, STANDARD);
        assertThat(found.euclidean()).isCloseTo(2 * StrictMath.sin(found.angular() / 2), within(1e-12));
        double[] c = Dense.flat(found.c());
        double[] product = new double[16];
        Dense.multiply(c, Dense.transpose(c, 4, 4), product, 4);
        assertThat(Dense.distance(product, Dense.identity(4))).isLessThan(1e-10);
        double[] first = Dense.flat(a);
        double[] moved = VectorFieldProcrustes.conjugate(c, Dense.flat(b), 4);
        double inner = Dense.dot(first, moved) / (Dense.norm(first) * Dense.norm(moved));
        assertThat(StrictMath.acos(inner)).isCloseTo(found.angular(), within(1e-6));
    }

    @Test
    void theDistanceIsAMetric() {
        int m = 5;
        double[][] angular = new double[m][m];
        double[][] spectral = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                double[][] a = gaussian(3, "metric", i);
                double[][] b = gaussian(3, "metric", j);
                angular[i][j] = VectorFieldProcrustes.align(a, b, STANDARD).angular();
                spectral[i][j] = value(EigenvalueDistance.distance(a, b));
            }
        }
        for (double[][] d : new double[][][] {angular, spectral}) {
            for (int i = 0; i < m; i++) {
                assertThat(d[i][i]).isCloseTo(0, within(1e-7));
                for (int j = 0; j < m; j++) {
                    assertThat(d[i][j]).isCloseTo(d[j][i], within(1e-12));
                    assertThat(i == j || d[i][j] > 0.01).isTrue();
                    for (int k = 0; k < m; k++) {
                        assertThat(d[i][j]).isLessThanOrEqualTo(d[i][k] + d[k][j] + 1e-7);
                    }
                }
            }
        }
        assertThat(VectorFieldProcrustes.align(gaussian(3, "metric", 0), gaussian(3, "metric", 1), STANDARD)
                        .angular())
                .isEqualTo(angular[1][0]);
    }

    @Test
    void operatorsThatCannotBeComparedAreRefused() {
        assertThatThrownBy(() -> VectorFieldProcrustes.align(new double[2][2], gaussian(2, "x", 1), STANDARD))
                .hasMessageContaining("zero");
        assertThatThrownBy(() -> VectorFieldProcrustes.align(gaussian(2, "x", 1), gaussian(3, "x", 1), STANDARD))
                .hasMessageContaining("one rank");
    }

    /** Trials of x(t+1) = M x(t) from random starts. */
    private static double[][][] linear(double[][] m, int trials, int steps, long seed) {
        int n = m.length;
        double[][][] x = new double[trials][steps][n];
        for (int k = 0; k < trials; k++) {
            RandomStream random = RandomStream.of(seed, "starts", k);
            for (int i = 0; i < n; i++) {
                x[k][0][i] = random.nextGaussian();
            }
            for (int t = 1; t < steps; t++) {
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        x[k][t][i] += m[i][j] * x[k][t - 1][j];
                    }
                }
            }
        }
        return x;
    }

    /** {real, imaginary} by size, then angle. */
    private static double[][] spectrum(double[][] a) {
        Spectrum.Eigenvalues found = Spectrum.eigenvalues(Dense.flat(a), a.length);
        double[][] out = new double[a.length][];
        for (int k = 0; k < a.length; k++) {
            out[k] = new double[] {found.real()[k], found.imaginary()[k]};
        }
        Arrays.sort(
                out,
                Comparator.<double[]>comparingDouble(z -> -Math.hypot(z[0], z[1]))
                        .thenComparingDouble(z -> z[1]));
        return out;
    }

    @Test
    void theOperatorOfANoiselessLinearSystemHasItsEigenvalues() {
        double[][] m = {{0.9, -0.3, 0}, {0.3, 0.9, 0}, {0, 0.1, 0.7}};
        double[][][] trials = linear(m, 4, 30, 3);
        for (DelaySettings.Regression regression : DelaySettings.Regression.values()) {
            // one delay: the whole state; three delays: rank 3 of 9 directions is all there is
            for (int delays : new int[] {1, 3}) {
                DelayCoordinates found = DelayCoordinates.of(trials, new DelaySettings(delays, 1, 0, regression));
                assertThat(found.directions()).isEqualTo(3);
                double[][] expected = spectrum(m);
                double[][] got = spectrum(found.operator(3));
                for (int k = 0; k < 3; k++) {
                    assertThat(got[k][0]).isCloseTo(expected[k][0], within(1e-6));
                    assertThat(got[k][1]).isCloseTo(expected[k][1], within(1e-6));
                }
                assertThat(value(found.scaledError(trials, 3))).isLessThan(1e-6);
            }
        }
    }

    @Test
    void noStepCrossesTrials() {
        // each trial decays; jumps from a trial's end to the next one's start would look like growth
        double[][][] apart = new double[6][4][2];
        for (int k = 0; k < apart.length; k++) {
            for (int t = 0; t < 4; t++) {
                apart[k][t][0] = StrictMath.pow(0.5, t);
                apart[k][t][1] = (0.5 + 0.3 * k) * StrictMath.pow(0.4, t);
            }
        }
        double[][] joined = Arrays.stream(apart).flatMap(Arrays::stream).toArray(double[][]::new);
        assertThat(spectrum(DelayCoordinates.of(apart, DelaySettings.of(1)).operator(2))[0][0])
                .isCloseTo(0.5, within(1e-9));
        assertThat(Math.abs(spectrum(DelayCoordinates.of(new double[][][] {joined}, DelaySettings.of(1))
                                .operator(2))[0][0]
                        - 0.5))
                .as("negative control: one long trial")
                .isGreaterThan(0.02);
        for (double[][] rows : DelayEmbedding.of(apart, 2, 2)) {
            assertThat(rows.length).isEqualTo(2);
        }
        assertThat(DelayEmbedding.of(apart, 2, 1)[1][0])
                .containsExactly(apart[1][1][0], apart[1][1][1], apart[1][0][0], apart[1][0][1]);
        assertThatThrownBy(() -> DelayEmbedding.of(apart, 4, 1)).hasMessageContaining("at least 5");
    }

    @Test
    void theRankIsWhatForecastsNeed() {
        double[][] m = {{0.9, -0.4, 0, 0}, {0.4, 0.9, 0, 0}, {0, 0, 0.95, 0.2}, {0, 0, -0.2, 0.95}};
        double[][][] fitted = linear(m, 5, 40, 5);
        RandomStream random = RandomStream.of(6, "measurement noise");
        for (double[][] trial : fitted) {
            for (double[] x : trial) {
                for (int i = 0; i < x.length; i++) {
                    x[i] += 1e-4 * random.nextGaussian();
                }
            }
        }
        RankChoice choice =
                RankChoice.of(fitted, linear(m, 2, 40, 6), DelaySettings.of(3), new int[] {1, 2, 3, 4, 6, 8, 40}, 0.05);
        assertThat(choice.rank()).isGreaterThanOrEqualTo(4).isLessThanOrEqualTo(8);
        assertThat(choice.errors()[6].isDefined()).isFalse();
        assertThat(value(choice.errors()[1])).isGreaterThan(2 * value(choice.errors()[3]));
    }

    /** Trials of a two-dimensional system of one attractor type, seen through random orthogonal readouts. */
    private static double[][][] attractor(int type, long seed, int units) {
        double[] view = VectorFieldProcrustes.orthogonal(RandomStream.of(seed, "view", type), units, true);
        double[][][] x = new double[12][40][units];
        for (int k = 0; k < x.length; k++) {
            RandomStream random = RandomStream.of(seed, "attractor starts", k);
            double a = 2 * random.nextUniform() - 1;
            double b = 2 * random.nextUniform() - 1;
            for (double[] state : x[k]) {
                double nextA = switch (type) {
                    case 0 -> 0.8 * a; // a point
                    case 1 -> a; // a line
                    default -> 0.95 * a - 0.3 * b; // a slow rotation
                };
                b = type == 2 ? 0.3 * a + 0.95 * b : 0.8 * b;
                a = nextA;
                for (int u = 0; u < units; u++) {
                    state[u] = a * view[u * units] + b * view[u * units + 1];
                }
            }
        }
        return x;
    }

    @Test
    void attractorTypesGiveBlocks() {
        double[][][] operators = new double[9][][];
        for (int s = 0; s < 9; s++) {
            double[][][] trials = StateReduction.of(attractor(s % 3, s, 6), 0.999, 4, Workers.single());
            operators[s] = DelayCoordinates.of(trials, DelaySettings.of(2)).operator(2);
        }
        DistanceMatrix d = PairwiseDistances.of(
                9,
                (i, j) -> Measured.of(VectorFieldProcrustes.align(operators[i], operators[j], STANDARD)
                        .angular()),
                Workers.single(),
                PairwiseDistances.Progress.silent());
        double within = 0;
        double between = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < i; j++) {
                if (i % 3 == j % 3) {
                    within = Math.max(within, d.distance(i, j));
                } else {
                    between = Math.min(between, d.distance(i, j));
                }
            }
        }
        assertThat(within).isLessThan(0.5 * between);
        assertThat(AverageLinkage.of(d, 6).groups()).isEqualTo(3);
    }

    @Test
    void rotatedDataAndPermutedUnitsAreTheSameDynamics() {
        double[][][] one = attractor(2, 1, 5);
        double[][][] permuted = new double[one.length][][];
        for (int k = 0; k < one.length; k++) {
            permuted[k] = new double[one[k].length][];
            for (int t = 0; t < one[k].length; t++) {
                double[] x = one[k][t];
                permuted[k][t] = new double[] {x[3], x[0], x[4], x[1], x[2]};
            }
        }
        double[][] a = DelayCoordinates.of(one, DelaySettings.of(3)).operator(2);
        double[][] b = DelayCoordinates.of(permuted, DelaySettings.of(3)).operator(2);
        assertThat(VectorFieldProcrustes.align(a, b, STANDARD).angular()).isLessThan(1e-5);
    }
}
