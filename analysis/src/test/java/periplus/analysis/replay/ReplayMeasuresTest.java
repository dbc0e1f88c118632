package periplus.analysis.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.analysis.statistics.TestResult;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;

/** Metric axioms and planted truths. */
class ReplayMeasuresTest {
    private static double value(Measured measured) {
        return ((Measured.Value) measured).value();
    }

    private static double[] cloud(int seed, int points, double mean, double sd) {
        RandomStream stream = RandomStream.of(seed, "test cloud");
        double[] out = new double[2 * points];
        for (int i = 0; i < out.length; i++) {
            out[i] = mean + sd * stream.nextGaussian();
        }
        return out;
    }

    private static double sliced(double[] a, double[] b) {
        return value(SlicedWasserstein.distance(a, b, 2, 1));
    }

    private static double exact(double[] a, double[] b) {
        return value(ExactWasserstein.ofClouds(a, b, 2));
    }

    @Test
    void distancesAreDistances() {
        double[] a = cloud(1, 60, 0, 1);
        double[] b = cloud(2, 60, 1, 2);
        double[] c = cloud(3, 60, -1, 0.5);
        assertThat(sliced(a, a)).isZero();
        assertThat(exact(a, a)).isZero();
        assertThat(sliced(a, b)).isEqualTo(sliced(b, a)).isPositive();
        assertThat(exact(a, b)).isCloseTo(exact(b, a), within(1e-12));
        assertThat(sliced(a, b)).isLessThan(sliced(a, c) + sliced(c, b));
        assertThat(exact(a, b)).isLessThan(exact(a, c) + exact(c, b));
        // a shadow is never farther apart than what throws it
        assertThat(sliced(a, b)).isLessThan(exact(a, b) / Math.sqrt(2) * 1.02);
        // a shift by s is s, and s / sqrt(2) in the shadows of the plane
        double[] moved = a.clone();
        double[] turned = new double[a.length];
        for (int i = 0; i < a.length; i += 2) {
            moved[i] += 3;
            turned[i] = -a[i + 1];
            turned[i + 1] = a[i];
        }
        assertThat(exact(a, moved)).isCloseTo(3, within(1e-12));
        assertThat(sliced(a, moved)).isCloseTo(3 / Math.sqrt(2), within(1e-12));
        assertThat(exact(a, turned)).isPositive();
        assertThat(value(ExactWasserstein.onLine(new double[] {0, 1}, new double[] {0, 0, 1, 1}, 2)))
                .isZero();
        assertThat(SlicedWasserstein.distance(a, new double[0], 2, 1).isDefined())
                .isFalse();
        assertThat(ExactWasserstein.ofClouds(a, cloud(1, 5, 0, 1), 2).isDefined())
                .isFalse();
    }

    @Test
    void samplesOfOneLawAreCloseAndGaussiansAsFarAsTheirFormula() {
        double[] a = cloud(1, 20_000, 0, 1);
        assertThat(sliced(a, cloud(2, 20_000, 0, 1))).isLessThan(0.03);
        double[][] one = {{1, 0}, {0, 1}};
        double[][] four = {{4, 0}, {0, 4}};
        double formula = value(ExactWasserstein.ofGaussians(new double[2], one, new double[] {1, 1}, four));
        assertThat(formula).isCloseTo(2, within(1e-12));
        assertThat(sliced(a, cloud(3, 20_000, 1, 2))).isCloseTo(formula / Math.sqrt(2), within(0.04));
    }

    @Test
    void divergencesOfGaussiansAreTheirFormulas() {
        KernelDensity a = new KernelDensity(cloud(1, 2000, 0, 1), 2);
        KernelDensity same = new KernelDensity(cloud(2, 2000, 0, 1), 2);
        KernelDensity moved = new KernelDensity(cloud(3, 2000, 0.7, 1), 2);
        assertThat(value(a.divergenceFrom(a, 300, 1, Workers.single()))).isZero();
        assertThat(value(a.divergenceFrom(same, 1000, 1, Workers.single()))).isBetween(-0.02, 0.05);
        // |m|^2 / 2 = 0.49, over the kernels' own widening of the variance by 8 %
        assertThat(value(a.divergenceFrom(moved, 1000, 1, Workers.single()))).isCloseTo(0.46, within(0.08));
        assertThatThrownBy(() -> new KernelDensity(new double[] {0, 0, 1, 1, 2, 2, 3, 3}, 2))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("line");
        assertThatThrownBy(() -> new KernelDensity(new double[4], 2)).hasMessageContaining("2 points");
    }

