package periplus.analysis.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;

class ShuffleNullTest {
    private static final RateMaps ONE = Lattices.maps(20, Lattices.hexagonal(20, 0.7, 0.1, 0.2, 0.3));

    /** The science note's null: 95th percentile 0.66 to 0.69, 99th about 0.9, 18 to 22 % above 0.37. */
    @Test
    void rectifiedLowPassNoiseReachesTheReferencePercentiles() {
        NullDistribution grid = noise(TuningColumn.GRID_60, 4000);
        assertThat(grid.defined()).isGreaterThan(3980);
        assertThat(grid.percentile(95).orNaN()).isBetween(0.63, 0.72);
        assertThat(grid.percentile(99).orNaN()).isBetween(0.85, 1.1);
        double above = Arrays.stream(grid.pooled()).filter(v -> v > 0.37).count() / 4000.0;
        assertThat(above).isBetween(0.17, 0.24);
    }

    @Test
    void aLatticeBeatsEveryNullButItsOwnSpectrum() {
        Measured score = TuningScores.score(ONE, TuningColumn.GRID_60).get().of(ONE.map(0));
        for (MapSurrogate surrogate :
                new MapSurrogate[] {new BinPermutation(), new LowPassNoise(2), new RadialSpectrum()}) {
            NullDistribution n = draw(surrogate, 300);
            assertThat(n.pValue(score).orNaN()).as(n.name()).isEqualTo(1 / 301.0);
        }
        assertThat(draw(new PhaseRandomised(), 300).percentile(50).orNaN()).isGreaterThan(0.8);
        assertThat(draw(new RadialSpectrum(), 300).percentile(50).orNaN()).isLessThan(0.6);
    }

    @Test
    void surrogatesKeepTheRatesAndTheHolesOfTheMap() {
        double[] map = Lattices.hexagonal(20, 0.7, 0.1, 0.2, 0.3);
        map[5] = Double.NaN;
        map[399] = Double.NaN;
        for (MapSurrogate surrogate :
                new MapSurrogate[] {new BinPermutation(), new PhaseRandomised(), new RadialSpectrum()}) {
            double[] out = new double[400];
            surrogate.draw(map, 20, 20, RandomStream.of(1, "test"), out);
            assertThat(out[5]).isNaN();
            assertThat(out[399]).isNaN();
            assertThat(sorted(out)).containsExactly(sorted(map));
            assertThat(out).isNotEqualTo(map);
        }
    }

    @Test
    void phaseRandomisingKeepsTheAmplitudesUpToTheRates() {
        double[] map = new double[20 * 14];
        RandomStream stream = RandomStream.of(9, "test/phase");
        for (int b = 0; b < map.length; b++) {
            map[b] = stream.nextGaussian();
        }
        double[] amplitude = new double[map.length];
        Fft2 fft = new Fft2(20, 14);
        double[] before = SpectralSurrogate.spectrum(map, 20, 14, fft);
        for (int k = 0; k < amplitude.length; k++) {
            amplitude[k] = Math.hypot(before[2 * k], before[2 * k + 1]);
        }
        double[] field = SpectralSurrogate.field(amplitude, fft, stream, false);
        double[] after = SpectralSurrogate.spectrum(field, 20, 14, fft);
        for (int k = 0; k < amplitude.length; k++) {
            assertThat(Math.hypot(after[2 * k], after[2 * k + 1])).isEqualTo(amplitude[k], within(1e-10));
        }
    }

    @Test
    void bitsDependOnSeedUnitAndDrawAlone() {
        double[][] many = new double[6][];
        for (int u = 0; u < many.length; u++) {
            many[u] = Lattices.noise(20, RandomStream.of(u, "test/many"));
        }
        RateMaps maps = Lattices.maps(20, many);
        NullDistribution forwards = ShuffleNull.ofMaps(
                maps, new BinPermutation(), 4, 7, TuningScores.score(maps, TuningColumn.GRID_90), Workers.single());
        NullDistribution backwards = ShuffleNull.ofMaps(
                maps,
                new BinPermutation(),
                4,
                7,
                TuningScores.score(maps, TuningColumn.GRID_90),
                RateMapAccumulatorTest.Backwards.INSTANCE);
        NullDistribution otherSeed = ShuffleNull.ofMaps(
                maps, new BinPermutation(), 4, 8, TuningScores.score(maps, TuningColumn.GRID_90), Workers.single());
        assertThat(backwards.pooled()).containsExactly(forwards.pooled());
        assertThat(otherSeed.pooled()).isNotEqualTo(forwards.pooled());
        assertThat(forwards.value()[0]).doesNotContain(forwards.value()[1]);
    }

