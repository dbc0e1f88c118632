package periplus.nets.autodiff.operations;

import java.util.List;

/** The functions of one element, and the affine map. */
class ElementwiseTest extends OpContract {
    @Override
    protected List<OpCase> cases() {
        return List.of(
                OpCase.of("relu", Elementwise.RELU, Shape.of(3, 4)),
                OpCase.of("tanh", Elementwise.TANH, Shape.of(3, 4)),
                OpCase.of("sigmoid", Elementwise.SIGMOID, Shape.of(3, 4)),
                OpCase.of("softplus", Elementwise.SOFTPLUS, Shape.of(3, 4)),
                OpCase.of("exp", Elementwise.EXP, Shape.of(3, 4)),
                OpCase.of("log", Elementwise.LOG, Shape.of(3, 4)).positive(0),
                OpCase.of("square", Elementwise.SQUARE, Shape.of(3, 4)),
                OpCase.of("sqrt", Elementwise.SQRT, Shape.of(3, 4)).positive(0),
                OpCase.of("affine", new Affine(-1.5f, 0.25f), Shape.of(3, 4)),
                OpCase.of("scalar", Elementwise.TANH, Shape.SCALAR));
    }

    @Override
    protected List<OpCase> refused() {
        return List.of(
                OpCase.of("TANH takes 1 inputs, got 2: [[3], [3]]", Elementwise.TANH, Shape.of(3), Shape.of(3)),
                OpCase.of("Affine takes 1", new Affine(1f, 0f)));
    }
}
