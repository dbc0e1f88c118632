package periplus.nets.autodiff.operations;

import java.util.List;

/** The diagonal linear recurrence. */
class LinearScanTest extends OpContract {
    @Override
    protected List<OpCase> cases() {
        return List.of(
                OpCase.of("a decay a unit", new LinearScan(), Shape.of(4), Shape.of(6, 2, 4)),
                OpCase.of(
                        "a decay a unit, with a start",
                        new LinearScan(),
                        Shape.of(4),
                        Shape.of(5, 2, 4),
                        Shape.of(2, 4)),
                OpCase.of("a decay that changes with time", new LinearScan(), Shape.of(5, 2, 3), Shape.of(5, 2, 3)),
                OpCase.of(
                        "changing decay, with a start",
                        new LinearScan(),
                        Shape.of(5, 2, 3),
                        Shape.of(5, 2, 3),
                        Shape.of(2, 3)),
                OpCase.of("one decay for all", new LinearScan(), Shape.SCALAR, Shape.of(5, 3)),
                OpCase.of("one step from a start", new LinearScan(), Shape.of(3), Shape.of(1, 3), Shape.of(3)));
    }

    @Override
    protected List<OpCase> refused() {
        return List.of(
                OpCase.of(
                        "the decay has shape [5] and the input [6, 4]", new LinearScan(), Shape.of(5), Shape.of(6, 4)),
                OpCase.of(
                        "LinearScan: the start has shape [4], expected [2, 4]",
                        new LinearScan(),
                        Shape.of(4),
                        Shape.of(6, 2, 4),
                        Shape.of(4)),
                OpCase.of("expected [time, .., units]", new LinearScan(), Shape.of(4), Shape.of(4)));
    }
}
