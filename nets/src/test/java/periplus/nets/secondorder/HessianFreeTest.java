package periplus.nets.secondorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import periplus.core.carriers.SequenceBatch;
import periplus.core.errors.BadInputException;
import periplus.core.errors.FailedWorkException;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.core.random.RandomStream;
import periplus.nets.autodiff.Allocations;
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
import periplus.nets.network.NetworkShape;
import periplus.nets.network.NoiseSource;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Initialisation;
import periplus.nets.parameters.Parameter;
import periplus.nets.reference.Examples;
import periplus.nets.training.GradientClipping;
import periplus.nets.training.Schedule;
import periplus.nets.training.Sgd;
import periplus.nets.training.Trainer;
import periplus.nets.training.TrainingObjective;

class HessianFreeTest {
    private static final NetworkShape SHAPE = new NetworkShape(2, 8, 4, 4, true);
    private static final HessianFreeSettings SETTINGS = new HessianFreeSettings(12, 0.0005, 0.95, 0.1, 0.03, 0.5, 2);
    private static final List<Penalty> PENALTIES = List.of(
            new L2Penalty(List.of("RNN.weight_hh_l0"), L2Penalty.Reduction.SUM, 1e-4), new FiringRatePenalty(0.01));

    private static RecurrentNetwork network(Kernels kernels, LeakForm form) {
        RecurrentNetwork network = new RecurrentNetwork(
                SHAPE,
                new LeakyRnnSettings(
                        Nonlinearity.TANH, new Leak.LearnedPerUnit(0.4), form, true, new Noise(0.05, 0.02)),
                kernels);
        network.initialise(4, Initialisation.pytorch());
        return network;
    }

    private static HessianFree learner(RecurrentNetwork network) {
        return new HessianFree(network, new SoftmaxCrossEntropy(), PENALTIES, SETTINGS, 6);
    }

    private static SequenceBatch batch(long seed) {
        return Examples.batch(SHAPE, 5, 7, true, seed);
    }

    private static Map<String, float[]> weights(RecurrentNetwork network) {
        Map<String, float[]> copy = new LinkedHashMap<>();
        for (Parameter parameter : network.parameters()) {
            copy.put(parameter.name(), parameter.values().clone());
        }
        return copy;
    }

    @Test
    void aRunResumedFromWeightsStateAndCountGoesOnBitForBit() {
        RecurrentNetwork through = network(Kernels.plain(), LeakForm.CURRENT);
        HessianFree first = learner(through);
        for (int step = 0; step < 4; step++) {
            first.step(batch(step), step);
        }
        RecurrentNetwork resumed = network(Kernels.plain(), LeakForm.CURRENT);
        resumed.parameters().copyFrom(through.parameters());
        HessianFree later = learner(resumed);
        Map<String, float[]> saved = new LinkedHashMap<>();
        first.state().forEach((name, values) -> saved.put(name, values.clone()));
        later.restore(saved, first.updates());
        for (int step = 4; step < 7; step++) {
            assertThat(later.step(batch(step), step)).isEqualTo(first.step(batch(step), step));
            assertThat(later.details()).isEqualTo(first.details());
        }
        assertThat(weights(resumed)).usingRecursiveComparison().isEqualTo(weights(through));
        assertThat(later.updates()).isEqualTo(7);
        // without its state it would go elsewhere
        RecurrentNetwork forgetful = network(Kernels.plain(), LeakForm.CURRENT);
        forgetful.parameters().copyFrom(through.parameters());
        learner(forgetful).step(batch(7), 7);
        first.step(batch(7), 7);
        assertThat(weights(forgetful)).usingRecursiveComparison().isNotEqualTo(weights(through));
    }

    @ParameterizedTest
    @CsvSource({"plain, 7", "auto, 1", "auto, 2", "auto, 7"})
    void neitherTheKernelsNorTheSplitOfTheWorkChangesABit(String wish, int workers) {
        for (LeakForm form : LeakForm.values()) {
            RecurrentNetwork one = network(Kernels.plain(), form);
            RecurrentNetwork other = network(BackwardsWorkers.kernels(workers, wish), form);
            HessianFree a = learner(one);
            HessianFree b = learner(other);
            for (int step = 0; step < 3; step++) {
                assertThat(b.step(batch(step), step)).isEqualTo(a.step(batch(step), step));
            }
            assertThat(weights(other)).usingRecursiveComparison().isEqualTo(weights(one));
        }
    }

    @Test
    void theObjectivesValueIsThatOfItsGradientsAndNoUpdateRaisesIt() {
        RecurrentNetwork network = network(Kernels.plain(), LeakForm.RATE);
        TrainingObjective objective = new TrainingObjective(network, new SoftmaxCrossEntropy(), PENALTIES, 6);
        HessianFree learner = learner(network);
        for (int step = 0; step < 10; step++) {
            SequenceBatch batch = batch(step);
            double before = objective.value(batch, step);
            assertThat(objective.gradients(batch, step).total()).isEqualTo(before);
            assertThat(learner.step(batch, step).total()).isEqualTo(before);
            double after = objective.value(batch, step);
            assertThat(after).isLessThanOrEqualTo(before);
            assertThat(learner.details()).containsEntry("lossAfter", after);
        }
    }

