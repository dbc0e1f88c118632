package periplus.analysis.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.testkit.Cases;

class WavePhaseTest {
    private static final int N = 40;

    @Test
    void thePlantedPhaseIsRead() {
        Cases.forAll(30, seed -> {
            RandomStream stream = RandomStream.of(seed, "test/phase");
            double fx = 0.02 + 0.08 * stream.nextUniform();
            double fy = 0.16 * stream.nextUniform() - 0.08;
            double phase = 2 * Math.PI * stream.nextUniform() - Math.PI;
            double[] map = wave(fx, fy, phase, 3 + 5 * stream.nextUniform());
            assertThat(distance(WavePhase.of(map, N, N, fx, fy).orNaN(), phase)).isLessThan(0.2);
            assertThat(distance(WavePhase.of(map, N, N, -fx, -fy).orNaN(), -phase))
                    .isLessThan(0.2);
        });
    }

    @Test
    void onWholeWavesItIsExactAndHolesAreLeftOut() {
        double[] map = wave(0.1, 0.05, 1.234, 2);
        assertThat(WavePhase.of(map, N, N, 0.1, 0.05).orNaN()).isEqualTo(1.234, within(1e-12));
        for (int b = 0; b < map.length; b += 7) {
            map[b] = Double.NaN;
        }
        assertThat(WavePhase.of(map, N, N, 0.1, 0.05).orNaN()).isEqualTo(1.234, within(0.03));
    }

    @Test
    void aWaveThatTheMapLacksHasNoPhase() {
        assertThat(WavePhase.of(wave(0.1, 0, 0.3, 2), N, N, 0.2, 0.1))
                .isEqualTo(Measured.undefined("no part in the wave"));
    }

    @Test
    void theTableReadsThePhaseAlongItsOwnFit() {
        Cases.forAll(10, seed -> {
            RandomStream stream = RandomStream.of(seed, "test/phase-table");
            double theta = 0.2 + 2.7 * stream.nextUniform();
            double x0 = stream.nextUniform();
            double y0 = stream.nextUniform();
            double[] map = Lattices.bands(50, 0.5, x0, y0, theta);
            double expected = 2 * Math.PI / 0.5 * (x0 * StrictMath.cos(theta) + y0 * StrictMath.sin(theta));
            double read = TuningScores.score(Lattices.maps(50, map), TuningColumn.BAND_PHASE)
                    .get()
                    .of(map)
                    .orNaN();
            assertThat(distance(read, expected)).isLessThan(0.15);
        });
    }

    private static double[] wave(double fx, double fy, double phase, double offset) {
        double[] map = new double[N * N];
        for (int b = 0; b < map.length; b++) {
            double turns = fx * (b % N + 0.5 - N / 2.0) + fy * (Math.floorDiv(b, N) + 0.5 - N / 2.0);
            map[b] = offset + StrictMath.cos(2 * Math.PI * turns - phase);
        }
        return map;
    }

    private static double distance(double a, double b) {
        double d = a - b;
        return Math.abs(d - 2 * Math.PI * Math.rint(d / (2 * Math.PI)));
    }
}
