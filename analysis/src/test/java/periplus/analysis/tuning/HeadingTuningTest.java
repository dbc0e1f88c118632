package periplus.analysis.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;
import periplus.testkit.Cases;
import periplus.testkit.PlantedPopulation;
import periplus.testkit.PlantedUnit;
import periplus.testkit.PlantedUnit.Kind;

class HeadingTuningTest {
    private static final int BINS = HeadingAccumulator.PUBLISHED_BINS;

    @Test
    void aCosineHasItsClosedForms() {
        Cases.forAll(30, seed -> {
            RandomStream stream = RandomStream.of(seed, "test/heading");
            double preferred = 2 * Math.PI * stream.nextUniform() - Math.PI;
            double base = 1 + stream.nextUniform();
            double part = stream.nextUniform();
            double[] curve = curve(psi -> base + part * StrictMath.cos(psi - preferred));
            assertThat(distance(HeadingTuning.preferredRadians(curve).orNaN(), preferred))
                    .isLessThan(1e-12);
            assertThat(HeadingTuning.vectorLength(curve).orNaN()).isEqualTo(part / 2 / base, within(1e-12));
            assertThat(HeadingTuning.modulationIndex(curve).orNaN()).isEqualTo(part / base, within(2e-3 * part));
            assertThat(HeadingTuning.depth(curve).orNaN()).isEqualTo(2 * part, within(4e-3 * part));
        });
    }

    @Test
    void turningTheCurveTurnsThePreferenceAndNothingElse() {
        double[] curve = curve(psi -> StrictMath.exp(StrictMath.cos(psi - 0.3)));
        double[] turned = new double[BINS];
        for (int b = 0; b < BINS; b++) {
            turned[(b + 40) % BINS] = curve[b];
        }
        assertThat(distance(
                        HeadingTuning.preferredRadians(turned).orNaN(),
                        HeadingTuning.preferredRadians(curve).orNaN() + 0.8 * Math.PI))
                .isLessThan(1e-9);
        assertThat(HeadingTuning.vectorLength(turned).orNaN())
                .isEqualTo(HeadingTuning.vectorLength(curve).orNaN(), within(1e-12));
        assertThat(HeadingTuning.modulationIndex(turned)).isEqualTo(HeadingTuning.modulationIndex(curve));
        assertThat(CircularGaussian.of(turned).similarity().orNaN())
                .isEqualTo(CircularGaussian.of(curve).similarity().orNaN(), within(1e-7));
    }

    @Test
    void aSingleActiveBinAndAFlatCurveAreTheExtremes() {
        double[] single = new double[BINS];
        single[17] = 3;
        assertThat(HeadingTuning.vectorLength(single).orNaN()).isEqualTo(1, within(1e-12));
        assertThat(HeadingTuning.modulationIndex(single)).isEqualTo(Measured.of(1));
        assertThat(HeadingTuning.preferredRadians(single).orNaN())
                .isEqualTo(HeadingCurves.centreRadians(17, BINS), within(1e-12));
        double[] flat = curve(psi -> 0.7);
        assertThat(HeadingTuning.vectorLength(flat).orNaN()).isEqualTo(0, within(1e-12));
        assertThat(HeadingTuning.modulationIndex(flat)).isEqualTo(Measured.of(0));
        assertThat(HeadingTuning.depth(flat)).isEqualTo(Measured.of(0));
        assertThat(HeadingTuning.preferredRadians(flat)).isEqualTo(Measured.undefined("no preferred direction"));
    }

    @Test
    void twoOppositePeaksHaveNoPreferredDirection() {
        assertThat(HeadingTuning.preferredRadians(curve(psi -> 2 + StrictMath.cos(2 * psi))))
                .isEqualTo(Measured.undefined("no preferred direction"));
    }

    @Test
    void signedActivityHasADepthButNoIndexOnceItChangesSign() {
        double[] signed = curve(psi -> 0.1 + 0.3 * StrictMath.cos(psi));
        assertThat(HeadingTuning.modulationIndex(signed)).isEqualTo(Measured.undefined("activity changes sign"));
        assertThat(HeadingTuning.vectorLength(signed)).isEqualTo(Measured.undefined("negative rates"));
        assertThat(HeadingTuning.depth(signed).orNaN()).isEqualTo(0.6, within(2e-3));
        assertThat(HeadingTuning.preferredRadians(signed).orNaN()).isEqualTo(0, within(1e-12));
        double[] negative = curve(psi -> -2 + StrictMath.cos(psi));
        assertThat(HeadingTuning.modulationIndex(negative).orNaN()).isEqualTo(0.5, within(1e-3));
    }

