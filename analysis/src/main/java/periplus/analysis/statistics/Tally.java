package periplus.analysis.statistics;

/** Counts arrangements at or beyond the observed statistic; what differs by rounding only is a tie. */
final class Tally {
    private static final double ROUNDING = 1e-12;

    private final double observed;
    private final double margin;
    private long above;
    private long below;
    private long all;

    /** @param scale the size of the numbers that are summed into a statistic */
    Tally(double observed, double scale) {
        this.observed = observed;
        this.margin = ROUNDING * scale;
    }

    void add(double statistic) {
        all++;
        if (statistic >= observed - margin) {
            above++;
        }
        if (statistic <= observed + margin) {
            below++;
        }
    }

    /** All arrangements were added, the observed one among them. */
    TestResult exact() {
        return new TestResult(observed, (double) above / all, (double) below / all, true, all);
    }

    /** Arrangements were drawn. */
    TestResult drawn() {
        return new TestResult(observed, (above + 1.0) / (all + 1.0), (below + 1.0) / (all + 1.0), false, all);
    }
}
