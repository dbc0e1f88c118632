package periplus.analysis.celltypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import periplus.analysis.celltypes.CellTypeTable.Reading;
import periplus.analysis.tuning.CircularShift;
import periplus.analysis.tuning.NullDistribution;
import periplus.analysis.tuning.Populations;
import periplus.analysis.tuning.RadialSpectrum;
import periplus.analysis.tuning.RateMapAccumulator;
import periplus.analysis.tuning.ShuffleNull;
import periplus.analysis.tuning.TuningColumn;
import periplus.analysis.tuning.TuningNulls;
import periplus.analysis.tuning.TuningScores;
import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;
import periplus.core.workers.Workers;
import periplus.testkit.PlantedPopulation;
import periplus.testkit.PlantedUnit.Kind;

class CellTypeTableTest {
    private static final Map<Kind, CellType> PLANTED = Map.of(
            Kind.HEXAGONAL, CellType.GRID,
            Kind.SQUARE, CellType.SQUARE_GRID,
            Kind.BAND, CellType.BAND,
            Kind.BORDER, CellType.BORDER);

    private static PlantedPopulation population(int ofEach, int noise) {
        PlantedPopulation population = new PlantedPopulation(2.2);
        int seed = 0;
        for (Kind kind : List.of(Kind.HEXAGONAL, Kind.SQUARE, Kind.BAND, Kind.BORDER, Kind.HEADING)) {
            population.scattered(kind, ofEach, Populations.uniform(seed++, "cell types"));
        }
        return population.scattered(Kind.NOISE, noise, Populations.uniform(9, "cell types"));
    }

    private static CellTypeTable ofMaps(PlantedPopulation population, int surrogates) {
        RateMaps coarse = Populations.maps(population, 20, 0.1, Populations.uniform(10, "cell types"));
        RateMaps fine = Populations.maps(population, 50, 0.1, Populations.uniform(11, "cell types"));
        return new CellTypeTable(
                CellTypeSettings.ofRates(),
                coarse.units(),
                MapCellScores.of(coarse, fine, new RadialSpectrum(), surrogates, 3, Workers.single()));
    }

    @Test
    void idealUnitsAreWhatWasPlanted() {
        PlantedPopulation population = population(6, 30);
        CellTypeTable table = ofMaps(population, 0);
        int typedNoise = 0;
        for (int u = 0; u < table.units(); u++) {
            Kind kind = population.units().get(u).kind();
            Set<CellType> types = table.types(u, Reading.SCORE);
            if (PLANTED.containsKey(kind)) {
                assertThat(types).as("unit %d, planted %s", u, kind).contains(PLANTED.get(kind));
            } else if (kind == Kind.HEADING) {
                // a flat positive map is one field along all walls: why the border score needs its null
                assertThat(types).as("unit %d", u).containsExactly(CellType.BORDER);
            } else {
                typedNoise += types.isEmpty() ? 0 : 1;
            }
        }
        // smooth noise has squares and bands by chance: by score alone these types need the null's other reading
        assertThat(typedNoise).isLessThanOrEqualTo(12);
        assertThat(table.count(CellType.GRID, Reading.SCORE)).isBetween(6, 9);
        assertThat(table.unjudged(CellType.HEADING, Reading.SCORE)).isEqualTo(Map.of("not measured", 60));
        assertThat(table.unjudged(CellType.GRID, Reading.SCORE_AND_NULL)).isEqualTo(Map.of("no null drawn", 60));
        assertThat(table.count(CellType.GRID, Reading.SCORE_AND_NULL)).isZero();
    }

    @Test
    void idealUnitsBeatTheirOwnNullToo() {
        PlantedPopulation population = population(1, 2);
        CellTypeTable table = ofMaps(population, 8);
        for (int u = 0; u < 4; u++) {
            CellType planted = PLANTED.get(population.units().get(u).kind());
            assertThat(table.types(u, Reading.SCORE_AND_NULL))
                    .as("unit %d, planted %s", u, planted)
                    .contains(planted);
            assertThat(table.types(u, Reading.SCORE)).containsAll(table.types(u, Reading.SCORE_AND_NULL));
        }
        assertThat(table.remainder(EnumSet.allOf(CellType.class), Reading.SCORE_AND_NULL))
                .isBetween(2, 3);
        assertThat(table.types(4, Reading.SCORE)).contains(CellType.BORDER);
        assertThat(table.types(4, Reading.SCORE_AND_NULL)).isEmpty();
        assertThat(in(table.scores(), CellScore.GRID_60).pValue(0)).isEqualTo(Measured.of(1 / 9.0));
        assertThat(in(table.scores(), CellScore.GRID_60).percentileOf(0)).isEqualTo(Measured.of(100));
        assertThat(in(table.scores(), CellScore.INFORMATION).pValue(0)).isEqualTo(Measured.undefined("no null drawn"));
    }

