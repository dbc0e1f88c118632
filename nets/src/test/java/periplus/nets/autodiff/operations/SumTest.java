package periplus.nets.autodiff.operations;

import java.util.List;

/** Sums and means. */
class SumTest extends OpContract {
    @Override
    protected List<OpCase> cases() {
        return List.of(
                OpCase.of("sum of everything", new Sum(Sum.ALL, false), Shape.of(3, 2, 4)),
                OpCase.of("mean of everything", new Sum(Sum.ALL, true), Shape.of(3, 4)),
                OpCase.of("sum over the first axis", new Sum(0, false), Shape.of(3, 2, 4)),
                OpCase.of("mean over the middle axis", new Sum(1, true), Shape.of(3, 2, 4)),
                OpCase.of("sum over the last axis", new Sum(2, false), Shape.of(3, 2, 4)),
                OpCase.of("sum over the only axis", new Sum(0, false), Shape.of(5)));
    }

    @Override
    protected List<OpCase> refused() {
        return List.of(
                OpCase.of("Sum over axis 2 of [3, 4]: its axes are 0 to 1", new Sum(2, false), Shape.of(3, 4)),
                OpCase.of("Mean over axis 0 of []", new Sum(0, true), Shape.SCALAR));
    }
}
