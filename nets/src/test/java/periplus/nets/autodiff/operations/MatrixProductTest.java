package periplus.nets.autodiff.operations;

import java.util.List;

/** Products of two, three and four axes with every pair of flags. */
class MatrixProductTest extends OpContract {
    @Override
    protected List<OpCase> cases() {
        return List.of(
                OpCase.of("A B", new MatrixProduct(false, false), Shape.of(3, 5), Shape.of(5, 4)),
                OpCase.of("A B^T", new MatrixProduct(false, true), Shape.of(3, 5), Shape.of(4, 5)),
                OpCase.of("A^T B", new MatrixProduct(true, false), Shape.of(5, 3), Shape.of(5, 4)),
                OpCase.of("A^T B^T", new MatrixProduct(true, true), Shape.of(5, 3), Shape.of(4, 5)),
                OpCase.of("batch of A B", new MatrixProduct(false, false), Shape.of(2, 3, 5), Shape.of(2, 5, 4)),
                OpCase.of("batch of A B^T", new MatrixProduct(false, true), Shape.of(2, 3, 5), Shape.of(2, 4, 5)),
                OpCase.of("batch of A^T B", new MatrixProduct(true, false), Shape.of(2, 5, 3), Shape.of(2, 5, 4)),
                OpCase.of("batch of A^T B^T", new MatrixProduct(true, true), Shape.of(2, 5, 3), Shape.of(2, 4, 5)),
                OpCase.of(
                        "two leading axes", new MatrixProduct(false, true), Shape.of(2, 2, 3, 5), Shape.of(2, 2, 4, 5)),
                OpCase.of(
                        "a linear layer over rows", new MatrixProduct(false, true), Shape.of(2, 3, 5), Shape.of(4, 5)),
                OpCase.of(
                        "rows times a plain matrix",
                        new MatrixProduct(false, false),
                        Shape.of(2, 2, 3, 5),
                        Shape.of(5, 4)),
                OpCase.of("one by one", new MatrixProduct(false, false), Shape.of(1, 1), Shape.of(1, 1)));
    }

    @Override
    protected List<OpCase> refused() {
        return List.of(
                OpCase.of(
                        "the axis summed over has 5 and 4 elements",
                        new MatrixProduct(false, false),
                        Shape.of(3, 5),
                        Shape.of(4, 5)),
                OpCase.of(
                        "MatrixProduct of [3, 5] and [4, 6] transposed",
                        new MatrixProduct(false, true),
                        Shape.of(3, 5),
                        Shape.of(4, 6)),
                OpCase.of(
                        "leading axes must be equal",
                        new MatrixProduct(false, false),
                        Shape.of(2, 3, 5),
                        Shape.of(3, 5, 4)),
                OpCase.of("both need at least two axes", new MatrixProduct(false, false), Shape.of(5), Shape.of(5, 4)),
                OpCase.of(
                        "needs a second one with the same",
                        new MatrixProduct(true, false),
                        Shape.of(2, 5, 3),
                        Shape.of(5, 4)));
    }
}
