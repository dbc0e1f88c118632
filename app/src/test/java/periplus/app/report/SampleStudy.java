package periplus.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import periplus.app.figures.SamplePanels;
import periplus.core.measure.Measured;
import periplus.studies.claims.Claim;
import periplus.studies.claims.Comparison;
import periplus.studies.claims.Direction;
import periplus.studies.claims.JudgedClaim;
import periplus.studies.claims.Judgement;
import periplus.studies.claims.Verdict;
import periplus.studies.study.Condition;
import periplus.studies.study.Findings;
import periplus.studies.study.Measure;
import periplus.studies.study.RunKey;
import periplus.studies.study.StudyResults;

/** A made-up study's report data: every verdict, a control, parts, a failed run. */
final class SampleStudy {
    private SampleStudy() {}

    static StudyReportData full() {
        return data(claims(), SamplePanels.all(), List.of("Made-up numbers, for looking at the page only."));
    }

    /** A study of which nothing has run yet. */
    static StudyReportData empty() {
        return new StudyReportData(
                "leaky-dynamics",
                "Leaky dynamics",
                "Does it?",
                "smoke",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "periplus study leaky-dynamics",
                List.of(),
                List.of());
    }

    static StudyReportData data(
            List<JudgedClaim> claims, List<periplus.studies.panels.Panel> panels, List<String> warnings) {
        List<Condition> conditions = List.of(
                new Condition("vanilla", "vanilla", "No leak: alpha 1."),
                new Condition("leaky-0.5", "leaky, alpha 0.5", "Each step keeps half of the state."),
                new Condition("leaky-0.1", "leaky, alpha 0.1", "Each step keeps nine tenths of the state."),
                new Condition(
                        "leaky-learned",
                        "leaky, alpha learned per unit",
                        "One alpha a unit, learned with the weights."));
        List<Measure> measures = List.of(
                new Measure(
                        "decodingErrorMetres",
                        "m",
                        "mean distance between true and decoded position over 500 test paths of 20 steps"),
                new Measure(
                        "errorAtTenfoldNoiseMetres", "m", "the same with ten times the training noise in the state"),
                new Measure(
                        "shareOfGridUnits",
                        "share",
                        "units whose g60 lies above the 95th percentile of their own shuffle null"),
                new Measure("meanGridScore", "1", "mean g60 over the units with a score"),
                new Measure("klToTarget", "nats", "final cross-entropy minus target entropy"),
                new Measure("longestH1Bar", "1", "longest bar of the first cohomology, cosine distance, 500 landmarks"),
                new Measure("centralHole", "share", "share of the six-phase projection's centre that no point enters"));
        StudyResults results = results(conditions, measures);
        return new StudyReportData(
                "leaky-dynamics",
                "What the leak does for grid cells",
                "Do leaky recurrent networks integrate paths more accurately, and do more of their units become grid cells, than"
                        + " networks without a leak?",
                "laptop",
                List.of(1L, 2L, 3L, 4L, 5L),
                claims,
                List.of(
                        "Recurrent networks of 256 rectified units were trained for 20 000 updates to report, from velocity alone,"
                                + " the activity of 256 place cells along paths of 20 steps of 20 ms in a square box 2.2 m wide."
                                + " Conditions differ in the leak alpha and in nothing else.",
                        "The learning rate was chosen per condition on three validation seeds; no claim sees those runs. Every"
                                + " comparison has the seed as its unit."),
                List.of(
                        "256 units and place cells instead of 4096 and 512: what fits two cores in hours.",
                        "The paper does not say how noise enters; both conventions are run, and each claim names its own."),
                conditions,
                measures,
                StudyReportData.summarise(conditions, measures, results),
                StudyReportData.runs(results),
                panels,
                List.of(
                        new ReportData.Citation(
                                "zhang2026",
                                "A. Author. Impact of leaky dynamics on path integration. 2026.",
                                "https://doi.org/10.0/1"),
                        new ReportData.Citation(
                                "sorscher2019",
                                "B. Sorscher et al. A unified theory for the origin of grid cells. 2019.",
                                "")),
                List.of(
                        new ReportData.Fact("Version", "0.3.0, commit 2fddb86"),
                        new ReportData.Fact("Threads", "2"),
                        new ReportData.Fact("Machine", "x86-64, 2 cores, Java 25"),
                        new ReportData.Fact(
                                "claims.json, SHA-256",
                                "3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855e")),
                "periplus study leaky-dynamics --scale laptop --seeds 5 --out leaky",
                List.of(
                        new ReportData.OutputFile(
                                "claims.json",
                                "every claim with its judgement",
                                "json.load(open('claims.json'))",
                                List.of()),
                        new ReportData.OutputFile(
                                "tables/measures.csv",
                                "a row a run and measure",
                                "pd.read_csv('tables/measures.csv')",
                                List.of())),
                warnings);
    }

    private static StudyResults results(List<Condition> conditions, List<Measure> measures) {
        Map<RunKey, StudyResults.Outcome> outcomes = new HashMap<>();
        for (int c = 0; c < conditions.size(); c++) {
            for (long seed = 1; seed <= 5; seed++) {
                RunKey key = new RunKey(conditions.get(c).id(), seed, RunKey.Role.JUDGED);
                if (c == 2 && seed == 4) {
                    outcomes.put(key, new StudyResults.Failed("diverged: the loss was not finite at update 1 204"));
                    continue;
                }
                Findings findings = new Findings();
                for (int m = 0; m < measures.size(); m++) {
                    findings.put(
                            measures.get(m).name(),
                            c == 3 && m == 6
                                    ? Measured.undefined("no ring")
                                    : Measured.of(0.08 + 0.01 * m - 0.004 * c + 0.002 * ((seed * 7 + m) % 5)));
                }
                outcomes.put(key, new StudyResults.Finished(findings));
            }
        }
        return new StudyResults(outcomes);
    }

