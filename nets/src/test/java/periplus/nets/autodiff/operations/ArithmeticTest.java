package periplus.nets.autodiff.operations;

import java.util.List;

/** Sum, difference, product and ratio with repetition over leading axes. */
class ArithmeticTest extends OpContract {
    @Override
    protected List<OpCase> cases() {
        return List.of(
                OpCase.of("add a bias", Arithmetic.ADD, Shape.of(3, 2, 4), Shape.of(4)),
                OpCase.of("add equal shapes", Arithmetic.ADD, Shape.of(3, 4), Shape.of(3, 4)),
                OpCase.of("subtract two trailing axes", Arithmetic.SUBTRACT, Shape.of(2, 3, 4), Shape.of(3, 4)),
                OpCase.of("multiply by a row", Arithmetic.MULTIPLY, Shape.of(3, 4), Shape.of(4)),
                OpCase.of("multiply by a scalar", Arithmetic.MULTIPLY, Shape.of(3, 4), Shape.SCALAR),
                OpCase.of("divide", Arithmetic.DIVIDE, Shape.of(3, 4), Shape.of(3, 4)),
                OpCase.of("divide by a row", Arithmetic.DIVIDE, Shape.of(3, 4), Shape.of(4)));
    }

    @Override
    protected List<OpCase> refused() {
        return List.of(
                OpCase.of("ADD of [3, 4] and [3]", Arithmetic.ADD, Shape.of(3, 4), Shape.of(3)),
                OpCase.of(
                        "the second shape must be the end of the first",
                        Arithmetic.MULTIPLY,
                        Shape.of(4),
                        Shape.of(3, 4)),
                OpCase.of("takes 2 inputs, got 1", Arithmetic.DIVIDE, Shape.of(4)));
    }
}
