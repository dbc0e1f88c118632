package periplus.lab.studies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import periplus.core.measure.Measured;
import periplus.lab.formats.Csv;
import periplus.studies.study.Condition;
import periplus.studies.study.Findings;
import periplus.studies.study.Measure;
import periplus.studies.study.RunKey;
import periplus.studies.study.Scale;
import periplus.studies.study.Study;
import periplus.studies.study.StudyResults;

/**
 * A study's tables, one variable a column.
 *
 * <pre>
 *   runs.csv         condition, seed, role, status, reason
 *   measures.csv     condition, seed, role, measure, value, unit, undefined (the reason)
 *   conditions.csv   condition, label, measure, n, mean, sd, least, greatest, unit (judged runs)
 *   definitions.csv  measure, unit, definition
 * </pre>
 */
final class StudyTables {
    private StudyTables() {}

    static void write(StudyFolder folder, Study study, Scale scale, StudyResults results) {
        runs(results).write(folder.table("runs"));
        measures(study, results).write(folder.table("measures"));
        conditions(study, scale, results).write(folder.table("conditions"));
        Csv definitions = new Csv("measure", "unit", "definition");
        study.measures().forEach(m -> definitions.row(m.name(), m.unit(), m.definition()));
        definitions.write(folder.table("definitions"));
    }

    private static Csv runs(StudyResults results) {
        Csv csv = new Csv("condition", "seed", "role", "status", "reason");
        results.outcomes().forEach((key, outcome) -> {
            boolean failed = outcome instanceof StudyResults.Failed;
            csv.row(
                    key.condition(),
                    key.seed(),
                    role(key),
                    failed ? "failed" : "finished",
                    outcome instanceof StudyResults.Failed(String reason) ? reason : "");
        });
        return csv;
    }

    private static Csv measures(Study study, StudyResults results) {
        Csv csv = new Csv("condition", "seed", "role", "measure", "value", "unit", "undefined");
        for (Map.Entry<RunKey, StudyResults.Outcome> entry : results.outcomes().entrySet()) {
            if (!(entry.getValue() instanceof StudyResults.Finished(Findings findings))) {
                continue;
            }
            RunKey key = entry.getKey();
            for (Measure measure : study.measures()) {
                if (!findings.numbers().containsKey(measure.name())) {
                    continue;
                }
                Measured value = findings.number(measure.name());
                csv.row(
                        key.condition(),
                        key.seed(),
                        role(key),
                        measure.name(),
                        orNull(value),
                        measure.unit(),
                        value instanceof Measured.Undefined(String reason) ? reason : "");
            }
        }
        return csv;
    }

    private static Csv conditions(Study study, Scale scale, StudyResults results) {
        Csv csv = new Csv("condition", "label", "measure", "n", "mean", "sd", "least", "greatest", "unit");
        for (Condition condition : study.conditions(scale)) {
            for (Measure measure : study.measures()) {
                SortedMap<Long, Measured> values = results.values(condition.id(), measure.name());
                List<Double> defined = new ArrayList<>();
                values.values().stream().filter(Measured::isDefined).forEach(v -> defined.add(v.orNaN()));
                if (defined.isEmpty()) {
                    continue;
                }
                double mean = defined.stream().mapToDouble(v -> v).sum() / defined.size();
                double squares = defined.stream()
                        .mapToDouble(v -> (v - mean) * (v - mean))
                        .sum();
                csv.row(
                        condition.id(),
                        condition.label(),
                        measure.name(),
                        defined.size(),
                        mean,
                        defined.size() < 2 ? null : Math.sqrt(squares / (defined.size() - 1)),
                        defined.stream().mapToDouble(v -> v).min().orElseThrow(),
                        defined.stream().mapToDouble(v -> v).max().orElseThrow(),
                        measure.unit());
            }
        }
        return csv;
    }

    private static String role(RunKey key) {
        return key.role() == RunKey.Role.JUDGED ? "judged" : "validation";
    }

    private static @Nullable Double orNull(Measured value) {
        return value instanceof Measured.Value(double v) ? v : null;
    }
}
