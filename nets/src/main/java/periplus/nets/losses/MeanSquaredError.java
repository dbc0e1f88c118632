package periplus.nets.losses;

import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Kernels;
import periplus.core.source.Source;

/**
 * Mean over trials, steps and outputs of the squared difference between output and target.
 *
 * <pre>
 *   L = sum_rows w_row sum_o (y_o - target_o)^2 / (outputs sum_rows w_row)
 *   dL/dy_o = 2 w_row (y_o - target_o) / (outputs sum_rows w_row)
 * </pre>
 *
 * <p>Unit: the square of the target's, so square metres for coordinates. The mean runs over outputs too: for two
 * coordinates it is half the mean squared distance.
 */
@Source(key = "cueva2018", where = "section 2.1, equation 3")
public record MeanSquaredError() implements Loss {
    @Override
    public double valueAndGradient(
            Kernels kernels, SequenceBatch batch, float[] output, float[] gradient, double[] rowLoss) {
        int rows = batch.rows();
        int outputs = batch.outputs;
        double total = Loss.totalWeight(batch) * outputs;
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            float weight = batch.weight[row];
            double slope = 2.0 * weight / total;
            double squares = 0;
            for (int i = row * outputs; i < (row + 1) * outputs; i++) {
                double difference = (double) output[i] - batch.target[i];
                squares += difference * difference;
                gradient[i] = weight == 0f ? 0f : (float) (slope * difference);
            }
            // a masked step may hold anything, even a target that is not a number
            rowLoss[row] = weight == 0f ? 0.0 : weight * squares;
            sum += rowLoss[row];
        }
        return sum / total;
    }

    /** Nothing: the curvature does not depend on the outputs. */
    @Override
    public void prepareCurvature(Kernels kernels, SequenceBatch batch, float[] output, float[] prepared) {}

    /** H = 2 w_row / (outputs sum_rows w_row) on the diagonal. */
    @Override
    public void curvature(Kernels kernels, SequenceBatch batch, float[] prepared, float[] direction, float[] result) {
        scaleRows(batch, false, direction, result);
    }

    @Override
    public void curvatureRoot(Kernels kernels, SequenceBatch batch, float[] prepared, float[] noise, float[] result) {
        scaleRows(batch, true, noise, result);
    }

    private static void scaleRows(SequenceBatch batch, boolean root, float[] from, float[] to) {
        int outputs = batch.outputs;
        double total = Loss.totalWeight(batch) * outputs;
        for (int row = 0; row < batch.rows(); row++) {
            double factor = 2.0 * batch.weight[row] / total;
            float scale = (float) (root ? Math.sqrt(factor) : factor);
            for (int i = row * outputs; i < (row + 1) * outputs; i++) {
                to[i] = scale == 0f ? 0f : scale * from[i];
            }
        }
    }
}
