package periplus.analysis.tuning;

import static periplus.core.kernels.MapFunctions.MAPS;
import static periplus.core.kernels.MapFunctions.MARGIN;

import java.util.Arrays;
import periplus.core.kernels.MapFunctions;

/**
 * The autocorrelograms of up to eight complete maps of one size, a map in each lane of the vectors.
 *
 * <p>The definition is {@link Autocorrelogram}'s, which comes here for complete maps. Products are summed lag by lag;
 * sums and sums of squares over an overlap, a rectangle, are differences of sums over all rectangles that begin at the
 * map's first bin. Holds scratch: one instance per thread.
 */
final class AutocorrelogramGroup {
    /** Beyond this size the direct sums take longer than the FFT. */
    private static final int MOST_BINS = 4096;

    final int binsY;
    final int binsX;

    /** What {@link #compute} leaves: lag (y, x) of map l at [MAPS (y width + x) + l], 0 where it is undefined. */
    final double[] sac;

    private final MapFunctions maths = MapFunctions.fastest();
    private final int width;
    private final double[] z;
    private final double[] sum;
    private final double[] squares;
    private final double[] products;
    private final MapFunctions.Overlap overlap = new MapFunctions.Overlap();
    private final double[] floor = new double[MAPS];

    AutocorrelogramGroup(int binsY, int binsX) {
        this.binsY = binsY;
        this.binsX = binsX;
        this.width = 2 * binsX - 1;
        this.sac = new double[MAPS * (2 * binsY - 1) * width];
        this.z = new double[MAPS * binsY * (binsX + 2 * MARGIN)];
        this.sum = new double[MAPS * (binsY + 1) * (binsX + 1)];
        this.squares = new double[sum.length];
        this.products = new double[MAPS * binsY * width];
    }

    /** Whether maps of this size are computed here. */
    static boolean serves(int binsY, int binsX) {
        return Math.min(binsY, binsX) >= MapCheck.MIN_SIDE_BINS && binsY * binsX <= MOST_BINS;
    }

    /** Whether every bin was visited, and no range overflows. */
    static boolean isComplete(double[] map) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double v : map) {
            if (Double.isNaN(v)) {
                return false;
            }
            low = v < low ? v : low;
            high = v > high ? v : high;
        }
        return Double.isFinite(high - low);
    }

    /** Computes {@link #sac} of the first {@code count} maps, complete and not constant; {@code alone} is scratch. */
    void compute(double[][] maps, int count, Autocorrelogram alone) {
        Arrays.fill(z, 0);
        Arrays.fill(floor, 0);
        for (int map = 0; map < count; map++) {
            place(maps[map], map);
        }
        addUp();
        if (count == 1) {
            multiplyOne();
        } else {
            maths.laggedProducts(z, binsY, binsX, products);
        }
        for (int map = 0; map < count; map++) {
            floor[map] = Autocorrelogram.DIRECT_BELOW * squares[squares.length - MAPS + map];
        }
        int centre = (binsY - 1) * width + binsX - 1;
        boolean known = true;
        for (int dy = 0; dy < binsY; dy++) {
            for (int dx = dy == 0 ? 0 : 1 - binsX; dx < binsX; dx++) {
                int lag = dy * width + dx;
                int at = MAPS * (centre + lag);
                double n = (double) (binsY - dy) * (binsX - Math.abs(dx));
                if (n < 2) {
                    Arrays.fill(sac, at, at + MAPS, 0);
                } else {
                    overlap.at(binsY, binsX, dy, dx);
                    known &= maths.correlations(
                            n, products, MAPS * (lag + binsX - 1), sum, squares, overlap, floor, sac, at);
                }
                System.arraycopy(sac, at, sac, MAPS * (centre - lag), MAPS);
            }
        }
        for (int map = 0; map < count && !known; map++) {
            find(maps[map], map, alone);
        }
    }

    private void multiplyOne() {
        double[] one = new double[z.length / MAPS];
        double[] out = new double[products.length / MAPS];
        for (int i = 0; i < one.length; i++) {
            one[i] = z[MAPS * i];
        }
        MapFunctions.laggedProductsOfOne(one, binsY, binsX, out);
        for (int i = 0; i < out.length; i++) {
            products[MAPS * i] = out[i];
        }
    }

    /** The autocorrelogram of one map of the group, with {@code undefined} at the lags of a single bin. */
    void copy(int map, double[] out, double undefined) {
        for (int i = 0; i < out.length; i++) {
            out[i] = sac[MAPS * i + map];
        }
        int corner = (2 * binsY - 2) * width;
        out[0] = undefined;
        out[width - 1] = undefined;
        out[corner] = undefined;
        out[corner + width - 1] = undefined;
    }

    /** A map with mean 0 and range 1. */
    private void place(double[] values, int map) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double total = 0;
        for (double v : values) {
            low = v < low ? v : low;
            high = v > high ? v : high;
            total += v;
        }
        double mean = total / values.length;
        double scale = 1 / (high - low);
        for (int y = 0; y < binsY; y++) {
            int at = MAPS * (y * (binsX + 2 * MARGIN) + MARGIN) + map;
            for (int x = 0; x < binsX; x++) {
                z[at + MAPS * x] = (values[y * binsX + x] - mean) * scale;
            }
        }
    }

    /** Sums and sums of squares over the rectangles from bin (0, 0) to before bin (y, x). */
    private void addUp() {
        int step = MAPS * (binsX + 1);
        double[] row = new double[2 * MAPS];
        for (int y = 0; y < binsY; y++) {
            Arrays.fill(row, 0);
            int from = MAPS * (y * (binsX + 2 * MARGIN) + MARGIN);
            int to = (y + 1) * step + MAPS;
            for (int x = 0; x < binsX; x++, from += MAPS, to += MAPS) {
                for (int map = 0; map < MAPS; map++) {
                    double v = z[from + map];
                    row[map] += v;
                    row[MAPS + map] += v * v;
                    sum[to + map] = sum[to - step + map] + row[map];
                    squares[to + map] = squares[to - step + map] + row[MAPS + map];
                }
            }
        }
    }

    /** Fills the lags in which too few digits are left. */
    private void find(double[] values, int map, Autocorrelogram alone) {
        boolean taken = false;
        int centre = (binsY - 1) * width + binsX - 1;
        for (int dy = 0; dy < binsY; dy++) {
            for (int dx = dy == 0 ? 0 : 1 - binsX; dx < binsX; dx++) {
                int lag = dy * width + dx;
                if (Double.isNaN(sac[MAPS * (centre + lag) + map])) {
                    if (!taken) {
                        alone.take(values);
                        taken = true;
                    }
                    double r = alone.directly(dy, dx);
                    sac[MAPS * (centre + lag) + map] = r;
                    sac[MAPS * (centre - lag) + map] = r;
                }
            }
        }
    }
}
