package periplus.lab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import periplus.core.kernels.Kernels;
import periplus.core.random.RandomStream;
import periplus.nets.autodiff.Tape;
import periplus.nets.autodiff.Tensor;
import periplus.nets.autodiff.cells.GruCell;
import periplus.nets.autodiff.cells.LstmCell;
import periplus.nets.autodiff.cells.TapeCell;
import periplus.nets.autodiff.cells.TapeSequence;
import periplus.nets.autodiff.cells.TransformerBlock;
import periplus.nets.autodiff.operations.Shape;
import periplus.nets.parameters.Initialisation;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;
import periplus.nets.parameters.Role;
import periplus.nets.training.Adam;
import periplus.nets.training.Optimiser;

/** Training steps of what is recorded on the tape instead of written by hand: gated cells and a transformer block. */
final class TapeTraining implements Benchmark {
    private static final int CHANNELS = 2;
    private static final int UNITS = 128;
    private static final int TRIALS = 64;
    private static final int STEPS = 100;
    private static final int SIZE = 64;
    private static final int HEADS = 4;
    private static final int HIDDEN = 256;

    @Override
    public String name() {
        return "tape-step";
    }

    @Override
    public String question() {
        return "How long is one training step of a GRU, an LSTM and a transformer block, recorded on the tape?";
    }

    @Override
    public String unit() {
        return "training steps";
    }

    @Override
    public List<BenchmarkCase> cases(boolean heavy) {
        String sizes = " N " + UNITS + ", batch " + TRIALS + ", T " + STEPS;
        return List.of(
                new BenchmarkCase(
                        "GRU" + sizes, 1, gated(3), kernels -> recurrent(kernels, new GruCell("RNN", CHANNELS, UNITS))),
                new BenchmarkCase(
                        "LSTM" + sizes,
                        1,
                        gated(4),
                        kernels -> recurrent(kernels, new LstmCell("RNN", CHANNELS, UNITS))),
                new BenchmarkCase(
                        "transformer block, size " + SIZE + ", " + HEADS + " heads, batch " + TRIALS + ", " + STEPS
                                + " positions",
                        1,
                        attention(),
                        TapeTraining::transformer));
    }

    /** Three products for what learns and is passed through, two for the inputs. */
    private static double gated(int gates) {
        return 2.0 * STEPS * TRIALS * UNITS * (3.0 * (gates * UNITS + CHANNELS) + 2.0 * gates * CHANNELS);
    }

    private static double attention() {
        double layers = 4.0 * SIZE * SIZE + 2.0 * SIZE * HIDDEN;
        return 2.0 * STEPS * TRIALS * 3 * (layers + 2.0 * STEPS * SIZE);
    }

    private static BenchmarkCase.Work recurrent(Kernels kernels, TapeCell cell) {
        List<Parameter> all = new ArrayList<>(cell.parameters());
        Parameter readout = Parameter.matrix("decoder.weight", Role.DECODER, CHANNELS, UNITS);
        Parameter bias = Parameter.vector("decoder.bias", Role.BIAS, CHANNELS);
        all.add(readout);
        all.add(bias);
        Shape shape = Shape.of(STEPS, TRIALS, CHANNELS);
        float[] input = gaussian(shape, 0);
        float[] target = gaussian(shape, 1);
        TapeSequence sequence = new TapeSequence(cell, STEPS, TRIALS);
        return training(
                kernels,
                all,
                UNITS,
                tape -> sequence.rates(tape, tape.constant(input, shape))
                        .linear(tape.parameter(readout), tape.parameter(bias))
                        .meanSquaredError(tape.constant(target, shape)));
    }

    private static BenchmarkCase.Work transformer(Kernels kernels) {
        TransformerBlock block = new TransformerBlock("block", TRIALS, STEPS, SIZE, HEADS, HIDDEN, false);
        Shape shape = Shape.of(TRIALS, STEPS, SIZE);
        float[] input = gaussian(shape, 0);
        float[] target = gaussian(shape, 1);
        return training(
                kernels,
                block.parameters(),
                SIZE,
                tape -> block.apply(tape, tape.constant(input, shape)).meanSquaredError(tape.constant(target, shape)));
    }

    private static BenchmarkCase.Work training(
            Kernels kernels, List<Parameter> learnt, int units, Function<Tape, Tensor> loss) {
        Parameters parameters = new Parameters(learnt);
        Initialisation.pytorch().draw(parameters, units, 1);
        Optimiser adam = new Adam.Settings().start(parameters, kernels, List.of());
        Tape tape = new Tape(kernels);
        return () -> {
            parameters.clearGradients();
            tape.begin();
            Tensor value = loss.apply(tape);
            tape.backward(value);
            adam.update(1e-4);
            return value.values()[0];
        };
    }

    private static float[] gaussian(Shape shape, long which) {
        float[] values = new float[shape.size()];
        RandomStream.of(1, "bench tape", which).fillGaussian(values, 0, values.length, 1f);
        return values;
    }
}
