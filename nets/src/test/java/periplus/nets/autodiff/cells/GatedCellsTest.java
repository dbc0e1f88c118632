package periplus.nets.autodiff.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
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
import periplus.nets.autodiff.operations.GruGates;
import periplus.nets.autodiff.operations.LstmGates;
import periplus.nets.autodiff.operations.Op;
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

    /** The equations of the class comments, an operation of the tape a symbol. */
    private static Tensor writtenOut(String kind, Tensor a, Tensor r, Tensor state) {
        int n = 4;
        if (kind.equals("gru")) {
            Tensor gates = a.slice(1, 0, 2 * n).plus(r.slice(1, 0, 2 * n)).sigmoid();
            Tensor c = a.slice(1, 2 * n, 3 * n)
                    .plus(gates.slice(1, 0, n).times(r.slice(1, 2 * n, 3 * n)))
                    .tanh();
            return c.plus(gates.slice(1, n, 2 * n).times(state.minus(c)));
        }
        Tensor z = a.plus(r);
        Tensor i = z.slice(1, 0, n).sigmoid();
        Tensor f = z.slice(1, n, 2 * n).sigmoid();
        Tensor g = z.slice(1, 2 * n, 3 * n).tanh();
        Tensor o = z.slice(1, 3 * n, 4 * n).sigmoid();
        Tensor memory = f.times(state.slice(1, n, 2 * n)).plus(i.times(g));
        return state.tape().concat(1, o.times(memory.tanh()), memory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gru", "lstm"})
    void theFusedStepIsTheEquationWrittenOut(String kind) {
        int gates = kind.equals("gru") ? 3 : 4;
        int states = gates - 2;
        Shape wide = Shape.of(TRIALS, gates * 4);
        Shape narrow = Shape.of(TRIALS, states * 4);
        Op fused = kind.equals("gru") ? new GruGates() : new LstmGates();
        List<float[]> found = new ArrayList<>();
        for (boolean whole : new boolean[] {true, false}) {
            Tape tape = new Tape(Kernels.plain());
            tape.begin();
            Tensor a = tape.variable(waves(wide, 1.3f), wide);
            Tensor r = tape.variable(waves(wide, 0.7f), wide);
            Tensor state = tape.variable(waves(narrow, 1.9f), narrow);
            Tensor next = whole ? tape.apply(fused, a, r, state) : writtenOut(kind, a, r, state);
            found.add(next.values().clone());
            tape.backward(next.times(tape.constant(waves(narrow, 2.3f), narrow)).sum());
            found.addAll(List.of(
                    a.gradient().clone(), r.gradient().clone(), state.gradient().clone()));
        }
        assertThat(found.get(0)).as("bit for bit").containsExactly(found.get(4));
        for (int k = 1; k < 4; k++) {
            assertThat(found.get(k)).usingComparatorWithPrecision(3e-7f).containsExactly(found.get(4 + k));
        }
    }

    private static float[] waves(Shape shape, float frequency) {
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) StrictMath.sin(frequency * (i + 1));
        }
        return values;
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