    @Test
    void pathsDistancesAndPlaces() {
        Polyline corner = Polyline.through(new double[][] {{0, 0}, {2, 0}, {2, 1}}, false);
        assertThat(corner.distance(1, 0.5)).isEqualTo(0.5);
        assertThat(corner.distance(-3, 4)).isEqualTo(5);
        assertThat(corner.along(2.3, 0.5)).isEqualTo(2.5);
        assertThat(corner.meanDistance(new double[] {1, 0, 1, 0.2})).isCloseTo(0.1, within(1e-15));
        double[] awake = {0, 0, 1, 0, 2, 0};
        assertThat(value(NearestStates.ratio(awake, awake, 2, Workers.single())))
                .isZero();
        assertThat(value(NearestStates.ratio(new double[] {0, 3}, awake, 2, Workers.single())))
                .isEqualTo(3);
        assertThat(NearestStates.ratio(awake, new double[4], 2, Workers.single())
                        .isDefined())
                .isFalse();
    }

    private static Paths straight(int paths, int times, double speed) {
        double[] values = new double[paths * times * 2];
        for (int i = 0; i < paths * times; i++) {
            values[2 * i] = speed * (i % times);
        }
        return new Paths(paths, times, 2, values);
    }

    private static Paths brownian(int paths, int times, double pull) {
        double[] values = new double[paths * times];
        for (int p = 0; p < paths; p++) {
            RandomStream stream = RandomStream.of(6, "test walk", p);
            double x = pull > 0 ? stream.nextGaussian() / Math.sqrt(pull * (2 - pull)) : 0;
            for (int t = 0; t < times; t++) {
                values[p * times + t] = x;
                x += -pull * x + stream.nextGaussian();
            }
        }
        return new Paths(paths, times, 1, values);
    }

    @Test
    void displacementsOfKnownMotions() {
        int[] lags = {1, 2, 4, 8, 16};
        Paths fast = straight(3, 40, 0.3);
        assertThat(value(Displacement.rms(fast, 8, 0))).isCloseTo(2.4, within(1e-12));
        assertThat(value(Displacement.compression(fast, straight(1, 40, 0.1), 8, 5)))
                .isCloseTo(3, within(1e-12));
        assertThat(value(Displacement.exponent(fast, lags, 0))).isCloseTo(2, within(1e-12));
        assertThat(value(Displacement.exponentOfDistances(fast, lags, 0))).isCloseTo(1, within(1e-12));
        assertThat(Displacement.pathLength(fast)).isCloseTo(39 * 0.3, within(1e-12));
        Paths walk = brownian(40, 1500, 0);
        assertThat(value(Displacement.exponent(walk, lags, 0))).isCloseTo(1, within(0.03));
        assertThat(value(Displacement.exponentOfDistances(walk, lags, 0))).isCloseTo(0.5, within(0.03));
        assertThat(value(Displacement.exponent(brownian(40, 1500, 0.5), lags, 0)))
                .isLessThan(0.6);
        assertThat(Displacement.rms(fast, 40, 0).isDefined()).isFalse();
        assertThat(Displacement.exponent(straight(1, 40, 0), lags, 0).isDefined())
                .isFalse();
        assertThat(Displacement.compression(fast, straight(1, 40, 0), 8, 0).isDefined())
                .isFalse();
    }

    @Test
    void memoriesOfAFirstOrderProcess() {
        Paths paths = brownian(40, 3000, 0.2);
        double[] rho = Autocorrelation.of(paths, 10);
        assertThat(rho[0]).isEqualTo(1);
        assertThat(rho[5]).isCloseTo(StrictMath.pow(0.8, 5), within(0.03));
        assertThat(value(Autocorrelation.time(paths))).isCloseTo(9, within(0.9));
        assertThat(value(Autocorrelation.decay(paths))).isEqualTo(5);
        assertThat(value(Autocorrelation.effectiveSamples(paths, 1000))).isCloseTo(111, within(12.0));
        assertThat(Autocorrelation.time(straight(2, 30, 0)).isDefined()).isFalse();
        assertThat(Autocorrelation.time(straight(2, 30, 1)).isDefined()).isFalse();
    }

