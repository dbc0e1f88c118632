package periplus.nets.losses;

import java.util.Arrays;
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

    /** q = softmax(logits) of every row, in double before it is rounded. */
    @Override
    public void prepareCurvature(Kernels kernels, SequenceBatch batch, float[] output, float[] prepared) {
        int outputs = batch.outputs;
        kernels.workers().run(batch.rows(), (row, worker) -> {
            int from = row * outputs;
            float largest = Float.NEGATIVE_INFINITY;
            for (int i = from; i < from + outputs; i++) {
                largest = Math.max(largest, output[i]);
            }
            double sum = 0;
            for (int i = from; i < from + outputs; i++) {
                sum += StrictMath.exp((double) output[i] - largest);
            }
            for (int i = from; i < from + outputs; i++) {
                prepared[i] = (float) (StrictMath.exp((double) output[i] - largest) / sum);
            }
        });
    }

    /** H = w_row sum_j p_j (diag(q) - q q^T) / sum_rows w_row, a block a row. */
    @Override
    public void curvature(Kernels kernels, SequenceBatch batch, float[] prepared, float[] direction, float[] result) {
        int outputs = batch.outputs;
        double total = Loss.totalWeight(batch);
        kernels.workers().run(batch.rows(), (row, worker) -> {
            int from = row * outputs;
            double factor = mass(batch, row) / total;
            if (factor == 0) {
                Arrays.fill(result, from, from + outputs, 0f);
                return;
            }
            double mean = 0;
            for (int i = from; i < from + outputs; i++) {
                mean += (double) prepared[i] * direction[i];
            }
            for (int i = from; i < from + outputs; i++) {
                result[i] = (float) (factor * prepared[i] * (direction[i] - mean));
            }
        });
    }

    /** S = root of the row's factor times (diag(sqrt q) - q sqrt(q)^T). */
    @Override
    public void curvatureRoot(Kernels kernels, SequenceBatch batch, float[] prepared, float[] noise, float[] result) {
        int outputs = batch.outputs;
        double total = Loss.totalWeight(batch);
        kernels.workers().run(batch.rows(), (row, worker) -> {
            int from = row * outputs;
            double factor = mass(batch, row) / total;
            if (factor == 0) {
                Arrays.fill(result, from, from + outputs, 0f);
                return;
            }
            double mean = 0;
            for (int i = from; i < from + outputs; i++) {
                mean += Math.sqrt(prepared[i]) * noise[i];
            }
            double scale = Math.sqrt(factor);
            for (int i = from; i < from + outputs; i++) {
                result[i] = (float) (scale * (Math.sqrt(prepared[i]) * noise[i] - prepared[i] * mean));
            }
        });
    }

    /** w_row sum_j p_j, 0 for a masked row whatever its target holds. */
    private static double mass(SequenceBatch batch, int row) {
        if (batch.weight[row] == 0f) {
            return 0;
        }
        double sum = 0;
        for (int i = row * batch.outputs; i < (row + 1) * batch.outputs; i++) {
            sum += batch.target[i];
        }
        return batch.weight[row] * sum;
    }
}
