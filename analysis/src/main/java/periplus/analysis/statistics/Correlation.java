package periplus.analysis.statistics;

import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * Correlation of two equally long lists, and its permutation test.
 *
 * <p>Pearson's r is the covariance over both standard deviations; Spearman's rho is r of the ranks, equal values sharing
 * the mean of their ranks. Undefined below two values and where a list is constant.
 */
@Source(key = "spearman1904", where = "rank correlation")
public final class Correlation {
    /** The longest lists whose orders are all counted (8! = 40,320). */
    public static final int EXACT_UP_TO = 8;

    /** Orders drawn beyond that. */
    public static final int DRAWS = 99_999;

    private Correlation() {}

    /** Pearson's r. */
    public static Measured pearson(double[] x, double[] y) {
        Samples.check("correlation, first list", x);
        Samples.check("correlation, second list", y);
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "correlation needs lists of one length, got " + x.length + " and " + y.length);
        }
        if (x.length < 2) {
            return Measured.undefined("fewer than 2 values");
        }
        double sizes = Math.sqrt(Samples.squares(x) * Samples.squares(y));
        if (!(sizes > 0)) {
            return Measured.undefined("constant values");
        }
        double r = products(centred(x), centred(y)) / sizes;
        return Measured.of(Math.max(-1, Math.min(1, r)), "values too large or too close together");
    }

    /** Spearman's rho. */
    public static Measured spearman(double[] x, double[] y) {
        Samples.check("rank correlation, first list", x);
        Samples.check("rank correlation, second list", y);
        return pearson(Samples.midranks(x), Samples.midranks(y));
    }

    /**
     * The permutation test of Pearson's r: one list against all orders of the other.
     *
     * <p>All n! orders up to {@value #EXACT_UP_TO} values, otherwise {@value #DRAWS} drawn ones. Where r is undefined, both p
     * are 1 and the statistic is 0.
     */
    public static TestResult pearsonTest(double[] x, double[] y, long seed) {
        Measured r = pearson(x, y);
        if (!r.isDefined()) {
            return new TestResult(0, 1, 1, true, 1);
        }
        double[] first = centred(x);
        double[] second = centred(y);
        double scale = Math.sqrt(products(first, first)) * Math.sqrt(products(second, second));
        Tally tally = new Tally(products(first, second), scale);
        if (x.length <= EXACT_UP_TO) {
            count(first, second.clone(), 0, tally);
            return tally.exact().showing(r.orNaN());
        }
        RandomStream random = RandomStream.of(seed, "orders");
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int i = second.length - 1; i > 0; i--) {
                swap(second, i, random.nextBelow(i + 1));
            }
            tally.add(products(first, second));
        }
        return tally.drawn().showing(r.orNaN());
    }

    /** The permutation test of Spearman's rho. */
    public static TestResult spearmanTest(double[] x, double[] y, long seed) {
        Samples.check("rank correlation, first list", x);
        Samples.check("rank correlation, second list", y);
        return pearsonTest(Samples.midranks(x), Samples.midranks(y), seed);
    }

    private static void count(double[] x, double[] y, int from, Tally tally) {
        if (from == y.length) {
            tally.add(products(x, y));
            return;
        }
        for (int i = from; i < y.length; i++) {
            swap(y, from, i);
            count(x, y, from + 1, tally);
            swap(y, from, i);
        }
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }

    private static double[] centred(double[] values) {
        double mean = Samples.mean(values);
        double[] centred = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            centred[i] = values[i] - mean;
        }
        return centred;
    }

    private static double products(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
