package periplus.analysis.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.carriers.RateMaps;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;

class GridPopulationTest {
    private static final double SPACING = 0.55;
    private static final double AXIS = 0.2;
    private static final HexagonalWaves WAVES = HexagonalWaves.ofLattice(SPACING, AXIS);

    @Test
    void latticeVectorsAreWholePeriodsOfAllThreeWaves() {
        for (int i = 0; i < 6; i++) {
            double direction = AXIS + i * Math.PI / 3;
            for (int a = 0; a < 3; a++) {
                double turns = SPACING
                        * (WAVES.kx(a) * StrictMath.cos(direction) + WAVES.ky(a) * StrictMath.sin(direction))
                        / (2 * Math.PI);
                assertThat(turns).isEqualTo(Math.rint(turns), within(1e-12));
            }
        }
    }

    @Test
    void aGridModuleTurnsOnThreeRingsThatHoldMostOfItsVariance() {
        RateMaps maps = PopulationExamples.gridModule(200, 40, WAVES, 1);
        double[][] rates = PopulationVectors.of(maps).rates();
        SixPhaseProjection projection = SixPhaseProjection.of(maps, WAVES);
        assertThat(projection.varianceShare(rates).orNaN()).isGreaterThan(0.6);
        double[][] scores = projection.project(rates);
        for (int ring = 0; ring < 3; ring++) {
            double mean = 0;
            double squares = 0;
            for (double[] score : scores) {
                double radius = Math.hypot(score[2 * ring], score[2 * ring + 1]);
                mean += radius / scores.length;
                squares += radius * radius / scores.length;
            }
            assertThat(Math.sqrt(squares - mean * mean) / mean).isLessThan(0.3);
        }
    }

    @Test
    void phasesOfOneUnitMoveWithItsField() {
        RateMaps maps = PopulationExamples.gridModule(1, 60, WAVES, 4);
        double[][] phase = SixPhaseProjection.of(maps, WAVES).phaseRadians();
        // wave 1 is the sum of the other two, and so are the phases
        double sum = phase[0][0] + phase[2][0] - phase[1][0];
        assertThat(StrictMath.cos(sum)).isGreaterThan(0.99);
    }

    @Test
    void placeCellsAndShuffledPhasesHoldFarLess() {
        RateMaps grid = PopulationExamples.gridModule(200, 40, WAVES, 1);
        double[][] rates = PopulationVectors.of(grid).rates();
        SixPhaseProjection shuffled = SixPhaseProjection.of(grid, WAVES).withShuffledPhases(3);
        assertThat(shuffled.varianceShare(rates).orNaN()).isLessThan(0.1);
        RateMaps places = PopulationExamples.placeCells(200, 40, 0.12, 1);
        SixPhaseProjection projection = SixPhaseProjection.of(places, WAVES);
        double place =
                projection.varianceShare(PopulationVectors.of(places).rates()).orNaN();
        assertThat(place).isLessThan(0.35);
        assertThat(projection.chanceShare()).isEqualTo(6.0 / 200);
    }

    @Test
    void unitsWithoutVariationHaveNoPhaseAndNoWeight() {
        RateMaps maps = PopulationExamples.gridModule(3, 20, WAVES, 1);
        java.util.Arrays.fill(maps.rate(), 400, 800, 2.5);
        SixPhaseProjection projection = SixPhaseProjection.of(maps, WAVES);
        assertThat(projection.phaseRadians()[0][1]).isNaN();
        assertThat(projection.direction()[0][1]).isZero();
        assertThat(projection.varianceShare(new double[4][3])).isEqualTo(Measured.undefined("no unit varies"));
    }

    @Test
    void distanceReturnsOnTheLatticeAndNowhereElse() {
        RateMaps maps = PopulationExamples.gridModule(300, 60, WAVES, 2);
        DistanceMap map = DistanceMap.from(maps, 30, 30);
        assertThat(map.at(0, 0)).isEqualTo(Measured.of(0));
        assertThat(map.latticeReturn(SPACING, AXIS).orNaN()).isLessThan(0.05);
        assertThat(map.latticeReturn(SPACING, AXIS + Math.PI / 6).orNaN()).isGreaterThan(0.5);
        assertThat(map.latticeReturn(SPACING / 2, AXIS).orNaN()).isGreaterThan(0.5);
        RateMaps places = PopulationExamples.placeCells(300, 60, 0.1, 2);
        assertThat(DistanceMap.from(places, 30, 30).latticeReturn(SPACING, AXIS).orNaN())
                .isGreaterThan(0.8);
    }

    @Test
    void distanceAveragesOneOverTheMapsAndKnowsItsEdges() {
        RateMaps maps = PopulationExamples.placeCells(50, 12, 0.3, 3);
        DistanceMap map = DistanceMap.from(maps, 0, 11);
        assertThat(java.util.Arrays.stream(map.value()).average().orElseThrow()).isEqualTo(1, within(1e-12));
        double width = maps.binWidthXMetres();
        assertThat(map.at(3 * width, -2 * width).orNaN()).isEqualTo(map.value()[9 * 12 + 3], within(1e-9));
        assertThat(map.at(11 * width, 0).isDefined()).isTrue();
        assertThat(map.at(-0.1 * width, 0)).isEqualTo(Measured.undefined("outside the maps"));
    }

    @Test
    void unvisitedBinsStayOut() {
        RateMaps maps = PopulationExamples.placeCells(20, 10, 0.3, 3);
        for (int u = 0; u < 20; u++) {
            maps.rate()[u * 100 + 55] = Double.NaN;
        }
        PopulationVectors vectors = PopulationVectors.of(maps);
        assertThat(vectors.bin()).hasSize(99).doesNotContain(55);
        assertThat(vectors.xMetres()[0]).isEqualTo(-0.99, within(1e-12));
        DistanceMap map = DistanceMap.from(maps, 4, 5);
        assertThat(map.value()[55]).isNaN();
        assertThat(map.at(maps.binWidthXMetres(), 0)).isEqualTo(Measured.undefined("next to an unvisited bin"));
        assertThatThrownBy(() -> DistanceMap.from(maps, 5, 5)).isInstanceOf(BadInputException.class);
    }
}
