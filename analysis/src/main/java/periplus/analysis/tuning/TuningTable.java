package periplus.analysis.tuning;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import periplus.core.measure.Measured;

/**
 * The scores of many units, a row a unit: values or reasons.
 */
public record TuningTable(List<Map<TuningColumn, Measured>> rows) {
    static final Measured NOT_ASKED_FOR = Measured.undefined("not asked for");

    /** How many units were scored. */
    public int units() {
        return rows.size();
    }

    /** One unit's score. */
    public Measured get(int unit, TuningColumn column) {
        return rows.get(unit).getOrDefault(column, NOT_ASKED_FOR);
    }

    /** One unit's scores in the order of the columns. */
    public Map<TuningColumn, Measured> unit(int unit) {
        Map<TuningColumn, Measured> row = new EnumMap<>(TuningColumn.class);
        for (TuningColumn column : TuningColumn.values()) {
            row.put(column, get(unit, column));
        }
        return row;
    }

    /** One score of all units for an array file, NaN where undefined. */
    public double[] column(TuningColumn column) {
        double[] values = new double[units()];
        for (int u = 0; u < values.length; u++) {
            values[u] = get(u, column).orNaN();
        }
        return values;
    }

    /** How many units have no such score, by reason. */
    public Map<String, Integer> reasons(TuningColumn column) {
        Map<String, Integer> count = new TreeMap<>();
        for (int u = 0; u < units(); u++) {
            if (get(u, column) instanceof Measured.Undefined none) {
                count.merge(none.reason(), 1, Integer::sum);
            }
        }
        return count;
    }
}
