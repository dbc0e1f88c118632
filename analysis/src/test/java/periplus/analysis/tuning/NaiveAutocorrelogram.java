package periplus.analysis.tuning;

/** The slow, obvious twin: every lag summed over its overlap. */
final class NaiveAutocorrelogram {
    private NaiveAutocorrelogram() {}

    static double[] of(double[] map, int binsY, int binsX, boolean faithful) {
        int width = 2 * binsX - 1;
        double[] sac = new double[(2 * binsY - 1) * width];
        for (int dy = 1 - binsY; dy < binsY; dy++) {
            for (int dx = 1 - binsX; dx < binsX; dx++) {
                sac[(dy + binsY - 1) * width + dx + binsX - 1] = lag(map, binsY, binsX, dy, dx, faithful);
            }
        }
        return sac;
    }

    private static double lag(double[] map, int binsY, int binsX, int dy, int dx, boolean faithful) {
        double undefined = faithful ? 0 : Double.NaN;
        double[] a = new double[map.length];
        double[] b = new double[map.length];
        int n = 0;
        int full = 0;
        for (int y = 0; y < binsY; y++) {
            for (int x = 0; x < binsX; x++) {
                if (y + dy >= 0 && y + dy < binsY && x + dx >= 0 && x + dx < binsX) {
                    double first = map[y * binsX + x];
                    double second = map[(y + dy) * binsX + x + dx];
                    full++;
                    if (faithful || (!Double.isNaN(first) && !Double.isNaN(second))) {
                        a[n] = Double.isNaN(first) ? 0 : first;
                        b[n++] = Double.isNaN(second) ? 0 : second;
                    }
                }
            }
        }
        if (n < 2 || n < Math.min(full, Math.min(binsY, binsX) / 2)) {
            return undefined;
        }
        double meanA = 0;
        double meanB = 0;
        for (int i = 0; i < n; i++) {
            meanA += a[i] / n;
            meanB += b[i] / n;
        }
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int i = 0; i < n; i++) {
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
            ab += (a[i] - meanA) * (b[i] - meanB);
        }
        return aa < 1e-24 || bb < 1e-24 ? 0 : ab / Math.sqrt(aa * bb);
    }
}