    @Test
    void strangeCurvesGiveValuesOrReasons() {
        double[] missing = curve(psi -> 1 + StrictMath.cos(psi));
        Arrays.fill(missing, 0, 51, Double.NaN);
        double[] infinite = curve(psi -> 1);
        infinite[3] = Double.POSITIVE_INFINITY;
        double[] half = curve(psi -> 1 + StrictMath.cos(psi));
        Arrays.fill(half, 0, 50, Double.NaN);
        double[][] curves = {
            missing,
            infinite,
            half,
            new double[BINS],
            curve(psi -> -1),
            curve(psi -> 1e308 * StrictMath.cos(psi)),
            curve(psi -> 1e-300 * (1 + StrictMath.cos(psi))),
            curve(psi -> Double.NaN),
            curve(psi -> Double.MIN_VALUE)
        };
        for (double[] curve : curves) {
            double[] copy = curve.clone();
            for (Measured m : new Measured[] {
                HeadingTuning.preferredRadians(curve),
                HeadingTuning.vectorLength(curve),
                HeadingTuning.modulationIndex(curve),
                HeadingTuning.depth(curve),
                CircularGaussian.of(curve).similarity()
            }) {
                assertThat(m.isDefined() || !((Measured.Undefined) m).reason().isBlank())
                        .isTrue();
            }
            assertThat(curve).containsExactly(copy);
        }
        assertThat(HeadingTuning.depth(missing))
                .isEqualTo(Measured.undefined("fewer than half of the headings visited"));
        assertThat(HeadingTuning.depth(infinite)).isEqualTo(Measured.undefined("infinite rate"));
        assertThat(HeadingTuning.depth(new double[BINS])).isEqualTo(Measured.undefined("silent unit"));
        assertThat(HeadingTuning.depth(half).isDefined()).isTrue();
        assertThat(CircularGaussian.of(curve(psi -> -1)).similarity())
                .isEqualTo(Measured.undefined("no positive activity"));
    }

    @Test
    void theCircularGaussianFindsAPlantedOne() {
        Cases.forAll(20, seed -> {
            RandomStream stream = RandomStream.of(seed, "test/gaussian");
            double mean = 2 * Math.PI * stream.nextUniform() - Math.PI;
            double sigma = 0.15 + 1.5 * stream.nextUniform();
            double[] curve = curve(psi -> {
                double d = distance(psi, mean);
                return 3 * StrictMath.exp(-d * d / (2 * sigma * sigma));
            });
            CircularGaussian.Fit fit = CircularGaussian.of(curve);
            assertThat(fit.similarity().orNaN()).isEqualTo(1, within(1e-7));
            assertThat(distance(fit.meanRadians(), mean)).isLessThan(1e-3);
            assertThat(fit.sigmaRadians()).isEqualTo(sigma, within(1e-2 * sigma));
        });
    }

    /** The reason why the modulation index stands beside it. */
    @Test
    void theDirectionScoreCallsAFlatCurveTuned() {
        assertThat(CircularGaussian.of(curve(psi -> 1)).similarity().orNaN()).isGreaterThan(0.98);
        double[] twoPeaks = curve(psi -> 1 + StrictMath.cos(3 * psi));
        assertThat(CircularGaussian.of(twoPeaks).similarity().orNaN()).isLessThan(0.9);
    }

    @Test
    void headingsAreBinnedOnceEachWhateverTheTurn() {
        assertThat(HeadingAccumulator.index(-Math.PI, 100)).isZero();
        assertThat(HeadingAccumulator.index(Math.PI, 100)).isZero();
        assertThat(HeadingAccumulator.index(Math.PI - 1e-12, 100)).isEqualTo(99);
        assertThat(HeadingAccumulator.index(0, 100)).isEqualTo(50);
        assertThat(HeadingAccumulator.index(2 * Math.PI + 0.1, 100)).isEqualTo(HeadingAccumulator.index(0.1, 100));
        assertThat(HeadingAccumulator.index(-1e-18 - Math.PI, 100)).isBetween(0, 99);
        assertThat(HeadingAccumulator.index(Double.NaN, 100)).isEqualTo(-1);
        for (int b = 0; b < 36; b++) {
            assertThat(HeadingAccumulator.index(HeadingCurves.centreRadians(b, 36), 36))
                    .isEqualTo(b);
        }
    }

    @Test
    void theCurveIsTheMeanPerBinForAnyChunksAndWorkers() {
        var walk = walk(3000);
        HeadingCurves whole = curves(walk, walk.headingRadians());
        HeadingAccumulator pieces = new HeadingAccumulator(3, 36);
        int units = 3;
        for (int from = 0; from < 3000; from += 700) {
            int size = Math.min(700, 3000 - from);
            pieces.add(
                    RateMapAccumulatorTest.Backwards.INSTANCE,
                    size,
                    Arrays.copyOfRange(walk.headingRadians(), from, from + size),
                    Arrays.copyOfRange(walk.activity(), units * from, units * (from + size)));
        }
        assertThat(pieces.curves().mean()).containsExactly(whole.mean());
        assertThat(pieces.curves().variance()).containsExactly(whole.variance());
        double sum = 0;
        int n = 0;
        for (int s = 0; s < 3000; s++) {
            if (HeadingAccumulator.index(walk.headingRadians()[s], 36) == 7) {
                sum += walk.activity()[units * s];
                n++;
            }
        }
        assertThat(whole.curve(0)[7]).isEqualTo(sum / n, within(1e-12));
        assertThat(whole.samples()[7]).isEqualTo(n);
        assertThat(Arrays.stream(whole.samples()).sum()).isEqualTo(3000);
    }

