package periplus.analysis.langevin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import periplus.analysis.weights.Spectrum;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;

class ScoresTest {
    private static final double NOISE = 0.04;

    private static double[][] randomMatrix(int rows, int columns) {
        RandomStream stream = RandomStream.of(3, "test manifold");
        double[][] m = new double[rows][columns];
        for (double[] row : m) {
            for (int j = 0; j < columns; j++) {
                row[j] = stream.nextGaussian();
            }
        }
        return m;
    }

    private static NoisyManifold manifold(double[] mean) {
        return new NoisyManifold(randomMatrix(6, 2), new double[][] {{0.5, 0}, {0, 0.1}}, mean, NOISE);
    }

    @Test
    void offTheManifoldTheScoreIsAPureLeak() {
        NoisyManifold manifold = manifold(new double[6]);
        double[][] direct = manifold.precision();
        double[][] corrected = manifold.precisionAsLeakAndCorrection();
        double[] scaled = new double[36];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                assertThat(corrected[i][j]).isCloseTo(direct[i][j], within(1e-10));
                scaled[i * 6 + j] = NOISE * direct[i][j];
            }
        }
        double[] eigenvalues = Spectrum.eigenvalues(scaled, 6).real();
        assertThat(Arrays.stream(eigenvalues)
                        .filter(e -> Math.abs(e - 1) < 1e-10)
                        .count())
                .isEqualTo(4);
        assertThat(Arrays.stream(eigenvalues).filter(e -> e > 0 && e < 0.6).count())
                .isEqualTo(2);
    }

    @Test
    void theDenoisingStepIsTheConditionalMean() {
        double[] mean = {1, -2, 0.5, 0, 3, 1};
        NoisyManifold manifold = manifold(mean);
        double[] z = {0.3, 0.1, -1, 2, 1.5, 0};
        // E[C s + mu | z] = mu + C Sigma C^T (C Sigma C^T + sigma^2)^-1 (z - mu), term by term
        double[][] c = randomMatrix(6, 2);
        double[][] precision = manifold.precision();
        double[] denoised = manifold.denoised(z);
        for (int i = 0; i < 6; i++) {
            double expected = mean[i];
            for (int j = 0; j < 6; j++) {
                double signal = 0.5 * c[i][0] * c[j][0] + 0.1 * c[i][1] * c[j][1];
                for (int k = 0; k < 6; k++) {
                    expected += signal * precision[j][k] * (z[k] - mean[k]);
                }
            }
            assertThat(denoised[i]).isCloseTo(expected, within(1e-10));
        }
    }

    @Test
    void aPureLeakMatchesTheScoreOffTheManifoldAndIsTooStrongAlongIt() {
        // the manifold is the first of three axes, of variance 0.5: its score is 0.04 / 0.54 of the leak
        NoisyManifold manifold =
                new NoisyManifold(new double[][] {{1}, {0}, {0}}, new double[][] {{0.5}}, new double[3], NOISE);
        RandomStream stream = RandomStream.of(2, "test states");
        double[][] leak = new double[50][3];
        double[][] scores = new double[50][];
        double[][] push = new double[50][];
        for (int i = 0; i < 50; i++) {
            double[] z = {stream.nextGaussian(), 0.2 * stream.nextGaussian(), 0.2 * stream.nextGaussian()};
            scores[i] = manifold.score(z);
            for (int axis = 0; axis < 3; axis++) {
                leak[i][axis] = -z[axis];
            }
            push[i] = new double[] {0, 1, 0};
        }
        double[] along = {1, 0, 0};
        double[] off = {0, 0, 2};
        DriftAgainstScore offManifold = DriftAgainstScore.along(off, leak, scores);
        DriftAgainstScore onManifold = DriftAgainstScore.along(along, leak, scores);
        assertThat(offManifold.gain().orNaN()).isCloseTo(NOISE, within(1e-12));
        assertThat(onManifold.gain().orNaN()).isCloseTo(0.54, within(1e-12));
        assertThat(offManifold.agreement().orNaN()).isCloseTo(1, within(1e-12));
        assertThat(Math.abs(DriftAgainstScore.along(new double[] {0, 1, 0}, push, scores)
                        .agreement()
                        .orNaN()))
                .isLessThan(0.6);
        assertThat(DriftAgainstScore.along(along, push, scores).agreement().isDefined())
                .isFalse();
    }

    @Test
    void environmentsMomentsMove() {
        GaussMarkov ou = new GaussMarkov(new double[][] {{-0.1}}, new double[][] {{0.04}});
        GaussMarkov.Moments start = new GaussMarkov.Moments(new double[] {2}, new double[][] {{0}});
        double[] at = {1, 5, 20};
        double[] reference = {0.036254, 0.126424, 0.196337};
        for (int i = 0; i < 3; i++) {
            GaussMarkov.Moments m = ou.at(at[i], start);
            assertThat(m.covariance()[0][0]).isCloseTo(reference[i], within(5.1e-7));
            assertThat(m.covariance()[0][0]).isCloseTo(0.2 * (1 - StrictMath.exp(-0.2 * at[i])), within(1e-9));
            assertThat(m.mean()[0]).isCloseTo(2 * StrictMath.exp(-0.1 * at[i]), within(1e-9));
        }
        GaussMarkov brownian = new GaussMarkov(new double[2][2], new double[][] {{0.3, 0.1}, {0.1, 0.2}});
        GaussMarkov.Moments b =
                brownian.at(7, new GaussMarkov.Moments(new double[] {1, -1}, new double[][] {{1, 0}, {0, 1}}));
        assertThat(b.covariance()[0][1]).isCloseTo(0.7, within(1e-12));
        assertThat(b.covariance()[0][0]).isCloseTo(3.1, within(1e-12));
        assertThat(b.mean()).containsExactly(1, -1);
        // a rotation turns the mean and keeps a round covariance
        GaussMarkov turning = new GaussMarkov(new double[][] {{0, -1}, {1, 0}}, new double[2][2]);
        GaussMarkov.Moments t =
                turning.at(Math.PI / 2, new GaussMarkov.Moments(new double[] {1, 0}, new double[][] {{2, 0}, {0, 2}}));
        assertThat(t.mean()[1]).isCloseTo(1, within(1e-7));
        assertThat(t.covariance()[0][0]).isCloseTo(2, within(1e-7));
    }

    @Test
    void aMixturesScoreIsTheSlopeOfItsLogDensity() {
        GaussianMixture mixture = new GaussianMixture(new double[][] {{0, 0}, {0.4, 0.3}, {-1, 2}}, 0.25);
        double[] out = new double[2];
        for (double[] z : new double[][] {{0.1, 0.2}, {3, -2}, {-0.4, 1}}) {
            mixture.score(z, out);
            double h = 1e-5;
            for (int axis = 0; axis < 2; axis++) {
                double[] above = z.clone();
                double[] below = z.clone();
                above[axis] += h;
                below[axis] -= h;
                double slope = (mixture.logDensity(above) - mixture.logDensity(below)) / (2 * h);
                assertThat(out[axis]).isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope))));
            }
        }
        // one part is a Gaussian
        GaussianMixture one = new GaussianMixture(new double[][] {{1, 1}}, 0.5);
        one.score(new double[] {2, 1}, out);
        assertThat(out).containsExactly(new double[] {-4, 0}, within(1e-12));
        assertThat(one.logDensity(new double[] {1, 1})).isCloseTo(-StrictMath.log(2 * Math.PI * 0.25), within(1e-12));
    }

    /** A law that moves at a constant speed is followed at a lag, and as closely as the noise allows. */
    @Test
    void aMovingScoreIsFollowedAtALag() {
        double k = 0.2;
        double speed = 0.05;
        double s2 = 0.04;
        // h = k S^2, so that the step back is k and the noise sqrt(2 k S^2)
        DriftField moving = (step, z, out) -> out[0] = (speed * step - z[0]) / s2;
        int steps = 3000;
        int chains = 30;
        double[] all = LangevinSampler.run(
                moving, LangevinSettings.plain(k * s2), new double[chains][1], steps, 8, Workers.single());
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int chain = 0; chain < chains; chain++) {
            for (int step = 100; step <= steps; step++) {
                double lag = speed * step - all[chain * (steps + 1) + step];
                sum += lag;
                squares += lag * lag;
                n++;
            }
        }
        double lag = sum / n;
        assertThat(lag).isCloseTo(speed * (1 - k) / k, within(0.01));
        assertThat(Math.sqrt(squares / n - lag * lag)).isCloseTo(Math.sqrt(2 * k * s2 / (k * (2 - k))), within(0.01));
    }

    @Test
    void conditionsOfOneSeedSeeTheSameDraws() {
        DriftField none = (step, z, out) -> Arrays.fill(out, 0);
        LangevinSettings plain = LangevinSettings.plain(0.5);
        double[] one = LangevinSampler.run(none, plain, new double[2][1], 1, 4, Workers.single());
        double[] other = LangevinSampler.run(none, plain.withFriction(0.25), new double[2][1], 1, 4, Workers.single());
        assertThat(other[1]).isCloseTo(one[1] / 2, within(1e-15));
        assertThat(other[3]).isCloseTo(one[3] / 2, within(1e-15));
        assertThat(one[3]).isNotEqualTo(one[1]);
    }
}
