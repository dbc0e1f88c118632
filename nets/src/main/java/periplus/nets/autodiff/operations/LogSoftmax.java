package periplus.nets.autodiff.operations;

import java.util.List;
import periplus.core.math.PortableMath;

/**
 * Logarithm of the softmax over the last axis, in nats.
 *
 * <pre>
 *   y_j = x_j - max - ln sum_l e^(x_l - max)      dx_j = dy_j - e^(y_j) sum_l dy_l
 * </pre>
 *
 * <p>Order of sums: one chain in double in rising j.
 */
public record LogSoftmax() implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs("LogSoftmax", inputs, 1, 1);
        if (inputs.get(0).axes() == 0) {
            throw new IllegalArgumentException("LogSoftmax of a scalar: it needs one axis to run over");
        }
        return inputs.get(0);
    }

    @Override
    public void forward(Frame f) {
        float[] x = f.in(0);
        float[] y = f.out();
        int classes = f.outShape().last();
        int size = f.outShape().size();
        for (int start = 0; start < size; start += classes) {
            float max = Float.NEGATIVE_INFINITY;
            for (int j = start; j < start + classes; j++) {
                max = Math.max(max, x[j]);
            }
            double sum = 0;
            for (int j = start; j < start + classes; j++) {
                sum += PortableMath.exp(x[j] - max);
            }
            double normaliser = max + StrictMath.log(sum);
            for (int j = start; j < start + classes; j++) {
                y[j] = (float) (x[j] - normaliser);
            }
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
        int classes = f.outShape().last();
        int size = f.outShape().size();
        for (int start = 0; start < size; start += classes) {
            double sum = 0;
            for (int j = start; j < start + classes; j++) {
                sum += dy[j];
            }
            float s = (float) sum;
            for (int j = start; j < start + classes; j++) {
                dx[j] += dy[j] - PortableMath.exp(y[j]) * s;
            }
        }
    }

    @Override
    public void plain(DualFrame f) {
        int classes = f.outShape().last();
        for (int row = 0; row < f.outShape().rows(); row++) {
            Dual sum = Dual.ZERO;
            for (int j = 0; j < classes; j++) {
                sum = sum.plus(f.in(0)[row * classes + j].exp());
            }
            for (int j = 0; j < classes; j++) {
                f.out()[row * classes + j] = f.in(0)[row * classes + j].minus(sum.log());
            }
        }
    }
}
