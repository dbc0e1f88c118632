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
import periplus.tasks.space.WallGeometry;

/** Profiles against their formulas, walls against plane geometry. */
class PlaceCellsTest {
    private static final Arena BOX = Arena.square(2);

    @Nested
    class InATMaze extends CellPopulationContract {
        @Override
        protected Arena arena() {
            return Tracks.tMaze();
        }

        @Override
        protected CellPopulation cells() {
            return new PlaceCells(
                    PlaceCentres.uniform(arena(), 60, 1), PlaceProfile.GAUSSIAN, 0.2, WallGeometry.GEODESIC);
        }
    }

    @Nested
    class Scaled extends CellPopulationContract {
        @Override
        protected Arena arena() {
            return BOX;
        }

        @Override
        protected CellPopulation cells() {
            return ScaledCells.toUnitMeanSquare(
                    new PlaceCells(
                            PlaceCentres.uniform(BOX, 200, 1), PlaceProfile.GAUSSIAN, 0.2, WallGeometry.EUCLIDEAN),
                    BOX);
        }
    }

    private static PlaceCells two(Arena arena, PlaceProfile profile, WallGeometry geometry) {
        return new PlaceCells(PlaceCentres.at(arena, 0.3, 0.1, -0.7, -0.6), profile, 0.2, geometry);
    }

    @Test
    void everyProfileIsItsFormula() {
        double[] d = {0, 0.05, 0.1, 0.19, 0.21, 0.3, 0.5};
        for (double far : d) {
            double g = Math.exp(-far * far / 0.08);
            double e = Math.exp(-0.5);
            double dog = (g - Math.exp(-far * far / 0.18) / 2.25) * 2.25 / 1.25;
            for (PlaceProfile profile : PlaceProfile.values()) {
                double expected = switch (profile) {
                    case GAUSSIAN -> g;
                    case GAUSSIAN_THRESHOLD -> Math.max(g - e, 0) / (1 - e);
                    case DIFFERENCE_OF_GAUSSIANS -> dog;
                    case TOP_HAT -> far < 0.2 ? 1 : 0;
                    case ONE_HOT -> 1;
                };
                float[] r = rates(two(BOX, profile, WallGeometry.EUCLIDEAN), 0.3 + far, 0.1, 0, 0);
                assertThat((double) r[0]).as(profile + " at " + far).isCloseTo(expected, within(2e-6));
            }
        }
    }

    @Test
    void theDifferenceOfGaussiansHasNoVolume() {
        PlaceCells cells = new PlaceCells(
                PlaceCentres.at(Arena.square(4), 0, 0, 1, 1),
                PlaceProfile.DIFFERENCE_OF_GAUSSIANS,
                0.2,
                WallGeometry.EUCLIDEAN);
        double sum = 0;
        for (double x = -2; x <= 2; x += 0.02) {
            for (double y = -2; y <= 2; y += 0.02) {
                sum += rates(cells, x, y, 0, 0)[0] * 0.0004;
            }
        }
        assertThat(sum).isCloseTo(0, within(1e-4));
    }

    @Test
    void oneHotIsTheNearestCellAndHeadingAndSpeedDoNotMatter() {
        PlaceCells cells =
                new PlaceCells(PlaceCentres.uniform(BOX, 50, 3), PlaceProfile.ONE_HOT, 0.2, WallGeometry.EUCLIDEAN);
        for (int k = 0; k < 50; k++) {
            float[] r =
                    rates(cells, cells.fieldCentres().x(k), cells.fieldCentres().y(k), 1, 2);
            assertThat(r[k]).isEqualTo(1f);
            assertThat(r)
                    .isEqualTo(rates(
                            cells,
                            cells.fieldCentres().x(k),
                            cells.fieldCentres().y(k),
                            -2,
                            0));
            double sum = 0;
            for (float v : r) {
                sum += v;
            }
            assertThat(sum).isEqualTo(1);
        }
    }

    @Test
    void wallsHideOrLengthen() {
        Arena divided = BOX.withWall(0, -1, 0, 0.5);
        double round = 2 * Math.sqrt(0.3 * 0.3 + 0.4 * 0.4); // over the wall's end at (0, 0.5)
        for (WallGeometry geometry : WallGeometry.values()) {
            PlaceCells cells =
                    new PlaceCells(PlaceCentres.at(divided, 0.3, 0.1, -0.3, 0.1), PlaceProfile.GAUSSIAN, 0.5, geometry);
            double expected = switch (geometry) {
                case EUCLIDEAN -> Math.exp(-0.36 / 0.5);
                case LINE_OF_SIGHT -> 0;
                case GEODESIC -> Math.exp(-round * round / 0.5);
            };
            assertThat((double) rates(cells, -0.3, 0.1, 0, 0)[0])
                    .as(geometry.name())
                    .isCloseTo(expected, within(1e-4));
            assertThat(rates(cells, 0.3, 0.1, 0, 0)[0]).isEqualTo(1f);
        }
    }

    @Test
    void aFieldMovesWithItsCentreAndTurnsWithTheArena() {
        PlaceCells here = two(BOX, PlaceProfile.GAUSSIAN, WallGeometry.EUCLIDEAN);
        PlaceCells there = new PlaceCells(
                PlaceCentres.at(BOX, -0.1, 0.3, 0.6, -0.7), PlaceProfile.GAUSSIAN, 0.2, WallGeometry.EUCLIDEAN);
        // a quarter turn takes (x, y) to (-y, x)
        assertThat(rates(there, -0.2, 0.25, 0, 0)[0]).isCloseTo(rates(here, 0.25, 0.2, 0, 0)[0], within(1e-6f));
    }

    @Test
    void scalingIsOneConstant() {
        PlaceCells plain = two(BOX, PlaceProfile.GAUSSIAN, WallGeometry.EUCLIDEAN);
        ScaledCells scaled = ScaledCells.toUnitMeanSquare(plain, BOX);
        assertThat(rates(scaled, 0.3, 0.1, 0, 0)[0]).isCloseTo(scaled.factor(), within(1e-5f));
        assertThat(scaled.fieldCentres()).isSameAs(plain.fieldCentres());
        // of two Gaussians in a box: mean square pi w^2 / area (a little less, as one nears the wall)
        assertThat(1 / (scaled.factor() * scaled.factor())).isCloseTo((float) (Math.PI * 0.04 / 4), within(1e-3f));
    }

    @Test
    void aWidthOfNothingIsRefused() {
        assertThatThrownBy(() -> new PlaceCells(
                        PlaceCentres.uniform(BOX, 5, 1), PlaceProfile.GAUSSIAN, 0, WallGeometry.EUCLIDEAN))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("width is 0");
    }
}
