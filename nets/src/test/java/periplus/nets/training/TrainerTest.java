package periplus.nets.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import periplus.core.carriers.SequenceBatch;
import periplus.core.errors.BadInputException;
import periplus.core.errors.FailedWorkException;
import periplus.core.kernels.KernelProviders;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.core.workers.Workers;
import periplus.nets.cells.BackwardsWorkers;
import periplus.nets.cells.Leak;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.cells.Noise;
import periplus.nets.losses.FiringRatePenalty;
import periplus.nets.losses.L2Penalty;
import periplus.nets.losses.MeanSquaredError;
import periplus.nets.losses.Penalty;
import periplus.nets.losses.SoftmaxCrossEntropy;
import periplus.nets.network.Forward;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Initialisation;
import periplus.nets.parameters.Parameter;
import periplus.nets.reference.Examples;

class TrainerTest {
    private static final NetworkShape SHAPE = new NetworkShape(2, 12, 6, 6, true);
    private static final LeakyRnnSettings SETTINGS = new LeakyRnnSettings(
            Nonlinearity.TANH, new Leak.LearnedPerUnit(0.4), LeakForm.RATE, true, new Noise(0.05, 0.02));
    private static final List<Penalty> PENALTIES = List.of(
            new L2Penalty(List.of("RNN.weight_hh_l0"), L2Penalty.Reduction.SUM, 1e-4), new FiringRatePenalty(0.01));

    private static RecurrentNetwork network(Kernels kernels) {
        return network(kernels, SETTINGS);
    }

    private static RecurrentNetwork network(Kernels kernels, LeakyRnnSettings settings) {
        RecurrentNetwork network = new RecurrentNetwork(SHAPE, settings, kernels);
        network.initialise(4, Initialisation.pytorch());
        return network;
    }

    private static Trainer trainer(RecurrentNetwork network, OptimiserSettings how, GradientClipping clipping) {
        return new Trainer(
                network, new SoftmaxCrossEntropy(), PENALTIES, how, new Schedule.Constant(0.01), clipping, 6);
    }

    private static Trainer trainer(RecurrentNetwork network) {
        return trainer(network, new Adam.Settings(), GradientClipping.NONE);
    }

    private static SequenceBatch batch(long seed) {
        return Examples.batch(SHAPE, 5, 8, false, seed);
    }

    private static Map<String, float[]> weights(RecurrentNetwork network) {
        Map<String, float[]> copy = new LinkedHashMap<>();
        for (Parameter parameter : network.parameters()) {
            copy.put(parameter.name(), parameter.values().clone());
        }
        return copy;
    }

    private static List<Schedule> schedules() {
        return List.of(new Schedule.Constant(1e-3), new Schedule.WarmupCosine(1e-3, 1e-5, 5, 100_000));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void aWarmStepWithVectorsAllocatesNothing(Schedule schedule) {
        NetworkShape shape = new NetworkShape(2, 40, 2, 0, true);
        LeakyRnnSettings settings =
                new LeakyRnnSettings(Nonlinearity.TANH, new Leak.Fixed(0.2), LeakForm.RATE, true, Noise.NONE);
        RecurrentNetwork network =
                new RecurrentNetwork(shape, settings, KernelProviders.choose("auto", Workers.single()));
        network.initialise(1, Initialisation.pytorch());
        Trainer trainer = new Trainer(
                network,
                new MeanSquaredError(),
                PENALTIES,
                new Adam.Settings(),
                schedule,
                new GradientClipping(1e-3),
                1);
        SequenceBatch batch = Examples.batch(shape, 20, 16, true, 3);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long patience = System.nanoTime() + 40_000_000_000L;
        long least = Long.MAX_VALUE;
        int step = 0;
        // a vector that is not kept in a register is put on the heap, until the last loop is compiled
        while (least > 0 && System.nanoTime() - patience < 0) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10; i++) {
                trainer.advance(batch, step++);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).as("bytes of ten steps after " + step).isZero();
        assertThat(trainer.lastLoss().total()).isPositive();
    }

    @Test
    void aCostOfTheRatesIsTheSameWhetherItIsPostponedAddedAtOnceOrComesInTwoParts() {
        NetworkShape few = new NetworkShape(2, 12, 3, 0, true);
        Map<String, float[]> once = gradients(few, List.of(new FiringRatePenalty(0.5)));
        Map<String, float[]> parts = gradients(few, List.of(new FiringRatePenalty(0.25), new FiringRatePenalty(0.25)));
        Map<String, float[]> none = gradients(few, List.of());
        for (String name : once.keySet()) {
            assertThat(parts.get(name)).usingComparatorWithPrecision(1e-6f).containsExactly(once.get(name));
        }
        assertThat(none.get("RNN.weight_hh_l0")).isNotEqualTo(once.get("RNN.weight_hh_l0"));
    }

