package periplus.nets.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import periplus.core.errors.FailedWorkException;
import periplus.core.kernels.Kernels;
import periplus.nets.autodiff.operations.CrossEntropy;
import periplus.nets.autodiff.operations.Shape;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Role;

/** Recording, re-recording and the walk back. */
class TapeTest {
    private static final Shape THREE = Shape.of(3);

    private final Tape tape = new Tape(Kernels.plain());

    @Test
    void aResultReadTwiceGetsBothContributions() {
        tape.begin();
        Tensor x = tape.variable(new float[] {3f}, Shape.SCALAR);
        Tensor square = x.square();
        tape.backward(square.times(square).plus(square.scale(2f)));
        // x^4 + 2 x^2
        assertThat(x.gradient()).containsExactly(4 * 27f + 4 * 3f);
    }

    @Test
    void gradientsOfParametersAreAddedAndThoseOfVariablesOverwritten() {
        Parameter w = Parameter.vector("w", Role.BIAS, 3);
        float[] values = {1f, 2f, 3f};
        for (int step = 0; step < 2; step++) {
            tape.begin();
            Tensor x = tape.variable(values, THREE);
            tape.backward(x.times(tape.parameter(w).affine(1f, 1f)).sum());
            assertThat(x.gradient()).containsExactly(1f, 1f, 1f);
        }
        assertThat(w.gradient()).containsExactly(2f, 4f, 6f);
    }

    @Test
    void aParameterRecordedTwiceIsOneParameter() {
        Parameter w = Parameter.vector("w", Role.BIAS, 1);
        w.values()[0] = 5f;
        tape.begin();
        tape.backward(tape.parameter(w).times(tape.parameter(w)).sum());
        assertThat(w.gradient()).containsExactly(10f);
        Graph graph = t -> t.parameter(w).times(t.parameter(w)).sum();
        assertThat(GradientCheck.againstTwin(new Tape(Kernels.plain()), graph, 1, 2)
                        .holds())
                .isTrue();
    }

    @Test
    void aReshapeSharesItsInputsNumbersAndGradient() {
        tape.begin();
        Tensor x = tape.variable(new float[] {1f, 2f, 3f}, THREE);
        Tensor y = x.square();
        Tensor column = y.reshape(Shape.of(3, 1));
        assertThat(column.values()).isSameAs(y.values());
        tape.backward(column.sum().plus(y.sum()));
        assertThat(x.gradient()).containsExactly(4f, 8f, 12f);
    }

    @Test
    void nothingFlowsThroughDetach() {
        tape.begin();
        Tensor x = tape.variable(new float[] {1f, 2f, 3f}, THREE);
        Tensor y = x.square();
        tape.backward(y.detach().times(x).sum());
        assertThat(x.gradient()).containsExactly(1f, 4f, 9f);
    }

    @Test
    void theSameGraphIsRecordedIntoTheSameArraysWithoutAllocation() {
        EveryBuilder graph = new EveryBuilder();
        Runnable step = () -> {
            tape.begin();
            tape.backward(graph.record(tape));
        };
        step.run();
        int size = tape.size();
        long floats = tape.floatsAllocated();
        float[] first = graph.weights.gradient().clone();
        java.util.Arrays.fill(graph.weights.gradient(), 0f);
        assertThat(Allocations.ofWarm(step)).as("bytes of ten warm steps").isZero();
        assertThat(tape.size()).isEqualTo(size);
        assertThat(tape.floatsAllocated()).isEqualTo(floats);
        java.util.Arrays.fill(graph.weights.gradient(), 0f);
        step.run();
        assertThat(graph.weights.gradient()).isEqualTo(first);
    }

    @Test
    void everyBuilderPassesTheGradientCheck() {
        GradientCheck found = GradientCheck.againstTwin(tape, new EveryBuilder(), 3, 3);
        assertThat(found.holds()).as(found.toString()).isTrue();
    }

    @Test
    void aGraphThatDepartsIsRecordedAnewInOldMemory() {
        float[] x = new float[600];
        java.util.Arrays.fill(x, 0.5f);
        Shape shape = Shape.of(600);
        float[] gradient = {};
        for (int step = 0; step < 6; step++) {
            tape.begin();
            Tensor v = tape.variable(x, shape);
            Tensor y = step % 2 == 0 ? v.tanh().exp() : v.sigmoid().square();
            tape.backward(y.sum());
            if (step == 1) {
                gradient = v.gradient().clone();
            }
            if (step % 2 == 1) {
                assertThat(v.gradient()).isEqualTo(gradient);
            }
        }
        // gradient of x, two results, their two gradients, and scalars
        assertThat(tape.floatsAllocated()).isLessThan(5 * 600 + 10);
    }

