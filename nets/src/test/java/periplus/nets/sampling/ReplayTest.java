package periplus.nets.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.KernelProviders;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.core.math.PortableMath;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;
import periplus.nets.autodiff.Allocations;
import periplus.nets.cells.BackwardsWorkers;
import periplus.nets.cells.Leak;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.cells.Noise;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Initialisation;
import periplus.nets.reference.Examples;

class ReplayTest {
    private static final NetworkShape SHAPE = new NetworkShape(2, 19, 3, 4, true);
    private static final Noise BOTH = new Noise(0.3, 0.2);
    private static final double ALPHA = 0.3;
    private static final Adaptation INSIDE = new Adaptation(Adaptation.Place.INSIDE, 0.7, 6);

    private static RecurrentNetwork network(LeakForm form, Kernels kernels) {
        RecurrentNetwork network = new RecurrentNetwork(
                SHAPE, new LeakyRnnSettings(Nonlinearity.TANH, new Leak.Fixed(ALPHA), form, true, Noise.NONE), kernels);
        network.initialise(4, Initialisation.pytorch());
        Examples.fill(network.parameters(), 8);
        return network;
    }

    private static RecurrentNetwork network(LeakForm form) {
        return network(form, Kernels.plain());
    }

    private static float[] starts(int chains) {
        float[] states = new float[chains * SHAPE.units()];
        RandomStream.of(5, "test starts").fillGaussian(states, 0, states.length, 0.5f);
        return states;
    }

    private static ReplaySettings settings(int chains, double friction, Adaptation adaptation) {
        return new ReplaySettings(new FreeRunSettings(chains, BOTH, 1.4, 9), Momentum.preserving(friction), adaptation);
    }

    @ParameterizedTest
    @EnumSource(LeakForm.class)
    void withoutMomentumAndAdaptationItIsTheFreeRunBitForBit(LeakForm form) {
        FreeRunSettings plain = new FreeRunSettings(6, BOTH, 1.4, 9);
        FreeRun free = new FreeRun(network(form), plain);
        Replay replay = new Replay(network(form), ReplaySettings.plain(plain));
        Subsample ofFree = new Subsample(6, SHAPE.units(), 1, 1, 50);
        Subsample ofReplay = new Subsample(6, SHAPE.units(), 1, 1, 50);
        free.restart(starts(6), 0);
        replay.start(starts(6));
        free.run(50, List.of(ofFree));
        replay.run(50, List.of(ofReplay));
        assertThat(replay.states()).isEqualTo(free.states());
        assertThat(ofReplay.values()).isEqualTo(ofFree.values());
        Replay moved = new Replay(network(form), settings(6, 0.99, Adaptation.NONE));
        moved.start(starts(6));
        moved.run(50, List.of());
        assertThat(moved.states()).isNotEqualTo(free.states());
    }

    @ParameterizedTest
    @CsvSource({
        "INSIDE, 0, 1, PRESERVE",
        "INSIDE, 0.7, 1, PRESERVE",
        "OUTSIDE, 0.2, 1, PRESERVE",
        "INSIDE, 0.7, 0.4, PRESERVE",
        "OUTSIDE, 0.2, 0.4, NONE",
        "OUTSIDE, 0, 0.3, NONE"
    })
    void eachConditionIsItsEquationsWrittenOutInVelocities(
            Adaptation.Place place, double b, double lambda, NoiseScaling scaling) {
        RecurrentNetwork network = network(LeakForm.RATE);
        Replay replay = new Replay(
                network,
                new ReplaySettings(
                        new FreeRunSettings(1, new Noise(0, 0.2), 1.4, 9),
                        new Momentum(lambda, scaling),
                        new Adaptation(place, b, 6)));
        replay.start(starts(1));
        replay.run(25, List.of());
        int n = SHAPE.units();
        float[] j = network.parameters().get("RNN.weight_hh_l0").values();
        float[] bias = network.parameters().get("RNN.bias_ih_l0").values();
        double[] r = new double[n];
        double[] v = new double[n];
        double[] c = new double[n];
        for (int i = 0; i < n; i++) {
            r[i] = starts(1)[i];
        }
        double sd = 1.4 * 0.2 * (scaling == NoiseScaling.PRESERVE ? Math.sqrt(lambda) : 1);
        float[] xi = new float[n];
        for (int step = 1; step <= 25; step++) {
            RandomStream.of(9, "sampling-noise", step).fillGaussian(xi, 0, n, 1f);
            double[] old = r.clone();
            double[] oldC = c.clone();
            for (int i = 0; i < n; i++) {
                double u = bias[i] - (place == Adaptation.Place.INSIDE ? oldC[i] : 0);
                for (int k = 0; k < n; k++) {
                    u += j[i * n + k] * old[k];
                }
                double g = ALPHA * (StrictMath.tanh(u) - old[i]) - (place == Adaptation.Place.OUTSIDE ? oldC[i] : 0);
                c[i] += (b * old[i] - oldC[i]) / 6;
                v[i] = (1 - lambda) * v[i] + g + sd * xi[i];
                r[i] += v[i];
            }
        }
        for (int i = 0; i < n; i++) {
            assertThat((double) replay.states()[i]).isCloseTo(r[i], within(2e-4));
        }
    }

