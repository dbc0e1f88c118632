package periplus.analysis.statistics;

import java.util.Arrays;
import java.util.Comparator;
import periplus.core.source.Source;

/** Holm's adjustment of several p, which keeps the chance of any false rejection at the level. */
@Source(key = "holm1979", where = "sequentially rejective test")
public final class Holm {
    private Holm() {}

    /**
     * Adjusted p, in the order given.
     *
     * <pre>adjusted of the k-th smallest of m = max over i up to k of min(1, (m - i + 1) p_(i))</pre>
     *
     * @param p each in [0, 1]; leave undefined ones out, they are not part of the family
     */
    public static double[] adjust(double... p) {
        Integer[] order = new Integer[p.length];
        for (int i = 0; i < p.length; i++) {
            if (!(p[i] >= 0 && p[i] <= 1)) {
                throw new IllegalArgumentException("p " + i + " is " + p[i] + "; expected a number in [0, 1]");
            }
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int k = 0; k < order.length; k++) {
            largest = Math.max(largest, Math.min(1, (p.length - k) * p[order[k]]));
            adjusted[order[k]] = largest;
        }
        return adjusted;
    }
}
