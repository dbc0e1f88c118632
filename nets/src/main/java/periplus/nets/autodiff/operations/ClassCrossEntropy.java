package periplus.nets.autodiff.operations;

import java.util.Arrays;
import java.util.List;
import periplus.core.math.PortableMath;

/**
 * Cross-entropy of the softmax of the logits where each row has one right class; a weighted mean over rows, in nats.
 *
 * <pre>
 *   q = softmax(x)      L = sum_r w_r (-ln q_r,c(r)) / sum_r w_r
 *   dx_ri = dL w_r (q_ri - [i = c(r)]) / sum_r w_r
 * </pre>
 *
 * <p>Inputs: logits x [rows..][classes], weights w [rows..] (0 masks a row out, whatever its class). There is no
 * gradient by w. Order of sums: one chain in double in rising class, then one over rising rows.
 *
 * @param classes c(r), one a row; live, so that the next step may refill it
 */
public record ClassCrossEntropy(int[] classes) implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
        Op.checkInputs("ClassCrossEntropy", inputs, 2, 2);
        Shape x = inputs.get(0);
        if (x.axes() == 0) {
            throw new IllegalArgumentException("ClassCrossEntropy of a scalar: logits need an axis of classes");
        }
        if (classes.length != x.rows()) {
            throw new IllegalArgumentException("ClassCrossEntropy: logits " + x + " are " + x.rows()
                    + " rows, but there are " + classes.length + " classes; one a row is needed");
        }
        Op.checkShape("ClassCrossEntropy", "the weight", inputs.get(1), x.leading());
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
        float[] x = f.in(0);
        float[] weight = f.in(1);
        float[] slope = f.kept();
        int n = f.inShape(0).last();
        int rows = f.inShape(0).rows();
        double total = RowWeights.total("ClassCrossEntropy", weight, rows);
        double loss = 0;
        for (int row = 0; row < rows; row++) {
            int start = row * n;
            if (weight[row] == 0f) {
                Arrays.fill(slope, start, start + n, 0f);
                continue;
            }
            int right = start + checked(row, n);
            float max = Float.NEGATIVE_INFINITY;
            for (int i = start; i < start + n; i++) {
                max = Math.max(max, x[i]);
            }
            double sum = 0;
            for (int i = start; i < start + n; i++) {
                slope[i] = PortableMath.exp(x[i] - max);
                sum += slope[i];
            }
            loss += weight[row] * (StrictMath.log(sum) - ((double) x[right] - max));
            double share = weight[row] / total;
            float perExponential = (float) (share / sum);
            for (int i = start; i < start + n; i++) {
                slope[i] *= perExponential;
            }
            slope[right] -= (float) share;
        }
        f.out()[0] = (float) (loss / total);
    }

    private int checked(int row, int n) {
        int right = classes[row];
        if (right < 0 || right >= n) {
            throw new IllegalArgumentException(
                    "ClassCrossEntropy: row " + row + " has class " + right + ", expected 0 to " + (n - 1));
        }
        return right;
    }

    @Override
    public void backward(Frame f) {
        if (f.wants(0)) {
            f.kernels().addScaled(f.inShape(0).size(), f.dOut()[0], f.kept(), 0, f.dIn(0), 0);
        }
    }

    @Override
    public void plain(DualFrame f) {
        int n = f.inShape(0).last();
        Dual loss = Dual.ZERO;
        Dual total = Dual.ZERO;
        for (int row = 0; row < f.inShape(0).rows(); row++) {
            Dual weight = f.in(1)[row];
            if (weight.value() > 0) {
                Dual sum = Dual.ZERO;
                for (int i = 0; i < n; i++) {
                    sum = sum.plus(f.in(0)[row * n + i].exp());
                }
                loss = loss.plus(weight.times(sum.log().minus(f.in(0)[row * n + classes[row]])));
            }
            total = total.plus(weight);
        }
        f.out()[0] = loss.over(total);
    }
}
