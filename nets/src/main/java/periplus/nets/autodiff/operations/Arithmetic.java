package periplus.nets.autodiff.operations;

import java.util.List;

/**
 * Element by element: sum, difference, product, ratio; the second operand repeated over the leading axes of the first.
 *
 * <pre>
 *   y[r][i] = a[r][i] o b[i]        b's shape is the end of a's; equal shapes and a scalar b are special cases
 *   ADD       da = dy       db = dy
 *   SUBTRACT  da = dy       db = -dy
 *   MULTIPLY  da = dy b     db = dy a
 *   DIVIDE    da = dy / b   db = -dy y / b
 * </pre>
 *
 * <p>Order of sums: db[i] is a chain over r in rising order, started from what it held; in float.
 */
public enum Arithmetic implements Op {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE;

    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs(name(), inputs, 2, 2);
        Shape a = inputs.get(0);
        Shape b = inputs.get(1);
        if (!a.endsWith(b)) {
            throw new IllegalArgumentException(name() + " of " + a + " and " + b
                    + ": the second shape must be the end of the first, so that it can be repeated over the axes"
                    + " before; reshape it or swap the two");
        }
        return a;
    }

    @Override
    public void forward(Frame f) {
        float[] a = f.in(0);
        float[] b = f.in(1);
        float[] y = f.out();
        int inner = f.inShape(1).size();
        int size = f.outShape().size();
        for (int start = 0; start < size; start += inner) {
            switch (this) {
                case ADD -> {
                    for (int i = 0; i < inner; i++) {
                        y[start + i] = a[start + i] + b[i];
                    }
                }
                case SUBTRACT -> {
                    for (int i = 0; i < inner; i++) {
                        y[start + i] = a[start + i] - b[i];
                    }
                }
                case MULTIPLY -> {
                    for (int i = 0; i < inner; i++) {
                        y[start + i] = a[start + i] * b[i];
                    }
                }
                case DIVIDE -> {
                    for (int i = 0; i < inner; i++) {
                        y[start + i] = a[start + i] / b[i];
                    }
                }
            }
        }
    }

    @Override
    public void backward(Frame f) {
        int inner = f.inShape(1).size();
        int rows = f.outShape().size() / inner;
        if (f.wants(0)) {
            backwardFirst(f, rows, inner);
        }
        if (f.wants(1)) {
            backwardSecond(f, rows, inner);
        }
    }

    private void backwardFirst(Frame f, int rows, int inner) {
        float[] dy = f.dOut();
        float[] da = f.dIn(0);
        float[] b = f.in(1);
        if (this == ADD || this == SUBTRACT) {
            f.kernels().addScaled(rows * inner, 1f, dy, 0, da, 0);
            return;
        }
        for (int start = 0; start < rows * inner; start += inner) {
            if (this == MULTIPLY) {
                for (int i = 0; i < inner; i++) {
                    da[start + i] += dy[start + i] * b[i];
                }
            } else {
                for (int i = 0; i < inner; i++) {
                    da[start + i] += dy[start + i] / b[i];
                }
            }
        }
    }

    private void backwardSecond(Frame f, int rows, int inner) {
        float[] dy = f.dOut();
        float[] db = f.dIn(1);
        if (this == ADD) {
            f.kernels().addColumnSums(rows, inner, dy, 0, db);
            return;
        }
        float[] a = f.in(0);
        float[] b = f.in(1);
        float[] y = f.out();
        for (int start = 0; start < rows * inner; start += inner) {
            switch (this) {
                case SUBTRACT -> {
                    for (int i = 0; i < inner; i++) {
                        db[i] -= dy[start + i];
                    }
                }
                case MULTIPLY -> {
                    for (int i = 0; i < inner; i++) {
                        db[i] += dy[start + i] * a[start + i];
                    }
                }
                default -> {
                    for (int i = 0; i < inner; i++) {
                        db[i] -= dy[start + i] * y[start + i] / b[i];
                    }
                }
            }
        }
    }

    @Override
    public void plain(DualFrame f) {
        Dual[] y = f.out();
        int inner = f.inShape(1).size();
        for (int i = 0; i < y.length; i++) {
            Dual a = f.in(0)[i];
            Dual b = f.in(1)[i % inner];
            y[i] = switch (this) {
                case ADD -> a.plus(b);
                case SUBTRACT -> a.minus(b);
                case MULTIPLY -> a.times(b);
                case DIVIDE -> a.over(b);
            };
        }
    }
}
