package periplus.nets.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import periplus.core.kernels.KernelProviders;
import periplus.core.kernels.Nonlinearity;
import periplus.core.workers.Workers;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.Leak;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.cells.Noise;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.RecurrentNetwork;

/**
 * A linear network is a vector autoregression h' = A h + e with A = (1 - alpha) I + alpha J: its stationary covariance
 * solves S = A S A^T + Q and its covariance at lag L is A^L S, in closed form.
 */
class StationaryStateTest {
    private static final int CHAINS = 64;
    private static final int STEPS = 20_000;
    private static final double ALPHA = 0.3;
    private static final Noise NOISE = new Noise(0.4, 0.1);
    private static final double[] J = {0.5, -0.6, 0.7, 0.2};

    private final double[] transition = {1 - ALPHA + ALPHA * J[0], ALPHA * J[1], ALPHA * J[2], 1 - ALPHA + ALPHA * J[3]
    };
    private final double[] covariance = stationary();

    private double[] stationary() {
        double q = ALPHA * ALPHA * NOISE.insideSd() * NOISE.insideSd() + NOISE.outsideSd() * NOISE.outsideSd();
        double[] s = new double[4];
        for (int i = 0; i < 2000; i++) {
            s = product(product(transition, s), transposed(transition));
            s[0] += q;
            s[3] += q;
        }
        return s;
    }

    private static double[] product(double[] a, double[] b) {
        return new double[] {
            a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3]
        };
    }

    private static double[] transposed(double[] a) {
        return new double[] {a[0], a[2], a[1], a[3]};
    }

    private static FreeRun run(LeakForm form, double multiplier) {
        RecurrentNetwork network = new RecurrentNetwork(
                new NetworkShape(1, 2, 1, 0),
                new LeakyRnnSettings(Nonlinearity.LINEAR, new Leak.Fixed(ALPHA), form, false, Noise.NONE),
                KernelProviders.choose("auto", Workers.single()));
        float[] weights = network.parameters().get("RNN.weight_hh_l0").values();
        for (int i = 0; i < 4; i++) {
            weights[i] = (float) (form == LeakForm.ADDITIVE ? ALPHA * J[i] : J[i]);
        }
        // an additive leak leaves the drive and the noise in it whole
        Noise noise = form == LeakForm.ADDITIVE ? new Noise(ALPHA * NOISE.insideSd(), NOISE.outsideSd()) : NOISE;
        FreeRun run = new FreeRun(network, new FreeRunSettings(CHAINS, noise, multiplier, 12));
        run.run(200, List.of());
        return run;
    }

    @ParameterizedTest
    @EnumSource(LeakForm.class)
    void theVarianceIsTheClosedForm(LeakForm form) {
        OnlineMoments moments = new OnlineMoments(CHAINS, 2);
        run(form, 1).run(STEPS, List.of(moments));
        // 1.3e6 numbers with a correlation time of about 5 steps: the estimate's own error is 0.4 %
        assertThat(moments.variances()[0]).isCloseTo(covariance[0], within(0.015 * covariance[0]));
        assertThat(moments.variances()[1]).isCloseTo(covariance[3], within(0.015 * covariance[3]));
        assertThat(moments.means()[0]).isCloseTo(0, within(0.006));
        double ofChains = 0;
        for (int chain = 0; chain < CHAINS; chain++) {
            ofChains += moments.variance(chain, 0) / CHAINS;
        }
        assertThat(ofChains).isCloseTo(covariance[0], within(0.015 * covariance[0]));
    }

    @Test
    void noiseTimesSqrtTwoDoublesTheVariance() {
        OnlineMoments moments = new OnlineMoments(CHAINS, 2);
        run(LeakForm.RATE, Math.sqrt(2)).run(STEPS, List.of(moments));
        assertThat(moments.variances()[0]).isCloseTo(2 * covariance[0], within(0.03 * covariance[0]));
    }

    @ParameterizedTest
    @EnumSource(LeakForm.class)
    void theCovarianceAtALagIsTheClosedForm(LeakForm form) {
        int count = 5000;
        FreeRun run = run(form, 1);
        Subsample kept = new Subsample(CHAINS, 2, run.step() + 1, 2, count);
        run.run(2L * count, List.of(kept));
        assertThat(kept.kept()).isEqualTo(count);
        double[] expected = covariance;
        for (int lag = 0; lag <= 5; lag++) {
            for (int to = 0; to < 2; to++) {
                for (int from = 0; from < 2; from++) {
                    double sum = 0;
                    for (int i = lag; i < count; i++) {
                        for (int chain = 0; chain < CHAINS; chain++) {
                            sum += (double) kept.value(i, chain, to) * kept.value(i - lag, chain, from);
                        }
                    }
                    assertThat(sum / ((double) (count - lag) * CHAINS))
                            .as("lag " + 2 * lag + ", " + from + " to " + to)
                            .isCloseTo(expected[2 * to + from], within(0.03 * covariance[0]));
                }
            }
            expected = product(product(transition, transition), expected);
        }
    }

    @Test
    void movingSumsOfAConstantAndOfAStepAreExact() {
        OnlineMoments moments = new OnlineMoments(2, 1);
        RecurrentNetwork unused = new RecurrentNetwork(
                new NetworkShape(1, 1, 1, 0),
                LeakyRnnSettings.vanilla(Nonlinearity.LINEAR),
                KernelProviders.choose("plain", Workers.single()));
        float[][] values = {{1, 10}, {2, 10}, {3, 10}};
        for (int step = 1; step <= 3; step++) {
            moments.observe(step, 0, 2, values[step - 1], 0, unused);
        }
        assertThat(moments.mean(0, 0)).isCloseTo(2, within(1e-15));
        assertThat(moments.variance(0, 0)).isCloseTo(1, within(1e-15));
        assertThat(moments.variance(1, 0)).isEqualTo(0);
        assertThat(moments.means()).containsExactly(6);
        // 1, 2, 3, 10, 10, 10 around 6: 25 + 16 + 9 + 3 * 16 over 5
        assertThat(moments.variances()[0]).isCloseTo(98 / 5.0, within(1e-14));
    }
}
