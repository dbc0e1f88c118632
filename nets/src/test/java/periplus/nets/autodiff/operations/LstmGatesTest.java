package periplus.nets.autodiff.operations;

import java.util.List;

/** The fused step of the LSTM. */
class LstmGatesTest extends OpContract {
    @Override
    protected List<OpCase> cases() {
        return List.of(
                OpCase.of("five units", new LstmGates(), Shape.of(3, 20), Shape.of(3, 20), Shape.of(3, 10)),
                OpCase.of("one unit, one trial", new LstmGates(), Shape.of(1, 4), Shape.of(1, 4), Shape.of(1, 2)));
    }

    @Override
    protected List<OpCase> refused() {
        return List.of(
                OpCase.of(
                        "LstmGates: the drive has shape [3, 9], expected [3, 20]",
                        new LstmGates(),
                        Shape.of(3, 9),
                        Shape.of(3, 20),
                        Shape.of(3, 10)),
                OpCase.of(
                        "LstmGates: the recurrent input has shape [2, 20], expected [3, 20]",
                        new LstmGates(),
                        Shape.of(3, 20),
                        Shape.of(2, 20),
                        Shape.of(3, 10)),
                OpCase.of(
                        "LstmGates: the state has shape [1, 3, 10]",
                        new LstmGates(),
                        Shape.of(3, 20),
                        Shape.of(3, 20),
                        Shape.of(1, 3, 10)));
    }
}
