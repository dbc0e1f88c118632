package periplus.analysis.statistics;

import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * The sign-flip permutation test: is the mean of independent values, or of paired differences, other than 0?
 *
 * <pre>p = share of the 2^n ways to give the values signs whose mean is at or beyond the observed mean</pre>
 *
 * <p>Exact up to {@value #EXACT_UP_TO} values, by counting all sign patterns; beyond that {@value #DRAWS} patterns are drawn
 * and p = (b + 1)/(m + 1). Under the null each value is as likely x as -x: for paired differences that follows from
 * exchangeable pairs, for a mean against a bound it is an assumption (symmetry around the bound). The smallest one-sided p
 * is 2^-n: 1/8 for three values, 1/32 for five. The statistic shown is the mean.
 *
 * <p>Not to be confused with {@link RankTest#signedRank}, which flips the signs of ranks.
 */
@Source(key = "phipson2010", where = "p of drawn permutations")
public final class SignFlipTest {
    /** The most values whose sign patterns are all counted. */
    public static final int EXACT_UP_TO = 20;

    /** Sign patterns drawn beyond that. */
    public static final int DRAWS = 99_999;

    private SignFlipTest() {}

    /** The test of paired samples: first minus second. */
    public static TestResult paired(double[] first, double[] second, long seed) {
        return of(differences(first, second), seed);
    }

    /**
     * The test of values or differences.
     *
     * @param values finite; at least one
     * @param seed of the drawn sign patterns; without effect up to {@value #EXACT_UP_TO} values
     */
    public static TestResult of(double[] values, long seed) {
        Samples.check("sign-flip test", values);
        Tally tally = new Tally(Samples.sum(values), Samples.sumOfSizes(values));
        TestResult sums;
        if (values.length <= EXACT_UP_TO) {
            count(values, 0, 0, tally);
            sums = tally.exact();
        } else {
            draw(values, seed, tally);
            sums = tally.drawn();
        }
        return sums.showing(sums.statistic() / values.length);
    }

    /** First minus second, pair by pair. */
    static double[] differences(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "pairs need as many first as second values, got " + first.length + " and " + second.length);
        }
        double[] differences = new double[first.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = first[i] - second[i];
        }
        return differences;
    }

    private static void count(double[] values, int from, double sum, Tally tally) {
        if (from == values.length) {
            tally.add(sum);
            return;
        }
        count(values, from + 1, sum + values[from], tally);
        count(values, from + 1, sum - values[from], tally);
    }

    private static void draw(double[] values, long seed, Tally tally) {
        RandomStream random = RandomStream.of(seed, "sign flips");
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            long bits = 0;
            for (int i = 0; i < values.length; i++) {
                if (i % Long.SIZE == 0) {
                    bits = random.nextWord();
                }
                sum += (bits & 1) == 0 ? values[i] : -values[i];
                bits >>>= 1;
            }
            tally.add(sum);
        }
    }
}