    private static Map<String, float[]> gradients(NetworkShape shape, List<Penalty> penalties) {
        RecurrentNetwork network =
                new RecurrentNetwork(shape, LeakyRnnSettings.leaky(Nonlinearity.TANH, 0.3), Kernels.plain());
        network.initialise(4, Initialisation.pytorch());
        Trainer trainer = new Trainer(
                network,
                new SoftmaxCrossEntropy(),
                penalties,
                new Adam.Settings(),
                new Schedule.Constant(0.01),
                GradientClipping.NONE,
                6);
        trainer.gradients(Examples.batch(shape, 5, 8, true, 2), 0);
        Map<String, float[]> copy = new LinkedHashMap<>();
        for (Parameter parameter : network.parameters()) {
            copy.put(parameter.name(), parameter.gradient().clone());
        }
        return copy;
    }

    @Test
    void twoHundredStepsOnOneBatchBringTheLossDownAndMoveEveryParameter() {
        RecurrentNetwork network = network(Kernels.plain());
        Map<String, float[]> before = weights(network);
        Trainer trainer = trainer(network);
        double first = trainer.step(batch(1), 0).task();
        double last = first;
        for (int step = 1; step < 200; step++) {
            last = trainer.step(batch(1), step).task();
        }
        assertThat(last).isLessThan(first - 0.02);
        before.forEach((name, values) ->
                assertThat(network.parameters().get(name).values()).as(name).isNotEqualTo(values));
    }

    static Stream<OptimiserSettings> optimisers() {
        return Stream.of(
                new Adam.Settings(), new RmsProp.Settings(), new Sgd.Settings(0.9), new AdamW.Settings(), grouped());
    }

    private static OptimiserSettings grouped() {
        return new GroupedOptimiser(
                new AdamW.Settings(), List.of(new ParameterGroup(List.of("decoder.weight", "decoder.bias"), 0.1, 0.3)));
    }

    @ParameterizedTest
    @MethodSource("optimisers")
    void aRunResumedFromWeightsMomentsAndCountGoesOnBitForBit(OptimiserSettings how) {
        RecurrentNetwork through = network(Kernels.plain());
        Trainer trainer = trainer(through, how, GradientClipping.NONE);
        for (int step = 0; step < 5; step++) {
            trainer.step(batch(step), step);
        }
        RecurrentNetwork resumed = network(Kernels.plain());
        resumed.parameters().copyFrom(through.parameters());
        Trainer later = trainer(resumed, how, GradientClipping.NONE);
        Map<String, float[]> saved = new LinkedHashMap<>();
        trainer.optimiser().state().forEach((name, values) -> saved.put(name, values.clone()));
        later.optimiser().restore(saved, trainer.optimiser().updates());
        for (int step = 5; step < 9; step++) {
            assertThat(later.step(batch(step), step)).isEqualTo(trainer.step(batch(step), step));
        }
        assertThat(weights(resumed)).usingRecursiveComparison().isEqualTo(weights(through));
        assertThat(later.optimiser().updates()).isEqualTo(9);
    }

    @Test
    void aStateOfAnotherOptimiserOrShapeIsRefused() {
        Optimiser adam = trainer(network(Kernels.plain())).optimiser();
        Optimiser sgd = trainer(network(Kernels.plain()), new Sgd.Settings(0), GradientClipping.NONE)
                .optimiser();
        assertThatThrownBy(() -> adam.restore(sgd.state(), 1))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("sgd_velocity/encoder.weight")
                .hasMessageContaining("adam_mean/encoder.weight");
        Map<String, float[]> cut = new LinkedHashMap<>(adam.state());
        cut.put("adam_mean/decoder.bias", new float[5]);
        assertThatThrownBy(() -> adam.restore(cut, 1)).hasMessageContaining("holds 5 numbers, expected 6");
        assertThatThrownBy(() -> adam.restore(adam.state(), -1)).hasMessageContaining("-1 updates");
    }

    @ParameterizedTest
    @CsvSource({"plain, 7", "auto, 1", "auto, 2", "auto, 7"})
    void neitherTheKernelsNorTheSplitOfTheWorkChangesABitOfTheTraining(String wish, int workers) {
        for (LeakForm form : LeakForm.values()) {
            LeakyRnnSettings settings = new LeakyRnnSettings(
                    SETTINGS.nonlinearity(), SETTINGS.leak(), form, SETTINGS.bias(), SETTINGS.noise());
            RecurrentNetwork one = network(Kernels.plain(), settings);
            RecurrentNetwork other = network(BackwardsWorkers.kernels(workers, wish), settings);
            Trainer a = trainer(one);
            Trainer b = trainer(other);
            for (int step = 0; step < 5; step++) {
                assertThat(b.step(batch(step), step)).isEqualTo(a.step(batch(step), step));
            }
            assertThat(weights(other)).usingRecursiveComparison().isEqualTo(weights(one));
        }
    }

