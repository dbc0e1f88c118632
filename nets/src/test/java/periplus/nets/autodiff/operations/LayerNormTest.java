package periplus.nets.autodiff.operations;

import java.util.List;

/** Layer normalisation. */
class LayerNormTest extends OpContract {
    @Override
    protected List<OpCase> cases() {
        return List.of(
                OpCase.of("three axes", new LayerNorm(1e-5), Shape.of(2, 3, 6), Shape.of(6), Shape.of(6)),
                OpCase.of("one row", new LayerNorm(1e-3), Shape.of(6), Shape.of(6), Shape.of(6)));
    }

    @Override
    protected List<OpCase> refused() {
        return List.of(
                OpCase.of(
                        "LayerNorm: the gain has shape [5], expected [6]",
                        new LayerNorm(1e-5),
                        Shape.of(3, 6),
                        Shape.of(5),
                        Shape.of(6)),
                OpCase.of(
                        "LayerNorm: the bias has shape [3, 6], expected [6]",
                        new LayerNorm(1e-5),
                        Shape.of(3, 6),
                        Shape.of(6),
                        Shape.of(3, 6)),
                OpCase.of("LayerNorm of a scalar", new LayerNorm(1e-5), Shape.SCALAR, Shape.of(1), Shape.of(1)));
    }
}