    @Test
    void restingSamplesAreSkippedAndBrokenActivityIsRefused() {
        HeadingAccumulator accumulator = new HeadingAccumulator(1, 8);
        accumulator.add(Workers.single(), 3, new double[] {0, Double.NaN, 1}, new float[] {1, Float.NaN, 3});
        assertThat(accumulator.samplesSkipped()).isEqualTo(1);
        assertThat(accumulator.curves().variance()[0]).isEqualTo(1);
        accumulator.add(Workers.single(), 1, new double[] {0}, new float[] {Float.NaN});
        assertThatThrownBy(accumulator::curves)
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("unit 0");
        assertThatThrownBy(() -> new HeadingAccumulator(1, 3)).hasMessageContaining("3 bins");
        assertThatThrownBy(() -> new HeadingAccumulator(2, 8).add(Workers.single(), 2, new double[2], new float[3]))
                .hasMessageContaining("4");
    }

    @Test
    void theVarianceShareIsOneForAPureHeadingUnitAndTinyForAPlaceOne() {
        var walk = walk(20000);
        HeadingCurves curves = curves(walk, walk.headingRadians());
        assertThat(HeadingTuning.varianceShare(curves, 0).orNaN()).isBetween(0.97, 1.0);
        assertThat(HeadingTuning.varianceShare(curves, 1).orNaN()).isLessThan(0.05);
        HeadingAccumulator constant = new HeadingAccumulator(1, 4);
        constant.add(Workers.single(), 4, new double[] {0, 1, 2, 3}, new float[] {2, 2, 2, 2});
        assertThat(HeadingTuning.varianceShare(constant.curves(), 0))
                .isEqualTo(Measured.undefined("constant activity"));
    }

    @Test
    void onlyTheHeadingUnitBeatsItsShiftedNull() {
        var walk = walk(6000);
        for (SampleShuffle shuffle : new SampleShuffle[] {new CircularShift(300), new SamplePermutation()}) {
            ShuffleNull.SampleScores scores =
                    order -> modulation(curves(walk, SampleShuffle.reordered(walk.headingRadians(), order)));
            NullDistribution n = ShuffleNull.ofSamples(6000, shuffle, 40, 1, scores);
            Measured[] data = modulation(curves(walk, walk.headingRadians()));
            assertThat(n.ofUnit(0).pValue(data[0]).orNaN()).as(shuffle.name()).isEqualTo(1 / 41.0);
            if (shuffle instanceof CircularShift) {
                assertThat(n.ofUnit(2).pValue(data[2]).orNaN()).isGreaterThan(0.05);
            }
            assertThat(ShuffleNull.ofSamples(6000, shuffle, 3, 1, scores).value()[2])
                    .containsExactly(Arrays.copyOf(n.value()[2], 3));
        }
    }

    @Test
    void shufflesAreOrdersOfAllSamples() {
        int[] order = new int[50];
        for (SampleShuffle shuffle : new SampleShuffle[] {new CircularShift(5), new SamplePermutation()}) {
            shuffle.draw(RandomStream.of(1, "test/order"), order);
            assertThat(Arrays.stream(order).sorted().toArray())
                    .containsExactly(java.util.stream.IntStream.range(0, 50).toArray());
        }
        new CircularShift(24).draw(RandomStream.of(1, "test/order"), order);
        assertThat(order[0]).isBetween(24, 26);
        assertThatThrownBy(() -> new CircularShift(25).draw(RandomStream.of(1, "test/order"), order))
                .hasMessageContaining("50 samples");
        assertThatThrownBy(() -> new CircularShift(0)).hasMessageContaining("minShift");
    }

    private static PlantedPopulation.Recording walk(int samples) {
        PlantedPopulation population = new PlantedPopulation(2.2)
                .module(Kind.HEADING, 1, 0.6, 1.0, 0, Populations.uniform(1, "heading"))
                .scattered(Kind.HEXAGONAL, 1, Populations.uniform(2, "heading"))
                .scattered(Kind.SPEED, 1, Populations.uniform(3, "heading"));
        assertThat(population.units()).extracting(PlantedUnit::kind).startsWith(Kind.HEADING);
        return population.walk(samples, Populations.uniform(4, "heading"));
    }

    private static HeadingCurves curves(PlantedPopulation.Recording walk, double[] heading) {
        HeadingAccumulator accumulator = new HeadingAccumulator(3, 36);
        accumulator.add(Workers.single(), walk.samples(), heading, walk.activity());
        return accumulator.curves();
    }

    private static Measured[] modulation(HeadingCurves curves) {
        Measured[] scores = new Measured[curves.units()];
        Arrays.setAll(scores, u -> HeadingTuning.modulationIndex(curves.curve(u)));
        return scores;
    }

    private static double[] curve(java.util.function.DoubleUnaryOperator y) {
        double[] curve = new double[BINS];
        Arrays.setAll(curve, b -> y.applyAsDouble(HeadingCurves.centreRadians(b, BINS)));
        return curve;
    }

    private static double distance(double a, double b) {
        double d = a - b;
        return Math.abs(d - 2 * Math.PI * Math.rint(d / (2 * Math.PI)));
    }
}
