package periplus.nets.autodiff.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import periplus.core.kernels.Kernels;
import periplus.nets.autodiff.Allocations;
import periplus.nets.autodiff.DoubleTwin;
import periplus.nets.autodiff.Graph;
import periplus.nets.autodiff.GradientCheck;
import periplus.nets.autodiff.Tape;
import periplus.nets.autodiff.Tensor;

/**
 * What every operation owes to the tape; extend it with the cases of yours.
 *
 * <p>Bounds, relative to the largest element: values 5e-7, gradients 2e-6 (float32 has 6e-8, and the cases sum at most
 * a few dozen terms); the plain form's tangents against its own differences 1e-6.
 */
public abstract class OpContract {
    private static final double VALUE_BOUND = 5e-7;
    private static final double GRADIENT_BOUND = 2e-6;

    /** Inputs that the operation takes. */
    protected abstract List<OpCase> cases();

    /** Inputs that it must refuse: the name of the case is part of the message that it owes. */
    protected abstract List<OpCase> refused();

    @TestFactory
    Stream<DynamicNode> takes() {
        return cases().stream()
                .map(c -> dynamicContainer(
                        c.name(),
                        List.of(
                                check("its value is that of the plain form", () -> value(c)),
                                check("each element's gradient is that of the plain form", () -> elements(c)),
                                check("reverse mode is the adjoint of forward mode", () -> adjoint(c)),
                                check("gradients are added, not written", () -> added(c)),
                                check("an unwanted gradient changes no other", () -> unwanted(c)),
                                check("a second recording gives the same bits in no new memory", () -> again(c)),
                                check("a wrong sign is found", () -> negativeControl(c)))));
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        return refused().stream()
                .map(c -> dynamicTest(
                        "refuses: " + c.name(),
                        () -> assertThatThrownBy(() -> c.op().shape(c.shapes()))
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessageContaining(c.name())));
    }

    private static DynamicTest check(String name, Executable test) {
        return dynamicTest(name, test);
    }

    private static Graph loss(OpCase c) {
        return tape -> c.projection(tape, tape.apply(c.op(), c.leaves(tape, c.differentiable())));
    }

    private static void value(OpCase c) {
        Tape tape = begun();
        Tensor y = tape.apply(c.op(), c.leaves(tape, c.differentiable()));
        Dual[] exact = new DoubleTwin(tape).evaluate(y);
        double largest = 1e-30;
        for (Dual e : exact) {
            largest = Math.max(largest, Math.abs(e.value()));
        }
        for (int i = 0; i < exact.length; i++) {
            assertThat((double) y.values()[i])
                    .as("element " + i)
                    .isCloseTo(exact[i].value(), within(VALUE_BOUND * largest));
        }
    }

    private static void elements(OpCase c) {
        Tape tape = begun();
        Tensor loss = loss(c).record(tape);
        tape.backward(loss);
        DoubleTwin twin = new DoubleTwin(tape);
        for (int leaf = 0; leaf < twin.leaves().size(); leaf++) {
            float[] gradient = twin.leaves().get(leaf).gradient();
            double[] exact = new double[gradient.length];
            double largest = 1e-6;
            for (int i = 0; i < exact.length; i++) {
                List<double[]> direction = twin.still();
                direction.get(leaf)[i] = 1;
                exact[i] = twin.evaluate(loss, direction, 0)[0].slope();
                largest = Math.max(largest, Math.abs(exact[i]));
            }
            for (int i = 0; i < exact.length; i++) {
                assertThat((double) gradient[i])
                        .as("gradient by element " + i + " of leaf " + leaf)
                        .isCloseTo(exact[i], within(GRADIENT_BOUND * largest));
            }
        }
    }

    private static void adjoint(OpCase c) {
        GradientCheck found = GradientCheck.againstTwin(new Tape(Kernels.plain()), loss(c), 17, 5);
        assertThat(found.reverse()).as("<J v, u> - <v, J^T u>").isLessThan(GRADIENT_BOUND);
        assertThat(found.difference()).as("tangents and differences").isLessThan(GradientCheck.DIFFERENCE_BOUND);
        assertThat(found.holds()).isTrue();
    }

    private static void added(OpCase c) {
        List<float[]> once = gradients(loss(c));
        List<float[]> twice = gradients(tape -> {
            Tensor[] leaves = c.leaves(tape, c.differentiable());
            Tensor first = c.projection(tape, tape.apply(c.op(), leaves));
            return first.plus(c.projection(tape, tape.apply(c.op(), leaves)));
        });
        for (int i = 0; i < once.size(); i++) {
            for (int k = 0; k < once.get(i).length; k++) {
                assertThat((double) twice.get(i)[k])
                        .isCloseTo(2.0 * once.get(i)[k], within(1e-6 + 2e-6 * Math.abs(once.get(i)[k])));
            }
        }
    }

    private static List<float[]> gradients(Graph graph) {
        Tape tape = begun();
        tape.backward(graph.record(tape));
        return new DoubleTwin(tape)
                .leaves().stream().map(leaf -> leaf.gradient().clone()).toList();
    }

    private static void unwanted(OpCase c) {
        List<float[]> all = gradients(loss(c));
        List<Integer> wanted = c.differentiable();
        for (int i = 0; i < wanted.size(); i++) {
            int input = wanted.get(i);
            List<float[]> alone =
                    gradients(tape -> c.projection(tape, tape.apply(c.op(), c.leaves(tape, List.of(input)))));
            assertThat(alone).hasSize(1);
            assertThat(alone.getFirst()).as("input " + input + " alone").isEqualTo(all.get(i));
        }
    }

    private static void again(OpCase c) {
        Tape tape = new Tape(Kernels.plain());
        Shape shape = c.op().shape(c.shapes());
        float[] u = new float[shape.size()];
        Arrays.fill(u, 0.5f);
        Tensor[] operands = new Tensor[c.shapes().size()];
        Runnable step = () -> {
            tape.begin();
            for (int i = 0; i < operands.length; i++) {
                float[] x = c.inputs().get(i);
                Shape s = c.shapes().get(i);
                operands[i] = c.op().differentiable(i) ? tape.variable(x, s) : tape.constant(x, s);
            }
            Tensor y = tape.apply(c.op(), operands);
            tape.backward(y.times(tape.constant(u, shape)).sum());
        };
        step.run();
        List<Tensor> leaves = new DoubleTwin(tape).leaves();
        List<float[]> first =
                leaves.stream().map(leaf -> leaf.gradient().clone()).toList();
        assertThat(Allocations.ofWarm(step)).as("bytes of ten warm steps").isZero();
        for (int i = 0; i < first.size(); i++) {
            assertThat(leaves.get(i).gradient()).isEqualTo(first.get(i));
        }
    }

    private static void negativeControl(OpCase c) {
        OpCase broken = c.with(new BrokenOp(c.op()));
        GradientCheck found = GradientCheck.againstTwin(new Tape(Kernels.plain()), loss(broken), 17, 5);
        assertThat(found.reverse()).isGreaterThan(0.01);
        assertThat(found.holds()).isFalse();
    }

    private static Tape begun() {
        Tape tape = new Tape(Kernels.plain());
        tape.begin();
        return tape;
    }
}
