package periplus.nets.autodiff.operations;

import java.util.List;

/** Linear centred kernel alignment. */
class LinearCkaTest extends OpContract {
    @Override
    protected List<OpCase> cases() {
        return List.of(
                OpCase.of("fewer units than conditions", new LinearCka(), Shape.of(9, 4), Shape.of(9, 3)),
                OpCase.of("more units than conditions", new LinearCka(), Shape.of(4, 6), Shape.of(4, 5)));
    }

    @Override
    protected List<OpCase> refused() {
        return List.of(
                OpCase.of("LinearCka of [9, 4] and [8, 4]", new LinearCka(), Shape.of(9, 4), Shape.of(8, 4)),
                OpCase.of(
                        "reshape time and trials into one axis",
                        new LinearCka(),
                        Shape.of(3, 3, 4),
                        Shape.of(3, 3, 4)));
    }
}
