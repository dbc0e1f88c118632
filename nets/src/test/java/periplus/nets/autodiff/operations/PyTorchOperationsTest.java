package periplus.nets.autodiff.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import periplus.core.kernels.Kernels;
import periplus.nets.autodiff.PyTorchArrays;
import periplus.nets.autodiff.Tape;
import periplus.nets.autodiff.Tensor;
import periplus.nets.autodiff.cells.Attention;

/** Values and gradients of the operations are PyTorch's. */
class PyTorchOperationsTest {
    private static final float[] WEIGHTS = {1f, 0f, 0.5f, 2f};

    private final PyTorchArrays fixture = new PyTorchArrays("operations");

    @TestFactory
    Stream<DynamicTest> areThoseOfPyTorch() {
        Map<String, Function<List<Tensor>, Tensor>> ops = operations();
        assertThat(ops).hasSizeGreaterThan(30);
        return ops.entrySet().stream()
                .map(op -> DynamicTest.dynamicTest(op.getKey(), () -> check(op.getKey(), op.getValue())));
    }

    private Map<String, Function<List<Tensor>, Tensor>> operations() {
        Map<String, Function<List<Tensor>, Tensor>> ops = new LinkedHashMap<>();
        ops.put("plus-bias", x -> x.get(0).plus(x.get(1)));
        ops.put("minus", x -> x.get(0).minus(x.get(1)));
        ops.put("times-row", x -> x.get(0).times(x.get(1)));
        ops.put("over-scalar", x -> x.get(0).over(x.get(1)));
        ops.put("matmul", x -> x.get(0).matmul(x.get(1)));
        ops.put("matmul-tn", x -> x.get(0).matmul(x.get(1), true, false));
        ops.put("linear", x -> x.get(0).linear(x.get(1)));
        ops.put("relu", x -> x.get(0).relu());
        ops.put("tanh", x -> x.get(0).tanh());
        ops.put("sigmoid", x -> x.get(0).sigmoid());
        ops.put("softplus", x -> x.get(0).softplus());
        ops.put("exp", x -> x.get(0).exp());
        ops.put("log", x -> x.get(0).log());
        ops.put("square", x -> x.get(0).square());
        ops.put("sqrt", x -> x.get(0).sqrt());
        ops.put("sum", x -> x.get(0).sum());
        ops.put("sum-1", x -> x.get(0).sum(1));
        ops.put("mean-0", x -> x.get(0).mean(0));
        ops.put("softmax", x -> x.get(0).softmax());
        ops.put("log-softmax", x -> x.get(0).logSoftmax());
        ops.put(
                "cross-entropy",
                x -> x.get(0).crossEntropy(fixture.constant(x.get(0).tape(), "cross-entropy/target")));
        ops.put(
                "class-cross-entropy",
                x -> x.get(0)
                        .crossEntropy(new int[] {4, 0, 2, 1}, x.get(0).tape().constant(WEIGHTS, Shape.of(4))));
        ops.put("mean-squared", x -> x.get(0).meanSquaredError(x.get(1)));
        ops.put("layer-norm", x -> x.get(0).layerNorm(x.get(1), x.get(2), 1e-5));
        ops.put("embedding", x -> x.get(0).rows(new int[] {3, 1, 3, 0, 3, 1}, Shape.of(2, 3)));
        ops.put("concat", x -> x.get(0).tape().concat(1, x.get(0), x.get(1)));
        ops.put("slice", x -> x.get(0).slice(1, 1, 3));
        ops.put("transpose", x -> x.get(0).transpose(0, 2));
        ops.put("attention", x -> Attention.attend(x.get(0), x.get(1), x.get(2), false));
        ops.put("causal-attention", x -> Attention.attend(x.get(0), x.get(1), x.get(2), true));
        ops.put("scan", x -> x.get(1).linearScan(x.get(0), x.get(2)));
        ops.put("cka", x -> x.get(0).linearCka(x.get(1)));
        return ops;
    }

    private void check(String name, Function<List<Tensor>, Tensor> op) {
        Tape tape = new Tape(Kernels.plain());
        tape.begin();
        List<Tensor> inputs = new ArrayList<>();
        while (fixture.has(name + "/in" + inputs.size())) {
            inputs.add(fixture.variable(tape, name + "/in" + inputs.size()));
        }
        Tensor out = op.apply(inputs);
        fixture.assertOutput(name + "/out", out);
        tape.backward(out.times(fixture.constant(tape, name + "/u")).sum());
        for (int i = 0; i < inputs.size(); i++) {
            fixture.assertGradient(name + "/grad" + i, inputs.get(i).gradient());
        }
    }
}
