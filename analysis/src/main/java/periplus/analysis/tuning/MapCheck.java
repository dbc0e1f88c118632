package periplus.analysis.tuning;

import org.jspecify.annotations.Nullable;

/** Why a map cannot be scored; the reasons that all map metrics share. */
final class MapCheck {
    /** Fewer visited bins than this give no score. */
    static final int MIN_VISITED_BINS = 20;

    /** Fewer bins along a side than this give no score. */
    static final int MIN_SIDE_BINS = 5;

    private MapCheck() {}

    /** The reason, or null where the map can be scored. */
    static @Nullable String reason(double[] map, int binsY, int binsX) {
        if (map.length != binsY * binsX) {
            throw new IllegalArgumentException(
                    "a map of " + binsY + " x " + binsX + " bins has " + map.length + " values");
        }
        if (Math.min(binsY, binsX) < MIN_SIDE_BINS) {
            return "fewer than " + MIN_SIDE_BINS + " bins along a side";
        }
        int visited = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double r : map) {
            if (!Double.isNaN(r)) {
                visited++;
                low = r < low ? r : low;
                high = r > high ? r : high;
            }
        }
        if (visited == 0) {
            return "no visited bin";
        }
        if (Double.isInfinite(low) || Double.isInfinite(high)) {
            return "infinite rate";
        }
        if (visited < MIN_VISITED_BINS) {
            return "fewer than " + MIN_VISITED_BINS + " visited bins";
        }
        if (low == 0 && high == 0) {
            return "silent unit";
        }
        return isConstant(low, high) ? "constant map" : null;
    }

    /** Whether a range is no wider than rounding. */
    static boolean isConstant(double low, double high) {
        return high - low <= 1e-12 * Math.max(Math.abs(low), Math.abs(high));
    }
}
