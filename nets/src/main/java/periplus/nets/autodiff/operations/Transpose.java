package periplus.nets.autodiff.operations;

import java.util.List;

/**
 * Two axes exchanged: y[.., j, .., i, ..] = x[.., i, .., j, ..].
 *
 * @param first one axis
 * @param second another, larger one
 */
public record Transpose(int first, int second) implements Op {
    public Transpose {
        if (first >= second) {
            throw new IllegalArgumentException(
                    "Transpose of axes " + first + " and " + second + ": the first must be the smaller");
        }
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs("Transpose", inputs, 1, 1);
        Shape x = inputs.get(0);
        x.checkAxis("Transpose", first);
        x.checkAxis("Transpose", second);
        return x.with(first, x.extent(second)).with(second, x.extent(first));
    }

    @Override
    public void forward(Frame f) {
        move(f.inShape(0), f.in(0), f.out(), true);
    }

    @Override
    public void backward(Frame f) {
        if (f.wants(0)) {
            move(f.inShape(0), f.dIn(0), f.dOut(), false);
        }
    }

    /** Copies x to y, or adds y to x. */
    private void move(Shape shape, float[] x, float[] y, boolean forward) {
        int rows = shape.extent(first);
        int columns = shape.extent(second);
        int inner = shape.inner(second);
        int between = shape.inner(first) / (columns * inner);
        int outer = shape.outer(first);
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < rows; i++) {
                for (int m = 0; m < between; m++) {
                    for (int j = 0; j < columns; j++) {
                        int atX = (((o * rows + i) * between + m) * columns + j) * inner;
                        int atY = (((o * columns + j) * between + m) * rows + i) * inner;
                        if (forward) {
                            System.arraycopy(x, atX, y, atY, inner);
                        } else {
                            AddRange.add(y, atY, x, atX, inner);
                        }
                    }
                }
            }
        }
    }

    @Override
    public void plain(DualFrame f) {
        Shape y = f.outShape();
        int[] at = new int[y.axes()];
        for (int i = 0; i < f.out().length; i++) {
            for (int axis = 0; axis < at.length; axis++) {
                at[axis] = i / y.inner(axis) % y.extent(axis);
            }
            int from = 0;
            for (int axis = 0; axis < at.length; axis++) {
                int index = axis == first ? at[second] : axis == second ? at[first] : at[axis];
                from = from * f.inShape(0).extent(axis) + index;
            }
            f.out()[i] = f.in(0)[from];
        }
    }
}
