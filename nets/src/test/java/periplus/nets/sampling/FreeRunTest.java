package periplus.nets.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import periplus.core.carriers.SequenceBatch;
import periplus.core.errors.BadInputException;
import periplus.core.errors.FailedWorkException;
import periplus.core.kernels.KernelProviders;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.core.random.RandomStream;
import periplus.nets.autodiff.Allocations;
import periplus.nets.cells.BackwardsWorkers;
import periplus.nets.cells.Leak;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.cells.Noise;
import periplus.nets.network.NoiseSource;
import periplus.nets.cells.NoiseLaw;
import periplus.nets.network.Forward;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Initialisation;
import periplus.nets.reference.Examples;
import periplus.nets.training.ThreadedWorkers;

class FreeRunTest {
    private static final NetworkShape SHAPE = new NetworkShape(2, 19, 3, 4, true);
    private static final Noise BOTH = new Noise(0.3, 0.2);

    private static RecurrentNetwork network(LeakForm form, Kernels kernels) {
        RecurrentNetwork network = new RecurrentNetwork(
                SHAPE,
                new LeakyRnnSettings(Nonlinearity.TANH, new Leak.LearnedPerUnit(0.4), form, true, Noise.NONE),
                kernels);
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

    @ParameterizedTest
    @EnumSource(LeakForm.class)
    void withoutNoiseItIsTheNetworksOwnForwardPassUnderAConstantInput(LeakForm form) {
        RecurrentNetwork network = network(form);
        SequenceBatch batch = Examples.batch(SHAPE, 12, 5, false, 3);
        for (int i = 0; i < batch.input.length; i++) {
            batch.input[i] = i % 2 == 0 ? 0.3f : -0.7f;
        }
        Forward forward = network.run(batch);
        FreeRun run = new FreeRun(network, new FreeRunSettings(5, Noise.NONE, 1));
        Subsample rates = new Subsample(5, SHAPE.units(), 1, 1, 12);
        Subsample outputs = new Subsample(5, SHAPE.outputs(), 1, 1, 12);
        run.constantInput(new float[] {0.3f, -0.7f});
        run.restart(network.encode(batch.initial, 5), 0);
        run.run(12, List.of(rates, new ReadoutObserver(5, SHAPE.outputs(), 1, List.of(outputs))));
        assertThat(rates.values()).isEqualTo(forward.copyRates());
        assertThat(outputs.values()).isEqualTo(forward.output());
        assertThat(rates.kept()).isEqualTo(12);
    }

    @Test
    void inputsMayDifferFromChainToChain() {
        RecurrentNetwork network = network(LeakForm.RATE);
        FreeRun both = new FreeRun(network, new FreeRunSettings(2, BOTH, 1));
        both.constantInput(new float[] {0.1f, 0.2f, -1f, 2f});
        both.run(7, List.of());
        FreeRun first = new FreeRun(network, new FreeRunSettings(1, BOTH, 1));
        first.constantInput(new float[] {0.1f, 0.2f});
        first.run(7, List.of());
        assertThat(both.states()).startsWith(first.states());
        FreeRun none = new FreeRun(network, new FreeRunSettings(1, BOTH, 1));
        none.run(7, List.of());
        assertThat(none.states()).isNotEqualTo(first.states());
    }

    @ParameterizedTest
    @EnumSource(LeakForm.class)
    void aRunRestartedFromStatesAndStepGoesOnBitForBit(LeakForm form) {
        FreeRunSettings settings = new FreeRunSettings(6, BOTH, 1.4, 9);
        RecurrentNetwork network = network(form);
        FreeRun through = new FreeRun(network, settings);
        through.restart(starts(6), 0);
        through.run(40, List.of());
        FreeRun early = new FreeRun(network, settings);
        early.restart(starts(6), 0);
        early.run(17, List.of());
        FreeRun late = new FreeRun(network(form), settings);
        late.restart(early.states(), early.step());
        late.run(23, List.of());
        assertThat(late.states()).isEqualTo(through.states());
        assertThat(late.step()).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource({"plain, 2", "plain, 7", "auto, 1", "auto, 2", "auto, 7"})
    void neitherTheKernelsNorTheSplitOfTheChainsChangesABit(String wish, int workers) {
        for (LeakForm form : LeakForm.values()) {
            int chains = 61;
            int units = SHAPE.units();
            OnlineMoments oneMoments = new OnlineMoments(chains, units);
            OnlineMoments otherMoments = new OnlineMoments(chains, units);
            Subsample oneKept = new Subsample(chains, 3, 4, 5, 4);
            Subsample otherKept = new Subsample(chains, 3, 4, 5, 4);
            FreeRun one = new FreeRun(network(form), new FreeRunSettings(chains, BOTH, 2));
            FreeRun other = new FreeRun(network(form, BackwardsWorkers.kernels(workers, wish)), one.settings());
            one.run(20, List.of(oneMoments, new ReadoutObserver(chains, 3, 1, List.of(oneKept))));
            other.run(20, List.of(otherMoments, new ReadoutObserver(chains, 3, 1, List.of(otherKept))));
            assertThat(other.states()).isEqualTo(one.states());
            assertThat(otherMoments.means()).isEqualTo(oneMoments.means());
            assertThat(otherMoments.variances()).isEqualTo(oneMoments.variances());
            assertThat(otherKept.values()).isEqualTo(oneKept.values());
            assertThat(otherKept.kept()).isEqualTo(4);
            assertThat(otherKept.step(2)).isEqualTo(14);
        }
    }

    @Test
    void chainsOnThreadsOfTheirOwnGiveTheSameBitsAsOnOne() {
        int chains = 61;
        OnlineMoments oneMoments = new OnlineMoments(chains, SHAPE.outputs());
        OnlineMoments otherMoments = new OnlineMoments(chains, SHAPE.outputs());
        FreeRun one = new FreeRun(network(LeakForm.CURRENT), new FreeRunSettings(chains, BOTH, 2));
        Kernels threaded = KernelProviders.choose("auto", new ThreadedWorkers(3));
        FreeRun other = new FreeRun(network(LeakForm.CURRENT, threaded), one.settings());
        one.run(200, List.of(new ReadoutObserver(chains, SHAPE.outputs(), 1, List.of(oneMoments))));
        other.run(200, List.of(new ReadoutObserver(chains, SHAPE.outputs(), 1, List.of(otherMoments))));
        assertThat(other.states()).isEqualTo(one.states());
        assertThat(otherMoments.variances()).isEqualTo(oneMoments.variances());
    }

    @Test
    void theNoiseIsTheDocumentedStreamTimesTheMultiplier() {
        RecurrentNetwork zero = new RecurrentNetwork(
                new NetworkShape(1, 5, 1, 0), LeakyRnnSettings.vanilla(Nonlinearity.LINEAR), Kernels.plain());
        FreeRun run = new FreeRun(zero, new FreeRunSettings(3, new Noise(0, 0.25), 2.0, 77));
        run.run(4, List.of());
        float[] expected = new float[15];
        RandomStream.of(77, "sampling-noise", 4).fillGaussian(expected, 0, 15, 0.5f);
        assertThat(run.states()).isEqualTo(expected);
        FreeRun inside = new FreeRun(zero, new FreeRunSettings(3, new Noise(0.25, 0), 2.0, 77));
        inside.run(4, List.of());
        RandomStream.of(77, "sampling-noise-inside", 4).fillGaussian(expected, 0, 15, 0.5f);
        assertThat(inside.states()).isEqualTo(expected);
    }

    @Test
    void weightsThatChangeBetweenRunsAreSeen() {
        RecurrentNetwork network = network(LeakForm.CURRENT);
        FreeRun run = new FreeRun(network, new FreeRunSettings(2, BOTH, 1));
        run.run(3, List.of());
        float[] before = run.states();
        network.parameters().get("RNN.weight_hh_l0").values()[3] += 1f;
        run.run(3, List.of());
        FreeRun fresh = new FreeRun(network, run.settings());
        fresh.restart(before, 3);
        fresh.run(3, List.of());
        assertThat(run.states()).isEqualTo(fresh.states());
    }

    @Test
    void aStepAllocatesNothing() {
        RecurrentNetwork network = network(LeakForm.RATE);
        FreeRun run = new FreeRun(network, new FreeRunSettings(9, BOTH, 1));
        OnlineMoments moments = new OnlineMoments(9, SHAPE.units());
        OnlineMoments outputs = new OnlineMoments(9, SHAPE.outputs());
        List<StepObserver> observers = List.of(moments, new ReadoutObserver(9, SHAPE.outputs(), 2, List.of(outputs)));
        long few = Allocations.ofWarm(() -> run.run(10, observers));
        long many = Allocations.ofWarm(() -> run.run(1000, observers));
        // the same handful of bytes a call, whatever its length
        assertThat(many).isLessThan(few + 100);
    }

    @Test
    void aHundredThousandStepsOfASmallNetworkKeepNothingButTheirMoments() {
        RecurrentNetwork network = new RecurrentNetwork(
                new NetworkShape(1, 4, 1, 0), LeakyRnnSettings.leaky(Nonlinearity.TANH, 0.3), Kernels.plain());
        network.initialise(2, Initialisation.pytorch());
        FreeRun run = new FreeRun(network, new FreeRunSettings(3, new Noise(0, 0.1), 1));
        OnlineMoments moments = new OnlineMoments(3, 4);
        run.run(100_000, List.of(moments));
        assertThat(run.step()).isEqualTo(100_000);
        assertThat(moments.count(2)).isEqualTo(100_000);
        for (double mean : moments.means()) {
            assertThat(mean).isCloseTo(0, within(0.01));
        }
    }

    @Test
    void aNetworkThatDivergesIsRefusedAndNamed() {
        RecurrentNetwork network = new RecurrentNetwork(
                new NetworkShape(1, 2, 1, 0), LeakyRnnSettings.vanilla(Nonlinearity.RELU), Kernels.plain());
        network.parameters().get("RNN.weight_hh_l0").values()[3] = 3f;
        FreeRun run = new FreeRun(network, new FreeRunSettings(2, Noise.NONE, 1));
        run.restart(new float[] {0, 0, 0, 1}, 0);
        assertThatThrownBy(() -> run.run(81, List.of()))
                .isInstanceOf(FailedWorkException.class)
                .hasMessageContaining("after 81 steps")
                .hasMessageContaining("unit 1 of chain 1")
                .hasMessageContaining("Infinity");
    }

    @Test
    void settingsAndStatesThatDoNotFitAreRefused() {
        FreeRun run = new FreeRun(network(LeakForm.RATE), new FreeRunSettings(2, BOTH, 1));
        assertThatThrownBy(() -> run.restart(new float[3], 0))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("3 states, expected 38");
        assertThatThrownBy(() -> run.restart(new float[38], -1)).hasMessageContaining("-1 steps");
        assertThatThrownBy(() -> run.constantInput(new float[3])).hasMessageContaining("expected 4");
        assertThatThrownBy(() -> run.run(-1, List.of())).hasMessageContaining("-1 steps");
        assertThatThrownBy(() -> new FreeRunSettings(0, BOTH, 1)).hasMessageContaining("0 chains");
        assertThatThrownBy(() -> new FreeRunSettings(1, BOTH, -1, 1)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> network(LeakForm.RATE).encode(new float[7], 2)).hasMessageContaining("7 numbers");
        assertThatThrownBy(() -> new Subsample(1, 1, 0, 1, 1)).hasMessageContaining("from step 0");
        assertThatThrownBy(() -> new ReadoutObserver(1, 1, 0, List.of())).hasMessageContaining("every 0");
        assertThatThrownBy(() -> new OnlineMoments(2, 2).means()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new OnlineMoments(2, 2).variance(0, 0)).hasMessageContaining("observed 0");
    }

    @Test
    void uniformNoiseIsAPushWithATwelfthOfTheVarianceInTrainingAndAlone() {
        double sd = 0.6;
        Noise noise = new Noise(0, sd, NoiseLaw.UNIFORM01);
        RecurrentNetwork one = new RecurrentNetwork(
                new NetworkShape(1, 1, 1, 0), LeakyRnnSettings.vanilla(Nonlinearity.LINEAR), Kernels.plain());
        OnlineMoments moments = new OnlineMoments(40, 1);
        new FreeRun(one, new FreeRunSettings(40, noise, 1)).run(1000, List.of(moments));
        // 40,000 independent numbers: the mean's standard error is sd / sqrt(12 x 40,000), the variance's half a
        // percent
        assertThat(moments.means()[0]).isCloseTo(sd / 2, within(0.006));
        assertThat(moments.variances()[0]).isCloseTo(sd * sd / 12, within(0.03 * sd * sd / 12));
        float[] rates = one.run(new SequenceBatch(1000, 40, 1, 1, 0), new NoiseSource(noise, 3, 0))
                .copyRates();
        double mean = 0;
        double least = 1;
        double most = 0;
        for (float r : rates) {
            mean += r / 40_000.0;
            least = Math.min(least, r);
            most = Math.max(most, r);
        }
        assertThat(mean).isCloseTo(sd / 2, within(0.006));
        assertThat(least).isBetween(0.0, 0.001);
        assertThat(most).isBetween(sd - 0.001, sd);
    }
}
