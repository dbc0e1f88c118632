package periplus.nets.autodiff.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.kernels.Kernels;
import periplus.core.random.RandomStream;
import periplus.nets.autodiff.Allocations;
import periplus.nets.autodiff.Graph;
import periplus.nets.autodiff.GradientCheck;
import periplus.nets.autodiff.Tape;
import periplus.nets.autodiff.operations.Shape;
import periplus.nets.parameters.Parameter;

/** The low-rank network against its full connectivity written out. */
class LowRankRnnCellTest {
    private static final int STEPS = 6;
    private static final int UNITS = 5;
    private static final int INPUTS = 2;
    private static final int RANK = 2;
    private static final double ALPHA = 0.3;

    private final LowRankRnnCell cell = new LowRankRnnCell("RNN", INPUTS, UNITS, RANK, ALPHA);
    private final float[] input = new float[STEPS * INPUTS];
    private final Shape shape = Shape.of(STEPS, 1, INPUTS);
    private final TapeSequence sequence = new TapeSequence(cell, STEPS, 1);
    private final Graph graph =
            tape -> sequence.rates(tape, tape.variable(input, shape)).square().mean();

    LowRankRnnCellTest() {
        for (Parameter parameter : cell.parameters()) {
            RandomStream.of(3, parameter.name()).fillGaussian(parameter.values(), 0, parameter.size(), 1.5f);
        }
        RandomStream.of(3, "input").fillGaussian(input, 0, input.length, 1f);
    }

    @Test
    void ratesAreThoseOfTheFullMatrix() {
        Tape tape = new Tape(Kernels.plain());
        tape.begin();
        float[] rates = sequence.rates(tape, tape.constant(input, shape)).values();
        float[] m = cell.parameters().get(0).values();
        float[] u = cell.parameters().get(1).values();
        float[] v = cell.parameters().get(2).values();
        float[] b = cell.parameters().get(3).values();
        double[] x = new double[UNITS];
        for (int t = 0; t < STEPS; t++) {
            double[] next = new double[UNITS];
            for (int i = 0; i < UNITS; i++) {
                double drive = b[i];
                for (int k = 0; k < INPUTS; k++) {
                    drive += (double) m[i * INPUTS + k] * input[t * INPUTS + k];
                }
                for (int j = 0; j < UNITS; j++) {
                    double weight = 0;
                    for (int r = 0; r < RANK; r++) {
                        weight += (double) u[i * RANK + r] * v[j * RANK + r] / UNITS;
                    }
                    drive += weight * StrictMath.tanh(x[j]);
                }
                next[i] = (1 - ALPHA) * x[i] + ALPHA * drive;
            }
            x = next;
            for (int i = 0; i < UNITS; i++) {
                assertThat((double) rates[t * UNITS + i]).isCloseTo(StrictMath.tanh(x[i]), within(2e-6));
            }
        }
    }

    @Test
    void theGradientCheckHoldsAndAWarmStepAllocatesNothing() {
        Tape tape = new Tape(Kernels.plain());
        GradientCheck found = GradientCheck.againstTwin(tape, graph, 5, 3);
        assertThat(found.holds()).as(found.toString()).isTrue();
        assertThat(Allocations.ofWarm(() -> {
                    tape.begin();
                    tape.backward(graph.record(tape));
                }))
                .isZero();
    }

    @Test
    void misuseIsNamed() {
        assertThatThrownBy(() -> new LowRankRnnCell("RNN", 2, 5, 6, 0.5)).hasMessageContaining("expected 1 to 5");
        assertThatThrownBy(() -> new LowRankRnnCell("RNN", 2, 5, 2, 0)).hasMessageContaining("alpha is 0.0");
    }
}
