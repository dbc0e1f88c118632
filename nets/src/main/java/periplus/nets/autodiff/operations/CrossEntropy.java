package periplus.nets.autodiff.operations;

import java.util.List;

/**
 * Cross-entropy between target distributions and the softmax of the logits; a weighted mean over rows, in nats.
 *
 * <pre>
 *   q = softmax(x)      L = sum_r w_r (-sum_i p_ri ln q_ri) / sum_r w_r
 *   dx_ri = dL w_r (q_ri sum_j p_rj - p_ri) / sum_r w_r
 * </pre>
 *
 * <p>Inputs: logits x [rows..][classes], targets p of the same shape, weights w [rows..] (0 masks a row out: its loss
 * and gradient are exactly 0). There is no gradient by p and w. Order of sums: that of
 * {@link periplus.core.kernels.Kernels#softmaxCrossEntropy} within a row, then one chain in double over rows.
 *
 * <p>Undefined when: the weights do not add up to a positive number.
 */
public record CrossEntropy() implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs("CrossEntropy", inputs, 3, 3);
        Shape x = inputs.get(0);
        if (x.axes() == 0) {
            throw new IllegalArgumentException("CrossEntropy of a scalar: logits need an axis of classes");
        }
        Op.checkShape("CrossEntropy", "the target", inputs.get(1), x);
        Op.checkShape("CrossEntropy", "the weight", inputs.get(2), x.leading());
        return Shape.SCALAR;
    }

    @Override
    public int keptSize(List<Shape> inputs, Shape output) {
        return inputs.get(0).size();
    }

    @Override
    public boolean differentiable(int input) {
        return input == 0;
    }

    @Override
    public void forward(Frame f) {
        Shape x = f.inShape(0);
        int rows = x.rows();
        double total = RowWeights.total("CrossEntropy", f.in(2), rows);
        float[] slope = f.kept();
        System.arraycopy(f.in(0), 0, slope, 0, x.size());
        double[] rowLoss = f.scratch(rows);
        f.kernels().softmaxCrossEntropy(rows, x.last(), slope, f.in(1), f.in(2), (float) (1.0 / total), rowLoss);
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += rowLoss[row];
        }
        f.out()[0] = (float) (sum / total);
    }

    @Override
    public void backward(Frame f) {
        if (f.wants(0)) {
            f.kernels().addScaled(f.inShape(0).size(), f.dOut()[0], f.kept(), 0, f.dIn(0), 0);
        }
    }

    @Override
    public void plain(DualFrame f) {
        Shape x = f.inShape(0);
        int classes = x.last();
        Dual loss = Dual.ZERO;
        Dual total = Dual.ZERO;
        for (int row = 0; row < x.rows(); row++) {
            Dual sum = Dual.ZERO;
            for (int i = 0; i < classes; i++) {
                sum = sum.plus(f.in(0)[row * classes + i].exp());
            }
            Dual rowLoss = Dual.ZERO;
            for (int i = 0; i < classes; i++) {
                Dual logQ = f.in(0)[row * classes + i].minus(sum.log());
                rowLoss = rowLoss.minus(f.in(1)[row * classes + i].times(logQ));
            }
            loss = loss.plus(f.in(2)[row].times(rowLoss));
            total = total.plus(f.in(2)[row]);
        }
        f.out()[0] = loss.over(total);
    }
}
