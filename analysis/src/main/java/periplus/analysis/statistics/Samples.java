package periplus.analysis.statistics;

import java.util.Arrays;
import java.util.Comparator;

/** What all tests do with their samples. */
final class Samples {
    private Samples() {}

    static void check(String what, double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException(what + ": no values; give at least one");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(what + ": value " + i + " is " + values[i]
                        + "; leave undefined values out before the test and say how many");
            }
        }
    }

    static double sum(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum;
    }

    static double sumOfSizes(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += Math.abs(v);
        }
        return sum;
    }

    static double mean(double[] values) {
        return sum(values) / values.length;
    }

    /** Sum of squared distances from the mean; exactly 0 where all values are equal. */
    static double squares(double[] values) {
        if (allEqual(values)) {
            return 0;
        }
        double mean = mean(values);
        double sum = 0;
        for (double v : values) {
            sum += (v - mean) * (v - mean);
        }
        return sum;
    }

    static boolean allEqual(double[] values) {
        for (double v : values) {
            if (v != values[0]) {
                return false;
            }
        }
        return true;
    }

    static double[] join(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /** Ranks from 1; equal values share the mean of their ranks. */
    static double[] midranks(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i] + 0.0));
        double[] ranks = new double[values.length];
        for (int first = 0; first < order.length; ) {
            int end = first + 1;
            while (end < order.length && values[order[end]] == values[order[first]]) {
                end++;
            }
            for (int i = first; i < end; i++) {
                ranks[order[i]] = (first + 1 + end) / 2.0;
            }
            first = end;
        }
        return ranks;
    }
}
