package periplus.nets.autodiff.operations;

import java.util.List;

/** Softmax, causal softmax and log-softmax. */
class SoftmaxTest extends OpContract {
    @Override
    protected List<OpCase> cases() {
        return List.of(
                OpCase.of("rows", new Softmax(false), Shape.of(3, 5)),
                OpCase.of("one row", new Softmax(false), Shape.of(5)),
                OpCase.of("causal", new Softmax(true), Shape.of(2, 4, 4)),
                OpCase.of("causal with earlier keys", new Softmax(true), Shape.of(2, 3, 5)),
                OpCase.of("log-softmax", new LogSoftmax(), Shape.of(2, 3, 5)));
    }

    @Override
    protected List<OpCase> refused() {
        return List.of(
                OpCase.of("it needs two axes, queries and keys", new Softmax(true), Shape.of(4)),
                OpCase.of("more queries (4) than keys (3)", new Softmax(true), Shape.of(4, 3)),
                OpCase.of("it needs one axis to run over", new LogSoftmax(), Shape.SCALAR),
                OpCase.of("Softmax takes 1", new Softmax(false), Shape.of(4), Shape.of(4)));
    }
}
