package periplus.studies.study;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import periplus.core.measure.Measured;

/** The outcomes of a study's runs so far. */
public final class StudyResults {
    /** How a run ended. */
    public sealed interface Outcome {}

    /** It was measured. */
    public record Finished(Findings findings) implements Outcome {}

    /** It failed, and why: diverged, out of memory. Such a run is a row in the tables, never dropped in silence. */
    public record Failed(String reason) implements Outcome {}

    private final SequencedMap<RunKey, Outcome> outcomes;

    /** Results with these outcomes. */
    public StudyResults(Map<RunKey, ? extends Outcome> outcomes) {
        List<RunKey> keys = outcomes.keySet().stream()
                .sorted(Comparator.comparing(RunKey::role)
                        .thenComparing(RunKey::condition)
                        .thenComparingLong(RunKey::seed))
                .toList();
        this.outcomes = new LinkedHashMap<>();
        keys.forEach(key -> this.outcomes.put(key, outcomes.get(key)));
    }

    /** None yet. */
    public static StudyResults none() {
        return new StudyResults(Map.of());
    }

    /** Every outcome: judged runs before validation runs, then by condition and seed. */
    public SequencedMap<RunKey, Outcome> outcomes() {
        return java.util.Collections.unmodifiableSequencedMap(outcomes);
    }

    /** How the run ended; null while it has not. */
    public @Nullable Outcome outcome(RunKey key) {
        return outcomes.get(key);
    }

    /** The findings of a judged run; null where it has not finished. */
    public @Nullable Findings findings(String condition, long seed) {
        return outcomes.get(new RunKey(condition, seed, RunKey.Role.JUDGED)) instanceof Finished(Findings findings)
                ? findings
                : null;
    }

    /** A measure of a condition's judged runs by seed; a failed run is undefined with its reason. */
    public SortedMap<Long, Measured> values(String condition, String measure) {
        return values(condition, measure, RunKey.Role.JUDGED);
    }

    /** A measure of a condition's runs of one role by seed. */
    public SortedMap<Long, Measured> values(String condition, String measure, RunKey.Role role) {
        SortedMap<Long, Measured> values = new TreeMap<>();
        outcomes.forEach((key, outcome) -> {
            if (key.role() == role && key.condition().equals(condition)) {
                values.put(
                        key.seed(),
                        switch (outcome) {
                            case Finished(Findings findings) -> findings.number(measure);
                            case Failed(String reason) -> Measured.undefined("the run failed: " + reason);
                        });
            }
        });
        return values;
    }

    /** The defined values of a measure over a condition's judged runs, in the order of seeds. */
    public double[] defined(String condition, String measure) {
        return values(condition, measure).values().stream()
                .filter(Measured::isDefined)
                .mapToDouble(Measured::orNaN)
                .toArray();
    }

    /** The first judged run of a condition that finished, for figures of one network; null where there is none. */
    public @Nullable Findings first(String condition) {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getKey().role() == RunKey.Role.JUDGED
                        && entry.getKey().condition().equals(condition))
                .map(Map.Entry::getValue)
                .filter(Finished.class::isInstance)
                .map(outcome -> ((Finished) outcome).findings())
                .findFirst()
                .orElse(null);
    }
}