    static List<JudgedClaim> claims() {
        List<JudgedClaim> rows = new ArrayList<>();
        Comparison.Single accurate =
                new Comparison.Paired("decodingErrorMetres", "leaky-0.5", "vanilla", Direction.LOWER, 0.005);
        rows.add(row(
                "more-accurate",
                "Leaky networks report their position more accurately.",
                accurate,
                null,
                judgement(
                        accurate,
                        5,
                        -0.0121,
                        -0.0164,
                        -0.0079,
                        0.031,
                        Verdict.REPRODUCED,
                        "Reproduced: p = 0.031 < 0.05, the interval lies below 0, and the mean difference of -1.2 cm is beyond 0.5 cm. All 5 pairs entered."),
                0.094,
                null));
        Comparison.Single grids =
                new Comparison.Paired("shareOfGridUnits", "leaky-0.5", "vanilla", Direction.HIGHER, 0.05);
        Comparison.Single regular =
                new Comparison.Paired("meanGridScore", "leaky-0.5", "vanilla", Direction.HIGHER, 0.1);
        Judgement fewer = judgement(
                grids,
                5,
                -0.02,
                -0.07,
                0.012,
                0.84,
                Verdict.NOT_REPRODUCED,
                "Not reproduced: the interval's upper end of 0.012 is below 0.05, so an effect that would matter is excluded.");
        rows.add(row(
                "more-grids",
                "More units of leaky networks are grid cells, and they are more regular.",
                new Comparison.AllOf(List.of(grids, regular)),
                null,
                new Judgement(
                        grids,
                        5,
                        fewer.effect(),
                        fewer.effectName(),
                        fewer.standardised(),
                        fewer.low(),
                        fewer.high(),
                        fewer.p(),
                        Verdict.NOT_REPRODUCED,
                        "Part 1 of 2 is not reproduced. " + fewer.why(),
                        List.of(
                                fewer,
                                judgement(
                                        regular,
                                        5,
                                        0.13,
                                        0.02,
                                        0.22,
                                        0.031,
                                        Verdict.REPRODUCED,
                                        "Reproduced: p = 0.031 < 0.05.")),
                        null),
                0.84,
                null));
        Comparison.Single noise =
                new Comparison.PairedRatio("errorAtTenfoldNoiseMetres", "leaky-0.1", "vanilla", Direction.LOWER, 0.1);
        Comparison.Single matched = new Comparison.PairedRatio(
                "errorAtTenfoldNoiseMetres", "leaky-learned", "vanilla", Direction.LOWER, 0.1);
        rows.add(row(
                "noise",
                "Under the same noise leaky networks keep their accuracy better.",
                noise,
                new Claim.Control("With matched stationary variance the advantage should vanish.", matched),
                judgement(
                        noise,
                        4,
                        -0.3,
                        -0.9,
                        0.1,
                        0.125,
                        Verdict.INCONCLUSIVE,
                        "Inconclusive: only 4 pairs have values (1 run failed: diverged), fewer than 5."),
                0.25,
                judgement(
                        matched,
                        5,
                        -0.02,
                        -0.06,
                        0.03,
                        0.4,
                        Verdict.NOT_REPRODUCED,
                        "The control shows no effect, as it should.")));
        Comparison.Single hole =
                new Comparison.AgainstBound("centralHole", "leaky-learned", 0.5, Direction.HIGHER, 0.1);
        rows.add(row(
                "low-pass",
                "The leak acts as a low-pass filter.",
                hole,
                null,
                new Judgement(
                        hole,
                        0,
                        Measured.undefined("no run has a value"),
                        "mean minus bound, share",
                        Measured.undefined("no values"),
                        Measured.undefined("no values"),
                        Measured.undefined("no values"),
                        Measured.undefined("no values"),
                        Verdict.INCONCLUSIVE,
                        "Inconclusive: the measure is undefined in all 5 runs (no ring).",
                        List.of(),
                        null),
                Double.NaN,
                null));
        return rows;
    }

    static JudgedClaim row(
            String id,
            String statement,
            Comparison comparison,
            Claim.@Nullable Control control,
            Judgement judgement,
            double holm,
            @Nullable Judgement controlJudged) {
        Claim claim = new Claim(
                id,
                statement,
                "zhang2026, abstract",
                "decoding error over 500 test paths of 20 steps",
                comparison,
                control);
        Judgement whole = controlJudged == null
                ? judgement
                : new Judgement(
                        judgement.comparison(),
                        judgement.n(),
                        judgement.effect(),
                        judgement.effectName(),
                        judgement.standardised(),
                        judgement.low(),
                        judgement.high(),
                        judgement.p(),
                        judgement.verdict(),
                        judgement.why(),
                        judgement.parts(),
                        controlJudged);
        return new JudgedClaim(claim, whole, Measured.of(holm, "no p"));
    }

    static Judgement judgement(
            Comparison.Single comparison,
            int n,
            double effect,
            double low,
            double high,
            double p,
            Verdict verdict,
            String why) {
        return new Judgement(
                comparison,
                n,
                Measured.of(effect),
                "mean paired difference, m",
                Measured.of(effect / 0.01),
                Measured.of(low),
                Measured.of(high),
                Measured.of(p),
                verdict,
                why,
                List.of(),
                null);
    }
}