    @Test
    void samplesTellHeadingSpeedAndPlaceTuning() {
        PlantedPopulation population = new PlantedPopulation(2.2)
                .scattered(Kind.HEADING, 2, Populations.uniform(1, "sampled"))
                .scattered(Kind.SPEED, 2, Populations.uniform(2, "sampled"))
                .scattered(Kind.HEXAGONAL, 2, Populations.uniform(3, "sampled"));
        PlantedPopulation.Recording walk = population.walk(6000, Populations.uniform(4, "sampled"));
        ActivitySamples samples = new ActivitySamples(
                6000, 6, walk.positionMetres(), walk.headingRadians(), walk.speedMetresPerSecond(), walk.activity());
        var settings = new SampledCellScores.Settings(36, 20, 1.0, new CircularShift(500), 10);
        Map<CellScore, ScoredUnits> scores = SampledCellScores.of(
                samples, () -> RateMapAccumulator.centredBox(6, 20, 2.2), settings, 5, Workers.single());
        CellTypeTable table = new CellTypeTable(CellTypeSettings.ofRates(), 6, scores);
        CellTypeTable signed = new CellTypeTable(CellTypeSettings.ofSignedActivity(), 6, scores);
        for (Reading reading : Reading.values()) {
            for (CellTypeTable t : new CellTypeTable[] {table, signed}) {
                assertThat(t.types(0, reading)).containsExactly(CellType.HEADING);
                assertThat(t.types(1, reading)).containsExactly(CellType.HEADING);
                assertThat(t.types(2, reading)).containsExactly(CellType.SPEED);
                assertThat(t.types(3, reading)).containsExactly(CellType.SPEED);
            }
            assertThat(signed.types(4, reading)).isEmpty();
        }
        assertThat(in(scores, CellScore.INFORMATION).pValue(4)).isEqualTo(Measured.of(1 / 11.0));
        assertThat(in(scores, CellScore.INFORMATION).pValue(0).orNaN()).isGreaterThan(1 / 11.0);
        var without = new SampledCellScores.Settings(36, 20, 1.0, new CircularShift(500), 0);
        Map<CellScore, ScoredUnits> bare = SampledCellScores.of(
                samples, () -> RateMapAccumulator.centredBox(6, 20, 2.2), without, 5, Workers.single());
        scores.forEach((score, scored) ->
                assertThat(in(bare, score).value()).as(score.jsonName()).containsExactly(scored.value()));
    }

    @Test
    void overlapsAreCountedOpenly() {
        Map<CellScore, ScoredUnits> scores = Map.of(
                CellScore.GRID_60, scored(nulls(0.5, 0.5, 0.95, 0.5), 1.2, 0.9, 0.9, 0.2),
                CellScore.BAND, scored(nulls(1, 7, 1, 1), 2, 6, 7, 1),
                CellScore.BORDER,
                        new ScoredUnits(
                                new Measured[] {
                                    Measured.undefined("no positive rate"),
                                    Measured.of(0.6),
                                    Measured.of(0),
                                    Measured.of(0.5)
                                },
                                null));
        CellTypeTable table = new CellTypeTable(CellTypeSettings.ofRates(), 4, scores);
        assertThat(table.count(CellType.GRID, Reading.SCORE)).isEqualTo(3);
        assertThat(table.count(CellType.BAND, Reading.SCORE)).isEqualTo(2);
        assertThat(table.count(CellType.BORDER, Reading.SCORE)).isEqualTo(1);
        assertThat(table.overlap(CellType.GRID, CellType.BAND, Reading.SCORE)).isEqualTo(2);
        assertThat(in(table.overlaps(Reading.SCORE), CellType.BAND).get(CellType.GRID))
                .isEqualTo(2);
        assertThat(in(table.overlaps(Reading.SCORE), CellType.BAND).get(CellType.BAND))
                .isEqualTo(2);
        assertThat(table.combinations(Reading.SCORE))
                .containsEntry(Set.of(CellType.GRID), 1)
                .containsEntry(Set.of(CellType.GRID, CellType.BAND, CellType.BORDER), 1)
                .containsEntry(Set.of(CellType.GRID, CellType.BAND), 1)
                .containsEntry(Set.of(), 1);
        assertThat(table.remainder(Set.of(CellType.GRID, CellType.BAND), Reading.SCORE))
                .isEqualTo(1);
        assertThat(table.remainder(Set.of(CellType.BAND), Reading.SCORE)).isEqualTo(2);
        // unit 2's own null reaches above its grid score, unit 1's above its band score
        assertThat(table.count(CellType.GRID, Reading.SCORE_AND_NULL)).isEqualTo(2);
        assertThat(table.count(CellType.BAND, Reading.SCORE_AND_NULL)).isEqualTo(1);
        assertThat(table.overlap(CellType.GRID, CellType.BAND, Reading.SCORE_AND_NULL))
                .isZero();
        assertThat(table.unjudged(CellType.BORDER, Reading.SCORE)).isEqualTo(Map.of("no positive rate", 1));
        assertThat(table.unjudged(CellType.BORDER, Reading.SCORE_AND_NULL))
                .isEqualTo(Map.of("no positive rate", 1, "no null drawn", 3));
        for (Reading reading : Reading.values()) {
            int all = table.combinations(reading).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            assertThat(all).isEqualTo(4);
        }
    }

