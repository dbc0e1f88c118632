package periplus.app.figures;

import java.util.Arrays;

/** The few summaries that figures draw: counts, and means over a neighbourhood. */
public final class Statistics {
    private Statistics() {}

    /** The finite values, rising. */
    public static double[] sortedFinite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    }

    /** How many of the values in rising order are at least this one. */
    public static int countAtLeast(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] >= value) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return sorted.length - low;
    }

    /** The smallest finite value, or {@code otherwise} where there is none. */
    static double least(double otherwise, double... values) {
        return Arrays.stream(values).filter(Double::isFinite).min().orElse(otherwise);
    }

    /** The largest finite value, or {@code otherwise} where there is none. */
    static double largest(double otherwise, double... values) {
        return Arrays.stream(values).filter(Double::isFinite).max().orElse(otherwise);
    }

    /** For every x the mean of the finite ys whose x lies within this factor; x rising and positive. */
    static double[] smoothedByRatio(double[] x, double[] y, double factor) {
        double[] sum = new double[x.length + 1];
        int[] count = new int[x.length + 1];
        for (int i = 0; i < x.length; i++) {
            boolean finite = Double.isFinite(y[i]);
            sum[i + 1] = sum[i] + (finite ? y[i] : 0);
            count[i + 1] = count[i] + (finite ? 1 : 0);
        }
        double[] smooth = new double[x.length];
        int from = 0;
        int to = 0;
        for (int i = 0; i < x.length; i++) {
            while (x[from] * factor < x[i]) {
                from++;
            }
            while (to < x.length && x[to] <= x[i] * factor) {
                to++;
            }
            int n = count[to] - count[from];
            smooth[i] = n == 0 ? Double.NaN : (sum[to] - sum[from]) / n;
        }
        return smooth;
    }
}
