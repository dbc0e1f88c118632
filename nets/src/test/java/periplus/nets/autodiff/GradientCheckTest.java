package periplus.nets.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import periplus.core.kernels.Kernels;
import periplus.core.math.PortableMath;
import periplus.nets.autodiff.operations.Dual;
import periplus.nets.autodiff.operations.DualFrame;
import periplus.nets.autodiff.operations.Frame;
import periplus.nets.autodiff.operations.Op;
import periplus.nets.autodiff.operations.OpCase;
import periplus.nets.autodiff.operations.OpContract;
import periplus.nets.autodiff.operations.Shape;

/** An operation as a user would add it, held to the contract, and what the check finds in wrong ones. */
class GradientCheckTest extends OpContract {
    private final float[] x = {0.5f, -1.2f, 2f, -0.3f};
    private final Shape shape = Shape.of(2, 2);
    private final Tape tape = new Tape(Kernels.plain());

    @Override
    protected List<OpCase> cases() {
        return List.of(OpCase.of("a user's own", new Swish(1.5f, 0f), Shape.of(3, 4)));
    }

    @Override
    protected List<OpCase> refused() {
        return List.of(OpCase.of("Swish takes 1 inputs", new Swish(1f, 0f), Shape.of(3), Shape.of(3)));
    }

    private Graph graph(float mistake) {
        Swish op = new Swish(1.5f, mistake);
        return t -> t.apply(op, t.variable(x, shape)).sum();
    }

    @Test
    void aRightGradientHoldsBothWays() {
        GradientCheck twin = GradientCheck.againstTwin(tape, graph(0f), 1, 10);
        assertThat(twin.holds()).as(twin.toString()).isTrue();
        assertThat(twin.reverse()).isLessThan(1e-6);
        assertThat(twin.difference()).isLessThan(1e-8);
        GradientCheck float32 = GradientCheck.inFloat32(tape, graph(0f), 1, 10);
        assertThat(float32.holds()).as(float32.toString()).isTrue();
        assertThat(float32.directions()).isEqualTo(20);
    }

    @Test
    void aMistakeOfATwentiethIsFoundBothWays() {
        assertThat(GradientCheck.againstTwin(tape, graph(0.05f), 1, 10).holds()).isFalse();
        assertThat(GradientCheck.inFloat32(tape, graph(0.05f), 1, 10).holds()).isFalse();
    }

    @Test
    void aMistakeOfAThousandthIsFoundAgainstTheTwin() {
        assertThat(GradientCheck.againstTwin(tape, graph(1e-3f), 1, 10).holds()).isFalse();
    }

    @Test
    void theFloat32CheckLeavesTheValuesAsTheyWere() {
        float[] before = x.clone();
        GradientCheck.inFloat32(tape, graph(0f), 1, 2);
        assertThat(x).isEqualTo(before);
    }

    @Test
    void theTwinFindsTheGradientOfAFormulaDoneByHand() {
        tape.begin();
        Tensor v = tape.variable(new float[] {2f, 3f}, Shape.of(2));
        Tensor loss = v.square().sum().sqrt();
        DoubleTwin twin = new DoubleTwin(tape);
        Dual found = twin.evaluate(loss, List.of(new double[] {1, 0}), 0)[0];
        assertThat(found.value()).isEqualTo(Math.sqrt(13));
        assertThat(found.slope()).isEqualTo(2 / Math.sqrt(13));
    }

    /** y = x sigmoid(k x), with a relative mistake in its gradient where asked for. */
    private record Swish(float k, float mistake) implements Op {
        @Override
        public Shape shape(List<Shape> inputs) {
            Op.checkInputs("Swish", inputs, 1, 1);
            return inputs.get(0);
        }

        @Override
        public void forward(Frame f) {
            for (int i = 0; i < f.outShape().size(); i++) {
                f.out()[i] = f.in(0)[i] * PortableMath.sigmoid(k * f.in(0)[i]);
            }
        }

        @Override
        public void backward(Frame f) {
            for (int i = 0; i < f.outShape().size(); i++) {
                float x = f.in(0)[i];
                float s = PortableMath.sigmoid(k * x);
                f.dIn(0)[i] += (1f + mistake) * f.dOut()[i] * (s + k * x * s * (1f - s));
            }
        }

        @Override
        public void plain(DualFrame f) {
            for (int i = 0; i < f.out().length; i++) {
                Dual x = f.in(0)[i];
                f.out()[i] = x.times(x.times(k).sigmoid());
            }
        }
    }
}
