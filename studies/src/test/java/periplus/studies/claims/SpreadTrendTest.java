package periplus.studies.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.studies.study.Findings;
import periplus.studies.study.RunKey;
import periplus.studies.study.StudyResults;

/** Spread against level: planted spreads, and how often the rule errs by simulation. */
class SpreadTrendTest {
    private static final int STUDIES = 80;
    private static final int NETWORKS = 8;

    /** Networks as points; level k's are {@code spread[k]} times Gaussian in 4 dimensions, the first axis is the measure. */
    private static StudyResults planted(double[] spread, int networks, int failed, long seed) {
        Map<RunKey, StudyResults.Outcome> outcomes = new LinkedHashMap<>();
        for (int k = 0; k < spread.length; k++) {
            RandomStream random = RandomStream.of(seed, "planted networks", k);
            double[][] points = new double[networks][4];
            for (int i = 0; i < networks; i++) {
                for (int d = 0; d < 4; d++) {
                    points[i][d] = spread[k] * random.nextGaussian();
                }
                RunKey key = new RunKey("level-" + k, i + 1, RunKey.Role.JUDGED);
                Measured value = i < failed ? Measured.undefined("not learnt") : Measured.of(points[i][0]);
                outcomes.put(key, new StudyResults.Finished(new Findings().put("loss", value)));
            }
            int n = networks - failed;
            double[] distances = new double[n * n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = 0;
                    for (int d = 0; d < 4; d++) {
                        double difference = points[failed + i][d] - points[failed + j][d];
                        sum += difference * difference;
                    }
                    distances[i * n + j] = Math.sqrt(sum);
                }
            }
            outcomes.put(
                    new RunKey("pairs-" + k, 1, RunKey.Role.JUDGED),
                    new StudyResults.Finished(new Findings().array("apart", distances, n, n)));
        }
        return new StudyResults(outcomes);
    }

    private static Comparison.SpreadTrend trend(int levels, boolean pairs, boolean dealt, Direction direction) {
        List<Comparison.SpreadTrend.Level> all = new ArrayList<>();
        for (int k = 0; k < levels; k++) {
            all.add(new Comparison.SpreadTrend.Level("level-" + k, "pairs-" + k, k + 1));
        }
        return new Comparison.SpreadTrend("planted", "loss", pairs ? "apart" : null, dealt, all, direction, 0.5);
    }

    private static Judgement judge(Comparison comparison, StudyResults results) {
        return Judge.judge(Planted.claim(comparison, null), results);
    }

    private static Map<Verdict, Integer> verdicts(double[] spread, boolean pairs, Direction direction) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        List.of(Verdict.values()).forEach(verdict -> counts.put(verdict, 0));
        for (int study = 0; study < STUDIES; study++) {
            counts.merge(
                    judge(trend(spread.length, pairs, false, direction), planted(spread, NETWORKS, 0, study))
                            .verdict(),
                    1,
                    Integer::sum);
        }
        return counts;
    }

    @Test
    void withoutAnEffectReproducedIsRare() {
        int allowed = (int) (0.05 * STUDIES + 2.5 * Math.sqrt(0.05 * 0.95 * STUDIES));
        for (boolean pairs : new boolean[] {true, false}) {
            for (double[] equal : new double[][] {{1, 1}, {1, 1, 1}, {1, 1, 1, 1}}) {
                assertThat(verdicts(equal, pairs, Direction.HIGHER).get(Verdict.REPRODUCED))
                        .as("%d levels, pairs %s", equal.length, pairs)
                        .isLessThanOrEqualTo(allowed);
            }
        }
    }

    @Test
    void withoutAnEffectHeavyTailedLossesAreSeldomATrend() {
        int found = 0;
        int studies = 200;
        for (int study = 0; study < studies; study++) {
            Map<RunKey, StudyResults.Outcome> outcomes = new LinkedHashMap<>();
            for (int k = 0; k < 2; k++) {
                RandomStream random = RandomStream.of(study, "heavy tails", k);
                for (int i = 0; i < NETWORKS; i++) {
                    outcomes.put(
                            new RunKey("level-" + k, i + 1, RunKey.Role.JUDGED),
                            new StudyResults.Finished(
                                    new Findings().put("loss", StrictMath.exp(2 * random.nextGaussian()))));
                }
            }
            Judgement judged = judge(trend(2, false, false, Direction.HIGHER), new StudyResults(outcomes));
            found += judged.verdict() == Verdict.REPRODUCED ? 1 : 0;
        }
        // 8 % of 1,000
        assertThat(found).isLessThanOrEqualTo((int) (0.08 * studies + 2.5 * Math.sqrt(0.08 * 0.92 * studies)));
    }

    @Test
    void aClearTrendIsReproducedAndItsOppositeIsNot() {
        double[] rising = {1, 2, 4, 8};
        for (boolean pairs : new boolean[] {true, false}) {
            assertThat(verdicts(rising, pairs, Direction.HIGHER).get(Verdict.REPRODUCED))
                    .isGreaterThan(STUDIES * 9 / 10);
            assertThat(verdicts(rising, pairs, Direction.LOWER).get(Verdict.NOT_REPRODUCED))
                    .isGreaterThan(STUDIES * 9 / 10);
        }
    }

    @Test
    void drawingPairsInsteadOfNetworksWouldErr() {
        // the mean over pairs varies far more between samples of networks than independent pairs would
        double[] mean = new double[60];
        double within = 0;
        for (int s = 0; s < mean.length; s++) {
            double[] d = Objects.requireNonNull(
                            planted(new double[] {1}, NETWORKS, 0, 1000 + s).findings("pairs-0", 1))
                    .array("apart")
                    .values();
            double squares = 0;
            int pairs = NETWORKS * (NETWORKS - 1) / 2;
            for (int i = 0; i < NETWORKS; i++) {
                for (int j = 0; j < i; j++) {
                    mean[s] += d[i * NETWORKS + j] / pairs;
                    squares += d[i * NETWORKS + j] * d[i * NETWORKS + j] / pairs;
                }
            }
            within += (squares - mean[s] * mean[s]) / pairs / mean.length;
        }
        double all = java.util.Arrays.stream(mean).average().orElseThrow();
        double between =
                java.util.Arrays.stream(mean).map(m -> (m - all) * (m - all)).sum() / (mean.length - 1);
        assertThat(between).isGreaterThan(1.5 * within);
    }

    @Test
    void theNumbersAreTheirDefinition() {
        Judgement falling = judge(trend(3, true, false, Direction.LOWER), planted(new double[] {9, 3, 1}, 8, 1, 5));
        assertThat(falling.effect().orNaN()).isCloseTo(-1, within(1e-12));
        assertThat(falling.n()).isEqualTo(7);
        assertThat(falling.high().orNaN()).isLessThan(0);
        assertThat(falling.p().orNaN()).isLessThan(0.05);
        assertThat(falling.verdict()).isEqualTo(Verdict.REPRODUCED);
        assertThat(falling.why()).contains("1 of 8 runs of level-0 gave no value (1 x not learnt)");
        Judgement again = judge(trend(3, true, false, Direction.LOWER), planted(new double[] {9, 3, 1}, 8, 1, 5));
        assertThat(again).isEqualTo(falling);
    }

    @Test
    void fewOrSelectedNetworksGiveNoVerdict() {
        double[] rising = {1, 3, 9};
        assertThat(judge(trend(3, true, false, Direction.HIGHER), planted(rising, 4, 0, 1))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        Judgement selected = judge(trend(3, true, false, Direction.HIGHER), planted(rising, 12, 4, 1));
        assertThat(selected.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(selected.why()).contains("more than one fifth");
        assertThat(judge(trend(3, true, false, Direction.HIGHER), StudyResults.none())
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        // levels that were not run are left out
        assertThat(judge(trend(5, true, false, Direction.HIGHER), planted(rising, 12, 0, 1))
                        .verdict())
                .isEqualTo(Verdict.REPRODUCED);
        assertThatThrownBy(() -> trend(1, true, false, Direction.HIGHER)).hasMessageContaining("2 different levels");
        assertThatThrownBy(() -> trend(3, true, true, Direction.HIGHER)).hasMessageContaining("dealt");
    }

    @Test
    void valuesDealtAnewShowNoTrend() {
        double[] rising = {1, 2, 4, 8};
        int found = 0;
        for (int study = 0; study < 40; study++) {
            Judgement dealt = judge(trend(4, false, true, Direction.HIGHER), planted(rising, 12, 0, study));
            found += dealt.verdict() == Verdict.REPRODUCED ? 1 : 0;
        }
        assertThat(found).isLessThanOrEqualTo(5);
        assertThat(judge(trend(4, false, false, Direction.HIGHER), planted(rising, 12, 0, 1))
                        .verdict())
                .isEqualTo(Verdict.REPRODUCED);
    }

    @Test
    void mostMustHold() {
        StudyResults results = planted(new double[] {1, 3, 9}, 12, 0, 3);
        Comparison up = trend(3, true, false, Direction.HIGHER);
        Comparison down = trend(3, true, false, Direction.LOWER);
        Comparison absent = new Comparison.SpreadTrend(
                "absent",
                "loss",
                null,
                false,
                List.of(
                        new Comparison.SpreadTrend.Level("nowhere-1", "none", 1),
                        new Comparison.SpreadTrend.Level("nowhere-2", "none", 2)),
                Direction.HIGHER,
                0.5);
        assertThat(most(results, up, up, up, down)).isEqualTo(Verdict.REPRODUCED);
        assertThat(most(results, up, up, absent, absent)).isEqualTo(Verdict.REPRODUCED);
        assertThat(most(results, up, down, absent, absent)).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(most(results, up, up, down, down)).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(most(results, up, absent, absent, absent)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(new Comparison.MostOf(List.of(up, down, absent)), results)
                        .why())
                .startsWith("2 of 3 parts have values; 1 hold and 1 do not, 2 must hold. planted: reproduced (1.0 [")
                .contains("absent: no values");
        assertThat(List.of(2, 3, 4, 6, 8).stream()
                        .map(Comparison.MostOf::needed)
                        .toList())
                .containsExactly(2, 3, 3, 5, 6);
    }

    private static Verdict most(StudyResults results, Comparison... parts) {
        return judge(new Comparison.MostOf(List.of(parts)), results).verdict();
    }
}