    @Test
    void theRatesShownAreThoseOfTheStateAfterMomentumAndAdaptation() {
        Replay replay = new Replay(network(LeakForm.CURRENT), settings(3, 0.5, INSIDE));
        Subsample rates = new Subsample(3, SHAPE.units(), 20, 1, 1);
        replay.start(starts(3));
        replay.run(20, List.of(rates));
        float[] states = replay.states();
        for (int i = 0; i < states.length; i++) {
            assertThat(rates.values()[i]).isEqualTo(PortableMath.tanh(states[i]));
        }
    }

    @ParameterizedTest
    @EnumSource(LeakForm.class)
    void aReplayRestartedFromItsStateGoesOnBitForBit(LeakForm form) {
        Replay through = new Replay(network(form), settings(6, 0.4, INSIDE));
        through.start(starts(6));
        through.run(40, List.of());
        Replay early = new Replay(network(form), through.settings());
        early.start(starts(6));
        early.run(17, List.of());
        Replay late = new Replay(network(form), through.settings());
        late.restart(early.state());
        late.run(23, List.of());
        assertThat(late.state()).usingRecursiveComparison().isEqualTo(through.state());
        // the states alone are not enough: velocity and adaptation are part of it
        Replay atRest = new Replay(network(form), through.settings());
        atRest.restart(new ReplayState(17, early.states(), early.states(), new float[6 * 19], List.of()));
        atRest.run(23, List.of());
        assertThat(atRest.states()).isNotEqualTo(through.states());
    }

    @ParameterizedTest
    @CsvSource({"plain, 3", "auto, 1", "auto, 5"})
    void neitherTheKernelsNorTheSplitOfTheChainsChangesABit(String wish, int workers) {
        int chains = 61;
        for (LeakForm form : LeakForm.values()) {
            Replay one = new Replay(network(form), settings(chains, 0.4, INSIDE));
            Replay other =
                    new Replay(network(form, BackwardsWorkers.kernels(workers, wish)), settings(chains, 0.4, INSIDE));
            one.start(starts(chains));
            other.start(starts(chains));
            one.run(20, List.of());
            other.run(20, List.of());
            assertThat(other.state()).usingRecursiveComparison().isEqualTo(one.state());
        }
    }

    private static RecurrentNetwork linear(double ownWeight) {
        RecurrentNetwork network = new RecurrentNetwork(
                new NetworkShape(1, 2, 1, 0),
                LeakyRnnSettings.vanilla(Nonlinearity.LINEAR),
                KernelProviders.choose("auto", Workers.single()));
        float[] w = network.parameters().get("RNN.weight_hh_l0").values();
        w[0] = (float) ownWeight;
        w[3] = (float) ownWeight;
        return network;
    }

    @Test
    void conditionsOfOneSeedSeeTheSameDrawsScaledByTheirRule() {
        float[] draws = new float[6];
        RandomStream.of(77, "sampling-noise", 1).fillGaussian(draws, 0, 6, 1f);
        for (NoiseScaling scaling : NoiseScaling.values()) {
            Replay replay = new Replay(
                    linear(0),
                    new ReplaySettings(
                            new FreeRunSettings(3, new Noise(0, 0.5), 2, 77), new Momentum(0.25, scaling), INSIDE));
            replay.run(1, List.of());
            double size = scaling == NoiseScaling.PRESERVE ? 0.5 : 1.0;
            for (int i = 0; i < 6; i++) {
                assertThat((double) replay.states()[i]).isCloseTo(size * draws[i], within(1e-6));
            }
        }
    }

