package periplus.analysis.tuning;

import periplus.core.measure.Measured;

/**
 * A score of one map {@code [y * binsX + x]}; data and nulls go through the same one.
 *
 * <p>May hold scratch: one instance per thread.
 */
@FunctionalInterface
public interface MapScore {
    /** The score, or the reason why there is none. */
    Measured of(double[] map);
}