    @Test
    void aSettingThatChangesIsNoticed() {
        float[] x = {1f, 2f, 3f};
        for (float factor : new float[] {2f, 3f, 3f, -1f}) {
            tape.begin();
            assertThat(tape.constant(x, THREE).scale(factor).sum().item()).isEqualTo(6 * factor);
        }
        int[] rows = {0, 2};
        for (int second : new int[] {2, 1}) {
            tape.begin();
            rows[1] = second;
            Tensor table = tape.constant(new float[] {1f, 2f, 3f}, Shape.of(3, 1));
            assertThat(table.rows(rows, Shape.of(2)).values()).containsExactly(1f, second + 1f);
        }
    }

    @Test
    void tensorsOfAnEarlierRecordingAreRefused() {
        tape.begin();
        Tensor x = tape.variable(new float[3], THREE);
        Tensor old = x.exp();
        tape.begin();
        Tensor y = tape.variable(new float[3], THREE);
        assertThatThrownBy(() -> y.plus(old)).hasMessageContaining("belongs to an earlier recording");
        tape.begin();
        tape.constant(new float[3], THREE);
        assertThatThrownBy(x::exp).hasMessageContaining("#0 VARIABLE [3] belongs to an earlier recording");
    }

    @Test
    void tensorsOfAnotherTapeAreRefused() {
        tape.begin();
        Tensor x = tape.variable(new float[3], THREE);
        Tape other = new Tape(Kernels.plain());
        other.begin();
        Tensor y = other.variable(new float[3], THREE);
        assertThatThrownBy(() -> x.plus(y)).hasMessageContaining("belongs to another tape");
    }

    @Test
    void backwardStartsOnceFromOneFiniteNumber() {
        tape.begin();
        Tensor x = tape.variable(new float[] {1f, -1f, 2f}, THREE);
        assertThatThrownBy(() -> tape.backward(x)).hasMessageContaining("a single number, got shape [3]");
        Tensor logs = x.log();
        Tensor nan = logs.scale(2f).sum();
        assertThatThrownBy(() -> tape.backward(nan))
                .isInstanceOf(FailedWorkException.class)
                .hasMessage("the loss is NaN; the first result that is not finite is #1 LOG [3] of #0, element 1: NaN");
        Tensor sum = x.sum();
        tape.backward(sum);
        assertThatThrownBy(() -> tape.backward(sum)).hasMessageContaining("begin() a new one");
    }

    @Test
    void aLossWithoutLeavesIsNoError() {
        tape.begin();
        Tensor loss = tape.filled(2f, THREE).sum();
        tape.backward(loss);
        assertThat(loss.item()).isEqualTo(6f);
    }

    @Test
    void misuseIsNamed() {
        tape.begin();
        Tensor x = tape.variable(new float[3], THREE);
        assertThatThrownBy(() -> tape.constant(new float[2], THREE)).hasMessageContaining("an array of 2 numbers");
        assertThatThrownBy(x::item).hasMessageContaining("holds 3 numbers, not one");
        assertThatThrownBy(() -> x.exp().gradient()).hasMessageContaining("keeps no gradient");
        Tensor logits = x.reshape(Shape.of(1, 3));
        Tensor weight = tape.filled(1f, Shape.of(1));
        assertThatThrownBy(() -> tape.apply(new CrossEntropy(), logits, logits, weight))
                .hasMessageContaining("has no gradient by its input 1");
        assertThatThrownBy(() -> logits.crossEntropy(new int[] {3}))
                .hasMessageContaining("row 0 has class 3, expected 0 to 2");
        assertThatThrownBy(() -> x.meanSquaredError(x.detach(), tape.filled(0f, Shape.SCALAR)))
                .hasMessageContaining("add up to 0.0, expected a positive number");
        assertThatThrownBy(() -> logits.reshape(Shape.of(3, 1)).rows(new int[] {4}, Shape.of(1)))
                .hasMessageContaining("index 0 is 4, expected 0 to 2");
        Tensor constant = tape.filled(0.1f, Shape.of(3, 2));
        assertThatThrownBy(() -> constant.linearCka(constant))
                .isInstanceOf(FailedWorkException.class)
                .hasMessageContaining("the first representation [3, 2] is the same in all 3 conditions");
    }
}
