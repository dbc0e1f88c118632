package periplus.studies.cuevawei;

import java.util.Arrays;
import periplus.core.measure.Measured;

/** Small sums over units. */
final class Numbers {
    /** Means over fewer units than this say nothing about a kind of unit. */
    static final int LEAST_UNITS = 3;

    private Numbers() {}

    /** The mean of the highest tenth of defined values, at least one; NaN where none is defined. */
    static double topTenth(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        int n = Math.max(1, (int) Math.rint(0.1 * sorted.length));
        double sum = 0;
        for (int i = Math.max(0, sorted.length - n); i < sorted.length; i++) {
            sum += sorted[i];
        }
        return sorted.length == 0 ? Double.NaN : sum / n;
    }

    /** The mean of the defined values of chosen units; undefined with fewer than {@value #LEAST_UNITS}. */
    static Measured mean(double[] values, boolean[] chosen, String whose) {
        double sum = 0;
        int n = 0;
        for (int u = 0; u < values.length; u++) {
            if (chosen[u] && !Double.isNaN(values[u])) {
                sum += values[u];
                n++;
            }
        }
        return n < LEAST_UNITS ? Measured.undefined("fewer than " + LEAST_UNITS + " " + whose) : Measured.of(sum / n);
    }

    /** Which values are among the highest tenth. */
    static boolean[] inTopTenth(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        int n = Math.max(LEAST_UNITS, (int) Math.rint(0.1 * sorted.length));
        double limit = sorted.length < n ? Double.POSITIVE_INFINITY : sorted[sorted.length - n];
        boolean[] top = new boolean[values.length];
        for (int u = 0; u < top.length; u++) {
            top[u] = values[u] >= limit;
        }
        return top;
    }

    static boolean[] not(boolean[] chosen) {
        boolean[] others = new boolean[chosen.length];
        for (int u = 0; u < others.length; u++) {
            others[u] = !chosen[u];
        }
        return others;
    }
}
