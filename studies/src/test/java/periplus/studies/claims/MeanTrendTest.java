package periplus.studies.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.studies.study.Findings;
import periplus.studies.study.RunKey;
import periplus.studies.study.StudyResults;

/** Means against level: planted means, who counts, and how often the rule errs by simulation. */
class MeanTrendTest {
    private static final int STUDIES = 80;

    /** Networks of unit spread around their level's mean; the first {@code failed} of each level did not learn. */
    private static StudyResults planted(double[] mean, int networks, int failed, long seed) {
        Map<RunKey, StudyResults.Outcome> outcomes = new LinkedHashMap<>();
        for (int k = 0; k < mean.length; k++) {
            RandomStream random = RandomStream.of(seed, "planted means", k);
            for (int i = 0; i < networks; i++) {
                // those that did not learn would turn the trend round
                double value = i < failed ? -100 * k : mean[k] + random.nextGaussian();
                Measured counts = i < failed ? Measured.undefined("not learnt") : Measured.of(1);
                outcomes.put(
                        new RunKey("level-" + k, i + 1, RunKey.Role.JUDGED),
                        new StudyResults.Finished(
                                new Findings().put("moved", value).put("loss", counts)));
            }
        }
        return new StudyResults(outcomes);
    }

    private static Judgement judge(int levels, boolean dealt, Direction direction, StudyResults results) {
        List<Comparison.SpreadTrend.Level> all = new ArrayList<>();
        for (int k = 0; k < levels; k++) {
            all.add(new Comparison.SpreadTrend.Level("level-" + k, "pairs-" + k, k + 1));
        }
        Comparison comparison = new Comparison.MeanTrend("planted", "moved", "loss", dealt, all, direction, 0.5);
        return Judge.judge(Planted.claim(comparison, null), results);
    }

    private static int reproduced(double[] mean, boolean dealt) {
        int count = 0;
        for (int study = 0; study < STUDIES; study++) {
            count += judge(mean.length, dealt, Direction.HIGHER, planted(mean, 8, 0, study))
                                    .verdict()
                            == Verdict.REPRODUCED
                    ? 1
                    : 0;
        }
        return count;
    }

    @Test
    void aPlantedTrendIsFoundItsOppositeIsNotAndDealtValuesSeldomShowIt() {
        double[] rising = {0, 2, 4, 6};
        assertThat(reproduced(rising, false)).isGreaterThan(STUDIES * 9 / 10);
        assertThat(judge(4, false, Direction.LOWER, planted(rising, 8, 0, 1)).verdict())
                .isEqualTo(Verdict.NOT_REPRODUCED);
        int allowed = (int) (0.05 * STUDIES + 2.5 * Math.sqrt(0.05 * 0.95 * STUDIES));
        assertThat(reproduced(rising, true)).isLessThanOrEqualTo(allowed);
        assertThat(reproduced(new double[] {1, 1, 1}, false)).isLessThanOrEqualTo(allowed);
        assertThat(reproduced(new double[] {1, 1}, false)).isLessThanOrEqualTo(allowed);
    }

    @Test
    void networksThatDoNotCountAreLeftOutAndManyOfThemLeaveNoVerdict() {
        Judgement one = judge(3, false, Direction.HIGHER, planted(new double[] {0, 3, 6}, 10, 1, 1));
        assertThat(one.verdict()).isEqualTo(Verdict.REPRODUCED);
        assertThat(one.n()).isEqualTo(9);
        assertThat(one.effect().orNaN()).isEqualTo(1);
        assertThat(one.why()).contains("1 of 10 runs of level-0 gave no value", "not learnt");
        Judgement three = judge(3, false, Direction.HIGHER, planted(new double[] {0, 3, 6}, 10, 3, 1));
        assertThat(three.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void levelsThatWereNotRunAreLeftOutAndOneAloneIsNoTrend() {
        StudyResults two = planted(new double[] {0, 5}, 8, 0, 1);
        assertThat(judge(4, false, Direction.HIGHER, two).verdict()).isEqualTo(Verdict.REPRODUCED);
        assertThat(judge(4, false, Direction.HIGHER, planted(new double[] {0}, 8, 0, 1))
                        .n())
                .isZero();
    }
}
