package periplus.analysis.frequency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.analysis.population.Tables;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;

class FrequencyTest {
    private static double[] sinusoid(int n, double w, double phase, double offset) {
        double[] x = new double[n];
        for (int t = 0; t < n; t++) {
            x[t] = offset + 2.5 * StrictMath.cos(w * t + phase);
        }
        return x;
    }

    private static double[] noise(int n, long seed) {
        double[] x = new double[n];
        RandomStream stream = RandomStream.of(seed, "test noise");
        for (int t = 0; t < n; t++) {
            x[t] = stream.nextGaussian();
        }
        return x;
    }

    private static double[] leak(double[] x, double alpha) {
        double[] y = new double[x.length];
        double state = 0;
        for (int t = 0; t < x.length; t++) {
            state = (1 - alpha) * state + alpha * x[t];
            y[t] = state;
        }
        return y;
    }

    private static double[] delay(double[] x, int steps) {
        double[] y = new double[x.length];
        System.arraycopy(x, 0, y, steps, x.length - steps);
        return y;
    }

    @Test
    void aSinusoidIsFoundWhateverTheLength() {
        SinusoidFit fit = SinusoidFit.of(sinusoid(37, 0.61, 0.8, 4), 5, 37, 0.61);
        assertThat(fit.amplitude()).isEqualTo(2.5, within(1e-12));
        assertThat(fit.phaseRadians()).isEqualTo(0.8, within(1e-12));
        assertThat(fit.offset()).isEqualTo(4, within(1e-12));
        assertThat(fit.rest()).isLessThan(1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.1, 0.3, 0.7, 1.0})
    void aLeakySeriesHasTheLeakyIntegratorsGainAndPhase(double alpha) {
        LeakyIntegrator theory = new LeakyIntegrator(alpha);
        for (double w : new double[] {0.02, 0.1, 0.5, 1.5, 3}) {
            double[] x = sinusoid(2000, w, 0.3, 1);
            double[] y = leak(x, alpha);
            Measured gain = FrequencyResponse.gain(x, y, 800, w);
            assertThat(gain.orNaN()).isEqualTo(theory.gain(w), within(1e-9));
            double lag = SinusoidFit.of(y, 800, 2000, w).phaseRadians()
                    - SinusoidFit.of(x, 800, 2000, w).phaseRadians();
            assertThat(StrictMath.cos(lag - theory.phaseRadians(w))).isEqualTo(1, within(1e-9));
        }
        assertThat(theory.gain(0)).isEqualTo(1, within(1e-12));
        assertThat(theory.gain(Math.PI)).isEqualTo(alpha / (2 - alpha), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0.05", "0.1", "0.3", "0.5"})
    void halfThePowerPassesAtTheHalfPowerFrequencyMeasuredOrNot(double alpha) {
        LeakyIntegrator theory = new LeakyIntegrator(alpha);
        double half = theory.halfPowerRadians().orNaN();
        assertThat(theory.gain(half)).isEqualTo(1 / Math.sqrt(2), within(1e-12));
        double[] w = new double[300];
        Measured[] gain = new Measured[300];
        for (int i = 0; i < 300; i++) {
            w[i] = 0.001 + i * 0.01;
            gain[i] = Measured.of(theory.gain(w[i]));
        }
        assertThat(new FrequencyResponse(w, gain).halfPowerRadians().orNaN()).isEqualTo(half, within(0.002));
    }

    @Test
    void aWeakLeakLetsMoreThanHalfThroughEverywhere() {
        assertThat(new LeakyIntegrator(0.9).halfPowerRadians().isDefined()).isFalse();
        assertThat(new LeakyIntegrator(1).halfPowerRadians().isDefined()).isFalse();
        FrequencyResponse flat = new FrequencyResponse(
                new double[] {0.1, 1, 3}, new Measured[] {Measured.of(1), Measured.of(1), Measured.of(0.9)});
        assertThat(flat.halfPowerRadians())
                .isEqualTo(Measured.undefined("the power does not fall to half within these frequencies"));
        assertThatThrownBy(() -> new LeakyIntegrator(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"64, 32", "45, 20"})
    void spectraAgreeWithScipy(int segment, int overlap) {
        double[][] series = Tables.read("/frequency/series.csv");
        double[][] expected = Tables.read("/frequency/welch_" + segment + ".csv");
        NoiseResponse found = NoiseResponse.of(series[0], series[1], new WelchSettings(segment, overlap));
        assertThat(found.inputPower()).containsExactly(expected[0], within(1e-9));
        assertThat(found.outputPower()).containsExactly(expected[1], within(1e-9));
        assertThat(found.crossReal()).containsExactly(expected[2], within(1e-9));
        assertThat(found.crossImaginary()).containsExactly(expected[3], within(1e-9));
        for (int f = 0; f < expected[4].length; f++) {
            assertThat(found.coherence(f).orNaN()).isEqualTo(expected[4][f], within(1e-8));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.4})
    void noiseThroughALeakIsFilteredAsTheTheorySays(double alpha) {
        double[] x = noise(60_000, 4);
        double[] y = leak(x, alpha);
        NoiseResponse found = NoiseResponse.of(x, y, WelchSettings.halfOverlapping(256));
        LeakyIntegrator theory = new LeakyIntegrator(alpha);
        for (int f = 2; f < 128; f += 7) {
            double gain = theory.gain(found.radiansAStep()[f]);
            assertThat(found.gain(f).orNaN()).isEqualTo(gain, within(0.04 * gain));
            assertThat(found.powerRatio(f).orNaN()).isEqualTo(gain * gain, within(0.08 * gain * gain));
            assertThat(found.coherence(f).orNaN()).isGreaterThan(0.98);
        }
        double variance = 0;
        for (double v : y) {
            variance += v * v / y.length;
        }
        assertThat(variance).isEqualTo(theory.noiseVariance(), within(0.1 * theory.noiseVariance()));
        assertThat(found.response().halfPowerRadians().orNaN())
                .isEqualTo(theory.halfPowerRadians().orNaN(), within(0.04));
    }

    @Test
    void aDelayPassesEverythingAndTurnsThePhaseInProportion() {
        double[] x = noise(20_000, 5);
        NoiseResponse found = NoiseResponse.of(x, delay(x, 3), WelchSettings.halfOverlapping(512));
        for (int f = 5; f < 250; f += 20) {
            double lag = found.phaseRadians(f) + 3 * found.radiansAStep()[f];
            assertThat(StrictMath.cos(lag)).isGreaterThan(0.999);
            assertThat(found.gain(f).orNaN()).isEqualTo(1, within(0.05));
        }
    }

    @Test
    void independentNoiseHasPowerButNoCoherence() {
        double[] x = noise(40_000, 6);
        double[] y = noise(40_000, 7);
        NoiseResponse found = NoiseResponse.of(x, y, WelchSettings.halfOverlapping(128));
        double mean = 0;
        double power = 0;
        for (int f = 1; f < 64; f++) {
            mean += found.coherence(f).orNaN() / 63;
            power += found.powerRatio(f).orNaN() / 63;
        }
        assertThat(mean).isLessThan(0.01);
        assertThat(power).isEqualTo(1, within(0.05));
    }

    @Test
    void populationsAverageTheirPowerAndStillInputsHaveNoGain() {
        double[] x = sinusoid(600, 0.4, 0, 0);
        double[] twice = java.util.Arrays.stream(x).map(v -> 2 * v).toArray();
        FrequencyResponse found = FrequencyResponse.ofPopulation(
                new double[][] {x}, new double[][][] {{x, twice}}, 10, new double[] {0.4});
        assertThat(found.gain()[0].orNaN()).isEqualTo(Math.sqrt(2.5), within(1e-9));
        assertThat(FrequencyResponse.gain(new double[600], x, 0, 0.4).isDefined())
                .isFalse();
    }

    @Test
    void badSeriesAndSettingsAreRefused() {
        double[] x = noise(50, 1);
        assertThatThrownBy(() -> NoiseResponse.of(x, x, WelchSettings.halfOverlapping(64)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("holds no segment of 64");
        assertThatThrownBy(() -> WelchSettings.halfOverlapping(8192)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> SinusoidFit.of(x, 0, 50, Math.PI)).isInstanceOf(BadInputException.class);
        x[20] = Double.NaN;
        assertThatThrownBy(() -> NoiseResponse.of(x, x, WelchSettings.halfOverlapping(16)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("not finite");
        assertThatThrownBy(() -> SinusoidFit.of(x, 0, 50, 1))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("number 20");
    }
}
