package periplus.analysis.celltypes;

import org.jspecify.annotations.Nullable;
import periplus.analysis.tuning.NullDistribution;
import periplus.core.measure.Measured;

/**
 * One score of all units, each with its own null where one was drawn.
 *
 * @param value the score of each unit
 * @param nulls {@code value[unit][draw]} from the same lines, or null where none was drawn
 */
public record ScoredUnits(Measured[] value, @Nullable NullDistribution nulls) {
    private static final Measured NO_NULL = Measured.undefined("no null drawn");

    public ScoredUnits {
        if (nulls != null && nulls.value().length != value.length) {
            throw new IllegalArgumentException(
                    "the null has " + nulls.value().length + " units, the scores have " + value.length);
        }
    }

    /** One-sided p of a unit's score against its own null. */
    public Measured pValue(int unit) {
        return nulls == null ? NO_NULL : nulls.ofUnit(unit).pValue(value[unit]);
    }

    /** The score that {@code percent} of a unit's own null stay below. */
    public Measured nullPercentile(int unit, double percent) {
        return nulls == null ? NO_NULL : nulls.ofUnit(unit).percentile(percent);
    }

    /** How many percent of a unit's own null lie below its score. */
    public Measured percentileOf(int unit) {
        if (nulls == null) {
            return NO_NULL;
        }
        if (!(value[unit] instanceof Measured.Value(double score))) {
            return value[unit];
        }
        double[] sorted = nulls.ofUnit(unit).pooled();
        int below = 0;
        while (below < sorted.length && sorted[below] < score) {
            below++;
        }
        return Measured.of(100.0 * below / sorted.length, "no defined null score");
    }
}