    @Test
    void manyColumnsAtOnceGiveEachColumnsOwnNull() {
        PlantedPopulation population = population(1, 0);
        RateMaps maps = Populations.maps(population, 20, 0.1, Populations.uniform(1, "nulls"));
        EnumSet<TuningColumn> wanted = EnumSet.of(TuningColumn.GRID_60, TuningColumn.BORDER, TuningColumn.BAND);
        Map<TuningColumn, NullDistribution> together =
                TuningNulls.of(maps, wanted, new RadialSpectrum(), 3, 7, Workers.single());
        for (TuningColumn column : wanted) {
            NullDistribution alone = ShuffleNull.ofMaps(
                    maps, new RadialSpectrum(), 3, 7, TuningScores.score(maps, column), Workers.single());
            assertThat(Arrays.deepEquals(in(together, column).value(), alone.value()))
                    .as(column.jsonName())
                    .isTrue();
        }
    }

    @Test
    void inputThatDoesNotFitIsRefused() {
        ScoredUnits two = scored(null, 1, 2);
        assertThatThrownBy(() -> new CellTypeTable(CellTypeSettings.ofRates(), 3, Map.of(CellScore.BAND, two)))
                .hasMessageContaining("2 units of 3");
        assertThatThrownBy(() -> scored(nulls(1), 1, 2)).hasMessageContaining("1 units");
        CellTypeSettings.Rule rule = new CellTypeSettings.Rule(CellType.GRID, CellScore.GRID_60, 1, "test");
        assertThatThrownBy(() -> new CellTypeSettings(List.of(rule, rule), 95)).hasMessageContaining("one rule");
        assertThatThrownBy(() -> new CellTypeSettings(List.of(rule), 100)).hasMessageContaining("nullPercent");
        RateMaps one = Populations.maps(
                new PlantedPopulation(2.2).scattered(Kind.BAND, 1, Populations.uniform(1, "fit")),
                20,
                0,
                Populations.uniform(1, "fit"));
        RateMaps other = Populations.maps(population(1, 0), 20, 0, Populations.uniform(1, "fit"));
        assertThatThrownBy(() -> MapCellScores.of(one, other, new RadialSpectrum(), 0, 1, Workers.single()))
                .hasMessageContaining("do not go with");
        assertThatThrownBy(() -> new ActivitySamples(2, 1, new double[4], new double[2], new double[1], new float[2]))
                .hasMessageContaining("1 speeds");
    }

    @Test
    void unvisitedMapsAreUnjudgedWithTheirReason() {
        double[] rate = new double[400];
        Arrays.fill(rate, Double.NaN);
        RateMaps maps = new RateMaps(1, 20, 20, -1.1, 1.1, -1.1, 1.1, rate, new double[400]);
        CellTypeTable table = new CellTypeTable(
                CellTypeSettings.ofRates(),
                1,
                MapCellScores.of(maps, maps, new RadialSpectrum(), 2, 1, Workers.single()));
        assertThat(table.unjudged(CellType.GRID, Reading.SCORE_AND_NULL)).isEqualTo(Map.of("no visited bin", 1));
        assertThat(table.combinations(Reading.SCORE)).isEqualTo(Map.of(Set.of(), 1));
    }

    private static NullDistribution nulls(double... perUnit) {
        return new NullDistribution(
                "n",
                "q",
                Arrays.stream(perUnit).mapToObj(v -> new double[] {v, v, v}).toArray(double[][]::new));
    }

    private static ScoredUnits scored(@org.jspecify.annotations.Nullable NullDistribution nulls, double... values) {
        return new ScoredUnits(Arrays.stream(values).mapToObj(Measured::of).toArray(Measured[]::new), nulls);
    }

    private static <K, V> V in(Map<K, V> map, K key) {
        return java.util.Objects.requireNonNull(map.get(key));
    }
}
