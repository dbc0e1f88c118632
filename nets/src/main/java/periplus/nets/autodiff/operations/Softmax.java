package periplus.nets.autodiff.operations;

import java.util.List;
import periplus.core.kernels.RunFunctions;

/**
 * Softmax over the last axis; causal where position i may look at no later one.
 *
 * <pre>
 *   y_j = e^(x_j - max) / sum_l e^(x_l - max)      dx_j = y_j (dy_j - sum_l dy_l y_l)
 *   causal, x [..][queries][keys]: only j <= i + keys - queries count, all other y_j are 0
 * </pre>
 *
 * <p>With more keys than queries the queries are the last positions. Order of sums: one chain in double in rising j.
 * A logit of -infinity gets probability 0. Undefined when: every logit of a row is -infinity (NaN).
 *
 * @param causal whether later positions are masked out
 */
public record Softmax(boolean causal) implements Op {
    private static final RunFunctions RUNS = RunFunctions.fastest();

    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs("Softmax", inputs, 1, 1);
        Shape x = inputs.get(0);
        if (x.axes() < (causal ? 2 : 1)) {
            throw new IllegalArgumentException("Softmax of " + x + ": it needs "
                    + (causal ? "two axes, queries and keys" : "one axis to run over"));
        }
        if (causal && x.extent(x.axes() - 2) > x.last()) {
            throw new IllegalArgumentException("causal Softmax of " + x + ": there are more queries ("
                    + x.extent(x.axes() - 2) + ") than keys (" + x.last() + "), so that the first queries see nothing");
        }
        return x;
    }

    private int seen(Shape x, int row) {
        int keys = x.last();
        if (!causal) {
            return keys;
        }
        int queries = x.extent(x.axes() - 2);
        return row % queries + keys - queries + 1;
    }

    @Override
    public void forward(Frame f) {
        float[] x = f.in(0);
        float[] y = f.out();
        Shape shape = f.outShape();
        int classes = shape.last();
        int rows = shape.rows();
        for (int row = 0; row < rows; row++) {
            int start = row * classes;
            int seen = start + seen(shape, row);
            float max = Float.NEGATIVE_INFINITY;
            for (int j = start; j < seen; j++) {
                max = Math.max(max, x[j]);
            }
            for (int j = start; j < seen; j++) {
                y[j] = x[j] - max;
            }
            RUNS.exp(y, start, seen - start);
            double sum = 0;
            for (int j = start; j < seen; j++) {
                sum += y[j];
            }
            float scale = (float) (1.0 / sum);
            for (int j = start; j < seen; j++) {
                y[j] *= scale;
            }
            java.util.Arrays.fill(y, seen, start + classes, 0f);
        }
    }

    @Override
    public void backward(Frame f) {
        if (!f.wants(0)) {
            return;
        }
        float[] y = f.out();
        float[] dy = f.dOut();
        float[] dx = f.dIn(0);
        Shape shape = f.outShape();
        int classes = shape.last();
        int rows = shape.rows();
        for (int row = 0; row < rows; row++) {
            int start = row * classes;
            int seen = start + seen(shape, row);
            double mean = 0;
            for (int j = start; j < seen; j++) {
                mean += (double) dy[j] * y[j];
            }
            float m = (float) mean;
            for (int j = start; j < seen; j++) {
                dx[j] += y[j] * (dy[j] - m);
            }
        }
    }

    @Override
    public void plain(DualFrame f) {
        int classes = f.outShape().last();
        for (int row = 0; row < f.outShape().rows(); row++) {
            int seen = seen(f.outShape(), row);
            Dual[] e = new Dual[seen];
            for (int j = 0; j < seen; j++) {
                e[j] = f.in(0)[row * classes + j].exp();
            }
            Dual sum = Dual.sum(e, 0, seen, 1);
            for (int j = 0; j < classes; j++) {
                f.out()[row * classes + j] = j < seen ? e[j].over(sum) : Dual.ZERO;
            }
        }
    }
}
