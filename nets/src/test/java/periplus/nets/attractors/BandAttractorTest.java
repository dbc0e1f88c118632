package periplus.nets.attractors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import periplus.core.random.RandomStream;

/** One ring by itself against what can be worked out by hand. */
class BandAttractorTest {
    private static final double DT = 0.005;

    /** Conjunctive cells all but off: what the recurrent weights do alone. */
    private static BandSettings alone(double overCritical) {
        BandSettings p = BandSettings.published();
        return new BandSettings(
                p.units(),
                p.bandSeconds(),
                p.conjunctiveSeconds(),
                overCritical,
                p.inhibition(),
                p.widthRadians(),
                p.toConjunctive(),
                p.fromConjunctive(),
                1e-12,
                p.shiftRadians());
    }

    private static double peakAfterRest(BandSettings settings) {
        BandAttractor ring = new BandAttractor(settings);
        ring.placeBump(0.3);
        double[] still = new double[settings.units()];
        for (int t = 0; t < 6000; t++) {
            ring.step(DT, 0, still, still);
        }
        return Arrays.stream(ring.inputs()).max().orElseThrow();
    }

    @Test
    void belowTheCriticalStrengthTheBumpDiesAndAboveItHasTheHeightOfTheContinuum() {
        assertThat(peakAfterRest(alone(0.97))).isLessThan(1e-3);
        BandSettings held = alone(1.1);
        double density = held.units() / (2 * Math.PI);
        double area = density * Math.sqrt(2 * Math.PI) * held.widthRadians();
        double s = held.recurrentStrength() * density / Math.sqrt(2);
        double height = (s + Math.sqrt(s * s - 4 * held.inhibition() * area)) / (2 * held.inhibition() * area);
        assertThat(peakAfterRest(held)).isCloseTo(height, within(0.01 * height));
    }

    /**
     * The diffusion of a Gaussian bump under white input noise, worked out by hand.
     *
     * <pre>
     *   var/time = sd^2/tau_b  27 a / (8 sqrt(pi) rho u0^2)  / (1 + f tau_c/tau_b)^2
     *   f = share of a cell's input from conjunctive cells: they remember where the bump was
     * </pre>
     *
     * from the left null vector p = r'(u) du/dphi of the dynamics linearised around the bump.
     */
    @Test
    void noiseMovesTheBumpAsTheNullVectorSays() {
        BandSettings settings = BandSettings.published();
        int n = settings.units();
        double sd = 0.5;
        double[] still = new double[n];
        double[] noise = new double[n];
        float[] draws = new float[n];
        int runs = 60;
        int steps = 400;
        double squares = 0;
        double height = 0;
        for (int run = 0; run < runs; run++) {
            BandAttractor ring = new BandAttractor(settings);
            ring.placeBump(0);
            for (int t = 0; t < 200; t++) {
                ring.step(DT, 0, still, still);
            }
            height = Arrays.stream(ring.inputs()).max().orElseThrow();
            double from = ring.phase();
            RandomStream stream = RandomStream.of(run, "ring noise");
            for (int t = 0; t < steps; t++) {
                stream.reopen(t);
                stream.fillGaussian(draws, 0, n, 1f);
                for (int i = 0; i < n; i++) {
                    noise[i] = sd * Math.sqrt(DT / settings.bandSeconds()) * draws[i];
                }
                ring.step(DT, 0, still, noise);
            }
            squares += StrictMath.pow(Ring.wrap(ring.phase() - from), 2) / runs;
        }
        double a = settings.widthRadians();
        double density = n / (2 * Math.PI);
        double w = settings.toConjunctive() * settings.fromConjunctive();
        double pushed = 2 * settings.drive() * w;
        double remembered = pushed
                / (settings.recurrentStrength() + pushed)
                * settings.conjunctiveSeconds()
                / settings.bandSeconds();
        double rate = sd
                * sd
                / settings.bandSeconds()
                * 27
                * a
                / (8 * Math.sqrt(Math.PI) * density * height * height)
                / ((1 + remembered) * (1 + remembered));
        // 60 runs: the variance of a variance is 2/60 of its square, two and a half deviations are 46 %
        assertThat(squares / (steps * DT)).isCloseTo(rate, within(0.46 * rate));
        assertThat(squares).isGreaterThan(0);
    }

    @Test
    void aStepAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        BandGridCircuit circuit = new BandGridCircuit(
                BandGridCircuitTest.calibrated().withSpacings(2.5).withNoise(1), 1);
        circuit.start(0, 0);
        long least = Long.MAX_VALUE;
        for (int tried = 0; tried < 400 && least > 0; tried++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int t = 0; t < 20; t++) {
                circuit.step(0.2, 0.1);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }
}
