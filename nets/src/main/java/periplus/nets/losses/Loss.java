package periplus.nets.losses;

import periplus.core.carriers.SequenceBatch;
import periplus.core.errors.BadInputException;
import periplus.core.kernels.Kernels;

/**
 * A task loss: what the outputs of a batch cost, and the gradient by each output.
 *
 * <p>Every loss is a weighted mean over steps and trials with the batch's weights, so that a masked step (weight 0)
 * contributes exactly nothing and does not dilute the others.
 *
 * <p>To add your own: implement the method and extend {@code LossContract}. Sums that make the value run in double in a
 * fixed order; nothing is allocated.
 */
public interface Loss {
    /**
     * Returns the loss and overwrites {@code gradient} with its gradient by {@code output}.
     *
     * @param output [steps][trials][outputs], left as it is
     * @param gradient same layout
     * @param rowLoss scratch of at least steps x trials numbers
     */
    double valueAndGradient(Kernels kernels, SequenceBatch batch, float[] output, float[] gradient, double[] rowLoss);

    /**
     * What the products with the curvature by the outputs need of these outputs, once for many products.
     *
     * @param prepared same layout as the outputs
     * @throws BadInputException where this loss has no curvature that is positive semi-definite
     */
    default void prepareCurvature(Kernels kernels, SequenceBatch batch, float[] output, float[] prepared) {
        throw new BadInputException("the loss " + this + " has no curvature by the outputs, which Hessian-free"
                + " optimisation needs; train with a first-order optimiser");
    }

    /** {@code result = H direction}, H the loss's second derivative by the outputs; both laid out as the outputs. */
    default void curvature(Kernels kernels, SequenceBatch batch, float[] prepared, float[] direction, float[] result) {
        throw new BadInputException("the loss " + this + " has no curvature by the outputs");
    }

    /** {@code result = S noise} with S S^T = H: for estimates of a diagonal. Both laid out as the outputs. */
    default void curvatureRoot(Kernels kernels, SequenceBatch batch, float[] prepared, float[] noise, float[] result) {
        throw new BadInputException("the loss " + this + " has no curvature by the outputs");
    }

    /** The sum of the batch's weights, refused where it is not a positive number. */
    static double totalWeight(SequenceBatch batch) {
        double total = 0;
        for (float weight : batch.weight) {
            if (!(weight >= 0f)) {
                throw new IllegalArgumentException("a time step has weight " + weight + ", expected 0 or more");
            }
            total += weight;
        }
        if (!(total > 0) || !Double.isFinite(total)) {
            throw new IllegalArgumentException("the batch's weights add up to " + total
                    + ", expected a positive number: with every step masked there is nothing to learn");
        }
        return total;
    }
}
