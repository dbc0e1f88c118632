package periplus.nets.attractors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;

class BandGridCircuitTest {
    /** What {@link GainCalibration} finds for the published settings; GainCalibrationTest holds it to that. */
    static final double SHIFT = 0.2714196;

    static CircuitSettings calibrated() {
        CircuitSettings settings = CircuitSettings.published();
        return settings.withBand(settings.band().withShift(SHIFT));
    }

    private static BandGridCircuit oneModule(CircuitSettings settings, long seed) {
        return new BandGridCircuit(settings.withSpacings(2.5), seed);
    }

    @Test
    void restIsRestOnceSettled() {
        BandGridCircuit circuit = oneModule(calibrated(), 0);
        circuit.start(0.31, -0.17);
        double[][] before = circuit.gridPhases();
        double[][] bands = circuit.bandPhases();
        for (int t = 0; t < 500; t++) {
            circuit.step(0, 0);
        }
        for (int d = 0; d < 2; d++) {
            assertThat(circuit.gridPhases()[0][d]).isCloseTo(before[0][d], within(1e-9));
            assertThat(circuit.bandPhases()[0][d]).isCloseTo(bands[0][d], within(1e-9));
            assertThat(before[0][d]).isCloseTo(circuit.module(0).truePhase(d, 0.31, -0.17), within(1e-6));
        }
    }

    @Test
    void aThousandNoiseFreeStepsStayWithinTwoCentimetres() {
        Trajectories walk = wander(251, 0.02);
        BandGridCircuit circuit = new BandGridCircuit(calibrated(), 0);
        CircuitPath path = CircuitPath.follow(circuit, walk, 0, new PhaseDecoder(circuit.settings(), 2));
        assertThat(path.meanErrorMetres()).isLessThan(0.02);
        assertThat(Arrays.stream(path.errorMetres()).max().orElseThrow()).isLessThan(0.02);
        assertThat(path.silencedShare()).isZero();
        // the walk itself went farther than that, and a circuit that is not told of it stays behind
        double x = walk.x(0, 250);
        double y = walk.y(0, 250);
        assertThat(Math.sqrt(x * x + y * y)).isGreaterThan(0.2);
        PlaceReadout readout = new PlaceReadout(circuit.settings(), 2, 0.1);
        double[] rates = readout.rates(circuit);
        assertThat(readout.place(rates)[0].orNaN()).isCloseTo(x, within(0.02));
        assertThat(readout.place(rates)[1].orNaN()).isCloseTo(y, within(0.02));
    }

    @Test
    void aPlaceFieldCutByTheEndOfTheLatticeIsReadTooFarInside() {
        BandGridCircuit circuit = new BandGridCircuit(calibrated(), 0);
        circuit.start(0.9, 0);
        PlaceReadout wide = new PlaceReadout(circuit.settings(), 2, 0.1);
        PlaceReadout cut = new PlaceReadout(circuit.settings(), 1.1, 0.1);
        assertThat(wide.place(wide.rates(circuit))[0].orNaN()).isCloseTo(0.9, within(0.005));
        assertThat(cut.place(cut.rates(circuit))[0].orNaN()).isLessThan(0.88);
        assertThat(wide.place(new double[41 * 41])[0].isDefined()).isFalse();
    }

    @Test
    void noiseMovesTheBumpsAndItsSeedSaysWhere() {
        double quiet = wandering(0, 1, 0);
        double little = wandering(2, 1, 0);
        double more = wandering(8, 1, 0);
        assertThat(quiet).isLessThan(1e-9);
        assertThat(little).isGreaterThan(1e-4);
        assertThat(more).isGreaterThan(little);
        assertThat(wandering(2, 1, 0)).isEqualTo(little);
        assertThat(wandering(2, 2, 0)).isNotEqualTo(little);
        assertThat(wandering(2, 1, 1)).isNotEqualTo(little);
    }

    @Test
    void theGridCellsFollowTheBandsAndHaveOneBump() {
        BandGridCircuit circuit = oneModule(calibrated(), 0);
        circuit.start(0, 0);
        for (int t = 0; t < 400; t++) {
            circuit.step(0.3, -0.2);
        }
        for (int d = 0; d < 2; d++) {
            assertThat(Ring.wrap(circuit.gridPhases()[0][d] - circuit.bandPhases()[0][d]))
                    .isCloseTo(0, within(0.02));
        }
        double[] rates = circuit.module(0).grid().rates();
        double peak = Arrays.stream(rates).max().orElseThrow();
        assertThat(Arrays.stream(rates).filter(r -> r > peak / 2).count()).isBetween(10L, 100L);
    }

    @Test
    void cellsAreCountedAsInThePaper() {
        assertThat(BandGridCircuit.neurons(CircuitSettings.published())).isEqualTo(5 * (6 * 180 + 400));
        assertThat(BandGridCircuit.neuronsOfPureGrids(CircuitSettings.published()))
                .isEqualTo(5 * 5 * 400);
    }

    @Test
    void aPathInOtherStepsIsRefused() {
        BandGridCircuit circuit = oneModule(calibrated(), 0);
        PhaseDecoder decoder = new PhaseDecoder(circuit.settings(), 1);
        assertThatThrownBy(() -> CircuitPath.follow(circuit, wander(3, 0.012), 0, decoder))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("0.012")
                .hasMessageContaining("0.005");
    }

    /** How far the first band bump went in 200 steps at rest. */
    private static double wandering(double noise, long seed, int chain) {
        BandGridCircuit circuit =
                new BandGridCircuit(calibrated().withSpacings(2.5).withNoise(noise), seed, chain);
        circuit.start(0, 0);
        double before = circuit.bandPhases()[0][0];
        for (int t = 0; t < 200; t++) {
            circuit.step(0, 0);
        }
        return Math.abs(circuit.bandPhases()[0][0] - before);
    }

    private static Trajectories wander(int times, double dtSeconds) {
        Trajectories walk = Trajectories.allocate(1, times, dtSeconds);
        RandomStream random = RandomStream.of(3, "test walk");
        double heading = 0.3;
        for (int t = 1; t < times; t++) {
            heading += 0.15 * random.nextGaussian();
            double step = (0.3 + 0.2 * StrictMath.sin(t / 15.0)) * dtSeconds;
            walk.positionMetres()[2 * t] = walk.x(0, t - 1) + step * StrictMath.cos(heading);
            walk.positionMetres()[2 * t + 1] = walk.y(0, t - 1) + step * StrictMath.sin(heading);
        }
        return walk;
    }
}
