package periplus.analysis.langevin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import periplus.analysis.replay.Displacement;
import periplus.analysis.replay.GoalVisits;
import periplus.analysis.replay.Paths;
import periplus.analysis.replay.Polyline;
import periplus.analysis.replay.SlicedWasserstein;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;

/** Samplers and replay measures end to end on a triangle whose score is known, against a table of one other run. */
class TriangleTest {
    private static final double R = Math.sqrt(3) / 2;
    private static final double[][] CORNERS = {{0, 1}, {-R, -0.5}, {R, -0.5}};
    private static final GaussianMixture TARGET = GaussianMixture.along(CORNERS, 90, 0.1);
    private static final Polyline TRIANGLE = Polyline.through(CORNERS, true);
    private static final double[] AWAKE = TARGET.sample(20_000, 1);
    private static final int CHAINS = 100;
    private static final int STEPS = 2000;

    private static double value(Measured measured) {
        return ((Measured.Value) measured).value();
    }

    private static Paths run(LangevinSettings settings, long seed) {
        RandomStream stream = RandomStream.of(seed, "test starts");
        double[][] starts = new double[CHAINS][];
        for (int i = 0; i < CHAINS; i++) {
            starts[i] = new double[] {0.1 * stream.nextGaussian(), 1 + 0.1 * stream.nextGaussian()};
        }
        return new Paths(
                CHAINS, STEPS + 1, 2, LangevinSampler.run(TARGET, settings, starts, STEPS, seed, Workers.single()));
    }

    @Test
    void theTargetItself() {
        assertThat(TRIANGLE.meanDistance(AWAKE)).isCloseTo(0.077, within(0.002));
        assertThat(value(SlicedWasserstein.distance(AWAKE, TARGET.sample(20_000, 2), 2, 0)))
                .isLessThan(0.012);
        // what a linear drift can do at best: the Gaussian of the same moments
        double[] moments = new double[2];
        for (int i = 0; i < AWAKE.length; i++) {
            moments[i % 2] += AWAKE[i] * AWAKE[i] / 20_000;
        }
        RandomStream stream = RandomStream.of(3, "test gaussian");
        double[] gaussian = new double[AWAKE.length];
        for (int i = 0; i < gaussian.length; i++) {
            gaussian[i] = Math.sqrt(moments[i % 2]) * stream.nextGaussian();
        }
        assertThat(TRIANGLE.meanDistance(gaussian)).isCloseTo(0.234, within(0.012));
        assertThat(value(SlicedWasserstein.distance(gaussian, AWAKE, 2, 0))).isCloseTo(0.126, within(0.013));
    }

    /**
     * Within 5 % on off-manifold distance, displacements and exponent, 20 % on reach times: 100 chains scatter by 15 %
     * from seed to seed. The sliced distance of slow chains depends on where these 100 happened to go.
     */
    @ParameterizedTest
    @CsvSource({
        "1,   true,  0,     1,   0.079, 0.201, 0.347, 0.88, 0.56, 1532, 0.097",
        "0.5, true,  0,     1,   0.078, 0.251, 0.444, 1.20, 0.86, 1068, 0.052",
        "0.2, true,  0,     1,   0.077, 0.312, 0.596, 1.46, 1.00, 534,  0.018",
        "0.1, true,  0,     1,   0.077, 0.341, 0.693, 1.58, 1.00, 400,  0.014",
        "0.2, false, 0,     1,   0.171, 0.699, 1.088, 1.44, 1.00, 166,  0.083",
        "1,   true,  0.005, 50,  0.080, 0.204, 0.365, 0.90, 0.79, 1284, 0.074",
        "1,   true,  0.02,  50,  0.088, 0.210, 0.408, 0.94, 0.95, 778,  0.110",
        "1,   true,  0.02,  200, 0.083, 0.207, 0.395, 0.92, 1.00, 618,  0.058",
        "0.2, true,  0.02,  50,  0.084, 0.370, 0.846, 1.59, 1.00, 159,  0.042",
        "0.2, true,  0.02,  200, 0.080, 0.331, 0.704, 1.51, 1.00, 232,  0.020"
    })
    void theTable(
            double friction,
            boolean preserve,
            double b,
            double tau,
            double off,
            double rms8,
            double rms32,
            double exponent,
            double share,
            double reach,
            double sliced) {
        Paths paths = run(new LangevinSettings(0.0015, 1, friction, preserve, b, tau), 11);
        double[] points = paths.points(0, 10);
        assertThat(TRIANGLE.meanDistance(points)).isCloseTo(off, within(0.05 * off));
        assertThat(value(Displacement.rms(paths, 8, 0))).isCloseTo(rms8, within(0.05 * rms8));
        assertThat(value(Displacement.rms(paths, 32, 0))).isCloseTo(rms32, within(0.05 * rms32));
        assertThat(value(Displacement.exponent(paths, new int[] {1, 2, 4, 8, 16}, 0)))
                .isCloseTo(exponent, within(0.05 * exponent));
        GoalVisits visits = GoalVisits.of(paths, CORNERS, 0.3);
        assertThat(visits.shareReachingAll()).isCloseTo(share, within(0.15));
        assertThat(visits.meanReachTime()).isCloseTo(reach, within(0.2 * reach));
        // the area under the survival curve is the mean with cap
        assertThat(visits.survival().meanUpTo(STEPS)).isCloseTo(visits.meanReachTime(), within(1e-8));
        assertThat(value(SlicedWasserstein.distance(points, AWAKE, 2, 0)))
                .isCloseTo(sliced, within(0.5 * sliced + 0.02));
    }

    @Test
    void coldChainsStayCloserToThePath() {
        double[] expected = {0.056, 0.041};
        for (int i = 0; i < 2; i++) {
            Paths paths = run(new LangevinSettings(0.0015, i == 0 ? 0.5 : 0.25, 1, true, 0, 1), 12);
            assertThat(TRIANGLE.meanDistance(paths.points(0, 10))).isCloseTo(expected[i], within(0.1 * expected[i]));
        }
    }
}
