package periplus.studies.circuit;

/**
 * Unvisited bins of a map from the visited ones around them.
 *
 * <pre>filled(b) = sum over visited b' of w(b - b') rate(b') / sum of w,  w Gaussian of {@value #SIGMA_BINS} bins, unvisited b</pre>
 *
 * <p>Reaches {@value #REACH} bins; a bin farther than that from all visited ones stays NaN. Visited bins stay as they
 * are. Not to be confused with smoothing. [I]
 */
final class GapFilling {
    static final double SIGMA_BINS = 1;
    static final int REACH = 4;

    private GapFilling() {}

    static double[] filled(double[] map, int binsY, int binsX) {
        double[] out = map.clone();
        for (int y = 0; y < binsY; y++) {
            for (int x = 0; x < binsX; x++) {
                if (Double.isNaN(map[y * binsX + x])) {
                    out[y * binsX + x] = around(map, binsY, binsX, y, x);
                }
            }
        }
        return out;
    }

    private static double around(double[] map, int binsY, int binsX, int y, int x) {
        double sum = 0;
        double weights = 0;
        for (int v = Math.max(0, y - REACH); v <= Math.min(binsY - 1, y + REACH); v++) {
            for (int u = Math.max(0, x - REACH); u <= Math.min(binsX - 1, x + REACH); u++) {
                double rate = map[v * binsX + u];
                if (!Double.isNaN(rate)) {
                    double dx = u - x;
                    double dy = v - y;
                    double w = StrictMath.exp(-(dx * dx + dy * dy) / (2 * SIGMA_BINS * SIGMA_BINS));
                    sum += w * rate;
                    weights += w;
                }
            }
        }
        return weights > 0 ? sum / weights : Double.NaN;
    }
}