    @Test
    void aPerfectlyPredictedQuadraticIsSolvedAndItsDampingFalls() {
        // recurrent weights and input weights zero and a linear network: only the readout's bias has a gradient
        RecurrentNetwork network =
                new RecurrentNetwork(SHAPE, LeakyRnnSettings.vanilla(Nonlinearity.LINEAR), Kernels.plain());
        SequenceBatch batch = Examples.batch(SHAPE, 3, 6, false, 2);
        java.util.Arrays.fill(batch.initial, 0f);
        HessianFree learner = new HessianFree(
                network, new MeanSquaredError(), List.of(), new HessianFreeSettings(20, 0, 0.95, 1e-6, 0, 1, 0), 1);
        learner.step(batch, 0);
        assertThat(learner.details().get("reductionRatio")).isBetween(0.999, 1.001);
        assertThat(learner.details()).containsEntry("stepLength", 1.0);
        assertThat(learner.state().get("hf_damping")).containsExactly(1e-6f * 2f / 3f);
        for (int o = 0; o < SHAPE.outputs(); o++) {
            double mean = 0;
            for (int row = 0; row < batch.rows(); row++) {
                mean += (double) batch.target[row * SHAPE.outputs() + o] / batch.rows();
            }
            assertThat((double) network.parameters().get("decoder.bias").values()[o])
                    .isCloseTo(mean, org.assertj.core.api.Assertions.within(1e-5));
        }
    }

    @Test
    void dampingFollowsTheRatioOfWhatHappenedToWhatWasPredicted() {
        assertThat(HessianFree.damped(0.3f, 0.9)).isEqualTo(0.3f * 2f / 3f);
        assertThat(HessianFree.damped(0.3f, 0.5)).isEqualTo(0.3f);
        assertThat(HessianFree.damped(0.3f, 0.25)).isEqualTo(0.3f);
        assertThat(HessianFree.damped(0.3f, 0.2)).isEqualTo(0.3f * 1.5f);
        assertThat(HessianFree.damped(0.3f, -4)).isEqualTo(0.3f * 1.5f);
        assertThat(HessianFree.damped(0.3f, Double.NaN)).isEqualTo(0.3f * 1.5f);
    }

    @Test
    void structuralDampingKeepsTheRatesNearWhereTheyWere() {
        double free = changeOfRates(0);
        double held = changeOfRates(1e4);
        assertThat(held).isLessThan(free / 3);
    }

    private static double changeOfRates(double mu) {
        RecurrentNetwork network = network(Kernels.plain(), LeakForm.RATE);
        SequenceBatch batch = batch(1);
        float[] before = network.run(batch).copyRates();
        new HessianFree(
                        network,
                        new SoftmaxCrossEntropy(),
                        List.of(),
                        new HessianFreeSettings(30, 0, 0.95, 0.01, mu, 1, 0),
                        6)
                .step(batch, 0);
        float[] after = network.run(batch, NoiseSource.NONE).copyRates();
        double sum = 0;
        for (int i = 0; i < before.length; i++) {
            sum += (after[i] - before[i]) * (after[i] - before[i]);
        }
        return Math.sqrt(sum);
    }

    /** A number shown in the first step and asked for after the last; nothing in between. */
    private static SequenceBatch recall(int steps, long index) {
        SequenceBatch batch = new SequenceBatch(steps, 48, 1, 1, 0);
        RandomStream stream = RandomStream.of(3, "recall", index);
        java.util.Arrays.fill(batch.weight, 0f);
        for (int trial = 0; trial < batch.trials; trial++) {
            float value = (float) (2 * stream.nextUniform() - 1);
            batch.input[trial] = value;
            int last = (steps - 1) * batch.trials + trial;
            batch.target[last] = value;
            batch.weight[last] = 1f;
        }
        return batch;
    }

    /** Path integration along a line: the sum of all displacements so far. */
    private static SequenceBatch line(int steps, long index) {
        SequenceBatch batch = new SequenceBatch(steps, 48, 1, 1, 0);
        RandomStream stream = RandomStream.of(3, "line", index);
        for (int trial = 0; trial < batch.trials; trial++) {
            double position = 0;
            for (int t = 0; t < steps; t++) {
                float displacement = (float) (0.15 * stream.nextGaussian());
                position += displacement;
                batch.input[t * batch.trials + trial] = displacement;
                batch.target[t * batch.trials + trial] = (float) position;
            }
        }
        return batch;
    }