    @Test
    void clippingScalesTheWholeGradientOntoTheLimitAndKeepsItsDirection() {
        RecurrentNetwork network = network(Kernels.plain());
        Trainer trainer = trainer(network);
        double norm = trainer.gradients(batch(1), 0).gradientNorm();
        float[] before = network.parameters().get("decoder.weight").gradient().clone();
        new GradientClipping(2 * norm).apply(network.parameters(), norm);
        assertThat(network.parameters().get("decoder.weight").gradient()).isEqualTo(before);
        new GradientClipping(norm / 4).apply(network.parameters(), norm);
        double sum = 0;
        for (Parameter parameter : network.parameters()) {
            for (float g : parameter.gradient()) {
                sum += (double) g * g;
            }
        }
        assertThat(Math.sqrt(sum)).isCloseTo(norm / 4, within(1e-6 * norm));
        float[] after = network.parameters().get("decoder.weight").gradient();
        for (int i = 0; i < after.length; i++) {
            assertThat(after[i]).isCloseTo(before[i] / 4, within(1e-6f));
        }
    }

    @Test
    void clippingReachesTheUpdateOfAStep() {
        RecurrentNetwork network = network(Kernels.plain());
        Map<String, float[]> before = weights(network);
        trainer(network, new Sgd.Settings(0), new GradientClipping(1e-3)).step(batch(1), 0);
        double moved = 0;
        for (Parameter parameter : network.parameters()) {
            float[] was = before.getOrDefault(parameter.name(), new float[0]);
            for (int i = 0; i < was.length; i++) {
                double d = (double) parameter.values()[i] - was[i];
                moved += d * d;
            }
        }
        // rate 0.01 times a gradient of norm 1e-3, blurred by the weights' own float32 grid
        assertThat(Math.sqrt(moved)).isCloseTo(1e-5, within(5e-7));
    }

    @Test
    void aLossThatIsNotFiniteStopsTheRunAndNamesStepLossAndLargestWeight() {
        RecurrentNetwork network = network(Kernels.plain());
        Trainer trainer = trainer(network);
        network.parameters().get("decoder.weight").values()[3] = Float.POSITIVE_INFINITY;
        Map<String, float[]> before = weights(network);
        assertThatThrownBy(() -> trainer.step(batch(1), 41))
                .isInstanceOf(FailedWorkException.class)
                .hasMessageContaining("step 41")
                .hasMessageContaining("loss is NaN")
                .hasMessageContaining("Infinity in decoder.weight");
        assertThat(weights(network)).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void aWeightThatIsNotANumberIsNamedEvenBesideLargerOnes() {
        RecurrentNetwork network = network(Kernels.plain());
        network.parameters().get("RNN.weight_hh_l0").values()[0] = Float.NaN;
        network.parameters().get("decoder.weight").values()[0] = 1e30f;
        assertThatThrownBy(() -> trainer(network).step(batch(1), 0)).hasMessageContaining("NaN in RNN.weight_hh_l0");
    }

    @Test
    void aTrainedNetworkRunsOnBatchesOfAnyShapeAndTrainingGoesOnAfterwards() {
        RecurrentNetwork network = network(Kernels.plain());
        Trainer trainer = trainer(network);
        trainer.step(batch(1), 0);
        SequenceBatch longer = Examples.batch(SHAPE, 30, 2, false, 9);
        Forward forward = network.run(longer);
        assertThat(forward.output()).hasSize(30 * 2 * 6);
        assertThat(forward.copyRates()).hasSize(30 * 2 * 12);
        trainer.step(Examples.batch(SHAPE, 3, 4, false, 2), 1);
        trainer.step(batch(2), 2);
        assertThat(trainer.lastForward().trials()).isEqualTo(8);
    }

    @Test
    void aBatchOfAnotherTaskIsRefusedWithBothSizes() {
        RecurrentNetwork network = network(Kernels.plain());
        SequenceBatch wrong = new SequenceBatch(5, 8, 3, 6, 6);
        assertThatThrownBy(() -> network.run(wrong))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("3 inputs")
                .hasMessageContaining("built for 2");
        Forward small = network.newForward(2, 2);
        assertThatThrownBy(() -> network.run(batch(1), periplus.nets.network.NoiseSource.NONE, small))
                .hasMessageContaining("5 steps x 8 trials")
                .hasMessageContaining("2 x 2");
    }

    @Test
    void aNetworkWithoutUnitsOrOutputsIsRefused() {
        assertThatThrownBy(() -> new NetworkShape(2, 0, 1, 0))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("units = 0");
        assertThatThrownBy(() -> new NetworkShape(2, 4, 0, 0)).hasMessageContaining("outputs = 0");
        assertThatThrownBy(() -> new NetworkShape(0, 4, 1, 0)).hasMessageContaining("inputs = 0");
        assertThatThrownBy(() -> new NetworkShape(2, 4, 1, -1)).hasMessageContaining("initialSize = -1");
    }
}
