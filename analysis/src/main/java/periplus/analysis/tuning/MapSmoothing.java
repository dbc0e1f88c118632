package periplus.analysis.tuning;

import periplus.core.carriers.RateMaps;
import periplus.core.source.Source;

/**
 * Gaussian smoothing of rate maps that neither reads nor fills unvisited bins.
 *
 * <pre>smooth(b) = sum over visited b' of w(b - b') rate(b') / sum over visited b' of w(b - b')</pre>
 *
 * <p>w is a Gaussian of {@code sigmaBins} bins, cut at 4 sigma; beyond the walls there is nothing, so maps do not fade
 * towards them. Not occupancy-weighted. Not to be confused with smoothing that counts unvisited bins as 0 Hz.
 */
@Source(key = "hafting2005", where = "Methods, rate maps smoothed by a Gaussian; here unvisited bins are ignored")
public final class MapSmoothing {
    private MapSmoothing() {}

    /** The maps smoothed; unvisited bins stay NaN. */
    public static RateMaps smooth(RateMaps maps, double sigmaBins) {
        if (!(sigmaBins > 0) || !Double.isFinite(sigmaBins)) {
            throw new IllegalArgumentException("sigmaBins must be positive and finite, got " + sigmaBins);
        }
        double[] kernel = kernel(sigmaBins);
        int n = maps.binsY() * maps.binsX();
        double[] rate = new double[maps.rate().length];
        for (int u = 0; u < maps.units(); u++) {
            double[] smooth = smooth(maps.map(u), maps.binsY(), maps.binsX(), kernel);
            System.arraycopy(smooth, 0, rate, u * n, n);
        }
        return new RateMaps(
                maps.units(),
                maps.binsY(),
                maps.binsX(),
                maps.minXMetres(),
                maps.maxXMetres(),
                maps.minYMetres(),
                maps.maxYMetres(),
                rate,
                maps.occupancy());
    }

    /** Half of a Gaussian, from its centre to 4 sigma. */
    static double[] kernel(double sigmaBins) {
        double[] kernel = new double[(int) Math.ceil(4 * sigmaBins) + 1];
        for (int d = 0; d < kernel.length; d++) {
            kernel[d] = StrictMath.exp(-d * d / (2 * sigmaBins * sigmaBins));
        }
        return kernel;
    }

    static double[] smooth(double[] map, int binsY, int binsX, double[] kernel) {
        double[] value = new double[map.length];
        double[] weight = new double[map.length];
        for (int b = 0; b < map.length; b++) {
            boolean visited = !Double.isNaN(map[b]);
            value[b] = visited ? map[b] : 0;
            weight[b] = visited ? 1 : 0;
        }
        value = alongY(alongX(value, binsY, binsX, kernel), binsY, binsX, kernel);
        weight = alongY(alongX(weight, binsY, binsX, kernel), binsY, binsX, kernel);
        for (int b = 0; b < map.length; b++) {
            value[b] = Double.isNaN(map[b]) ? Double.NaN : value[b] / weight[b];
        }
        return value;
    }

    private static double[] alongX(double[] a, int binsY, int binsX, double[] kernel) {
        double[] out = new double[a.length];
        for (int y = 0; y < binsY; y++) {
            for (int x = 0; x < binsX; x++) {
                double sum = 0;
                int last = Math.min(binsX - 1, x + kernel.length - 1);
                for (int k = Math.max(0, x - kernel.length + 1); k <= last; k++) {
                    sum += kernel[Math.abs(k - x)] * a[y * binsX + k];
                }
                out[y * binsX + x] = sum;
            }
        }
        return out;
    }

    private static double[] alongY(double[] a, int binsY, int binsX, double[] kernel) {
        double[] out = new double[a.length];
        for (int y = 0; y < binsY; y++) {
            int last = Math.min(binsY - 1, y + kernel.length - 1);
            for (int k = Math.max(0, y - kernel.length + 1); k <= last; k++) {
                double w = kernel[Math.abs(k - y)];
                for (int x = 0; x < binsX; x++) {
                    out[y * binsX + x] += w * a[k * binsX + x];
                }
            }
        }
        return out;
    }
}