    /** Variances from the discrete Lyapunov equation of (r, v, c); noise sqrt(2 lambda). */
    @ParameterizedTest
    @CsvSource({
        "0.2, 0.2, 0, 1, 5.294118",
        "0.2, 0.5, 0, 1, 5.357143",
        "0.05, 1, 0.02, 20, 17.76189",
        "0.05, 0.2, 0.02, 20, 20.88164"
    })
    void aLinearNetworksVarianceIsTheClosedForm(double k, double lambda, double b, double tau, double variance) {
        Replay replay = new Replay(
                linear(1 - k),
                new ReplaySettings(
                        new FreeRunSettings(64, new Noise(0, 1), Math.sqrt(2), 12),
                        Momentum.preserving(lambda),
                        new Adaptation(Adaptation.Place.OUTSIDE, b, tau)));
        replay.run(400, List.of());
        OnlineMoments moments = new OnlineMoments(64, 2);
        replay.run(12_000, List.of(moments));
        // 770,000 numbers a unit, at most 23 steps of correlation: the estimate's own error is below 0.8 %
        assertThat(moments.variances()[0]).isCloseTo(variance, within(0.03 * variance));
        assertThat(moments.variances()[1]).isCloseTo(variance, within(0.03 * variance));
    }

    @Test
    void anUnstableChainIsHeldAndListedAndTheOthersDoNotNotice() {
        RecurrentNetwork network = new RecurrentNetwork(
                new NetworkShape(1, 2, 1, 0), LeakyRnnSettings.vanilla(Nonlinearity.RELU), Kernels.plain());
        float[] w = network.parameters().get("RNN.weight_hh_l0").values();
        w[0] = 0.9f;
        w[3] = 3f;
        ReplaySettings settings = ReplaySettings.plain(new FreeRunSettings(2, Noise.NONE, 1));
        Replay replay = new Replay(network, settings);
        replay.start(new float[] {2, -5, 0, 1});
        replay.run(30, List.of());
        // 3^8 = 6561 is within 1e4, 3^9 is not
        assertThat(replay.unstable()).singleElement().satisfies(u -> {
            assertThat(u.chain()).isEqualTo(1);
            assertThat(u.step()).isEqualTo(9);
            assertThat(u.unit()).isEqualTo(1);
            assertThat(u.value()).isEqualTo(19_683f);
        });
        assertThat(replay.states()[3]).isEqualTo(6_561f);
        Replay alone = new Replay(network, ReplaySettings.plain(new FreeRunSettings(1, Noise.NONE, 1)));
        alone.start(new float[] {2, -5});
        alone.run(30, List.of());
        assertThat(alone.states()[0]).isPositive();
        assertThat(replay.states()).startsWith(alone.states());
        Replay on = new Replay(network, settings);
        on.restart(replay.state());
        on.run(3, List.of());
        assertThat(on.unstable()).isEqualTo(replay.unstable());
        replay.start(new float[4]);
        assertThat(replay.unstable()).isEmpty();
    }

    @Test
    void aStepAllocatesNothing() {
        Replay replay = new Replay(network(LeakForm.CURRENT), settings(9, 0.5, INSIDE));
        replay.start(starts(9));
        long few = Allocations.ofWarm(() -> replay.run(5, List.of()));
        long many = Allocations.ofWarm(() -> replay.run(300, List.of()));
        assertThat(many).isLessThan(few + 100);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        for (double friction : new double[] {0, -0.1, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> Momentum.preserving(friction))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("(0, 1]");
        }
        assertThatThrownBy(() -> new Adaptation(Adaptation.Place.INSIDE, -1, 5)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> new Adaptation(Adaptation.Place.INSIDE, 1, 0.5))
                .hasMessageContaining("0.5 steps");
        FreeRunSettings run = new FreeRunSettings(1, BOTH, 1);
        assertThatThrownBy(() -> new ReplaySettings(run, Momentum.NONE, Adaptation.NONE, 0))
                .hasMessageContaining("bounded by 0.0");
        Replay noEncoder = new Replay(linear(0.5), ReplaySettings.plain(run));
        assertThatThrownBy(() -> noEncoder.startAtCodes(new float[4]))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("without an encoder");
        assertThatThrownBy(() -> noEncoder.start(new float[3])).hasMessageContaining("3 states");
        assertThatThrownBy(() ->
                        noEncoder.restart(new ReplayState(0, new float[2], new float[1], new float[2], List.of())))
                .hasMessageContaining("1 earlier states");
    }
}
