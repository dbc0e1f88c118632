package periplus.analysis.tuning;

import periplus.core.measure.Measured;

/** Pearson's correlation of two lists, safe from overflow and underflow. */
final class Correlation {
    private Correlation() {}

    /** The correlation of the first {@code count} entries; undefined where one list is constant. */
    static Measured pearson(double[] a, double[] b, int count) {
        double[] x = standardised(a, count);
        double[] y = standardised(b, count);
        if (x.length == 0 || y.length == 0) {
            return Measured.undefined("constant map");
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < count; i++) {
            xx += x[i] * x[i];
            yy += y[i] * y[i];
            xy += x[i] * y[i];
        }
        return Measured.of(Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))), "infinite rate");
    }

    /** The entries about their mean over their range; empty where they are constant. */
    private static double[] standardised(double[] a, int count) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            low = Math.min(low, a[i]);
            high = Math.max(high, a[i]);
        }
        if (count == 0 || MapCheck.isConstant(low, high)) {
            return new double[0];
        }
        // halved first, so that the range of the largest doubles does not overflow
        double range = high / 2 - low / 2;
        double[] out = new double[count];
        double mean = 0;
        for (int i = 0; i < count; i++) {
            out[i] = (a[i] / 2 - low / 2) / range;
            mean += out[i] / count;
        }
        for (int i = 0; i < count; i++) {
            out[i] -= mean;
        }
        return out;
    }
}
