package periplus.nets.autodiff.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.core.kernels.Kernels;
import periplus.nets.autodiff.Allocations;
import periplus.nets.autodiff.Graph;
import periplus.nets.autodiff.GradientCheck;
import periplus.nets.autodiff.PyTorchArrays;
import periplus.nets.autodiff.Tape;
import periplus.nets.autodiff.Tensor;
import periplus.nets.autodiff.operations.Shape;
import periplus.nets.parameters.Initialisation;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;

/** GRU and LSTM over time, against PyTorch's layers of the same names. */
class GatedCellsTest {
    private static final int STEPS = 7;
    private static final int TRIALS = 2;

    private static TapeCell cell(String kind) {
        return kind.equals("gru") ? new GruCell("RNN", 3, 4) : new LstmCell("RNN", 3, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gru", "lstm"})
    void ratesAndGradientsAreThoseOfPyTorch(String kind) {
        PyTorchArrays fixture = new PyTorchArrays(kind);
        TapeCell cell = cell(kind);
        cell.parameters().forEach(fixture::fill);
        Tape tape = new Tape(Kernels.plain());
        tape.begin();
        Tensor x = fixture.variable(tape, "x");
        Shape start = Shape.of(TRIALS, 4);
        Tensor h = tape.variable(fixture.floats("h"), start);
        Tensor c = fixture.has("c") ? tape.variable(fixture.floats("c"), start) : h;
        Tensor state = fixture.has("c") ? tape.concat(1, h, c) : h;
        Tensor rates = new TapeSequence(cell, STEPS, TRIALS).rates(tape, x, state);
        fixture.assertOutput("out", rates);
        tape.backward(rates.times(fixture.constant(tape, "u")).sum());
        fixture.assertGradient("x/grad", x.gradient());
        fixture.assertGradient("h/grad", h.gradient());
        if (fixture.has("c")) {
            fixture.assertGradient("c/grad", c.gradient());
        }
        for (Parameter parameter : cell.parameters()) {
            fixture.assertGradient(parameter.name() + "/grad", parameter.gradient());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gru", "lstm"})
    void theGradientCheckHoldsFromAStartOfZero(String kind) {
        GradientCheck found = GradientCheck.againstTwin(new Tape(Kernels.plain()), new Loss(cell(kind)), 3, 3);
        assertThat(found.holds()).as(found.toString()).isTrue();
        assertThat(found.directions()).isEqualTo(3 * 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gru", "lstm"})
    void aWarmTrainingStepAllocatesNothing(String kind) {
        Loss loss = new Loss(cell(kind));
        Tape tape = new Tape(Kernels.plain());
        assertThat(Allocations.ofWarm(() -> {
                    tape.begin();
                    tape.backward(loss.record(tape));
                }))
                .isZero();
    }

    @Test
    void namesAndShapesAreThoseOfPyTorch() {
        assertThat(new GruCell("RNN", 3, 4).parameters())
                .extracting(Parameter::toString)
                .containsExactly(
                        "RNN.weight_ih_l0[12, 3]",
                        "RNN.weight_hh_l0[12, 4]",
                        "RNN.bias_ih_l0[12]",
                        "RNN.bias_hh_l0[12]");
        assertThat(new LstmCell("lstm", 3, 4).parameters())
                .extracting(Parameter::toString)
                .containsExactly(
                        "lstm.weight_ih_l0[16, 3]",
                        "lstm.weight_hh_l0[16, 4]",
                        "lstm.bias_ih_l0[16]",
                        "lstm.bias_hh_l0[16]");
    }

    @Test
    void misuseIsNamed() {
        Tape tape = new Tape(Kernels.plain());
        tape.begin();
        Tensor x = tape.filled(0f, Shape.of(5, TRIALS, 3));
        TapeCell cell = cell("gru");
        assertThatThrownBy(() -> cell.drive(x)).hasMessageContaining("open(tape) comes before");
        assertThatThrownBy(() -> new TapeSequence(cell, STEPS, TRIALS).rates(tape, x))
                .hasMessage("the input has shape [5, 2, 3], expected [7, 2, inputs]");
    }

    /** Mean square of the rates on a fixed input. */
    private static final class Loss implements Graph {
        private final TapeSequence sequence;
        private final float[] input = new float[STEPS * TRIALS * 3];
        private final Shape shape = Shape.of(STEPS, TRIALS, 3);

        Loss(TapeCell cell) {
            Initialisation.pytorch().draw(new Parameters(cell.parameters()), cell.units(), 5);
            this.sequence = new TapeSequence(cell, STEPS, TRIALS);
            for (int i = 0; i < input.length; i++) {
                input[i] = (i % 7 - 3) * 0.4f;
            }
        }

        @Override
        public Tensor record(Tape tape) {
            return sequence.rates(tape, tape.variable(input, shape)).square().mean();
        }
    }
}
