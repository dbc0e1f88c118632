package periplus.nets.training;

/**
 * What one training step found before it changed the weights.
 *
 * @param task the task loss, in the loss's unit
 * @param l2 the weight penalty
 * @param rate the firing-rate penalty
 * @param gradientNorm Euclidean norm of the gradient of their sum by all parameters, before clipping
 */
public record StepLoss(double task, double l2, double rate, double gradientNorm) {
    /** What training makes small. */
    public double total() {
        return task + l2 + rate;
    }
}
