package periplus.nets.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import periplus.core.kernels.KernelProviders;
import periplus.core.kernels.Kernels;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;
import periplus.nets.autodiff.cells.GruCell;
import periplus.nets.autodiff.cells.TapeSequence;
import periplus.nets.autodiff.operations.Shape;
import periplus.nets.cells.BackwardsWorkers;
import periplus.nets.parameters.Initialisation;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;
import periplus.nets.parameters.Role;
import periplus.nets.training.Adam;
import periplus.nets.training.Optimiser;

/** Neither threads nor vectors can be seen in what a tape computes; training on one works. */
class DeterminismTest {
    private static final int STEPS = 8;
    private static final int TRIALS = 16;
    private static final int UNITS = 40;

    @ParameterizedTest
    @CsvSource({"plain, 2", "plain, 7", "simd, 1", "simd, 2", "simd, 7"})
    void trainingStepsHaveTheBitsOfThePlainTwinOnOneThread(String provider, int workers) {
        Function<Kernels, List<float[]>> training = kernels -> new Recall(kernels).train(3);
        List<float[]> expected = training.apply(Kernels.plain());
        List<float[]> found = training.apply(BackwardsWorkers.kernels(workers, provider));
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i)).as("parameter " + i).isEqualTo(expected.get(i));
        }
    }

    @Test
    void everyOperationHasTheBitsOfThePlainTwin() {
        EveryBuilder plain = new EveryBuilder();
        EveryBuilder simd = new EveryBuilder();
        float a = differentiated(plain, Kernels.plain());
        float b = differentiated(simd, KernelProviders.choose("simd", Workers.single()));
        assertThat(b).isEqualTo(a);
        assertThat(simd.weights.gradient()).isEqualTo(plain.weights.gradient());
    }

    private static float differentiated(Graph graph, Kernels kernels) {
        Tape tape = new Tape(kernels);
        tape.begin();
        Tensor loss = graph.record(tape);
        tape.backward(loss);
        return loss.item();
    }

    @Test
    void aGruLearnsToRecallWhatItSawFirst() {
        Recall recall = new Recall(KernelProviders.choose("simd", Workers.single()));
        recall.train(1);
        float before = recall.loss;
        recall.train(150);
        assertThat(before).isGreaterThan(0.2f);
        assertThat(recall.loss).isLessThan(0.1f * before);
    }

    /** At the end of a sequence, give back its first input. */
    private static final class Recall {
        private final Tape tape;
        private final GruCell cell = new GruCell("RNN", 1, UNITS);
        private final TapeSequence sequence = new TapeSequence(cell, STEPS, TRIALS);
        private final Parameter decoder = Parameter.matrix("decoder.weight", Role.DECODER, 1, UNITS);
        private final Parameters parameters;
        private final Optimiser optimiser;
        private final float[] input = new float[STEPS * TRIALS];
        private final float[] target = new float[TRIALS];
        private final Shape inputShape = Shape.of(STEPS, TRIALS, 1);
        private final Shape lastShape = Shape.of(TRIALS, UNITS);
        private final Shape targetShape = Shape.of(TRIALS, 1);
        private float loss;

        Recall(Kernels kernels) {
            this.tape = new Tape(kernels);
            List<Parameter> all = new ArrayList<>(cell.parameters());
            all.add(decoder);
            this.parameters = new Parameters(all);
            Initialisation.pytorch().draw(parameters, UNITS, 3);
            this.optimiser = new Adam.Settings().start(parameters, kernels);
        }

        List<float[]> train(int steps) {
            RandomStream stream = RandomStream.of(1, "recall");
            for (int step = 0; step < steps; step++) {
                stream.reopen(step);
                stream.fillUniform(input, 0, input.length, -1f, 1f);
                System.arraycopy(input, 0, target, 0, TRIALS);
                tape.begin();
                Tensor rates = sequence.rates(tape, tape.constant(input, inputShape));
                Tensor last = rates.slice(0, STEPS - 1, STEPS).reshape(lastShape);
                Tensor error =
                        last.linear(tape.parameter(decoder)).meanSquaredError(tape.constant(target, targetShape));
                parameters.clearGradients();
                tape.backward(error);
                optimiser.update(0.01);
                loss = error.item();
            }
            return parameters.list().stream().map(p -> p.values().clone()).toList();
        }
    }
}
