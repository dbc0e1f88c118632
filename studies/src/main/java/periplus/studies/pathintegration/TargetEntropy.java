package periplus.studies.pathintegration;

import periplus.core.carriers.SequenceBatch;

/**
 * The smallest cross-entropy that a prediction of these targets can have: H = mean over rows of -sum_i p_i ln p_i, nats.
 *
 * <p>Cross-entropy minus this is the mean Kullback-Leibler divergence from target to prediction, the number in which
 * training shows: the cross-entropy of the place-cell recipe moves by 0.09 nats in all.
 */
public final class TargetEntropy {
    private TargetEntropy() {}

    /** The batch's target entropy, in nats; terms with p = 0 are 0. */
    public static double of(SequenceBatch batch) {
        double total = 0;
        for (int row = 0; row < batch.rows(); row++) {
            double sum = 0;
            for (int i = 0; i < batch.outputs; i++) {
                double p = batch.target[row * batch.outputs + i];
                if (p > 0) {
                    sum -= p * StrictMath.log(p);
                }
            }
            total += sum;
        }
        return total / batch.rows();
    }
}
