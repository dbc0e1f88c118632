package periplus.analysis.tuning;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;

/**
 * The nulls of several columns at once: each surrogate map is drawn once and given all the wanted scores.
 *
 * <p>Column by column the same numbers as {@link ShuffleNull#ofMaps}, for a fraction of the time.
 */
public final class TuningNulls {
    private TuningNulls() {}

    /** {@code perUnit} surrogates of each unit's map under every wanted score. */
    public static Map<TuningColumn, NullDistribution> of(
            RateMaps maps, Set<TuningColumn> wanted, MapSurrogate surrogate, int perUnit, long seed, Workers workers) {
        if (perUnit < 1) {
            throw new IllegalArgumentException("a null needs at least 1 draw per unit, got " + perUnit);
        }
        Map<TuningColumn, double[][]> value = new EnumMap<>(TuningColumn.class);
        for (TuningColumn column : wanted) {
            value.put(column, new double[maps.units()][perUnit]);
        }
        var scorers = TuningScores.rows(maps, wanted);
        List<Function<double[], Map<TuningColumn, Measured>>> scorer = new ArrayList<>();
        for (int w = 0; w < workers.count(); w++) {
            scorer.add(scorers.get());
        }
        workers.run(maps.units(), (unit, worker) -> {
            double[] map = maps.map(unit);
            double[] drawn = new double[map.length];
            boolean visited = false;
            for (double r : map) {
                visited |= !Double.isNaN(r);
            }
            for (int draw = 0; draw < perUnit; draw++) {
                if (visited) {
                    RandomStream stream = RandomStream.of(seed, "null/" + surrogate.name(), unit, draw);
                    surrogate.draw(map, maps.binsY(), maps.binsX(), stream, drawn);
                }
                Map<TuningColumn, Measured> row = scorer.get(worker).apply(visited ? drawn : map);
                int at = draw;
                value.forEach((column, values) -> values[unit][at] =
                        row.getOrDefault(column, TuningTable.NOT_ASKED_FOR).orNaN());
            }
        });
        Map<TuningColumn, NullDistribution> nulls = new EnumMap<>(TuningColumn.class);
        value.forEach((column, values) ->
                nulls.put(column, new NullDistribution(surrogate.name(), surrogate.question(), values)));
        return nulls;
    }
}
