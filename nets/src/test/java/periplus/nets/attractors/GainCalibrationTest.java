package periplus.nets.attractors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.core.errors.BadInputException;

class GainCalibrationTest {
    @Test
    void theUnitsOfTheNoteHold() {
        BandSettings band = BandSettings.published();
        assertThat(band.criticalStrength()).isCloseTo(0.01563, within(5e-6));
        assertThat(band.recurrentStrength()).isCloseTo(1.1 * 0.0156314, within(1e-6));
        // 0.106/0.0972
        assertThat(band.firstOrderGain()).isCloseTo(1.09, within(0.005));
        // 0.2 rad per 100 ms is 2 rad a second, 0.8 m/s at 2.5 m
        assertThat(CircuitSettings.published().largestSpeed(0)).isCloseTo(2 * 2.5 / (2 * Math.PI), within(1e-12));
    }

    @Test
    void theShiftThatMakesTheGainOneIsFound() {
        GainCalibration found = GainCalibration.of(CircuitSettings.published());
        assertThat(found.gain()).isCloseTo(1, within(GainCalibration.TOLERANCE));
        assertThat(found.shiftRadians()).isCloseTo(BandGridCircuitTest.SHIFT, within(1e-5));
        // the printed shift is short of it, and without the grid's action beyond it
        assertThat(found.printedGain()).isBetween(0.97, 0.98);
        assertThat(found.applyTo(CircuitSettings.published()).band().shiftRadians())
                .isEqualTo(found.shiftRadians());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330, 17, 200})
    void theGainIsOneAtEveryHeading(int degrees) {
        double gain = GainCalibration.gain(BandGridCircuitTest.calibrated(), degrees * Math.PI / 180, 1, 150);
        assertThat(gain).isCloseTo(1, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"1", "-1"})
    void theGainIsOneOverAFullTurnBothWays(int sign) {
        // the first wave vector points along -y; 1.6 rad/s for 800 steps of 5 ms are 6.4 rad
        double gain = GainCalibration.gain(BandGridCircuitTest.calibrated(), sign * Math.PI / 2, 1.6, 800);
        assertThat(gain).isCloseTo(1, within(0.01));
    }

    @Test
    void aboveTheDriveTheBumpLags() {
        double gain = GainCalibration.gain(BandGridCircuitTest.calibrated(), Math.PI / 2, 3, 100);
        assertThat(gain).isLessThan(0.9);
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> CircuitSettings.published().withSpacings())
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("at least one spacing");
        assertThatThrownBy(() -> BandSettings.published().withShift(-0.1))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("-0.1");
    }
}