    @Test
    void aNumberIsRememberedOverADelayThatGradientDescentDoesNotBridge() {
        // the variance of what is to be remembered is 1/3
        assertBeatsGradientDescent(recall(15, 0), recall(15, 1), 20, 1e-3, 20);
    }

    @Test
    void aPathIsIntegratedMoreExactlyThanByGradientDescentWithAsManyPasses() {
        // the variance of the positions is 0.35
        assertBeatsGradientDescent(line(15, 0), line(15, 1), 16, 1e-3, 4);
    }

    private static void assertBeatsGradientDescent(
            SequenceBatch train, SequenceBatch test, int updates, double wanted, double margin) {
        RecurrentNetwork first = small(1);
        HessianFree hessianFree = new HessianFree(
                first, new MeanSquaredError(), List.of(), new HessianFreeSettings(40, 0.0005, 0.95, 0.1, 0.1, 1, 0), 1);
        double passes = 0;
        for (int step = 0; step < updates; step++) {
            hessianFree.step(train, step);
            // a product is a pass forward and back; backtracking and line search add some ten forward passes
            passes += hessianFree.details().getOrDefault("iterations", Double.NaN) + 8;
        }
        double reached = error(first, test);
        double best = Double.POSITIVE_INFINITY;
        for (double rate : new double[] {0.01, 0.03, 0.1}) {
            RecurrentNetwork other = small(1);
            Trainer sgd = new Trainer(
                    other,
                    new MeanSquaredError(),
                    List.of(),
                    new Sgd.Settings(0.9),
                    new Schedule.Constant(rate),
                    new GradientClipping(1),
                    1);
            for (int step = 0; step < passes; step++) {
                sgd.step(train, step);
            }
            best = Math.min(best, error(other, test));
        }
        assertThat(reached).isLessThan(wanted);
        assertThat(best).isGreaterThan(margin * reached);
    }

    private static RecurrentNetwork small(long seed) {
        RecurrentNetwork network = new RecurrentNetwork(
                new NetworkShape(1, 12, 1, 0, true),
                LeakyRnnSettings.vanilla(Nonlinearity.TANH),
                BackwardsWorkers.kernels(1, "auto"));
        network.initialise(seed, Initialisation.pytorch());
        return network;
    }

    private static double error(RecurrentNetwork network, SequenceBatch test) {
        return new TrainingObjective(network, new MeanSquaredError(), List.of(), 1).value(test, 0);
    }

    @Test
    void aLossThatIsNotFiniteStopsTheRunAndLeavesTheWeights() {
        RecurrentNetwork network = network(Kernels.plain(), LeakForm.RATE);
        network.parameters().get("decoder.weight").values()[3] = Float.POSITIVE_INFINITY;
        Map<String, float[]> before = weights(network);
        assertThatThrownBy(() -> learner(network).step(batch(1), 41))
                .isInstanceOf(FailedWorkException.class)
                .hasMessageContaining("step 41");
        assertThat(weights(network)).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void anotherOptimisersStateIsRefusedByName() {
        HessianFree learner = learner(network(Kernels.plain(), LeakForm.RATE));
        assertThatThrownBy(() -> learner.restore(Map.of("adam_mean/encoder.weight", new float[32]), 1))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("adam_mean/encoder.weight")
                .hasMessageContaining("hf_damping");
        Map<String, float[]> cut = new LinkedHashMap<>(learner.state());
        cut.put("hf_damping", new float[2]);
        assertThatThrownBy(() -> learner.restore(cut, 1)).hasMessageContaining("holds 2 numbers, expected 1");
        assertThatThrownBy(() -> learner.restore(learner.state(), -1)).hasMessageContaining("-1 updates");
    }

    @Test
    void settingsThatCannotWorkAreRefusedByName() {
        assertThatThrownBy(() -> new HessianFreeSettings(0, 0, 0.95, 0.1, 0, 1, 0))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("iterations");
        assertThatThrownBy(() -> new HessianFreeSettings(5, 0, 0.95, 0, 0, 1, 0))
                .hasMessageContaining("damping");
        assertThatThrownBy(() -> new HessianFreeSettings(5, 0, 0.95, 0.1, 0, 0, 0))
                .hasMessageContaining("share");
    }

    @Test
    void aProductAllocatesNothingOfTheBatchesOrTheParametersSize() {
        RecurrentNetwork network = network(Kernels.plain(), LeakForm.CURRENT);
        GaussNewton products = new GaussNewton(network, new MeanSquaredError(), PENALTIES);
        products.linearise(batch(1), NoiseSource.NONE);
        float[] v = new float[products.size()];
        float[] out = new float[products.size()];
        java.util.Arrays.fill(v, 0.1f);
        // ten products; one array of the parameters has more than 600 bytes
        assertThat(Allocations.ofWarm(() -> products.multiply(v, 0.1, out))).isLessThan(10 * 256);
    }
}
