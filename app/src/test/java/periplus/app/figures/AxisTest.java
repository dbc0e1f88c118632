package periplus.app.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import periplus.testkit.Cases;

class AxisTest {
    @Test
    void ticksOfALinearAxisAreRoundNumbers() {
        assertThat(labels(Axis.exactly(0, 1, 0, 100).ticks(5)))
                .containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(Axis.exactly(-2, 7, 0, 100).ticks(5))).containsExactly("\u22122", "0", "2", "4", "6");
        assertThat(labels(Axis.exactly(0, 100_000, 0, 100).ticks(5)))
                .containsExactly("0", "20\u202f000", "40\u202f000", "60\u202f000", "80\u202f000", "100\u202f000");
    }

    @Test
    void aLinearAxisIsWidenedToWholeTicks() {
        Axis axis = Axis.linear(0.3, 19.4, 0, 100);
        assertThat(axis.low()).isEqualTo(0);
        assertThat(axis.high()).isEqualTo(20);
    }

    @Test
    void equalValuesStillGiveAnAxis() {
        Axis axis = Axis.linear(5, 5, 0, 100);
        assertThat(axis.low()).isLessThan(5);
        assertThat(axis.high()).isGreaterThan(5);
        assertThat(Axis.linear(0, 0, 0, 100).holds(0)).isTrue();
        assertThat(Axis.logarithmic(3, 3, 0, 100).holds(3)).isTrue();
    }

    @Test
    void aLogarithmicAxisLabelsDecadesAndMarksTheDigitsBetween() {
        List<Axis.Tick> ticks = Axis.logarithmic(1, 10_000, 0, 400).ticks(5);
        assertThat(labels(ticks)).containsExactly("1", "10", "100", "1\u202f000", "10\u202f000");
        assertThat(ticks).hasSize(4 * 9 + 1);
    }

    @Test
    void aShortLogarithmicAxisLabelsTwosAndFives() {
        assertThat(labels(Axis.logarithmic(0.009, 0.11, 0, 400).ticks(5)))
                .containsExactly("0.01", "0.02", "0.05", "0.1");
    }

    @Test
    void lessThanADecadeFallsBackToRoundSteps() {
        assertThat(labels(Axis.logarithmic(5.2, 7.4, 0, 400).ticks(5))).containsExactly("5.5", "6.0", "6.5", "7.0");
    }

    @Test
    void manyDecadesAreThinnedToTheLabelsWanted() {
        assertThat(labels(Axis.logarithmic(1e-12, 1, 0, 400).ticks(4)))
                .containsExactly("10\u207b\u00b9\u00b2", "10\u207b\u2078", "10\u207b\u2074", "1");
    }

    @Test
    void placesAreProportionalInValueOrInRatio() {
        assertThat(Axis.exactly(0, 10, 100, 0).at(2.5)).isEqualTo(75);
        assertThat(Axis.logarithmic(1, 100, 0, 200).at(10)).isCloseTo(100, within(1e-9));
    }

    @Test
    void anImpossibleAxisIsRefused() {
        assertThatThrownBy(() -> Axis.exactly(2, 1, 0, 100)).hasMessageContaining("2.0 to 1.0");
        assertThatThrownBy(() -> Axis.logarithmic(0, 1, 0, 100)).hasMessageContaining("logarithmic");
    }

    @Test
    void everyLinearRangeHasAFewTicksInsideIt() {
        Cases.forAll(500, seed -> {
            double low = (seed * 7919 % 2003 - 1000) * 0.37;
            double span = StrictMath.pow(10, seed % 17 - 8) * (1 + seed % 9);
            Axis axis = Axis.linear(low, low + span, 0, 100);
            List<Axis.Tick> ticks = axis.ticks(5);
            assertThat(ticks.size()).isBetween(2, 12);
            assertThat(ticks).allMatch(t -> axis.holds(t.value()));
            assertThat(axis.low()).isLessThanOrEqualTo(low + 1e-6 * span);
            assertThat(axis.high()).isGreaterThanOrEqualTo(low + span * (1 - 1e-6));
        });
    }

    private static List<String> labels(List<Axis.Tick> ticks) {
        return ticks.stream().filter(Axis.Tick::isMajor).map(Axis.Tick::label).toList();
    }
}
