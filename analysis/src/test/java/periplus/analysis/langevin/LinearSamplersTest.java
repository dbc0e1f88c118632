package periplus.analysis.langevin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import periplus.analysis.replay.Autocorrelation;
import periplus.analysis.replay.Paths;
import periplus.core.carriers.StateMap;
import periplus.core.measure.Measured;
import periplus.core.workers.Workers;

/** Tables of reference numbers, formulas, linear solves and simulations against each other. */
class LinearSamplersTest {
    private static double value(Measured measured) {
        return ((Measured.Value) measured).value();
    }

    private static LinearSampler momentum(double k, double friction) {
        return new LinearSampler(k, friction, 0, 1, Math.sqrt(2 * friction));
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 1, 100.5025, 199.000, 0.9900",
        "0.01, 0.5, 100.3344, 99.667, 0.9796",
        "0.01, 0.2, 100.2786, 39.889, 0.9270",
        "0.01, 0.19, 100.2770, 37.895, 0.9000",
        "0.05, 1, 20.5128, 39.000, 0.9500",
        "0.05, 0.5, 20.3390, 19.667, 0.8851",
        "0.05, 0.2, 20.2817, 7.889, 0.8944",
        "0.20, 1, 5.5556, 9.000, 0.8000",
        "0.20, 0.2, 5.2941, 1.889, 0.8944"
    })
    void momentumsTable(double k, double friction, double variance, double time, double radius) {
        LinearSampler sampler = momentum(k, friction);
        // the table's last digit
        assertThat(value(sampler.variance())).isCloseTo(variance, within(5.1e-5));
        assertThat(value(sampler.autocorrelationTime())).isCloseTo(time, within(5.1e-4));
        assertThat(value(sampler.spectralRadius())).isCloseTo(radius, within(5.1e-5));
        double formula = LinearClosedForms.momentumVariance(k, friction, Math.sqrt(2 * friction));
        assertThat(value(sampler.variance())).isCloseTo(formula, within(1e-8 * formula));
        double ofTime = LinearClosedForms.momentumTime(k, friction);
        assertThat(value(sampler.autocorrelationTime())).isCloseTo(ofTime, within(1e-8 * ofTime));
    }

    @Test
    void withoutMomentumItIsTheFirstOrderProcess() {
        for (double k : new double[] {0.01, 0.3, 1, 1.7}) {
            LinearSampler plain = new LinearSampler(k, 1, 0, 0.2, 1.3);
            assertThat(value(plain.variance()))
                    .isCloseTo(LinearClosedForms.plainVariance(k, 1.3), within(1e-8 * value(plain.variance())));
            assertThat(value(plain.autocorrelationTime())).isCloseTo(LinearClosedForms.plainTime(k), within(1e-7));
            assertThat(value(plain.spectralRadius())).isCloseTo(Math.abs(1 - k), within(1e-12));
        }
    }

    @Test
    void theCriticalFrictionForgetsFastest() {
        double k = 0.04;
        double best = LinearClosedForms.criticalFriction(k);
        double radius = value(momentum(k, best).spectralRadius());
        assertThat(radius).isCloseTo(1 - Math.sqrt(k), within(1e-7));
        assertThat(value(momentum(k, best * 1.1).spectralRadius())).isGreaterThan(radius);
        assertThat(value(momentum(k, best * 0.9).spectralRadius())).isGreaterThan(radius);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.02, 0.05, 17.76189, 22.97971, 0.95053",
        "0.5, 0.02, 0.05, 18.81297, 10.84792, 0.92058",
        "0.2, 0.02, 0.05, 20.88164, 3.90930, 0.92491",
        "0.2, 0.05, 0.01, 20.88954, 1.91483, 0.97917"
    })
    void bothTogethersTable(double friction, double b, double a, double variance, double time, double radius) {
        check(new LinearSampler(0.05, friction, b, a, Math.sqrt(2 * friction)), variance, time, radius, 5.1e-6);
    }

    @ParameterizedTest
    @CsvSource({
        "0.02, 20, 17.762, 22.980, 0.9505",
        "0.05, 20, 15.783, 12.672, 0.9513",
        "0.2, 5, 8.563, 3.737, 0.8944",
        "0.2, 100, 18.435, 1.736, 0.9708"
    })
    void discreteAdaptationsTable(double b, double tau, double variance, double time, double radius) {
        LinearSampler sampler = new LinearSampler(0.05, 1, b, 1 / tau, Math.sqrt(2));
        check(sampler, variance, time, radius, 5.1e-4);
        assertThat(value(sampler.spectralRadius())).isCloseTo(radius, within(5.1e-5));
    }

    @Test
    void softModesWithBothHaveTheirRow() {
        check(new LinearSampler(0.01, 0.3, 0.02, 0.01, Math.sqrt(0.6)), 89.09210, 7.48289, 0.97816, 5.1e-6);
    }

    private static void check(LinearSampler s, double variance, double time, double radius, double margin) {
        assertThat(value(s.variance())).isCloseTo(variance, within(margin));
        assertThat(value(s.autocorrelationTime())).isCloseTo(time, within(margin));
        assertThat(value(s.spectralRadius())).isCloseTo(radius, within(Math.max(margin, 5.1e-6)));
    }

    @ParameterizedTest
    @CsvSource({
        "0.05, 0.02, 0.05, 17.142857, 23.809524",
        "0.05, 0.2, 0.01, 17.333333, 1.846154",
        "0.01, 0.05, 0.02, 44.444444, 12.5"
    })
    void continuousAdaptationsNumbers(double k, double b, double a, double variance, double time) {
        assertThat(LinearClosedForms.adaptationVariance(k, b, a, 1)).isCloseTo(variance, within(1e-6));
        assertThat(LinearClosedForms.adaptationTime(k, b, a)).isCloseTo(time, within(1e-6));
        // a step a hundred times shorter comes close to continuous time
        double h = 0.01;
        // in units of h: leak k h, c held as c h, so that b becomes b h and the rate a h
        LinearSampler fine = new LinearSampler(k * h, 1, b * h, a * h, Math.sqrt(2 * h));
        assertThat(value(fine.variance())).isCloseTo(variance, within(2e-3 * variance));
        assertThat(value(fine.autocorrelationTime()) * h).isCloseTo(time, within(2e-3 * time + h));
    }

    @Test
    void adaptationSlowsOnlyWhereItIsSlowerThanTheLeak() {
        assertThat(LinearClosedForms.adaptationRelaxation(0.05, 0.2, 0.01)).isCloseTo(0.03, within(1e-12));
        assertThat(LinearClosedForms.adaptationRelaxation(0.05, 0.02, 0.2)).isGreaterThan(0.05);
    }

    @Test
    void noiseSetsThePowerOfTheDensity() {
        assertThat(LinearClosedForms.powerOfDensity(0.3, 0.3)).isEqualTo(2);
        assertThat(LinearClosedForms.powerOfDensity(0.3, 0.3 * Math.sqrt(2))).isCloseTo(1, within(1e-12));
    }

    /** The sampler that steps and the sampler that is solved are one. */
    @ParameterizedTest
    @CsvSource({"1, 0, 1", "0.3, 0, 1", "1, 0.05, 10", "0.4, 0.05, 10"})
    void simulationsAgreeWithTheSolution(double friction, double b, double tau) {
        double k = 0.2;
        LangevinSettings settings = new LangevinSettings(k, 1, friction, true, 0, 1).withAdaptation(b, tau);
        int chains = 40;
        int steps = 6000;
        double[] all = LangevinSampler.run(
                (step, z, out) -> out[0] = -z[0], settings, new double[chains][1], steps, 5, Workers.single());
        Paths paths = new Paths(chains, steps + 1, 1, all);
        double squares = 0;
        for (double r : all) {
            squares += r * r;
        }
        // noise sqrt(2 h lambda): the sampler at stiffness k of a unit Gaussian
        LinearSampler solved = new LinearSampler(k, friction, b, 1 / tau, Math.sqrt(2 * k * friction));
        double variance = value(solved.variance());
        // 240,000 numbers with at most 9 steps of correlation: 1 %; the time's own error is a few per cent
        assertThat(squares / all.length).isCloseTo(variance, within(0.04 * variance));
        if (b > 0 && friction < 1) {
            // the window of the estimate closes too early where correlations swing
            return;
        }
        double time = value(solved.autocorrelationTime());
        assertThat(value(Autocorrelation.time(paths))).isCloseTo(time, within(0.15 * time + 0.1));
    }

    @Test
    void whatIsNotStableHasNoStationaryLaw() {
        assertThat(momentum(-0.1, 0.5).variance().isDefined()).isFalse();
        assertThat(momentum(0, 1).autocorrelationTime().isDefined()).isFalse();
        assertThat(momentum(2.5, 1).variance().isDefined()).isFalse();
        assertThatThrownBy(() -> momentum(0.1, 0)).hasMessageContaining("(0, 1]");
        assertThatThrownBy(() -> new LangevinSettings(0.1, 1, 1.5, true, 0, 1)).hasMessageContaining("1.5");
    }

    @ParameterizedTest
    @CsvSource({
        "0.05, 0.1, 0.403, 0.447",
        "0.05, 0.05, 0.213, 0.224",
        "0.01, 0.05, 0.442, 0.500",
        "0.2, 0.1, 0.217, 0.224"
    })
    void rotationNeedsFriction(double k, double w, double exact, double small) {
        double found = value(MomentumStability.exactFriction(k, w));
        assertThat(found).isCloseTo(exact, within(5.1e-4));
        assertThat(MomentumStability.smallStepFriction(k, w)).isCloseTo(small, within(5.1e-4));
        assertThat(rootsAreInside(k, w, found + 1e-6)).isTrue();
        assertThat(rootsAreInside(k, w, found - 1e-6)).isFalse();
    }

    /** The 4 x 4 real system of (r, v) with a rotation, simulated: its growth tells the same. */
    private static boolean rootsAreInside(double k, double w, double friction) {
        double keep = 1 - friction;
        double[] m = {1 - k, -w, keep, 0, w, 1 - k, 0, keep, -k, -w, keep, 0, w, -k, 0, keep};
        return value(periplus.analysis.weights.Spectrum.eigenvalues(m, 4).radius()) < 1;
    }

    private record Linear(double[][] increments) implements StateMap {
        @Override
        public int size() {
            return increments.length;
        }

        @Override
        public void apply(double[] state, double[] next) {
            for (int i = 0; i < next.length; i++) {
                next[i] = state[i];
                for (int j = 0; j < next.length; j++) {
                    next[i] += increments[i][j] * state[j];
                }
            }
        }
    }

    @Test
    void aNetworksBoundIsThatOfItsWorstModeAndAWarningSaysSo() {
        StateMap map = new Linear(new double[][] {{-0.05, 0.05, 0}, {-0.05, -0.05, 0}, {0, 0, -0.9}});
        MomentumStability bound = MomentumStability.at(map, new double[][] {{0, 0, 0}, {1, 2, 3}}, 0);
        assertThat(value(bound.smallStep())).isCloseTo(0.2236, within(1e-4));
        assertThat(value(bound.exact())).isCloseTo(0.213, within(5.1e-4));
        assertThat(bound.growingModes()).isZero();
        assertThat(bound.warning(0.3)).isNull();
        assertThat(bound.warning(0.1))
                .isNotNull()
                .satisfies(w -> assertThat(w.text()).contains("0.1").contains("lambda_min"));
        // clipping the stiffness from below is less pessimistic
        assertThat(value(MomentumStability.at(map, new double[][] {{0, 0, 0}}, 0.2)
                        .smallStep()))
                .isCloseTo(0.1118, within(1e-4));
        StateMap gradient = new Linear(new double[][] {{-0.05, 0.01}, {0.01, -0.2}});
        assertThat(value(MomentumStability.at(gradient, new double[][] {{0, 0}}, 0)
                        .smallStep()))
                .isZero();
        StateMap growing = new Linear(new double[][] {{0.05, 0}, {0, -0.2}});
        assertThat(MomentumStability.at(growing, new double[][] {{0, 0}}, 0).growingModes())
                .isEqualTo(1);
    }
}
