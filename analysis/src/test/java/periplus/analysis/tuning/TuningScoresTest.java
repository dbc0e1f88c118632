package periplus.analysis.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;

class TuningScoresTest {
    @Test
    void bitsDependNeitherOnTheWorkersNorOnTheOtherUnits() {
        double[][] map = new double[7][];
        for (int u = 0; u < map.length; u++) {
            map[u] = Lattices.noise(20, RandomStream.of(u, "test/table"));
        }
        map[3][50] = Double.NaN;
        TuningTable one = TuningScores.of(Lattices.maps(20, map), Workers.single());
        TuningTable three = TuningScores.of(Lattices.maps(20, map), RateMapAccumulatorTest.Backwards.INSTANCE);
        TuningTable alone = TuningScores.of(Lattices.maps(20, map[3]), Workers.single());
        assertThat(three).isEqualTo(one);
        assertThat(alone.unit(0)).isEqualTo(one.unit(3));
    }

    @Test
    void reasonsAreCountedAndNamesAreThoseOfTheFiles() {
        RateMaps maps = Lattices.maps(20, new double[400], MetricContract.filled(1), Lattices.noise(20, stream()));
        TuningTable table = TuningScores.of(maps, Workers.single());
        assertThat(table.reasons(TuningColumn.GRID_60)).isEqualTo(Map.of("silent unit", 1, "constant map", 1));
        assertThat(table.column(TuningColumn.GRID_60)[0]).isNaN();
        assertThat(table.column(TuningColumn.GRID_60)[2]).isFinite();
        assertThat(table.unit(2).keySet())
                .extracting(TuningColumn::jsonName)
                .contains(
                        "gridScore60BestOfRings",
                        "gridScore90BestOfRings",
                        "gridScore60BestOfRingsMinMax",
                        "gridScoreExpandingRing",
                        "borderScore",
                        "bandScore");
        for (TuningColumn c : TuningColumn.values()) {
            assertThat(c.definition()).isNotBlank();
        }
    }

    @Test
    void columnsThatWereNotWantedSaySo() {
        TuningTable table = TuningScores.of(
                Lattices.maps(20, Lattices.noise(20, stream())), EnumSet.of(TuningColumn.BORDER), Workers.single());
        assertThat(table.get(0, TuningColumn.GRID_60)).isEqualTo(Measured.undefined("not asked for"));
        assertThat(table.get(0, TuningColumn.BORDER)).isNotEqualTo(Measured.undefined("not asked for"));
    }

    @Test
    void ringScoresSayThatTheyNeedSquareBins() {
        double[] map = Lattices.hexagonal(20, 0.7, 0, 0, 0);
        RateMaps stretched = new RateMaps(1, 20, 20, 0, 2.2, 0, 1.1, map, MetricContract.filled(1));
        TuningTable table = TuningScores.of(stretched, Workers.single());
        Measured expected = Measured.undefined("bins are not square");
        assertThat(table.get(0, TuningColumn.GRID_60)).isEqualTo(expected);
        assertThat(table.get(0, TuningColumn.GRID_EXPANDING)).isEqualTo(expected);
        assertThat(table.get(0, TuningColumn.BAND)).isEqualTo(expected);
        assertThat(table.get(0, TuningColumn.BORDER).isDefined()).isTrue();
        assertThat(table.get(0, TuningColumn.SPACING).isDefined()).isTrue();
    }

    @Test
    void smallMapsGiveValuesOrReasons() {
        for (int n = 1; n <= 9; n++) {
            double[] map = Lattices.noise(n, RandomStream.of(n, "test/small"));
            TuningTable table = TuningScores.of(Lattices.maps(n, map), Workers.single());
            for (TuningColumn c : TuningColumn.values()) {
                Measured m = table.get(0, c);
                assertThat(m.isDefined() || !((Measured.Undefined) m).reason().isBlank())
                        .as(n + " " + c)
                        .isTrue();
            }
            assertThat(table.get(0, TuningColumn.GRID_60).isDefined()).isEqualTo(n >= 5);
            assertThat(table.get(0, TuningColumn.BAND).isDefined()).isEqualTo(n >= 5);
        }
    }

    private static RandomStream stream() {
        return RandomStream.of(1, "test/table");
    }
}
