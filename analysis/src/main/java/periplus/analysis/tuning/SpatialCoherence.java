package periplus.analysis.tuning;

import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * Muller and Kubie's spatial coherence: how well a bin's rate is foretold by its neighbours' rates.
 *
 * <pre>coherence = atanh(r),  r = Pearson correlation over bins of (rate, mean rate of the 8 neighbours)</pre>
 *
 * <p>Dimensionless; 0 for rates without spatial order, about 1 and more for smooth maps. Meant for maps that were not
 * smoothed: smoothing raises it. At walls and beside unvisited bins the mean is over the neighbours that exist and were
 * visited; a bin without any is left out. Some programs count missing neighbours as 0, which bends the values at the
 * walls. Not to be confused with r itself, which some papers print under the same name.
 *
 * <p>Undefined for the reasons of all map scores, with fewer than 20 bins that have a neighbour, where the neighbours'
 * means are constant, and where r is 1 or -1.
 */
@Source(key = "muller1989", where = "coherence: z-transformed correlation of each pixel with its eight neighbours")
public final class SpatialCoherence {
    private SpatialCoherence() {}

    /** The coherence of a map {@code [y * binsX + x]}. */
    public static Measured of(double[] map, int binsY, int binsX) {
        String reason = MapCheck.reason(map, binsY, binsX);
        if (reason != null) {
            return Measured.undefined(reason);
        }
        double[] rate = new double[map.length];
        double[] around = new double[map.length];
        int pairs = 0;
        for (int y = 0; y < binsY; y++) {
            for (int x = 0; x < binsX; x++) {
                double mean = meanAround(map, binsY, binsX, y, x);
                if (!Double.isNaN(map[y * binsX + x]) && !Double.isNaN(mean)) {
                    rate[pairs] = map[y * binsX + x];
                    around[pairs++] = mean;
                }
            }
        }
        if (pairs < MapCheck.MIN_VISITED_BINS) {
            return Measured.undefined("fewer than " + MapCheck.MIN_VISITED_BINS + " visited bins with a neighbour");
        }
        return switch (Correlation.pearson(rate, around, pairs)) {
            case Measured.Undefined none -> none;
            case Measured.Value(double r) ->
                Measured.of(0.5 * StrictMath.log((1 + r) / (1 - r)), "every bin lies on a line with its neighbours");
        };
    }

    /** The mean over the visited neighbours; NaN without any. */
    private static double meanAround(double[] map, int binsY, int binsX, int y, int x) {
        double sum = 0;
        int count = 0;
        for (int v = Math.max(0, y - 1); v <= Math.min(binsY - 1, y + 1); v++) {
            for (int u = Math.max(0, x - 1); u <= Math.min(binsX - 1, x + 1); u++) {
                double rate = map[v * binsX + u];
                if (!Double.isNaN(rate) && (v != y || u != x)) {
                    sum += rate / 8;
                    count++;
                }
            }
        }
        return count == 0 ? Double.NaN : sum * 8 / count;
    }
}
