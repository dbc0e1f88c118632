package periplus.tasks.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;
import periplus.tasks.codes.GridCells.Module;
import periplus.tasks.codes.GridCells.Profile;
import periplus.tasks.space.Arena;

/** Planted peaks, periods and symmetries. */
class GridCellsTest extends CellPopulationContract {
    private static final double SPACING = 0.5;
    private static final double ORIENTATION = 0.3;

    @Override
    protected Arena arena() {
        return Arena.square(2);
    }

    @Override
    protected CellPopulation cells() {
        return GridCells.random(GridCells.REFERENCE_MODULES, Profile.RECTIFIED, 30, 1);
    }

    private static GridCells one(Profile profile) {
        return GridCells.at(List.of(new Module(SPACING, ORIENTATION)), profile, 2.0 / 3, 0.1, -0.2);
    }

    private static double rate(GridCells cells, double x, double y) {
        return rates(cells, x, y, 0, 0)[0];
    }

    @Test
    void thePeakIsAtTheOffsetAndAtItsSixNeighboursAtTheSpacing() {
        for (Profile profile : Profile.values()) {
            GridCells cells = one(profile);
            assertThat(rate(cells, 0.1, -0.2)).isCloseTo(1, within(1e-5));
            for (int k = 0; k < 6; k++) {
                double angle = ORIENTATION + Math.PI / 6 + k * Math.PI / 3;
                double x = 0.1 + SPACING * Math.cos(angle);
                double y = -0.2 + SPACING * Math.sin(angle);
                assertThat(rate(cells, x, y)).isCloseTo(1, within(1e-5));
                // and nothing but the peak's flank half way there
                assertThat(rate(cells, (0.1 + x) / 2, (-0.2 + y) / 2)).isLessThan(0.3);
            }
        }
    }

    @Test
    void theReferencesScaleIsAWavelength() {
        // the simulator's grid scale 0.3 has its peaks at 0, 0.3465 and 0.693 m along y (measured on 0.5 mm steps)
        GridCells cells = GridCells.at(List.of(GridCells.REFERENCE_MODULES.get(0)), Profile.RECTIFIED, 2.0 / 3, 0, 0);
        assertThat(rate(cells, 0, 0.3465)).isCloseTo(1, within(1e-4));
        assertThat(rate(cells, 0, 0.6930)).isCloseTo(1, within(1e-4));
        assertThat(rate(cells, 0.6, 0)).isCloseTo(1, within(1e-4));
        assertThat(rate(cells, 0, 0.3)).isLessThan(0.9);
    }

    @Test
    void theFormulaHoldsEverywhere() {
        double k = 4 * Math.PI / (Math.sqrt(3) * SPACING);
        for (int n = 0; n < 200; n++) {
            double x = Math.sin(n) * 3;
            double y = Math.cos(1.7 * n) * 3;
            double f = 0;
            for (int j = 0; j < 3; j++) {
                double a = ORIENTATION + j * Math.PI / 3;
                f += Math.cos(k * ((0.1 - x) * Math.cos(a) + (-0.2 - y) * Math.sin(a))) / 3;
            }
            assertThat(rate(one(Profile.RECTIFIED), x, y)).isCloseTo(Math.max(0, f), within(1e-5));
            assertThat(rate(one(Profile.SHIFTED), x, y)).isCloseTo((f + 0.5) * 2 / 3, within(1e-5));
        }
    }

    @Test
    void turnsBySixtyDegreesAroundAPeakChangeNothing() {
        for (int n = 0; n < 50; n++) {
            double dx = 0.4 * Math.sin(n);
            double dy = 0.4 * Math.cos(2.3 * n);
            double c = Math.cos(Math.PI / 3);
            double s = Math.sin(Math.PI / 3);
            assertThat(rate(one(Profile.SHIFTED), 0.1 + c * dx - s * dy, -0.2 + s * dx + c * dy))
                    .isCloseTo(rate(one(Profile.SHIFTED), 0.1 + dx, -0.2 + dy), within(1e-5));
        }
    }

    @Test
    void narrowFieldsEndWhereTheyShould() {
        GridCells narrow = GridCells.at(List.of(new Module(SPACING, 0)), Profile.RECTIFIED, 0.4, 0, 0);
        // towards the neighbour at 30 degrees, the field's radius is 0.4 x spacing / 2
        double c = Math.cos(Math.PI / 6);
        double s = Math.sin(Math.PI / 6);
        assertThat(rate(narrow, 0.099 * c, 0.099 * s)).isPositive();
        assertThat(rate(narrow, 0.101 * c, 0.101 * s)).isZero();
    }

    @Test
    void modulesGetEqualBlocksAndOffsetsCoverTheCell() {
        GridCells cells = GridCells.random(GridCells.REFERENCE_MODULES, Profile.SHIFTED, 300, 5);
        assertThat(cells.module(0)).isEqualTo(GridCells.REFERENCE_MODULES.get(0));
        assertThat(cells.module(99)).isEqualTo(GridCells.REFERENCE_MODULES.get(0));
        assertThat(cells.module(100)).isEqualTo(GridCells.REFERENCE_MODULES.get(1));
        assertThat(cells.module(299)).isEqualTo(GridCells.REFERENCE_MODULES.get(2));
        // uniform phases: the mean of (2/3)(f + 1/2) over cells is 1/3 at any place
        double sum = 0;
        for (float v : rates(cells, 0.3, 0.8, 0, 0)) {
            sum += v / 300;
        }
        assertThat(sum).isCloseTo(1.0 / 3, within(0.05));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new Module(0, 0)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> GridCells.random(List.of(), Profile.SHIFTED, 3, 1))
                .isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> GridCells.at(GridCells.REFERENCE_MODULES, Profile.SHIFTED, 1.5, 0, 0))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("1.5");
    }
}