    @Test
    void goalsReachedInOrder() {
        Paths out = new Paths(2, 5, 1, new double[] {0, 1, 2, 1, 0, 0, 0, 1, 1, 0});
        GoalVisits visits = GoalVisits.of(out, new double[][] {{0}, {2}}, 0.1);
        assertThat(visits.first()).isDeepEqualTo(new int[][] {{0, 2}, {0, -1}});
        assertThat(visits.switches()).containsExactly(2, 0);
        assertThat(visits.allReached()).containsExactly(2, -1);
        assertThat(visits.shareReachingAll()).isEqualTo(0.5);
        assertThat(visits.meanReachTime()).isEqualTo(3);
        assertThat(visits.meanDistinct()).isEqualTo(1.5);
        assertThat(visits.meanSwitches()).isEqualTo(1);
        SurvivalCurve curve = visits.survival();
        assertThat(curve.at(1.9)).isEqualTo(1);
        assertThat(curve.at(2)).isEqualTo(0.5);
        assertThat(value(curve.median())).isEqualTo(2);
        assertThat(curve.meanUpTo(4)).isEqualTo(3);
        assertThat(visits.survival(0).meanUpTo(4)).isZero();
        assertThat(visits.survival(1).median().isDefined()).isTrue();
        // one event among three still watched: S = 2/3, Greenwood's error S sqrt(1/6)
        SurvivalCurve third = SurvivalCurve.of(new double[] {1, 2, 2}, new boolean[] {true, false, false});
        assertThat(third.standardError()[0]).isCloseTo(2.0 / 3 * Math.sqrt(1.0 / 6), within(1e-15));
        assertThat(third.median().isDefined()).isFalse();
    }

    @Test
    void occupanciesOfKnownSpread() {
        Occupancy even = Occupancy.of(new double[] {0, 0, 1, 0, 0, 1, 1, 1}, -0.5, -0.5, 1, 2, 2);
        boolean[] all = {true, true, true, true};
        assertThat(value(even.entropy())).isCloseTo(StrictMath.log(4), within(1e-15));
        assertThat(value(even.nonUniformity(all))).isZero();
        Occupancy stuck = Occupancy.of(new double[] {0, 0, 0.1, 0, -9, -9}, -0.5, -0.5, 1, 2, 2);
        assertThat(stuck.visits()).containsExactly(3, 0, 0, 0);
        assertThat(value(stuck.entropy())).isZero();
        assertThat(value(stuck.nonUniformity(all))).isEqualTo(0.75);
        assertThat(value(stuck.divergenceFrom(stuck, 0.5))).isZero();
        assertThat(value(stuck.divergenceFrom(even, 0.5))).isPositive();
        assertThat(Occupancy.of(new double[0], 0, 0, 1, 2, 2).entropy().isDefined())
                .isFalse();
    }

    @Test
    void plantedDirectionsAreFoundAndChanceIsNot() {
        double[] along = new double[20];
        double[] still = new double[20];
        double[] jumping = new double[20];
        RandomStream stream = RandomStream.of(8, "test events");
        for (int t = 0; t < 20; t++) {
            along[t] = 0.5 * t;
            jumping[t] = 10 * stream.nextUniform();
        }
        double[][] forward = ReplayDirection.ofPositions(along, 10, 20);
        double[][] reverse = new double[20][];
        for (int t = 0; t < 20; t++) {
            reverse[t] = forward[19 - t];
        }
        assertThat(value(ReplayDirection.correlation(forward))).isCloseTo(1, within(1e-12));
        assertThat(value(ReplayDirection.correlation(reverse))).isCloseTo(-1, within(1e-12));
        for (ReplayDirection.Shuffle kind : ReplayDirection.Shuffle.values()) {
            TestResult ahead = ReplayDirection.test(forward, kind, 199, 1);
            assertThat(ahead.pGreater()).isEqualTo(1.0 / 200);
            assertThat(ReplayDirection.direction(ahead, 0.05)).isEqualTo(ReplayDirection.Direction.FORWARD);
            assertThat(ReplayDirection.direction(ReplayDirection.test(reverse, kind, 199, 1), 0.05))
                    .isEqualTo(ReplayDirection.Direction.REVERSE);
        }
        assertThat(ReplayDirection.correlation(ReplayDirection.ofPositions(still, 10, 20))
                        .isDefined())
                .isFalse();
        // 200 events of chance: about 5 % are called a direction
        int called = 0;
        for (int event = 0; event < 200; event++) {
            for (int t = 0; t < 20; t++) {
                jumping[t] = 10 * stream.nextUniform();
            }
            TestResult test = ReplayDirection.test(
                    ReplayDirection.ofPositions(jumping, 10, 20), ReplayDirection.Shuffle.TIMES, 99, event);
            called += ReplayDirection.direction(test, 0.05) == ReplayDirection.Direction.NONE ? 0 : 1;
        }
        assertThat(called).isBetween(2, 22);
    }

    @Test
    void pathsAreWholeAndFinite() {
        assertThatThrownBy(() -> new Paths(1, 2, 1, new double[] {0, Double.NaN}))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Paths(1, 2, 2, new double[3])).hasMessageContaining("3 values");
        assertThat(new Paths(2, 3, 1, new double[] {0, 1, 2, 3, 4, 5}).points(1, 2))
                .containsExactly(1, 4);
    }
}
