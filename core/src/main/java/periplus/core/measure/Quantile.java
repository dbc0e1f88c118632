package periplus.core.measure;

/** Quantiles of a sample, linear between neighbours: Hyndman and Fan's type 7, NumPy's default. */
public final class Quantile {
    private Quantile() {}

    /**
     * The quantile of values in rising order.
     *
     * @param share in [0, 1]: 0 the least value, 0.5 the median, 1 the greatest
     */
    public static double ofSorted(double[] sorted, double share) {
        if (sorted.length == 0 || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("no " + share + "-quantile of " + sorted.length + " values");
        }
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
