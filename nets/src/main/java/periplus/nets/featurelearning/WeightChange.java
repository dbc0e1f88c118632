package periplus.nets.featurelearning;

import periplus.core.source.Source;

/**
 * How far weights have travelled: |W_T - W_0|_F, larger where features are learnt.
 *
 * <p>Not to be confused with the distance between two networks' weights, for which units must be matched first.
 */
@Source(key = "huang2025", where = "section 4.1, weight-change norm")
public final class WeightChange {
    private WeightChange() {}

    /** The Frobenius norm of the difference of two arrays of one length. */
    public static double frobenius(float[] before, float[] after) {
        if (before.length != after.length) {
            throw new IllegalArgumentException(
                    "weights of " + before.length + " and " + after.length + " numbers have no difference");
        }
        double sum = 0;
        for (int i = 0; i < before.length; i++) {
            double difference = (double) after[i] - before[i];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}
