package periplus.nets.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Kernels;
import periplus.nets.losses.FiringRatePenalty;
import periplus.nets.losses.L2Penalty;
import periplus.nets.losses.SoftmaxCrossEntropy;
import periplus.nets.network.Forward;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.NoiseSource;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;
import periplus.nets.reference.Examples;
import periplus.nets.reference.GradientCheck;
import periplus.nets.reference.Objective;
import periplus.nets.reference.ReferenceNetwork;
import periplus.nets.training.Adam;
import periplus.nets.training.GradientClipping;
import periplus.nets.training.Schedule;
import periplus.nets.training.Trainer;

/**
 * What every cell must do. To test your own: extend this, give settings to run it with and the float64 specification.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CellContract {
    protected static final NetworkShape SHAPE = new NetworkShape(2, 7, 5, 4, true);
    private static final int STEPS = 6;
    private static final int TRIALS = 4;

    /** Settings of the cell, without noise. */
    protected abstract List<? extends CellSettings> settings();

    /** The same settings with noise inside and outside. */
    protected abstract CellSettings withNoise(CellSettings settings, Noise noise);

    /** The specification at these parameters; noise is [steps][trials][units] or null. */
    protected abstract ReferenceNetwork reference(
            CellSettings settings,
            Parameters parameters,
            SequenceBatch batch,
            Objective objective,
            double @Nullable [] inside,
            double @Nullable [] outside);

    /** Largest relative difference that float32 explains. */
    protected double rounding() {
        return 1e-6;
    }

    private static RecurrentNetwork network(CellSettings settings) {
        RecurrentNetwork network = new RecurrentNetwork(SHAPE, settings, Kernels.plain());
        Examples.fill(network.parameters(), 3);
        return network;
    }

    private static Trainer trainer(RecurrentNetwork network, Objective objective, long seed) {
        return new Trainer(
                network,
                objective.loss(),
                objective.penalties(),
                new Adam.Settings(),
                new Schedule.Constant(1e-3),
                GradientClipping.NONE,
                seed);
    }

    private static SequenceBatch batch() {
        return Examples.batch(SHAPE, STEPS, TRIALS, true, 8);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void ratesOutputsLossAndEveryGradientAreTheSpecificationsWithinFloat32Rounding(CellSettings settings) {
        for (Objective objective : Examples.everyObjective()) {
            RecurrentNetwork network = network(settings);
            SequenceBatch batch = batch();
            Trainer trainer = trainer(network, objective, 0);
            double loss = trainer.gradients(batch, 0).total();
            ReferenceNetwork twin = reference(settings, network.parameters(), batch, objective, null, null);
            Map<String, double[]> expected = twin.gradients();
            // sums of about ten terms, each rounded by 6e-8, over 6 steps: found 3.3e-7 for rates, 6.7e-7 for gradients
            double bound = rounding();
            assertClose("rates", trainer.lastForward().copyRates(), twin.rates(), bound);
            assertClose("outputs", trainer.lastForward().output(), twin.outputs(), bound);
            assertThat(GradientCheck.relative(loss, twin.loss(), 1e-9))
                    .as("loss")
                    .isLessThan(1e-6);
            for (Parameter parameter : network.parameters()) {
                double[] gradient = expected.getOrDefault(parameter.name(), new double[0]);
                assertClose(objective + " by " + parameter.name(), parameter.gradient(), gradient, 1.5 * bound);
            }
        }
    }

    /** Largest difference over largest expected number. */
    private static void assertClose(String what, float[] found, double[] expected, double bound) {
        assertThat(found.length).as(what).isEqualTo(expected.length);
        double difference = 0;
        double size = 0;
        for (int i = 0; i < found.length; i++) {
            difference = Math.max(difference, Math.abs(found[i] - expected[i]));
            size = Math.max(size, Math.abs(expected[i]));
        }
        assertThat(size).as(what + " must not vanish").isGreaterThan(0);
        assertThat(difference / size).as(what).isLessThan(bound);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void noiseInsideAndOutsideIsTheDocumentedStreamsAndLeavesTheGradientsRight(CellSettings quiet) {
        Noise noise = new Noise(0.2, 0.1);
        CellSettings settings = withNoise(quiet, noise);
        RecurrentNetwork network = network(settings);
        SequenceBatch batch = batch();
        Objective objective = new Objective(new SoftmaxCrossEntropy());
        NoiseSource source = new NoiseSource(noise, 77, 12);
        Trainer trainer = trainer(network, objective, source.seed());
        trainer.gradients(batch, source.index());
        int drives = TRIALS * network.cell().driveSize();
        int states = TRIALS * network.cell().stateSize();
        double[] inside = Examples.noise("noise-inside", noise.insideSd(), source, STEPS, drives);
        double[] outside = Examples.noise("noise-outside", noise.outsideSd(), source, STEPS, states);
        ReferenceNetwork twin = reference(settings, network.parameters(), batch, objective, inside, outside);
        Map<String, double[]> expected = twin.gradients();
        assertClose("rates", trainer.lastForward().copyRates(), twin.rates(), rounding());
        for (Parameter parameter : network.parameters()) {
            double[] gradient = expected.getOrDefault(parameter.name(), new double[0]);
            assertClose(parameter.name(), parameter.gradient(), gradient, 1.5 * rounding());
        }
        float[] again = network.run(batch, source).copyRates();
        assertThat(again).isEqualTo(trainer.lastForward().copyRates());
        float[] other = network.run(batch, new NoiseSource(noise, 77, 13)).copyRates();
        assertThat(other).isNotEqualTo(again);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void noiseDoesNotDependOnHowTheWorkIsSplit(CellSettings settings) {
        NoiseSource source = new NoiseSource(new Noise(0.2, 0.1), 5, 0);
        NetworkShape wide = new NetworkShape(2, 100, 3, 4, false);
        SequenceBatch batch = Examples.batch(wide, 2, 400, false, 2);
        RecurrentNetwork one = new RecurrentNetwork(wide, settings, Kernels.plain());
        Kernels split = BackwardsWorkers.kernels(3);
        RecurrentNetwork three = new RecurrentNetwork(wide, settings, split);
        Examples.fill(one.parameters(), 3);
        Examples.fill(three.parameters(), 3);
        assertThat(three.run(batch, source).copyRates())
                .isEqualTo(one.run(batch, source).copyRates());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aTrialsRatesAreTheSameBitsAloneAndInAnyBatch(CellSettings settings) {
        RecurrentNetwork network = network(settings);
        SequenceBatch batch = batch();
        Forward together = network.run(batch);
        for (int trial = 0; trial < TRIALS; trial++) {
            SequenceBatch single = trial(batch, trial, STEPS);
            Forward alone = network.run(single);
            for (int t = 0; t < STEPS; t++) {
                int from = together.rateOffset(t) + trial * SHAPE.units();
                assertThat(Arrays.copyOfRange(together.rates(), from, from + SHAPE.units()))
                        .isEqualTo(Arrays.copyOfRange(
                                alone.rates(), alone.rateOffset(t), alone.rateOffset(t) + SHAPE.units()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void whatComesLaterChangesNoEarlierBit(CellSettings settings) {
        RecurrentNetwork network = network(settings);
        SequenceBatch batch = batch();
        float[] whole = network.run(trial(batch, 1, STEPS)).copyRates();
        float[] start = network.run(trial(batch, 1, 3)).copyRates();
        assertThat(start).isEqualTo(Arrays.copyOf(whole, 3 * SHAPE.units()));
    }

    private static SequenceBatch trial(SequenceBatch from, int trial, int steps) {
        SequenceBatch to = new SequenceBatch(steps, 1, from.inputs, from.outputs, from.initialSize);
        System.arraycopy(from.initial, trial * from.initialSize, to.initial, 0, from.initialSize);
        for (int t = 0; t < steps; t++) {
            int row = t * from.trials + trial;
            System.arraycopy(from.input, row * from.inputs, to.input, t * from.inputs, from.inputs);
            System.arraycopy(from.target, row * from.outputs, to.target, t * from.outputs, from.outputs);
        }
        return to;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void maskedStepsContributeExactlyNothing(CellSettings settings) {
        Objective objective = new Objective(new SoftmaxCrossEntropy(), new FiringRatePenalty(0.2));
        RecurrentNetwork network = network(settings);
        SequenceBatch batch = batch();
        Arrays.fill(batch.weight, 1f);
        int lastRow = (STEPS - 1) * TRIALS;
        for (int trial = 0; trial < TRIALS; trial++) {
            batch.weight[lastRow + trial] = 0f;
        }
        Trainer trainer = trainer(network, objective, 0);
        double loss = trainer.gradients(batch, 0).total();
        List<float[]> before = copyGradients(network);
        for (int trial = 0; trial < TRIALS; trial++) {
            for (int i = 0; i < SHAPE.outputs(); i++) {
                batch.target[(lastRow + trial) * SHAPE.outputs() + i] = 17f;
            }
            batch.input[(lastRow + trial) * SHAPE.inputs()] = -40f;
        }
        assertThat(trainer.gradients(batch, 0).total()).isEqualTo(loss);
        assertThat(copyGradients(network)).usingRecursiveComparison().isEqualTo(before);
    }

    private static List<float[]> copyGradients(RecurrentNetwork network) {
        // adding 0 turns -0 into +0: a masked step may leave a negative zero, which is nothing
        return network.parameters().list().stream()
                .map(p -> {
                    float[] copy = p.gradient().clone();
                    for (int i = 0; i < copy.length; i++) {
                        copy[i] += 0f;
                    }
                    return copy;
                })
                .toList();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aWarmTrainingStepAllocatesNextToNothing(CellSettings quiet) {
        CellSettings settings = withNoise(quiet, new Noise(0.1, 0.1));
        RecurrentNetwork network = new RecurrentNetwork(SHAPE, settings, Kernels.plain());
        Examples.fill(network.parameters(), 3);
        Objective objective = new Objective(
                new SoftmaxCrossEntropy(),
                new L2Penalty(List.of("decoder.weight"), L2Penalty.Reduction.SUM, 0.01),
                new FiringRatePenalty(0.3));
        Trainer trainer = trainer(network, objective, 0);
        SequenceBatch batch = batch();
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        double bytesPerStep = Double.POSITIVE_INFINITY;
        // vectors that are not compiled yet are objects: a busy machine needs some rounds until they are none
        for (int round = 0; round < 200 && bytesPerStep >= 350; round++) {
            for (int step = 0; step < 50; step++) {
                trainer.step(batch, step);
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int step = 50; step < 150; step++) {
                trainer.step(batch, step);
            }
            bytesPerStep = (threads.getCurrentThreadAllocatedBytes() - before) / 100.0;
        }
        // the returned StepLoss, the step's NoiseSource and two calls of StrictMath.pow: 272 bytes; no array fits
        // beside
        assertThat(bytesPerStep).isLessThan(350);
    }
}
