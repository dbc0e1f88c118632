package periplus.nets.attractors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;

class PureGridCircuitTest {
    private static final CircuitSettings CIRCUIT =
            BandGridCircuitTest.calibrated().withSpacings(2.5);

    private static PureGridSettings calibrated(PureGridSettings settings) {
        return GainCalibration.of(settings).applyTo(settings);
    }

    @Test
    void theGainIsOneAtEveryHeading() {
        for (PureGridSettings start :
                new PureGridSettings[] {PureGridSettings.like(CIRCUIT), PureGridSettings.fast(CIRCUIT)}) {
            PureGridSettings settings = calibrated(start);
            for (int degrees = 0; degrees < 360; degrees += 45) {
                double gain = GainCalibration.gain(settings, degrees * Math.PI / 180, 0.5, 300);
                assertThat(gain).as("%d degrees", degrees).isCloseTo(1, within(0.01));
            }
            // fast turns: the slow sheets fall short by up to 2 %, as the rings do by half a percent
            assertThat(GainCalibration.gain(settings, 0, 1.6, 800)).isCloseTo(1, within(0.02));
        }
    }

    @Test
    void theFirstOrderGainIsNearlyRight() {
        for (PureGridSettings start :
                new PureGridSettings[] {PureGridSettings.like(CIRCUIT), PureGridSettings.fast(CIRCUIT)}) {
            assertThat(start.firstOrderGain()).isCloseTo(1, within(1e-12));
            assertThat(GainCalibration.of(start).printedGain()).isBetween(0.8, 1.1);
        }
    }

    @Test
    void itStandsStillAtRestAndFollowsAPathOtherwise() {
        PureGridCircuit circuit = new PureGridCircuit(calibrated(PureGridSettings.like(CIRCUIT)), 0, 0);
        circuit.start(0.31, -0.17);
        double[][] before = circuit.gridPhases();
        for (int t = 0; t < 500; t++) {
            circuit.step(0, 0);
        }
        for (int d = 0; d < 2; d++) {
            assertThat(circuit.gridPhases()[0][d]).isCloseTo(before[0][d], within(1e-4));
        }
        for (int t = 0; t < 500; t++) {
            circuit.step(0.2, -0.1);
        }
        double[] place = new PhaseDecoder(circuit.settings(), 1).place(circuit.gridPhases());
        assertThat(place[0]).isCloseTo(0.31 + 0.5, within(0.01));
        assertThat(place[1]).isCloseTo(-0.17 - 0.25, within(0.01));
    }

    @Test
    void noiseIsTheSeedsAndTheRuns() {
        assertThat(wandering(0, 1, 0)).isLessThan(1e-6);
        double moved = wandering(4, 1, 0);
        assertThat(moved).isGreaterThan(1e-4);
        assertThat(wandering(4, 1, 0)).isEqualTo(moved);
        assertThat(wandering(4, 2, 0)).isNotEqualTo(moved);
        assertThat(wandering(4, 1, 1)).isNotEqualTo(moved);
    }

    @Test
    void impossibleValuesAreRefused() {
        assertThatThrownBy(() -> new PureGridSettings(CIRCUIT, 0, 0.3))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("push");
        assertThatThrownBy(() -> new PureGridCircuit(PureGridSettings.like(CIRCUIT), 0, -1))
                .isInstanceOf(BadInputException.class);
    }

    private static double wandering(double noise, long seed, int run) {
        PureGridCircuit circuit = new PureGridCircuit(PureGridSettings.like(CIRCUIT.withNoise(noise)), seed, run);
        circuit.start(0, 0);
        double before = circuit.gridPhases()[0][0];
        for (int t = 0; t < 100; t++) {
            circuit.step(0, 0);
        }
        return Math.abs(circuit.gridPhases()[0][0] - before);
    }
}
