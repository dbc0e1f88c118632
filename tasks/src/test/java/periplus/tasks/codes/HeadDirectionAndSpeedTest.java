package periplus.tasks.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static periplus.tasks.codes.CellPopulationContract.rates;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;
import periplus.tasks.space.Arena;

/** Von Mises tuning and straight lines. */
class HeadDirectionAndSpeedTest {
    @Nested
    class Heads extends CellPopulationContract {
        @Override
        protected Arena arena() {
            return Arena.square(1);
        }

        @Override
        protected CellPopulation cells() {
            return new HeadDirectionCells(24, Math.PI / 6);
        }
    }

    @Nested
    class Speeds extends CellPopulationContract {
        @Override
        protected Arena arena() {
            return Arena.square(1);
        }

        @Override
        protected CellPopulation cells() {
            return new SpeedCells(0.16, 1, -0.5, 2);
        }
    }

    @Test
    void thePeakIsAtThePreferredDirectionAndTheFormulaHolds() {
        HeadDirectionCells cells = new HeadDirectionCells(12, Math.PI / 6);
        for (int i = 0; i < 12; i++) {
            assertThat(rates(cells, 0, 0, cells.preferredRadians(i), 0)[i]).isCloseTo(1f, within(1e-6f));
            double heading = 0.37 * i - 2;
            // kappa = 1 / (pi/6)^2 = 3.648
            double expected = Math.exp(3.6475626 * (Math.cos(heading - cells.preferredRadians(i)) - 1));
            assertThat((double) rates(cells, 0, 0, heading, 0)[i]).isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void turningByOneCellMovesTheBumpByOneCellAndWholeTurnsDoNothing() {
        HeadDirectionCells cells = new HeadDirectionCells(16, 0.5);
        float[] here = rates(cells, 0, 0, 0.2, 0);
        float[] next = rates(cells, 3, -1, 0.2 + 2 * Math.PI / 16, 7);
        float[] round = rates(cells, 0, 0, 0.2 - 4 * Math.PI, 0);
        for (int i = 0; i < 16; i++) {
            assertThat(next[(i + 1) % 16]).isCloseTo(here[i], within(1e-6f));
            assertThat(round[i]).isCloseTo(here[i], within(1e-6f));
        }
    }

    @Test
    void speedCellsAreLinearInSpeedAlone() {
        SpeedCells cells = new SpeedCells(0.16, 1, -0.5);
        assertThat(rates(cells, 1, 2, 3, 0.16)).containsExactly(1f, -0.5f);
        assertThat(rates(cells, 0, 0, 0, 0.08)).containsExactly(0.5f, -0.25f);
        assertThat(rates(cells, 0, 0, 0, 0)).containsExactly(0f, -0f);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new HeadDirectionCells(0, 1)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> new HeadDirectionCells(5, 0)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> new SpeedCells(0, 1)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> new SpeedCells(1)).isInstanceOf(BadInputException.class);
    }
}
