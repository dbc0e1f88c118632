package periplus.nets.autodiff.operations;

import java.util.List;

/** The fused step of the GRU. */
class GruGatesTest extends OpContract {
    @Override
    protected List<OpCase> cases() {
        return List.of(
                OpCase.of("five units", new GruGates(), Shape.of(3, 15), Shape.of(3, 15), Shape.of(3, 5)),
                OpCase.of("one unit, one trial", new GruGates(), Shape.of(1, 3), Shape.of(1, 3), Shape.of(1, 1)));
    }

    @Override
    protected List<OpCase> refused() {
        return List.of(
                OpCase.of(
                        "GruGates: the drive has shape [3, 9], expected [3, 15]",
                        new GruGates(),
                        Shape.of(3, 9),
                        Shape.of(3, 15),
                        Shape.of(3, 5)),
                OpCase.of(
                        "GruGates: the recurrent input has shape [2, 15], expected [3, 15]",
                        new GruGates(),
                        Shape.of(3, 15),
                        Shape.of(2, 15),
                        Shape.of(3, 5)),
                OpCase.of(
                        "GruGates: the state has shape [1, 3, 5]",
                        new GruGates(),
                        Shape.of(3, 15),
                        Shape.of(3, 15),
                        Shape.of(1, 3, 5)));
    }
}
