package periplus.nets.autodiff.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Kernels;
import periplus.core.kernels.Nonlinearity;
import periplus.core.random.RandomStream;
import periplus.nets.autodiff.Allocations;
import periplus.nets.autodiff.Graph;
import periplus.nets.autodiff.GradientCheck;
import periplus.nets.autodiff.Tape;
import periplus.nets.autodiff.Tensor;
import periplus.nets.autodiff.operations.Shape;
import periplus.nets.cells.Leak;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.cells.Noise;
import periplus.nets.losses.SoftmaxCrossEntropy;
import periplus.nets.network.NetworkShape;
import periplus.nets.network.NoiseSource;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Initialisation;
import periplus.nets.parameters.Parameter;
import periplus.nets.training.GradientClipping;
import periplus.nets.training.Schedule;
import periplus.nets.training.Sgd;
import periplus.nets.training.Trainer;

/** The hand-written network as one operation of a tape. */
class RecurrentSequenceTest {
    private static final int STEPS = 6;
    private static final int TRIALS = 3;
    private static final int UNITS = 8;
    private static final int OUTPUTS = 5;

    private final SequenceBatch batch = batch();
    private final Tape tape = new Tape(Kernels.plain());

    private static RecurrentNetwork network(LeakyRnnSettings settings) {
        RecurrentNetwork network =
                new RecurrentNetwork(new NetworkShape(2, UNITS, OUTPUTS, 4), settings, Kernels.plain());
        network.initialise(7, Initialisation.pytorch());
        return network;
    }

    private static SequenceBatch batch() {
        SequenceBatch batch = new SequenceBatch(STEPS, TRIALS, 2, OUTPUTS, 4);
        RandomStream.of(1, "input").fillGaussian(batch.input, 0, batch.input.length, 1f);
        RandomStream.of(1, "initial").fillUniform(batch.initial, 0, batch.initial.length, 0f, 1f);
        RandomStream.of(1, "target").fillUniform(batch.target, 0, batch.target.length, 0f, 0.4f);
        return batch;
    }

    private static LeakyRnnSettings noisy() {
        return new LeakyRnnSettings(Nonlinearity.TANH, new Leak.Fixed(0.4), LeakForm.RATE, true, new Noise(0.1, 0.05));
    }

    @Test
    void ratesAreThoseOfTheNetworkBitForBit() {
        RecurrentNetwork network = network(noisy());
        NoiseSource noise = new NoiseSource(new Noise(0.1, 0.05), 3, 9);
        tape.begin();
        Tensor rates = new RecurrentSequence(network, STEPS, TRIALS).rates(tape, batch, noise);
        assertThat(rates.shape()).isEqualTo(Shape.of(STEPS, TRIALS, UNITS));
        assertThat(rates.values()).isEqualTo(network.run(batch, noise).copyRates());
    }

    @Test
    void gradientsOfATapeLossAreThoseOfTheTrainer() {
        RecurrentNetwork network = network(LeakyRnnSettings.leaky(Nonlinearity.RELU, 0.5));
        Trainer trainer = new Trainer(
                network,
                new SoftmaxCrossEntropy(),
                List.of(),
                new Sgd.Settings(0),
                new Schedule.Constant(0.1),
                GradientClipping.NONE,
                1);
        trainer.gradients(batch, 0);
        List<float[]> expected = network.parameters().list().stream()
                .map(parameter -> parameter.gradient().clone())
                .toList();
        network.parameters().clearGradients();
        tape.begin();
        Tensor rates = new RecurrentSequence(network, STEPS, TRIALS).rates(tape, batch, NoiseSource.NONE);
        Tensor decoder = tape.parameter(network.parameters().get("decoder.weight"));
        Tensor target = tape.constant(batch.target, Shape.of(STEPS, TRIALS, OUTPUTS));
        tape.backward(rates.linear(decoder).crossEntropy(target));
        for (int i = 0; i < expected.size(); i++) {
            Parameter parameter = network.parameters().list().get(i);
            assertThat(parameter.gradient()).as(parameter.name()).isEqualTo(expected.get(i));
        }
    }

