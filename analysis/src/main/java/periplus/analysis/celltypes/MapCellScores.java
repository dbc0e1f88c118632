package periplus.analysis.celltypes;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import periplus.analysis.tuning.MapSurrogate;
import periplus.analysis.tuning.NullDistribution;
import periplus.analysis.tuning.TuningColumn;
import periplus.analysis.tuning.TuningNulls;
import periplus.analysis.tuning.TuningScores;
import periplus.analysis.tuning.TuningTable;
import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;
import periplus.core.workers.Workers;

/**
 * The cell scores that maps alone give: grid and border scores from coarse maps, band scores from fine ones, each with
 * the null of the unit's own surrogates.
 *
 * <p>The published thresholds belong to 20 x 20 bins for grid and to 50 x 50 bins for band scores; a band score depends on
 * the number of bins through the axes of its fit. Spatial information comes without a null: surrogates keep a map's rates,
 * which is all that it looks at; {@link SampledCellScores} gives it one.
 */
public final class MapCellScores {
    private static final Map<TuningColumn, CellScore> COARSE = Map.of(
            TuningColumn.GRID_60, CellScore.GRID_60,
            TuningColumn.GRID_90, CellScore.GRID_90,
            TuningColumn.BORDER, CellScore.BORDER);
    private static final Map<TuningColumn, CellScore> FINE =
            Map.of(TuningColumn.BAND, CellScore.BAND, TuningColumn.BAND_WIDENED, CellScore.BAND_WIDENED);

    private MapCellScores() {}

    /** Scores of the same units' coarse and fine maps, with {@code perUnit} surrogates each (0 for no null). */
    public static Map<CellScore, ScoredUnits> of(
            RateMaps coarse, RateMaps fine, MapSurrogate surrogate, int perUnit, long seed, Workers workers) {
        if (coarse.units() != fine.units()) {
            throw new IllegalArgumentException(
                    "coarse maps of " + coarse.units() + " units do not go with fine maps of " + fine.units());
        }
        Map<CellScore, ScoredUnits> scores = new EnumMap<>(CellScore.class);
        add(scores, coarse, COARSE, surrogate, perUnit, seed, workers);
        add(scores, fine, FINE, surrogate, perUnit, seed, workers);
        TuningTable information = TuningScores.of(coarse, EnumSet.of(TuningColumn.INFORMATION), workers);
        scores.put(CellScore.INFORMATION, new ScoredUnits(values(information, TuningColumn.INFORMATION), null));
        return scores;
    }

    private static void add(
            Map<CellScore, ScoredUnits> scores,
            RateMaps maps,
            Map<TuningColumn, CellScore> columns,
            MapSurrogate surrogate,
            int perUnit,
            long seed,
            Workers workers) {
        EnumSet<TuningColumn> wanted = EnumSet.copyOf(columns.keySet());
        TuningTable table = TuningScores.of(maps, wanted, workers);
        Map<TuningColumn, NullDistribution> nulls =
                perUnit == 0 ? Map.of() : TuningNulls.of(maps, wanted, surrogate, perUnit, seed, workers);
        columns.forEach((column, score) -> {
            @Nullable NullDistribution own = nulls.get(column);
            scores.put(score, new ScoredUnits(values(table, column), own));
        });
    }

    private static Measured[] values(TuningTable table, TuningColumn column) {
        Measured[] values = new Measured[table.units()];
        Arrays.setAll(values, u -> table.get(u, column));
        return values;
    }
}
