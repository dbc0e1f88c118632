package periplus.analysis.tuning;

import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * Solstad's border score: does a field run along a wall and stay close to it?
 *
 * <pre>
 * score = (c - d) / (c + d)
 * c     = largest share of any one wall's bins that a single field covers
 * d     = mean over fields of the rate-weighted distance to the nearest wall, divided by half the box's shorter side
 * </pre>
 *
 * <p>Fields are 4-connected regions at or above 0.3 of the highest rate with an area above 200 cm^2; a wall bin has
 * distance 0. In [-1, 1]; 1 is a one-bin strip along a whole wall.
 *
 * <p>A map that is flat and positive is one field along all walls and scores 0.56 on 20 x 20 bins, above the usual
 * threshold of 0.5: read the score beside a null.
 *
 * <p>Source: Solstad et al. 2008 as in the code released with Sorscher et al., whose coverage loop asks for
 * the first field at every turn, so that a wall covered by a later field goes unseen; here every field counts, as the
 * definition intends. Square and rectangular boxes. Undefined for the reasons of all map scores, where
 * no rate is positive, or where no field is large enough.
 */
@Source(key = "solstad2008", where = "border score")
@Source(key = "sorscher2023", where = "released code: threshold 0.3, area 200 cm^2")
public final class BorderScore {
    private static final double SHARE_OF_PEAK = 0.3;
    private static final double MIN_AREA_SQUARE_METRES = 0.02;

    private BorderScore() {}

    /** The score of a map {@code [y * binsX + x]} whose bins measure {@code binHeightMetres} x {@code binWidthMetres}. */
    public static Measured of(double[] map, int binsY, int binsX, double binHeightMetres, double binWidthMetres) {
        String reason = MapCheck.reason(map, binsY, binsX);
        if (reason != null) {
            return Measured.undefined(reason);
        }
        double peak = Double.NEGATIVE_INFINITY;
        for (double r : map) {
            peak = Double.isNaN(r) ? peak : Math.max(peak, r);
        }
        if (peak <= 0) {
            return Measured.undefined("no positive rate");
        }
        int[] label = new int[map.length];
        int[] stack = new int[map.length];
        int fields = 0;
        double coverage = 0;
        double distance = 0;
        for (int seed = 0; seed < map.length; seed++) {
            if (label[seed] == 0 && map[seed] >= SHARE_OF_PEAK * peak) {
                int size = flood(map, binsY, binsX, seed, SHARE_OF_PEAK * peak, label, stack);
                if (size * binHeightMetres * binWidthMetres > MIN_AREA_SQUARE_METRES) {
                    fields++;
                    coverage = Math.max(coverage, coverage(stack, size, binsY, binsX));
                    distance += distance(map, stack, size, binsY, binsX, binHeightMetres, binWidthMetres);
                }
            }
        }
        if (fields == 0) {
            return Measured.undefined("no field larger than 200 cm^2");
        }
        double half = Math.min(binsY * binHeightMetres, binsX * binWidthMetres) / 2;
        double d = distance / fields / half;
        return Measured.of((coverage - d) / (coverage + d), "fields without extent");
    }

    /** Marks the field around {@code seed} and lists its bins in {@code bins}; returns its size. */
    private static int flood(double[] map, int binsY, int binsX, int seed, double threshold, int[] label, int[] bins) {
        int size = 0;
        bins[size++] = seed;
        label[seed] = 1;
        for (int next = 0; next < size; next++) {
            int b = bins[next];
            int x = b % binsX;
            int[] neighbours = {
                b >= binsX ? b - binsX : b,
                b + binsX < binsX * binsY ? b + binsX : b,
                x > 0 ? b - 1 : b,
                x < binsX - 1 ? b + 1 : b
            };
            for (int k : neighbours) {
                if (label[k] == 0 && map[k] >= threshold) {
                    label[k] = 1;
                    bins[size++] = k;
                }
            }
        }
        return size;
    }

    private static double coverage(int[] bins, int size, int binsY, int binsX) {
        int bottom = 0;
        int top = 0;
        int left = 0;
        int right = 0;
        for (int i = 0; i < size; i++) {
            int y = bins[i] / binsX;
            int x = bins[i] % binsX;
            bottom += y == 0 ? 1 : 0;
            top += y == binsY - 1 ? 1 : 0;
            left += x == 0 ? 1 : 0;
            right += x == binsX - 1 ? 1 : 0;
        }
        return Math.max((double) Math.max(bottom, top) / binsX, (double) Math.max(left, right) / binsY);
    }

    private static double distance(
            double[] map, int[] bins, int size, int binsY, int binsX, double binHeight, double binWidth) {
        double weighted = 0;
        double weight = 0;
        for (int i = 0; i < size; i++) {
            int y = bins[i] / binsX;
            int x = bins[i] % binsX;
            double wall = Math.min(Math.min(y, binsY - 1 - y) * binHeight, Math.min(x, binsX - 1 - x) * binWidth);
            weighted += map[bins[i]] * wall;
            weight += map[bins[i]];
        }
        return weighted / weight;
    }
}