    @Test
    void theFusedCellIsItsEquationWrittenOnATape() {
        RecurrentNetwork network = network(LeakyRnnSettings.leaky(Nonlinearity.TANH, 0.4));
        tape.begin();
        Tensor fused = new RecurrentSequence(network, STEPS, TRIALS).rates(tape, batch, NoiseSource.NONE);
        tape.backward(fused.square().sum());
        float[] expected =
                network.parameters().get("RNN.weight_hh_l0").gradient().clone();
        float[] rates = fused.values().clone();
        network.parameters().clearGradients();

        tape.begin();
        Tensor e = tape.parameter(network.parameters().get("encoder.weight"));
        Tensor m = tape.parameter(network.parameters().get("RNN.weight_ih_l0"));
        Tensor j = tape.parameter(network.parameters().get("RNN.weight_hh_l0"));
        Tensor drive = tape.constant(batch.input, Shape.of(STEPS, TRIALS, 2)).linear(m);
        Tensor h = tape.constant(batch.initial, Shape.of(TRIALS, 4)).linear(e);
        Tensor loss = tape.filled(0f, Shape.SCALAR);
        for (int t = 0; t < STEPS; t++) {
            Tensor z = drive.slice(0, t, t + 1).reshape(Shape.of(TRIALS, UNITS)).plus(h.linear(j));
            h = h.scale(0.6f).plus(z.tanh().scale(0.4f));
            for (int i = 0; i < TRIALS * UNITS; i++) {
                assertThat(h.values()[i]).isCloseTo(rates[t * TRIALS * UNITS + i], within(1e-6f));
            }
            loss = loss.plus(h.square().sum());
        }
        tape.backward(loss);
        float[] found = network.parameters().get("RNN.weight_hh_l0").gradient();
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within(2e-5f));
        }
    }

    @Test
    void aLossOnRepresentationsReachesEveryParameterOfTheCell() {
        LeakyRnnSettings settings =
                new LeakyRnnSettings(Nonlinearity.TANH, new Leak.Fixed(0.4), LeakForm.CURRENT, true, Noise.NONE);
        RecurrentNetwork network = network(settings);
        RecurrentSequence sequence = new RecurrentSequence(network, STEPS, TRIALS);
        Shape conditions = Shape.of(STEPS * TRIALS, UNITS);
        Shape recorded = Shape.of(STEPS * TRIALS, OUTPUTS);
        Graph graph = t -> sequence.rates(t, batch, NoiseSource.NONE)
                .reshape(conditions)
                .linearCka(t.constant(batch.target, recorded))
                .oneMinus();
        GradientCheck found = GradientCheck.inFloat32(tape, graph, 3, 4);
        assertThat(found.directions()).isEqualTo(4 * 5);
        assertThat(found.holds()).as(found.toString()).isTrue();
        assertThat(network.parameters().get("encoder.weight").gradient()).isNotEqualTo(new float[UNITS * 4]);
        assertThatThrownBy(() -> GradientCheck.againstTwin(tape, graph, 3, 1))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("RecurrentSequence has no plain() form");
    }

    @Test
    void aWarmStepAllocatesNothing() {
        RecurrentNetwork network = network(LeakyRnnSettings.leaky(Nonlinearity.RELU, 0.5));
        RecurrentSequence sequence = new RecurrentSequence(network, STEPS, TRIALS);
        assertThat(Allocations.ofWarm(() -> {
                    tape.begin();
                    tape.backward(sequence.rates(tape, batch, NoiseSource.NONE)
                            .square()
                            .mean());
                }))
                .isZero();
    }

    @Test
    void itIsRecordedThroughRates() {
        RecurrentSequence sequence = new RecurrentSequence(network(noisy()), STEPS, TRIALS);
        tape.begin();
        assertThatThrownBy(() -> tape.apply(sequence, new Tensor[0])).hasMessageContaining("rates(tape, batch, noise)");
    }
}
