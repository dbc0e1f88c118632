package periplus.nets.autodiff.operations;

import java.util.List;

/**
 * The sum or the mean over one axis, or over everything.
 *
 * <pre>
 *   y[o][i] = c sum_j x[o][j][i]      dx[o][j][i] = c dy[o][i]      c = 1 for the sum, 1 / extent for the mean
 * </pre>
 *
 * <p>Order of sums: one chain in double over the axis in rising order (over everything: in the order of the array),
 * rounded to float once.
 *
 * @param axis the axis that disappears, or {@link #ALL}
 * @param mean whether to divide by its extent
 */
public record Sum(int axis, boolean mean) implements Op {
    /** Every axis: the result is a scalar. */
    public static final int ALL = -1;

    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs(word(), inputs, 1, 1);
        if (axis == ALL) {
            return Shape.SCALAR;
        }
        inputs.get(0).checkAxis(word(), axis);
        return inputs.get(0).without(axis);
    }

    private String word() {
        return mean ? "Mean" : "Sum";
    }

    @Override
    public void forward(Frame f) {
        float[] x = f.in(0);
        float[] y = f.out();
        int extent = extent(f.inShape(0));
        int inner = inner(f.inShape(0));
        int outer = f.outShape().size() / inner;
        double[] sums = f.scratch(inner);
        for (int o = 0; o < outer; o++) {
            java.util.Arrays.fill(sums, 0, inner, 0.0);
            for (int j = 0; j < extent; j++) {
                int at = (o * extent + j) * inner;
                for (int i = 0; i < inner; i++) {
                    sums[i] += x[at + i];
                }
            }
            for (int i = 0; i < inner; i++) {
                y[o * inner + i] = (float) (mean ? sums[i] / extent : sums[i]);
            }
        }
    }

    @Override
    public void backward(Frame f) {
        if (!f.wants(0)) {
            return;
        }
        float[] dy = f.dOut();
        float[] dx = f.dIn(0);
        int extent = extent(f.inShape(0));
        int inner = inner(f.inShape(0));
        int outer = f.outShape().size() / inner;
        float c = mean ? (float) (1.0 / extent) : 1f;
        for (int o = 0; o < outer; o++) {
            for (int j = 0; j < extent; j++) {
                int at = (o * extent + j) * inner;
                for (int i = 0; i < inner; i++) {
                    dx[at + i] += c * dy[o * inner + i];
                }
            }
        }
    }

    private int extent(Shape x) {
        return axis == ALL ? x.size() : x.extent(axis);
    }

    private int inner(Shape x) {
        return axis == ALL ? 1 : x.inner(axis);
    }

    @Override
    public void plain(DualFrame f) {
        int extent = extent(f.inShape(0));
        int inner = inner(f.inShape(0));
        for (int i = 0; i < f.out().length; i++) {
            Dual sum = Dual.sum(f.in(0), i / inner * extent * inner + i % inner, extent, inner);
            f.out()[i] = mean ? sum.times(1.0 / extent) : sum;
        }
    }
}