    @Test
    void shiftingTimeBreaksTheTieToThePosition() {
        int samples = 20000;
        RandomStream stream = RandomStream.of(2, "test/walk");
        double[] position = new double[2 * samples];
        float[] activity = new float[samples];
        double[] map = Lattices.gaussian(20, 0.4, -0.3, 0.3);
        for (int s = 0; s < samples; s++) {
            for (int axis = 0; axis < 2; axis++) {
                double next = (s == 0 ? 0 : position[2 * s - 2 + axis]) + 0.05 * stream.nextGaussian();
                position[2 * s + axis] = Math.max(-1.1, Math.min(1.1, next));
            }
            int x = RateMapAccumulator.index(position[2 * s], -1.1, 1.1, 20);
            int y = RateMapAccumulator.index(position[2 * s + 1], -1.1, 1.1, 20);
            activity[s] = (float) map[y * 20 + x];
        }
        TimeShift shift = new TimeShift(
                samples, 1, position, activity, 500, () -> RateMapAccumulator.centredBox(1, 20, 2.2), Workers.single());
        RateMapAccumulator data = RateMapAccumulator.centredBox(1, 20, 2.2);
        data.add(Workers.single(), samples, position, activity);
        RateMaps maps = data.rateMaps();
        NullDistribution n = ShuffleNull.ofResampler(
                shift, 60, 1, () -> m -> SpatialInformation.bitsPerSpike(m, maps.occupancy()), Workers.single());
        Measured score = SpatialInformation.bitsPerSpike(maps.map(0), maps.occupancy());
        assertThat(n.pValue(score).orNaN()).isEqualTo(1 / 61.0);
        assertThatThrownBy(() -> new TimeShift(
                        10,
                        1,
                        new double[20],
                        new float[10],
                        5,
                        () -> RateMapAccumulator.centredBox(1, 2, 1),
                        Workers.single()))
                .hasMessageContaining("minShift");
    }

    @Test
    void percentilesAndPValuesFollowTheirFormulas() {
        NullDistribution n = new NullDistribution("n", "q", new double[][] {{4, 1, Double.NaN}, {2, 3, 3}});
        assertThat(n.defined()).isEqualTo(5);
        assertThat(n.undefined()).isEqualTo(1);
        assertThat(n.percentile(50)).isEqualTo(Measured.of(3));
        assertThat(n.percentile(95).orNaN()).isEqualTo(3.8, within(1e-12));
        assertThat(n.pValue(Measured.of(3)).orNaN()).isEqualTo(4 / 6.0);
        assertThat(n.pValue(Measured.of(9)).orNaN()).isEqualTo(1 / 6.0);
        assertThat(n.pValue(Measured.of(0)).orNaN()).isEqualTo(1);
        assertThat(n.pValue(Measured.undefined("silent unit"))).isEqualTo(Measured.undefined("silent unit"));
        assertThat(n.ofUnit(0).defined()).isEqualTo(2);
        NullDistribution empty = new NullDistribution("n", "q", new double[][] {{Double.NaN}});
        assertThat(empty.percentile(95)).isEqualTo(Measured.undefined("no defined null score"));
        assertThat(empty.pValue(Measured.of(1))).isEqualTo(Measured.undefined("no defined null score"));
    }

    @Test
    void aUnitWithoutVisitedBinsHasNoNull() {
        double[] unvisited = new double[400];
        Arrays.fill(unvisited, Double.NaN);
        RateMaps maps = Lattices.maps(20, unvisited);
        NullDistribution n = ShuffleNull.ofMaps(
                maps, new RadialSpectrum(), 3, 1, TuningScores.score(maps, TuningColumn.GRID_60), Workers.single());
        assertThat(n.undefined()).isEqualTo(3);
    }

    private static NullDistribution noise(TuningColumn column, int draws) {
        return ShuffleNull.ofMaps(
                ONE, new LowPassNoise(2), draws, 1, TuningScores.score(ONE, column), Workers.single());
    }

    private static NullDistribution draw(MapSurrogate surrogate, int draws) {
        return ShuffleNull.ofMaps(
                ONE, surrogate, draws, 1, TuningScores.score(ONE, TuningColumn.GRID_60), Workers.single());
    }

    private static double[] sorted(double[] map) {
        return Arrays.stream(map).filter(v -> !Double.isNaN(v)).sorted().toArray();
    }
}
