package periplus.analysis.statistics;

/**
 * What a permutation test says.
 *
 * <p>Each p counts arrangements whose statistic is at least as extreme as the observed one, ties included, so it is never
 * 0. Drawn arrangements: {@code (b + 1) / (m + 1)} for b of m.
 *
 * @param statistic the observed one; the test says which
 * @param pGreater one-sided, for "larger than nothing would give"
 * @param pLess one-sided, for "smaller"
 * @param exact whether all arrangements were counted; otherwise they were drawn
 * @param arrangements how many were counted or drawn
 */
public record TestResult(double statistic, double pGreater, double pLess, boolean exact, long arrangements) {
    /** Two-sided: twice the smaller of the two, at most 1, as SciPy counts it. */
    public double pTwoSided() {
        return Math.min(1, 2 * Math.min(pGreater, pLess));
    }

    /** The same test with another statistic to show. */
    TestResult showing(double other) {
        return new TestResult(other, pGreater, pLess, exact, arrangements);
    }
}
