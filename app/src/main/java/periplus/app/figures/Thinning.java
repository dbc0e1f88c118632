package periplus.app.figures;

/**
 * Turns a long series into a short path that looks the same: within each half pixel column only the first, lowest,
 * highest and last points are kept.
 */
final class Thinning {
    private static final double COLUMNS_PER_PIXEL = 2;

    private Thinning() {}

    /** The path through the points that can be drawn; a missing or impossible value breaks it. */
    static String path(double[] xs, double[] ys, Axis x, Axis y) {
        if (xs.length != ys.length) {
            throw new IllegalArgumentException(xs.length + " x values for " + ys.length + " y values");
        }
        StringBuilder d = new StringBuilder();
        boolean pen = false;
        int i = 0;
        while (i < xs.length) {
            if (!drawable(xs[i], x) || !drawable(ys[i], y)) {
                pen = false;
                i++;
                continue;
            }
            double column = column(xs[i], x);
            int end = i + 1;
            int lowest = i;
            int highest = i;
            while (end < xs.length && drawable(xs[end], x) && drawable(ys[end], y) && column(xs[end], x) == column) {
                lowest = ys[end] < ys[lowest] ? end : lowest;
                highest = ys[end] > ys[highest] ? end : highest;
                end++;
            }
            int[] kept = {i, Math.min(lowest, highest), Math.max(lowest, highest), end - 1};
            for (int k = 0; k < kept.length; k++) {
                if (k == 0 || kept[k] != kept[k - 1]) {
                    d.append(pen ? 'L' : 'M').append(Svg.point(x.at(xs[kept[k]]), y.at(ys[kept[k]])));
                    pen = true;
                }
            }
            i = end;
        }
        return d.toString();
    }

    private static double column(double value, Axis x) {
        return Math.floor(x.at(value) * COLUMNS_PER_PIXEL);
    }

    private static boolean drawable(double value, Axis axis) {
        return Double.isFinite(value) && (!axis.logarithmic() || value > 0);
    }
}
