package periplus.analysis.tuning;

import periplus.core.random.RandomStream;

/**
 * Draws which sample's covariate (heading, speed, position) each sample's activity is paired with.
 *
 * <p>Two are here: {@link CircularShift} keeps both time courses and breaks their tie; {@link SamplePermutation} breaks
 * the time courses too, so that any slow unit beats it by chance.
 */
public interface SampleShuffle {
    /** The name beside the numbers, and in the random stream's. */
    String name();

    /** What a small p rules out. */
    String question();

    /** Fills {@code order}: activity of sample s goes with the covariate of sample {@code order[s]}. */
    void draw(RandomStream stream, int[] order);

    /** A covariate in that order. */
    static double[] reordered(double[] covariate, int[] order) {
        double[] out = new double[order.length];
        for (int s = 0; s < out.length; s++) {
            out[s] = covariate[order[s]];
        }
        return out;
    }
}
