package periplus.nets.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.nets.cells.Leak;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.cells.Noise;
import periplus.nets.losses.FiringRatePenalty;
import periplus.nets.losses.L2Penalty;
import periplus.nets.losses.MeanSquaredError;
import periplus.nets.losses.SoftmaxCrossEntropy;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Parameter;
import periplus.nets.reference.Objective;

/**
 * Three networks against PyTorch in float64 (resources pytorch/, script beside them). What is left is the rounding of
 * our float32, as a share of an array's largest number; after training it has been fed back through every update.
 */
class PyTorchFixtureTest {
    private static final int BATCHES = 3;

    record Case(String name, LeakyRnnSettings settings, Objective objective) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "sorscher-relu",
                        LeakyRnnSettings.vanilla(Nonlinearity.RELU),
                        new Objective(
                                new SoftmaxCrossEntropy(),
                                new L2Penalty(List.of("RNN.weight_hh_l0"), L2Penalty.Reduction.SUM, 1e-4))),
                new Case(
                        "leaky-tanh",
                        new LeakyRnnSettings(
                                Nonlinearity.TANH, new Leak.LearnedPerUnit(0.5), LeakForm.RATE, true, Noise.NONE),
                        new Objective(new MeanSquaredError())),
                new Case(
                        "current-tanh",
                        new LeakyRnnSettings(
                                Nonlinearity.TANH, new Leak.Fixed(0.1), LeakForm.CURRENT, true, Noise.NONE),
                        new Objective(
                                new MeanSquaredError(),
                                new L2Penalty(
                                        List.of("RNN.weight_ih_l0", "decoder.weight"), L2Penalty.Reduction.MEAN, 0.5),
                                new FiringRatePenalty(0.3))));
    }

    private static RecurrentNetwork network(Case test, Fixture fixture) {
        SequenceBatch batch = fixture.batch(0);
        int units = fixture.shape("start/RNN.weight_hh_l0")[0];
        NetworkShape shape = new NetworkShape(
                batch.inputs, units, batch.outputs, batch.initialSize, fixture.has("start/decoder.bias"));
        RecurrentNetwork network = new RecurrentNetwork(shape, test.settings(), Kernels.plain());
        for (Parameter parameter : network.parameters()) {
            assertThat(parameter.shape()).as(parameter.name()).isEqualTo(fixture.shape("start/" + parameter.name()));
            fixture.copy("start/" + parameter.name(), parameter.values());
        }
        return network;
    }

    private static Trainer trainer(RecurrentNetwork network, Objective objective, OptimiserSettings how, double rate) {
        return new Trainer(
                network,
                objective.loss(),
                objective.penalties(),
                how,
                new Schedule.Constant(rate),
                GradientClipping.NONE,
                0);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ratesOutputsLossesAndGradientsAreThoseOfPyTorch(Case test) throws IOException {
        Fixture fixture = Fixture.read(test.name());
        RecurrentNetwork network = network(test, fixture);
        Trainer trainer = trainer(network, test.objective(), new Adam.Settings(), 1e-3);
        StepLoss loss = trainer.gradients(fixture.batch(0), 0);
        assertClose("rates", trainer.lastForward().copyRates(), fixture.get("rates"), 5e-7);
        assertClose("outputs", trainer.lastForward().output(), fixture.get("outputs"), 5e-7);
        double[] expected = fixture.get("loss");
        assertThat(loss.task()).isCloseTo(expected[0], org.assertj.core.data.Percentage.withPercentage(1e-4));
        assertThat(loss.l2()).isCloseTo(expected[1], org.assertj.core.data.Percentage.withPercentage(1e-4));
        assertThat(loss.rate()).isCloseTo(expected[2], org.assertj.core.data.Percentage.withPercentage(1e-4));
        for (Parameter parameter : network.parameters()) {
            assertClose(parameter.name(), parameter.gradient(), fixture.get("gradient/" + parameter.name()), 1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aHundredStepsOfAdamEndAtPyTorchsWeights(Case test) throws IOException {
        // each step moves a weight by about 1e-3; where a gradient is almost 0 its rounding decides part of that step
        train(test, "adam100", 100, new Adam.Settings(), 1e-3, 3e-6);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void twentyStepsOfRmsPropEndAtPyTorchsWeights(Case test) throws IOException {
        // the first step is 10 rates long whatever the gradient's size, so small gradients' rounding shows
        train(test, "rmsprop20", 20, new RmsProp.Settings(), 1e-3, 3e-6);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void twentyStepsOfMomentumEndAtPyTorchsWeights(Case test) throws IOException {
        train(test, "sgd20", 20, new Sgd.Settings(0.9), 1e-2, 2e-6);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aHundredStepsOfAdamWithDecoupledDecayEndAtPyTorchsWeights(Case test) throws IOException {
        train(test, "adamw100", 100, new AdamW.Settings(), 1e-3, 3e-6);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void groupsWithTheirOwnRateAndDecayEndAtPyTorchsWeightsUnderEveryOptimiser(Case test) throws IOException {
        train(test, "adam20groups", 20, grouped(new Adam.Settings()), 1e-3, 3e-6);
        train(test, "adamw20groups", 20, grouped(new AdamW.Settings()), 1e-3, 3e-6);
        train(test, "rmsprop20groups", 20, grouped(new RmsProp.Settings()), 1e-3, 3e-6);
        train(test, "sgd20groups", 20, grouped(new Sgd.Settings(0.9)), 1e-2, 3e-6);
    }

    private static OptimiserSettings grouped(OptimiserSettings optimiser) {
        return new GroupedOptimiser(
                optimiser,
                List.of(
                        new ParameterGroup(List.of("RNN.weight_hh_l0"), 0.5, 0.2),
                        new ParameterGroup(List.of("decoder.weight"), 2.0, 0.05)));
    }

    private static void train(Case test, String run, int steps, OptimiserSettings how, double rate, double bound)
            throws IOException {
        Fixture fixture = Fixture.read(test.name());
        RecurrentNetwork network = network(test, fixture);
        Trainer trainer = trainer(network, test.objective(), how, rate);
        for (int step = 0; step < steps; step++) {
            trainer.step(fixture.batch(step % BATCHES), step);
        }
        for (Parameter parameter : network.parameters()) {
            assertClose(parameter.name(), parameter.values(), fixture.get(run + "/" + parameter.name()), bound);
        }
    }

    private static void assertClose(String what, float[] found, double[] expected, double bound) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < found.length; i++) {
            difference = Math.max(difference, Math.abs(found[i] - expected[i]));
            size = Math.max(size, Math.abs(expected[i]));
        }
        assertThat(found.length).isEqualTo(expected.length);
        assertThat(difference / size).as(what).isLessThan(bound);
    }
}
