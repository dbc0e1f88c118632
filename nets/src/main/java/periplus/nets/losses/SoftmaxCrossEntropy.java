package periplus.nets.losses;

import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Kernels;
import periplus.core.source.Source;

/**
 * Cross-entropy between a target distribution, such as place-cell activity, and the softmax of the outputs.
 *
 * <pre>
 *   q = softmax(logits)      L = sum_rows w_row (-sum_i p_i log q_i) / sum_rows w_row      [nats]
 *   dL/dlogit_i = w_row (q_i sum_j p_j - p_i) / sum_rows w_row
 * </pre>
 *
 * <p>Its floor is the entropy of the targets, not 0.
 */
@Source(key = "sorscher2019", where = "released code: loss of the path integrator")
public record SoftmaxCrossEntropy() implements Loss {
    @Override
    public double valueAndGradient(
            Kernels kernels, SequenceBatch batch, float[] output, float[] gradient, double[] rowLoss) {
        int rows = batch.rows();
        double total = Loss.totalWeight(batch);
        System.arraycopy(output, 0, gradient, 0, rows * batch.outputs);
        kernels.softmaxCrossEntropy(
                rows, batch.outputs, gradient, batch.target, batch.weight, (float) (1.0 / total), rowLoss);
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += rowLoss[row];
        }
        return sum / total;
    }
}
