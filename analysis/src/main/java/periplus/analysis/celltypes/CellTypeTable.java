package periplus.analysis.celltypes;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import periplus.core.measure.Measured;

/**
 * The cell types of all units of one network or recording, with overlaps counted openly.
 *
 * <p>Every count has two readings: {@link Reading#SCORE}, the published one, and {@link Reading#SCORE_AND_NULL}, where the
 * score must also exceed the given percentile of the unit's own null. A unit whose score (or null, where it counts) is
 * undefined is not of the type; {@link #unjudged} says how many there are and why. Types are not exclusive: the remainder
 * is what carries none of the types asked about, not what is left over after subtracting counts.
 *
 * <p>With U units, a percentile of 95 and a null that holds, 5 % of units without the structure pass the null alone; the
 * second reading asks for both, which few of them do.
 *
 * @param scores each score of all units; a score that was not measured is missing
 */
public record CellTypeTable(CellTypeSettings settings, int units, Map<CellScore, ScoredUnits> scores) {
    /** What it takes to be of a type. */
    public enum Reading {
        /** The score exceeds the threshold. */
        SCORE,
        /** The score exceeds the threshold and the unit's own null. */
        SCORE_AND_NULL
    }

    public CellTypeTable {
        if (units < 1) {
            throw new IllegalArgumentException("a table of cell types needs at least 1 unit, got " + units);
        }
        scores.forEach((score, scored) -> {
            if (scored.value().length != units) {
                throw new IllegalArgumentException(
                        score + " is given for " + scored.value().length + " units of " + units);
            }
        });
        scores = Map.copyOf(scores);
    }

    /** The types of one unit. */
    public Set<CellType> types(int unit, Reading reading) {
        EnumSet<CellType> types = EnumSet.noneOf(CellType.class);
        for (CellTypeSettings.Rule rule : settings.rules()) {
            if (whyUnjudged(unit, rule, reading) == null && passes(unit, rule, reading)) {
                types.add(rule.type());
            }
        }
        return types;
    }

    /** How many units are of a type. */
    public int count(CellType type, Reading reading) {
        return overlap(type, type, reading);
    }

    /** How many units are of both types. */
    public int overlap(CellType one, CellType other, Reading reading) {
        int count = 0;
        for (int u = 0; u < units; u++) {
            Set<CellType> types = types(u, reading);
            count += types.contains(one) && types.contains(other) ? 1 : 0;
        }
        return count;
    }

    /** Counts of all pairs of types; the diagonal holds the types' own counts. */
    public Map<CellType, Map<CellType, Integer>> overlaps(Reading reading) {
        Map<CellType, Map<CellType, Integer>> table = new EnumMap<>(CellType.class);
        for (CellType type : CellType.values()) {
            Map<CellType, Integer> row = new EnumMap<>(CellType.class);
            for (CellType other : CellType.values()) {
                row.put(other, 0);
            }
            table.put(type, row);
        }
        for (int u = 0; u < units; u++) {
            Set<CellType> types = types(u, reading);
            for (CellType one : types) {
                for (CellType other : types) {
                    Map<CellType, Integer> row = table.getOrDefault(one, Map.of());
                    row.merge(other, 1, Integer::sum);
                }
            }
        }
        return table;
    }

    /** How many units carry exactly each set of types, in the order of their first unit; the empty set is the rest. */
    public Map<Set<CellType>, Integer> combinations(Reading reading) {
        Map<Set<CellType>, Integer> count = new LinkedHashMap<>();
        for (int u = 0; u < units; u++) {
            count.merge(types(u, reading), 1, Integer::sum);
        }
        return count;
    }

    /** How many units are of none of these types: for grid and band units the published "undefined" ones. */
    public int remainder(Set<CellType> of, Reading reading) {
        int count = 0;
        for (int u = 0; u < units; u++) {
            count += types(u, reading).stream().noneMatch(of::contains) ? 1 : 0;
        }
        return count;
    }

    /** How many units cannot be judged for a type, by reason. */
    public Map<String, Integer> unjudged(CellType type, Reading reading) {
        Map<String, Integer> count = new TreeMap<>();
        for (CellTypeSettings.Rule rule : settings.rules()) {
            for (int u = 0; u < units && rule.type() == type; u++) {
                String reason = whyUnjudged(u, rule, reading);
                if (reason != null) {
                    count.merge(reason, 1, Integer::sum);
                }
            }
        }
        return count;
    }

    private boolean passes(int unit, CellTypeSettings.Rule rule, Reading reading) {
        ScoredUnits scored = scores.get(rule.score());
        if (scored == null || !(scored.value()[unit] instanceof Measured.Value(double score))) {
            return false;
        }
        return score > rule.threshold()
                && (reading == Reading.SCORE
                        || score
                                > scored.nullPercentile(unit, settings.nullPercent())
                                        .orNaN());
    }

    private @Nullable String whyUnjudged(int unit, CellTypeSettings.Rule rule, Reading reading) {
        ScoredUnits scored = scores.get(rule.score());
        if (scored == null) {
            return "not measured";
        }
        if (scored.value()[unit] instanceof Measured.Undefined(String reason)) {
            return reason;
        }
        return reading == Reading.SCORE_AND_NULL
                        && scored.nullPercentile(unit, settings.nullPercent())
                                instanceof Measured.Undefined(String reason)
                ? reason
                : null;
    }
}
