package periplus.nets.autodiff.operations;

import java.util.List;

/** Cross-entropies and mean squares, with weights and masked rows. */
class LossesTest extends OpContract {
    @Override
    protected List<OpCase> cases() {
        return List.of(
                OpCase.of("cross-entropy", new CrossEntropy(), Shape.of(3, 5), Shape.of(3, 5), Shape.of(3))
                        .positive(1)
                        .with(2, 1f, 0f, 0.5f),
                OpCase.of(
                                "cross-entropy over time",
                                new CrossEntropy(),
                                Shape.of(2, 2, 5),
                                Shape.of(2, 2, 5),
                                Shape.of(2, 2))
                        .positive(1)
                        .positive(2),
                OpCase.of(
                                "class cross-entropy",
                                new ClassCrossEntropy(new int[] {4, 0, 2}),
                                Shape.of(3, 5),
                                Shape.of(3))
                        .with(1, 1f, 0.25f, 2f),
                OpCase.of(
                                "a masked class may be anything",
                                new ClassCrossEntropy(new int[] {4, -7, 2}),
                                Shape.of(3, 5),
                                Shape.of(3))
                        .with(1, 1f, 0f, 2f),
                OpCase.of("mean squared", new MeanSquared(), Shape.of(3, 4), Shape.of(3, 4), Shape.of(3))
                        .with(2, 1f, 0f, 0.5f),
                OpCase.of("mean squared of one row", new MeanSquared(), Shape.of(4), Shape.of(4), Shape.SCALAR)
                        .positive(2));
    }

    @Override
    protected List<OpCase> refused() {
        return List.of(
                OpCase.of(
                        "CrossEntropy: the target has shape [3, 4], expected [3, 5]",
                        new CrossEntropy(),
                        Shape.of(3, 5),
                        Shape.of(3, 4),
                        Shape.of(3)),
                OpCase.of(
                        "CrossEntropy: the weight has shape [5], expected [3]",
                        new CrossEntropy(),
                        Shape.of(3, 5),
                        Shape.of(3, 5),
                        Shape.of(5)),
                OpCase.of(
                        "there are 2 classes; one a row is needed",
                        new ClassCrossEntropy(new int[2]),
                        Shape.of(3, 5),
                        Shape.of(3)),
                OpCase.of(
                        "ClassCrossEntropy: the weight has shape [5]",
                        new ClassCrossEntropy(new int[3]),
                        Shape.of(3, 5),
                        Shape.of(5)),
                OpCase.of(
                        "MeanSquared: the target has shape [4]",
                        new MeanSquared(),
                        Shape.of(3, 4),
                        Shape.of(4),
                        Shape.of(3)),
                OpCase.of("MeanSquared takes 3", new MeanSquared(), Shape.of(3, 4), Shape.of(3, 4)));
    }
}
