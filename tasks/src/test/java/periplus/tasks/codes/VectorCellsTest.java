package periplus.tasks.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static periplus.tasks.codes.CellPopulationContract.rates;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;
import periplus.tasks.space.Arena;
import periplus.tasks.space.Tracks;

/** Cells for walls and objects: planted distances and directions, turns and hidden objects. */
class VectorCellsTest {
    private static VectorTuning tuning(double distance, double direction, double spread, boolean egocentric) {
        return new VectorTuning(
                new double[] {distance}, new double[] {0.05}, new double[] {direction}, new double[] {spread}, egocentric);
    }

    @Nested
    class ForWalls extends CellPopulationContract {
        @Override
        protected Arena arena() {
            return Tracks.tMaze();
        }

        @Override
        protected CellPopulation cells() {
            return new BoundaryVectorCells(
                    arena(), VectorTuning.random(20, false, 1, BoundaryVectorCells.PURPOSE));
        }
    }

    @Nested
    class ForObjects extends CellPopulationContract {
        @Override
        protected Arena arena() {
            return Arena.circle(1);
        }

        @Override
        protected CellPopulation cells() {
            return new ObjectVectorCells(
                    arena(), VectorTuning.random(20, true, 1, ObjectVectorCells.PURPOSE), true, 0.2, 0.1);
        }
    }

    @Test
    void aWallAllAroundAtThePreferredDistanceGivesOne() {
        Arena circle = Arena.circle(0.5);
        for (double direction : new double[] {0, 1, 4}) {
            BoundaryVectorCells cells = new BoundaryVectorCells(circle, tuning(0.5, direction, 0.4, false));
            assertThat(rates(cells, 0, 0, 0, 0)[0]).isCloseTo(1f, within(1e-5f));
        }
    }

    @Test
    void theRateIsTheSumOverDirections() {
        // a wall to the east, 0.3 m away, all others far: the sum written out over 180 rays
        Arena box = Arena.rectangle(20, 20);
        BoundaryVectorCells cells = new BoundaryVectorCells(box, tuning(0.3, 0, 0.3, false));
        double sum = 0;
        double norm = 0;
        for (int r = 0; r < 180; r++) {
            double theta = 2 * Math.PI * r / 180;
            double a = Math.exp((Math.cos(theta) - 1) / 0.09);
            double d = Math.cos(theta) > 0.03 ? 0.3 / Math.cos(theta) : 9;
            sum += a * Math.exp(-(d - 0.3) * (d - 0.3) / 0.005);
            norm += a;
        }
        assertThat((double) rates(cells, 9.7, 0, 0, 0)[0]).isCloseTo(sum / norm, within(1e-5));
        // the peak lies near the preferred distance, and the opposite wall means nothing
        assertThat(rates(cells, 9.7, 0, 0, 0)[0]).isGreaterThan(rates(cells, 9.6, 0, 0, 0)[0]);
        assertThat(rates(cells, 9.7, 0, 0, 0)[0]).isGreaterThan(rates(cells, 9.85, 0, 0, 0)[0]);
        assertThat(rates(cells, -9.7, 0, 0, 0)[0]).isLessThan(1e-6f);
    }

    @Test
    void roomAndAnimalTurnTogether() {
        Arena box = Arena.square(1);
        BoundaryVectorCells room = new BoundaryVectorCells(box, tuning(0.2, 0.4, 0.4, false));
        BoundaryVectorCells turned = new BoundaryVectorCells(box, tuning(0.2, 0.4 + Math.PI / 2, 0.4, false));
        BoundaryVectorCells own = new BoundaryVectorCells(box, tuning(0.2, 0.4, 0.4, true));
        assertThat(rates(turned, -0.1, 0.25, 0, 0)[0]).isCloseTo(rates(room, 0.25, 0.1, 0, 0)[0], within(1e-5f));
        assertThat(rates(own, 0.25, 0.1, 0, 0)[0]).isCloseTo(rates(room, 0.25, 0.1, 0, 0)[0], within(1e-6f));
        assertThat(rates(own, -0.1, 0.25, Math.PI / 2, 0)[0])
                .isCloseTo(rates(room, 0.25, 0.1, 0, 0)[0], within(1e-5f));
        assertThat(rates(room, 0.25, 0.1, 2, 0)).isEqualTo(rates(room, 0.25, 0.1, 0, 0));
    }

    @Test
    void innerWallsCountAsWallsAndAPeriodicBoxHasNone() {
        BoundaryVectorCells cells =
                new BoundaryVectorCells(Arena.square(2).withWall(0.3, -0.9, 0.3, 0.9), tuning(0.3, 0, 0.3, false));
        assertThat(rates(cells, 0, 0, 0, 0)[0]).isGreaterThan(0.5f);
        BoundaryVectorCells none =
                new BoundaryVectorCells(Arena.periodicRectangle(2, 2), tuning(0.3, 0, 0.3, false));
        assertThat(rates(none, 0.7, 0, 0, 0)[0]).isZero();
    }

    @Test
    void anObjectAtThePreferredVectorGivesOne() {
        Arena box = Arena.square(2);
        ObjectVectorCells cells = new ObjectVectorCells(box, tuning(0.3, Math.PI / 2, 0.3, false), true, 0.2, 0.4);
        assertThat(rates(cells, 0.2, 0.1, 0, 0)[0]).isCloseTo(1f, within(1e-5f));
        assertThat((double) rates(cells, 0.2, 0.05, 0, 0)[0]).isCloseTo(Math.exp(-0.5), within(1e-5));
        assertThat((double) rates(cells, 0.2 - 0.3, 0.4, 0, 0)[0]).isCloseTo(Math.exp(-1 / 0.09), within(1e-5));
        ObjectVectorCells own = new ObjectVectorCells(box, tuning(0.3, Math.PI / 2, 0.3, true), true, 0.2, 0.4);
        // the object straight ahead of an animal that heads north lies at its direction 0, not pi/2
        assertThat(rates(own, 0.2, 0.1, 0, 0)[0]).isCloseTo(1f, within(1e-5f));
        assertThat(rates(own, 0.2, 0.1, Math.PI / 2, 0)[0]).isLessThan(1e-3f);
        assertThat(rates(own, -0.1, 0.4, -Math.PI / 2, 0)[0]).isCloseTo(1f, within(1e-5f));
    }

    @Test
    void objectsBehindWallsCountOnlyThroughTransparentWalls() {
        Arena divided = Arena.square(2).withWall(0, -0.9, 0, 0.9);
        VectorTuning east = tuning(0.4, 0, 0.3, false);
        assertThat(rates(new ObjectVectorCells(divided, east, true, 0.2, 0), -0.2, 0, 0, 0)[0]).isZero();
        assertThat(rates(new ObjectVectorCells(divided, east, false, 0.2, 0), -0.2, 0, 0, 0)[0])
                .isCloseTo(1f, within(1e-5f));
    }

    @Test
    void nonsenseIsRefused() {
        Arena box = Arena.square(2);
        assertThatThrownBy(() -> new ObjectVectorCells(box, tuning(0.3, 0, 0.3, false), true, 3, 0))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("outside the arena");
        assertThatThrownBy(() -> new ObjectVectorCells(box, tuning(0.3, 0, 0.3, false), true))
                .isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> tuning(-1, 0, 0.3, false)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> VectorTuning.random(0, false, 1, "x")).isInstanceOf(BadInputException.class);
    }
}
