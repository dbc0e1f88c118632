package periplus.nets.autodiff.operations;

import java.util.List;

/**
 * The mean squared difference; a weighted mean over rows.
 *
 * <pre>
 *   L = sum_r w_r sum_i (y_ri - t_ri)^2 / (n sum_r w_r)      n = extent of the last axis
 *   dy_ri = 2 dL w_r (y_ri - t_ri) / (n sum_r w_r)           dt = -dy
 * </pre>
 *
 * <p>Inputs: y and t [rows..][n], weights w [rows..] (0 masks a row out, whatever it holds). No gradient by w. Order of
 * sums: a chain in double within a row, then one over rising rows.
 */
public record MeanSquared() implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs("MeanSquared", inputs, 3, 3);
        Op.checkShape("MeanSquared", "the target", inputs.get(1), inputs.get(0));
        Op.checkShape("MeanSquared", "the weight", inputs.get(2), inputs.get(0).leading());
        return Shape.SCALAR;
    }

    @Override
    public boolean differentiable(int input) {
        return input < 2;
    }

    @Override
    public void forward(Frame f) {
        float[] y = f.in(0);
        float[] target = f.in(1);
        float[] weight = f.in(2);
        int n = f.inShape(0).last();
        int rows = f.inShape(0).rows();
        double total = RowWeights.total("MeanSquared", weight, rows) * n;
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            double squares = 0;
            for (int i = row * n; i < (row + 1) * n; i++) {
                double difference = (double) y[i] - target[i];
                squares += difference * difference;
            }
            sum += weight[row] == 0f ? 0.0 : weight[row] * squares;
        }
        f.out()[0] = (float) (sum / total);
    }

    @Override
    public void backward(Frame f) {
        if (f.wants(0)) {
            add(f, f.dIn(0), f.dOut()[0]);
        }
        if (f.wants(1)) {
            add(f, f.dIn(1), -f.dOut()[0]);
        }
    }

    private static void add(Frame f, float[] gradient, float dLoss) {
        float[] y = f.in(0);
        float[] target = f.in(1);
        float[] weight = f.in(2);
        int n = f.inShape(0).last();
        int rows = f.inShape(0).rows();
        double total = RowWeights.total("MeanSquared", weight, rows) * n;
        for (int row = 0; row < rows; row++) {
            if (weight[row] != 0f) {
                float slope = (float) (2.0 * dLoss * weight[row] / total);
                for (int i = row * n; i < (row + 1) * n; i++) {
                    gradient[i] += slope * (y[i] - target[i]);
                }
            }
        }
    }

    @Override
    public void plain(DualFrame f) {
        int n = f.inShape(0).last();
        Dual sum = Dual.ZERO;
        Dual total = Dual.ZERO;
        for (int row = 0; row < f.inShape(0).rows(); row++) {
            for (int i = row * n; i < (row + 1) * n; i++) {
                sum = sum.plus(f.in(2)[row].times(f.in(0)[i].minus(f.in(1)[i]).squared()));
            }
            total = total.plus(f.in(2)[row]);
        }
        f.out()[0] = sum.over(total).times(1.0 / n);
    }
}
