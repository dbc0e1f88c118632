package periplus.analysis.statistics;

import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * The two-sample permutation test: do two independent samples differ in their means?
 *
 * <pre>p = share of the ways to relabel the pooled values whose difference of means is at or beyond the observed one</pre>
 *
 * <p>Exact where there are at most {@value #EXACT_UP_TO} ways (10 and 10 values have 184,756); otherwise {@value #DRAWS}
 * relabellings are drawn and p = (b + 1)/(m + 1). Under the null the labels are exchangeable; samples of equal mean and
 * unequal spread break that, most where their sizes differ. The statistic shown is mean(a) - mean(b).
 *
 * <p>Not to be confused with {@link SignFlipTest}, which keeps pairs together.
 */
@Source(key = "phipson2010", where = "p of drawn permutations")
public final class PermutationTest {
    /** The most relabellings that are all counted. */
    public static final int EXACT_UP_TO = 200_000;

    /** Relabellings drawn beyond that. */
    public static final int DRAWS = 99_999;

    private PermutationTest() {}

    /**
     * The test of a against b.
     *
     * @param a finite; at least one
     * @param b finite; at least one
     * @param seed of the drawn relabellings; without effect where all are counted
     */
    public static TestResult of(double[] a, double[] b, long seed) {
        TestResult sums = ofSums(a, b, seed);
        return sums.showing(Samples.mean(a) - Samples.mean(b));
    }

    /** How many ways there are to choose {@code chosen} of {@code all}; at most 2^53, beyond which that is returned. */
    public static double combinations(int all, int chosen) {
        double ways = 1;
        for (int i = 1; i <= Math.min(chosen, all - chosen); i++) {
            ways = Math.rint(ways * (all - i + 1) / i);
            if (ways > 0x1p53) {
                return 0x1p53;
            }
        }
        return ways;
    }

    /** The test with the sum over the first sample as its statistic, which orders relabellings as the means do. */
    static TestResult ofSums(double[] a, double[] b, long seed) {
        Samples.check("permutation test, first sample", a);
        Samples.check("permutation test, second sample", b);
        double[] pooled = Samples.join(a, b);
        Tally tally = new Tally(Samples.sum(a), Samples.sumOfSizes(pooled));
        if (combinations(pooled.length, a.length) <= EXACT_UP_TO) {
            count(pooled, 0, a.length, 0, tally);
            return tally.exact();
        }
        draw(pooled, a.length, seed, tally);
        return tally.drawn();
    }

    private static void count(double[] pooled, int from, int wanted, double sum, Tally tally) {
        if (wanted == 0) {
            tally.add(sum);
            return;
        }
        for (int i = from; i <= pooled.length - wanted; i++) {
            count(pooled, i + 1, wanted - 1, sum + pooled[i], tally);
        }
    }

    private static void draw(double[] pooled, int size, long seed, Tally tally) {
        RandomStream random = RandomStream.of(seed, "relabellings");
        double[] mixed = pooled.clone();
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                int other = i + random.nextBelow(mixed.length - i);
                double chosen = mixed[other];
                mixed[other] = mixed[i];
                mixed[i] = chosen;
                sum += chosen;
            }
            tally.add(sum);
        }
    }
}
