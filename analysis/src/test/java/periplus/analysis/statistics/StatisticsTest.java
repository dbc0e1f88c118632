package periplus.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.testkit.Cases;

class StatisticsTest {
    private static final int STUDIES = 2000;
    private static final double LEVEL = 0.05;

    private static double[] gaussian(int n, double mean, String purpose, long seed) {
        RandomStream random = RandomStream.of(seed, purpose, n);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = mean + random.nextGaussian();
        }
        return values;
    }

    /** The share of seeded studies whose p is below the level. */
    private static double rejected(int studies, ToDoubleFunction<Long> p) {
        int below = 0;
        for (long study = 0; study < studies; study++) {
            below += p.applyAsDouble(study) <= LEVEL ? 1 : 0;
        }
        return (double) below / studies;
    }

    /** A share within four standard errors of what an exact test gives. */
    private static void checkSize(double share, double expected) {
        assertThat(share).isCloseTo(expected, within(4 * Math.sqrt(expected * (1 - expected) / STUDIES)));
    }

    @Test
    void underTheNullEachTestRejectsAtItsLevel() {
        checkSize(
                rejected(
                        STUDIES, s -> SignFlipTest.of(gaussian(8, 0, "a", s), s).pGreater()),
                12 / 256.0);
        checkSize(
                rejected(
                        STUDIES, s -> SignFlipTest.of(gaussian(8, 0, "a", s), s).pTwoSided()),
                12 / 256.0);
        checkSize(
                rejected(
                        STUDIES,
                        s -> PermutationTest.of(gaussian(5, 0, "a", s), gaussian(6, 0, "b", s), s)
                                .pLess()),
                23 / 462.0);
        checkSize(
                rejected(
                        STUDIES,
                        s -> Correlation.pearsonTest(gaussian(6, 0, "a", s), gaussian(6, 0, "b", s), s)
                                .pGreater()),
                36 / 720.0);
        assertThat(rejected(
                        STUDIES,
                        s -> RankTest.signedRank(gaussian(8, 0, "a", s), s).pGreater()))
                .isBetween(0.03, LEVEL + 0.012);
        assertThat(rejected(
                        STUDIES,
                        s -> RankTest.mannWhitney(gaussian(6, 0, "a", s), gaussian(6, 0, "b", s), s)
                                .pGreater()))
                .isBetween(0.03, LEVEL + 0.012);
    }

    @Test
    void aLargeEffectIsFound() {
        assertThat(rejected(
                        300, s -> SignFlipTest.of(gaussian(8, 1.5, "a", s), s).pGreater()))
                .isGreaterThan(0.95);
        assertThat(rejected(
                        300,
                        s -> RankTest.signedRank(gaussian(8, 1.5, "a", s), s).pGreater()))
                .isGreaterThan(0.95);
        assertThat(rejected(
                        300,
                        s -> PermutationTest.of(gaussian(7, 3, "a", s), gaussian(7, 0, "b", s), s)
                                .pGreater()))
                .isGreaterThan(0.97);
        assertThat(rejected(
                        300,
                        s -> RankTest.mannWhitney(gaussian(7, 3, "a", s), gaussian(7, 0, "b", s), s)
                                .pGreater()))
                .isGreaterThan(0.97);
    }

    @Test
    void fewerThanFiveValuesCannotComeBelowOneInTwenty() {
        assertThat(SignFlipTest.of(new double[] {1, 2, 3}, 1).pGreater()).isEqualTo(1 / 8.0);
        assertThat(SignFlipTest.of(new double[] {1, 2, 3, 4}, 1).pGreater()).isEqualTo(1 / 16.0);
        assertThat(SignFlipTest.of(new double[] {1, 2, 3, 4, 5}, 1).pGreater()).isEqualTo(1 / 32.0);
    }

    @Test
    void exchangingSamplesExchangesTheSides() {
        Cases.forAll(20, seed -> {
            double[] a = gaussian(6, 0.5, "a", seed);
            double[] b = gaussian(6, 0, "b", seed);
            checkMirrored(SignFlipTest.paired(a, b, 1), SignFlipTest.paired(b, a, 1));
            checkMirrored(PermutationTest.of(a, b, 1), PermutationTest.of(b, a, 1));
            double[] back = Arrays.stream(b).map(v -> -v).toArray();
            checkMirrored(Correlation.spearmanTest(a, b, 1), Correlation.spearmanTest(a, back, 1));
            TestResult ranks = RankTest.mannWhitney(a, b, 1);
            assertThat(RankTest.mannWhitney(b, a, 1).statistic()).isEqualTo(36 - ranks.statistic());
            assertThat(RankTest.mannWhitney(b, a, 1).pLess()).isEqualTo(ranks.pGreater());
            BootstrapInterval forth = BootstrapInterval.ofMean(a, 1);
            BootstrapInterval reversed =
                    BootstrapInterval.ofMean(Arrays.stream(a).map(v -> -v).toArray(), 1);
            assertThat(reversed.low().orNaN()).isEqualTo(-forth.high().orNaN(), within(1e-9));
            assertThat(reversed.high().orNaN()).isEqualTo(-forth.low().orNaN(), within(1e-9));
        });
    }

    private static void checkMirrored(TestResult forth, TestResult back) {
        assertThat(back.statistic()).isEqualTo(-forth.statistic(), within(1e-12));
        assertThat(back.pGreater()).isEqualTo(forth.pLess(), within(1e-12));
        assertThat(back.pLess()).isEqualTo(forth.pGreater(), within(1e-12));
    }

    @Test
    void unitsAndOrderDoNotMatterAndRanksIgnoreMonotoneChanges() {
        Cases.forAll(20, seed -> {
            double[] a = gaussian(6, 0.5, "a", seed);
            double[] b = gaussian(5, 0, "b", seed);
            double[] larger = Arrays.stream(a).map(v -> 1000 * v).toArray();
            assertThat(SignFlipTest.of(larger, 1).pGreater())
                    .isEqualTo(SignFlipTest.of(a, 1).pGreater());
            double[] reversed = new double[a.length];
            Arrays.setAll(reversed, i -> a[a.length - 1 - i]);
            assertThat(PermutationTest.of(reversed, b, 1).pLess())
                    .isEqualTo(PermutationTest.of(a, b, 1).pLess());
            double[] expA = Arrays.stream(a).map(StrictMath::exp).toArray();
            double[] expB = Arrays.stream(b).map(StrictMath::exp).toArray();
            assertThat(RankTest.mannWhitney(expA, expB, 1)).isEqualTo(RankTest.mannWhitney(a, b, 1));
            assertThat(EffectSize.cliffsDelta(expA, expB)).isEqualTo(EffectSize.cliffsDelta(a, b));
            assertThat(EffectSize.cohensDz(larger).orNaN())
                    .isEqualTo(EffectSize.cohensDz(a).orNaN(), within(1e-9));
        });
    }

    @Test
    void drawnArrangementsComeNearAllAndAreNeverZero() {
        double[] many = gaussian(21, 0.4, "a", 3);
        TestResult drawn = SignFlipTest.of(many, 1);
        assertThat(drawn.exact()).isFalse();
        assertThat(drawn).isEqualTo(SignFlipTest.of(many, 1));
        double z = Samples.sum(many)
                / Math.sqrt(Arrays.stream(many).map(v -> v * v).sum());
        double normal = 0.5 * org.hipparchus.special.Erf.erfc(z / Math.sqrt(2));
        assertThat(drawn.pGreater()).isCloseTo(normal, within(0.01));
        TestResult far = PermutationTest.of(gaussian(12, 9, "a", 1), gaussian(12, 0, "b", 1), 1);
        assertThat(far.pGreater()).isEqualTo(1.0 / (PermutationTest.DRAWS + 1));
        assertThat(far.pLess()).isEqualTo(1);
        double[] x = gaussian(12, 0, "a", 1);
        assertThat(Correlation.pearsonTest(x, x, 1).pGreater()).isEqualTo(1.0 / (Correlation.DRAWS + 1));
    }

    @Test
    void equalValuesGiveAPercentileIntervalAndOneValueNone() {
        BootstrapInterval equal = BootstrapInterval.ofMean(new double[] {2, 2, 2, 2, 2}, 1);
        assertThat(equal.method()).isEqualTo(BootstrapInterval.Method.PERCENTILE);
        assertThat(equal.low()).isEqualTo(Measured.of(2));
        assertThat(equal.high()).isEqualTo(Measured.of(2));
        assertThat(BootstrapInterval.ofMean(new double[] {2}, 1).low().isDefined())
                .isFalse();
        assertThat(BootstrapInterval.ofDifference(new double[] {2}, new double[] {1, 2}, 1)
                        .method())
                .isEqualTo(BootstrapInterval.Method.NONE);
    }

    @Test
    void theIntervalOfFiveValuesIsTooNarrowAndOfThirtyAboutRight() {
        assertThat(coverage(5)).isBetween(0.78, 0.89);
        assertThat(coverage(30)).isBetween(0.90, 0.97);
    }

    private static double coverage(int n) {
        int held = 0;
        int studies = 300;
        for (int study = 0; study < studies; study++) {
            BootstrapInterval interval = BootstrapInterval.ofMean(gaussian(n, 0, "a", study), study);
            held += interval.low().orNaN() <= 0 && interval.high().orNaN() >= 0 ? 1 : 0;
        }
        return (double) held / studies;
    }

    @Test
    void effectSizesHaveTheirClosedForms() {
        assertThat(EffectSize.cohensDz(new double[] {1, 2, 3}).orNaN()).isCloseTo(2, within(1e-12));
        double[] a = {3, 4, 5};
        double[] b = {1, 2, 3};
        // f = 4: J = Gamma(2) / (sqrt(2) Gamma(1.5)) = sqrt(2 / pi)
        assertThat(EffectSize.hedgesG(a, b).orNaN()).isCloseTo(2 * Math.sqrt(2 / Math.PI), within(1e-9));
        assertThat(EffectSize.cliffsDelta(a, b)).isEqualTo(Measured.of(8 / 9.0));
        assertThat(EffectSize.meanDifference(a, b)).isEqualTo(Measured.of(2));
        assertThat(EffectSize.cohensDz(new double[] {0.1, 0.1, 0.1}))
                .isEqualTo(Measured.undefined("all differences are equal"));
        assertThat(EffectSize.hedgesG(new double[] {1, 1}, new double[] {2, 2}).isDefined())
                .isFalse();
        assertThat(EffectSize.cohensDz(new double[] {1}).isDefined()).isFalse();
    }

    @Test
    void holmStepsDownAndKeepsTheOrder() {
        assertThat(Holm.adjust(0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
        assertThat(Holm.adjust(0.7, 0.9)).containsExactly(1, 1);
        assertThat(Holm.adjust()).isEmpty();
        assertThatThrownBy(() -> Holm.adjust(Double.NaN)).hasMessageContaining("expected a number in [0, 1]");
    }

    @Test
    void correlationsHaveTheirLimits() {
        double[] x = {1, 2, 3, 4};
        assertThat(Correlation.spearman(x, new double[] {1, 10, 100, 1000})).isEqualTo(Measured.of(1));
        assertThat(Correlation.spearman(x, new double[] {4, 3, 2, 1})).isEqualTo(Measured.of(-1));
        assertThat(Correlation.pearson(x, new double[] {2, 2, 2, 2})).isEqualTo(Measured.undefined("constant values"));
        assertThat(Correlation.pearsonTest(x, new double[] {2, 2, 2, 2}, 1).pGreater())
                .isEqualTo(1);
    }

    @Test
    void allZeroDifferencesSayNothing() {
        assertThat(SignFlipTest.of(new double[5], 1).pTwoSided()).isEqualTo(1);
        assertThat(RankTest.signedRank(new double[5], 1).pTwoSided()).isEqualTo(1);
    }

    @Test
    void badSamplesAreRefused() {
        assertThatThrownBy(() -> SignFlipTest.of(new double[0], 1)).hasMessageContaining("no values");
        assertThatThrownBy(() -> SignFlipTest.of(new double[] {1, Double.NaN}, 1))
                .hasMessageContaining("value 1 is NaN");
        assertThatThrownBy(() -> SignFlipTest.paired(new double[2], new double[3], 1))
                .hasMessageContaining("got 2 and 3");
        assertThatThrownBy(() -> Correlation.pearson(new double[2], new double[3]))
                .hasMessageContaining("got 2 and 3");
    }
}
