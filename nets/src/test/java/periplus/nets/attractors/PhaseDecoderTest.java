package periplus.nets.attractors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PhaseDecoderTest {
    private static final CircuitSettings SETTINGS = CircuitSettings.published();

    private static double[][] phasesAt(CircuitSettings settings, double x, double y) {
        double[][] phases = new double[settings.spacingsMetres().length][2];
        for (int m = 0; m < phases.length; m++) {
            double[] k = settings.waveVectors(m);
            for (int d = 0; d < 2; d++) {
                phases[m][d] = Ring.wrap(k[2 * d] * x + k[2 * d + 1] * y);
            }
        }
        return phases;
    }

    @Test
    void truePhasesGiveTheirPlace() {
        PhaseDecoder decoder = new PhaseDecoder(SETTINGS, 2.5);
        for (double[] at : new double[][] {{0, 0}, {1.23, -2.1}, {-2.4, 2.3}, {0.01, 1.9}}) {
            double[] read = decoder.place(phasesAt(SETTINGS, at[0], at[1]));
            assertThat(read[0]).isCloseTo(at[0], within(1e-9));
            assertThat(read[1]).isCloseTo(at[1], within(1e-9));
        }
    }

    @Test
    void severalModulesKnowWhatOneCannot() {
        // one period of the 2.5 m lattice away: the same phases in that module, others in the rest
        CircuitSettings one = SETTINGS.withSpacings(2.5);
        double away = 2.5 * 2 / Math.sqrt(3);
        double x = away * 0.5;
        double y = away * Math.sqrt(3) / 2;
        PhaseDecoder alone = new PhaseDecoder(one, 3);
        PhaseDecoder together = new PhaseDecoder(SETTINGS, 3);
        assertThat(alone.agreement(phasesAt(one, 0, 0), x, -y) + alone.agreement(phasesAt(one, 0, 0), x, y))
                .isGreaterThan(2);
        double[][] phases = phasesAt(SETTINGS, x, y);
        assertThat(together.place(phases)[0]).isCloseTo(x, within(1e-9));
        assertThat(together.place(phases)[1]).isCloseTo(y, within(1e-9));
    }

    @Test
    void distancesOnTheTorusAreThoseInTheArena() {
        double[] k = SETTINGS.waveVectors(0);
        double size = 2 * Math.PI / 2.5;
        double x = 0.13;
        double y = 0.21;
        double squared = TwistedTorus.squaredDistance(k[0] * x + k[1] * y, k[2] * x + k[3] * y);
        assertThat(squared).isCloseTo(size * size * (x * x + y * y), within(1e-12));
        assertThat(TwistedTorus.squaredDistance(2 * Math.PI, -4 * Math.PI)).isCloseTo(0, within(1e-24));
    }
}
