package periplus.core.kernels;

/**
 * Work on {@value #MAPS} maps of one size side by side: element b of map l stands at {@code [MAPS * b + l]}.
 *
 * <p>Like {@link RunFunctions}: no team, one object for all threads, and two twins of the same bits. A map's numbers do
 * not depend on the maps beside it.
 */
public interface MapFunctions {
    /** Maps side by side, whatever the vectors' width. */
    int MAPS = 8;

    /** Empty columns at both ends of a row of {@link #laggedProducts}. */
    int MARGIN = 7;

    /** Fewer columns have too few lags for eight at a time. */
    int LEAST_COLUMNS = 5;

    /** The fastest twin here, chosen once a process. */
    static MapFunctions fastest() {
        return KernelProviders.mapFunctions();
    }

    /** "plain" or "simd-512" and the like: which twin this is. The numbers are the same. */
    String name();

    /**
     * Sums of products of each map with itself moved by a lag.
     *
     * <pre>
     *   out(dy, dx) = sum over y, x of z(y, x) z(y + dy, x + dx),   dy = 0 ... rows - 1, dx = 1 - columns ... columns - 1
     * </pre>
     *
     * <p>One chain of fused multiply-adds in rising y, then x. Lag (dy, dx) stands at place {@code dy (2 columns - 1) + dx
     * + columns - 1}.
     *
     * @param columns at least {@link #LEAST_COLUMNS}
     * @param z rows x (columns + 2 {@link #MARGIN}) x MAPS, the margins at both ends of a row 0
     */
    void laggedProducts(double[] z, int rows, int columns, double[] out);

    /**
     * The same of a single map, {@code z} being rows x (columns + 2 {@link #MARGIN}); bit for bit.
     *
     * <p>Scalars suffice: eight chains at a time keep the multipliers busy. One code for both twins.
     */
    static void laggedProductsOfOne(double[] z, int rows, int columns, double[] out) {
        PlainMaps.requireColumns(columns);
        int stride = columns + 2 * MARGIN;
        for (int dy = 0; dy < rows; dy++) {
            for (int dx = 1 - columns; dx < columns; dx += 8) {
                int first = Math.min(dx, columns - 8);
                PlainMaps.eightLags(
                        z, stride, rows, columns, dy, first, out, dy * (2 * columns - 1) + first + columns - 1);
            }
        }
    }

    /**
     * Pearson correlations from sums over the overlap: (x - s1 s2 / n) / sqrt(v1 v2), v = q - s^2 / n (times 1 / n),
     * cut to [-1, 1].
     *
     * <p>NaN where v1 or v2 is below {@code floor} of its map.
     *
     * @param n overlapping bins, the same for all maps
     * @param x sums of products, those of the maps from {@code xAt}
     * @param sum sums of the values over the rectangles from the first bin to each bin, {@code squares} those of squares
     * @param floor one a map
     * @return whether none of them is below its floor
     */
    boolean correlations(
            double n,
            double[] x,
            int xAt,
            double[] sum,
            double[] squares,
            Overlap o,
            double[] floor,
            double[] r,
            int rAt);

    /** Where in a table of sums the corners of an overlap's two copies stand; reused from lag to lag. */
    final class Overlap {
        public int firstFrom;
        public int firstTo;
        public int topFrom;
        public int topTo;
        public int footFrom;
        public int footTo;

        /** The overlap of a map and its copy moved by (dy >= 0, dx); tables are (rows + 1) x (columns + 1) x MAPS. */
        public void at(int rows, int columns, int dy, int dx) {
            int step = MAPS * (columns + 1);
            int from = MAPS * Math.max(0, -dx);
            int to = MAPS * Math.min(columns, columns - dx);
            int movedFrom = MAPS * Math.max(0, dx);
            int movedTo = MAPS * Math.min(columns, columns + dx);
            firstFrom = (rows - dy) * step + from;
            firstTo = (rows - dy) * step + to;
            topFrom = dy * step + movedFrom;
            topTo = dy * step + movedTo;
            footFrom = rows * step + movedFrom;
            footTo = rows * step + movedTo;
        }

        public double first(double[] table, int map) {
            return table[firstTo + map] - table[firstFrom + map];
        }

        public double second(double[] table, int map) {
            return (table[footTo + map] - table[footFrom + map]) - (table[topTo + map] - table[topFrom + map]);
        }
    }

    /**
     * Interpolating cubic B-spline coefficients of lines of samples, edges mirrored about the end samples, in place.
     *
     * @param n samples of a line, {@code step} apart
     * @param width neighbouring lines, each at the next place; a multiple of MAPS
     */
    void splineFilter(double[] c, int at, int n, int step, int width);

    /**
     * Samples of a spline and sums over them: turned = sum over j of weightY[j] (sum over i of weightX[i] c(base + j rowStep + i)).
     *
     * <p>For slots from {@code from} to before {@code to}: adds turned to {@code sum} and z times turned to {@code product}.
     *
     * @param base place of the first of 4 x 4 coefficients of a slot, without the factor MAPS
     * @param weightY four a slot, as is {@code weightX}
     * @param firstSlot slot of sample 0: sample i has slot firstSlot + i, and its z stands at place {@code place[i]}
     * @param at where in {@code sum} and {@code product} the MAPS sums stand
     */
    void splineSums(
            double[] c,
            int rowStep,
            int[] base,
            double[] weightY,
            double[] weightX,
            int firstSlot,
            int from,
            int to,
            double[] z,
            int[] place,
            double[] sum,
            double[] product,
            int at);
}
