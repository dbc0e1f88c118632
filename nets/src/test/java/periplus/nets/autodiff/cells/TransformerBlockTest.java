package periplus.nets.autodiff.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.core.kernels.Kernels;
import periplus.core.random.RandomStream;
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

/** The pre-norm block, against PyTorch's encoder layer. */
class TransformerBlockTest {
    private static final Shape SHAPE = Shape.of(2, 4, 6);

    private static TransformerBlock block(boolean causal) {
        return new TransformerBlock("block", 2, 4, 6, 2, 5, causal);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void outputAndGradientsAreThoseOfPyTorch(boolean causal) {
        PyTorchArrays fixture = new PyTorchArrays(causal ? "transformer-causal" : "transformer");
        TransformerBlock block = block(causal);
        block.parameters().forEach(fixture::fill);
        Tape tape = new Tape(Kernels.plain());
        tape.begin();
        Tensor x = fixture.variable(tape, "x");
        Tensor out = block.apply(tape, x);
        fixture.assertOutput("out", out);
        tape.backward(out.times(fixture.constant(tape, "u")).sum());
        fixture.assertGradient("x/grad", x.gradient());
        for (Parameter parameter : block.parameters()) {
            fixture.assertGradient(parameter.name() + "/grad", parameter.gradient());
        }
    }

    @Test
    void theGradientCheckHoldsAndAWarmStepAllocatesNothing() {
        TransformerBlock block = block(true);
        Initialisation.pytorch().draw(new Parameters(block.parameters()), 6, 3);
        float[] input = new float[SHAPE.size()];
        RandomStream.of(1, "input").fillUniform(input, 0, input.length, -1f, 1f);
        Graph graph =
                tape -> block.apply(tape, tape.variable(input, SHAPE)).square().mean();
        Tape tape = new Tape(Kernels.plain());
        GradientCheck found = GradientCheck.againstTwin(tape, graph, 3, 3);
        assertThat(found.holds()).as(found.toString()).isTrue();
        assertThat(Allocations.ofWarm(() -> {
                    tape.begin();
                    tape.backward(graph.record(tape));
                }))
                .isZero();
    }

    @Test
    void aCausalBlockDoesNotSeeTheFuture() {
        TransformerBlock block = block(true);
        Initialisation.pytorch().draw(new Parameters(block.parameters()), 6, 3);
        float[] input = new float[SHAPE.size()];
        RandomStream.of(1, "input").fillUniform(input, 0, input.length, -1f, 1f);
        Tape tape = new Tape(Kernels.plain());
        tape.begin();
        float[] before = block.apply(tape, tape.constant(input, SHAPE)).values().clone();
        // the last position of the first trial
        input[3 * 6] += 1f;
        tape.begin();
        float[] after = block.apply(tape, tape.constant(input, SHAPE)).values();
        for (int i = 0; i < before.length; i++) {
            boolean changed = i >= 3 * 6 && i < 4 * 6;
            assertThat(after[i] != before[i]).as("element " + i).isEqualTo(changed);
        }
    }

    @Test
    void initialisationLeavesGainsAtOne() {
        TransformerBlock block = block(false);
        Parameters parameters = new Parameters(block.parameters());
        Initialisation.glorot().draw(parameters, 6, 3);
        assertThat(parameters.get("block.norm1.weight").values()).containsOnly(1f);
        assertThat(parameters.get("block.norm2.bias").values()).containsOnly(0f);
    }

    @Test
    void misuseIsNamed() {
        assertThatThrownBy(() -> new TransformerBlock("block", 2, 4, 6, 4, 5, false))
                .hasMessageContaining("size 6 cannot be cut into 4 heads");
        Tape tape = new Tape(Kernels.plain());
        tape.begin();
        Tensor x = tape.filled(0f, Shape.of(2, 3, 6));
        assertThatThrownBy(() -> block(false).apply(tape, x))
                .hasMessage("the block was made for [2, 4, 6], got [2, 3, 6]");
    }
}
