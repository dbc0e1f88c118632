package periplus.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import periplus.core.measure.Measured;
import periplus.studies.claims.JudgedClaim;
import periplus.studies.claims.Verdict;
import periplus.studies.panels.Panel;
import periplus.studies.study.Condition;
import periplus.studies.study.Measure;
import periplus.studies.study.RunKey;
import periplus.studies.study.StudyResults;

/**
 * Everything that a study's report says.
 *
 * @param name as on the command line: {@code leaky-dynamics}
 * @param title the report's heading
 * @param question what is asked, in one sentence
 * @param scale "smoke", "laptop" or "paper"
 * @param seeds those that are judged
 * @param claims in the study's order
 * @param method what was done, a paragraph each
 * @param deviations where the study leaves the paper
 * @param conditions the arms, in the order of tables
 * @param measures what each run is measured on
 * @param summary a row a condition and measure
 * @param runs all, failed and missing ones included
 * @param panels the figures, in order
 * @param references the studied paper first
 * @param provenance version, threads, machine, hashes
 * @param command what does it again
 * @param files beside the report
 * @param warnings what a reader must know before trusting the numbers
 */
public record StudyReportData(
        String name,
        String title,
        String question,
        String scale,
        List<Long> seeds,
        List<JudgedClaim> claims,
        List<String> method,
        List<String> deviations,
        List<Condition> conditions,
        List<Measure> measures,
        List<SummaryRow> summary,
        List<RunRow> runs,
        List<Panel> panels,
        List<ReportData.Citation> references,
        List<ReportData.Fact> provenance,
        String command,
        List<ReportData.OutputFile> files,
        List<String> warnings) {
    public StudyReportData {
        seeds = List.copyOf(seeds);
        claims = List.copyOf(claims);
        method = List.copyOf(method);
        deviations = List.copyOf(deviations);
        conditions = List.copyOf(conditions);
        measures = List.copyOf(measures);
        summary = List.copyOf(summary);
        runs = List.copyOf(runs);
        panels = List.copyOf(panels);
        references = List.copyOf(references);
        provenance = List.copyOf(provenance);
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }

    /**
     * A measure over a condition's judged runs.
     *
     * @param condition its id
     * @param measure its name
     * @param n runs with a value
     * @param without runs without one: failed, or undefined
     * @param sd between seeds, undefined for fewer than two
     */
    public record SummaryRow(String condition, String measure, int n, int without, Measured mean, Measured sd) {}

    /** How a run ended. */
    public enum Status {
        FINISHED,
        FAILED,
        MISSING;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A run.
     *
     * @param reason why it failed or is missing; empty where it finished
     */
    public record RunRow(RunKey key, Status status, String reason) {}

    /** How many claims have this verdict. */
    int count(Verdict verdict) {
        return (int) claims.stream()
                .filter(row -> row.judgement().verdict() == verdict)
                .count();
    }

    /** Mean and standard deviation of each measure over each condition's judged runs. */
    public static List<SummaryRow> summarise(List<Condition> conditions, List<Measure> measures, StudyResults results) {
        List<SummaryRow> rows = new ArrayList<>();
        for (Condition condition : conditions) {
            for (Measure measure : measures) {
                double[] defined = results.defined(condition.id(), measure.name());
                int all = results.values(condition.id(), measure.name()).size();
                int n = defined.length;
                double sum = 0;
                for (double value : defined) {
                    sum += value;
                }
                double mean = sum / n;
                double squares = 0;
                for (double value : defined) {
                    squares += (value - mean) * (value - mean);
                }
                rows.add(new SummaryRow(
                        condition.id(),
                        measure.name(),
                        n,
                        all - n,
                        Measured.of(mean, "no run with a value"),
                        n < 2
                                ? Measured.undefined("fewer than two values")
                                : Measured.of(Math.sqrt(squares / (n - 1)), "not finite")));
            }
        }
        return rows;
    }

    /** The runs that have an outcome, in the order of the results. */
    public static List<RunRow> runs(StudyResults results) {
        SequencedMap<RunKey, StudyResults.Outcome> outcomes = results.outcomes();
        return outcomes.entrySet().stream()
                .map(entry -> switch (entry.getValue()) {
                    case StudyResults.Finished _ -> new RunRow(entry.getKey(), Status.FINISHED, "");
                    case StudyResults.Failed(String reason) -> new RunRow(entry.getKey(), Status.FAILED, reason);
                })
                .toList();
    }
}
