package periplus.analysis.statistics;

import java.util.Arrays;
import periplus.core.source.Source;

/**
 * Rank tests: Wilcoxon's signed-rank test for pairs, the Mann-Whitney test for two samples.
 *
 * <p>Both are permutation tests of ranks, with equal values sharing the mean of their ranks, so that p is exact with ties
 * too; the limits between counting and drawing are those of {@link SignFlipTest} and {@link PermutationTest}.
 */
@Source(key = "wilcoxon1945", where = "signed ranks; zeros left out")
@Source(key = "mann1947", where = "U")
public final class RankTest {
    private RankTest() {}

    /**
     * Wilcoxon's signed-rank test; the statistic shown is the rank sum of the positive differences.
     *
     * <p>Differences of exactly 0 are left out. Where all are 0, p is 1.
     */
    public static TestResult signedRank(double[] differences, long seed) {
        Samples.check("signed-rank test", differences);
        double[] kept = Arrays.stream(differences).filter(d -> d != 0).toArray();
        if (kept.length == 0) {
            return new TestResult(0, 1, 1, true, 1);
        }
        double[] ranks = Samples.midranks(Arrays.stream(kept).map(Math::abs).toArray());
        double positive = 0;
        for (int i = 0; i < kept.length; i++) {
            if (kept[i] > 0) {
                positive += ranks[i];
            } else {
                ranks[i] = -ranks[i];
            }
        }
        return SignFlipTest.of(ranks, seed).showing(positive);
    }

    /** The Mann-Whitney test; the statistic shown is U of a: pairs with a above b, a tie counting one half. */
    public static TestResult mannWhitney(double[] a, double[] b, long seed) {
        Samples.check("Mann-Whitney test, first sample", a);
        Samples.check("Mann-Whitney test, second sample", b);
        double[] ranks = Samples.midranks(Samples.join(a, b));
        double[] ofA = Arrays.copyOfRange(ranks, 0, a.length);
        double[] ofB = Arrays.copyOfRange(ranks, a.length, ranks.length);
        TestResult sums = PermutationTest.ofSums(ofA, ofB, seed);
        return sums.showing(sums.statistic() - a.length * (a.length + 1) / 2.0);
    }
}
