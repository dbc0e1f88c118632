package periplus.analysis.tuning;

import periplus.core.random.RandomStream;

/**
 * Draws a map that shares something with a given one and nothing else.
 *
 * <p>Each answers another question; a small p against one rules out that question's "merely":
 *
 * <ul>
 *   <li>{@link BinPermutation}: merely the same rates, anywhere. Destroys smoothness, so that any smooth map beats it.
 *   <li>{@link LowPassNoise}: merely a smooth, rectified map. The field's usual reference for networks.
 *   <li>{@link RadialSpectrum}: merely a map of this unit's spatial scales, alike in all directions. The strict one for
 *       lattices: scale alone gives high grid scores by chance.
 *   <li>{@link PhaseRandomised}: merely this unit's power spectrum. A lattice's score lies in its spectrum, so grid and
 *       band scores survive it; it is a null for what phases carry (fields, borders), not for lattices.
 * </ul>
 *
 * <p>To add your own: fill {@code out} from {@code map} and the stream alone and keep NaN where the map has NaN.
 */
public interface MapSurrogate {
    /** The name beside the numbers, and in the random stream's. */
    String name();

    /** What a small p rules out. */
    String question();

    /** Fills {@code out} with a surrogate of {@code map}, which has at least one visited bin. */
    void draw(double[] map, int binsY, int binsX, RandomStream stream, double[] out);
}
