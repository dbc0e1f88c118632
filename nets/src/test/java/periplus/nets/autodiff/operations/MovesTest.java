package periplus.nets.autodiff.operations;

import java.util.List;

/** Operations that only move numbers: lookup, joining, cutting, reshaping, transposing. */
class MovesTest extends OpContract {
    @Override
    protected List<OpCase> cases() {
        return List.of(
                OpCase.of(
                        "embedding with repeats",
                        new Embedding(new int[] {3, 1, 3, 0, 3, 1}, Shape.of(2, 3)),
                        Shape.of(4, 5)),
                OpCase.of("concat first axis", new Concat(0), Shape.of(2, 3), Shape.of(1, 3), Shape.of(4, 3)),
                OpCase.of("concat middle axis", new Concat(1), Shape.of(2, 3, 2), Shape.of(2, 1, 2)),
                OpCase.of("concat last axis", new Concat(2), Shape.of(2, 3, 2), Shape.of(2, 3, 1)),
                OpCase.of("concat of one", new Concat(0), Shape.of(2, 3)),
                OpCase.of("slice first axis", new Slice(0, 1, 2), Shape.of(3, 4)),
                OpCase.of("slice middle axis", new Slice(1, 1, 3), Shape.of(2, 4, 3)),
                OpCase.of("slice last axis", new Slice(1, 0, 3), Shape.of(2, 4)),
                OpCase.of("reshape", new Reshape(Shape.of(4, 3)), Shape.of(2, 6)),
                OpCase.of("transpose a matrix", new Transpose(0, 1), Shape.of(3, 4)),
                OpCase.of("transpose outer axes", new Transpose(0, 2), Shape.of(2, 3, 4)),
                OpCase.of("transpose heads and positions", new Transpose(1, 2), Shape.of(2, 3, 2, 4)),
                OpCase.of("transpose first and last of four", new Transpose(0, 3), Shape.of(2, 3, 2, 4)));
    }

    @Override
    protected List<OpCase> refused() {
        return List.of(
                OpCase.of(
                        "the table has shape [4], expected [entries, n]",
                        new Embedding(new int[1], Shape.of(1)),
                        Shape.of(4)),
                OpCase.of("all other axes must be equal", new Concat(0), Shape.of(2, 3), Shape.of(2, 4)),
                OpCase.of("Concat over axis 2 of [2, 3]", new Concat(2), Shape.of(2, 3)),
                OpCase.of("input 1 has shape [3], the first has [2, 3]", new Concat(0), Shape.of(2, 3), Shape.of(3)),
                OpCase.of("expected 0 <= from < end <= 4", new Slice(1, 2, 5), Shape.of(3, 4)),
                OpCase.of("Slice 2 to 2", new Slice(1, 2, 2), Shape.of(3, 4)),
                OpCase.of("the first holds 12 numbers, the second 10", new Reshape(Shape.of(2, 5)), Shape.of(3, 4)),
                OpCase.of("Transpose over axis 2 of [3, 4]", new Transpose(0, 2), Shape.of(3, 4)));
    }
}
