package periplus.lab.runs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import periplus.analysis.celltypes.CellScore;
import periplus.analysis.celltypes.CellType;
import periplus.analysis.celltypes.CellTypeTable.Reading;
import periplus.analysis.celltypes.ScoredUnits;
import periplus.analysis.tuning.HeadingTuning;
import periplus.analysis.tuning.TuningColumn;
import periplus.lab.formats.Csv;
import periplus.studies.panels.Panel;
import periplus.studies.unfolding.UnitCensus;

/** The cell types of a network as a table, a row a unit, and as a figure. */
public final class UnitTypesTable {
    private static final List<TuningColumn> BANDS = List.of(
            TuningColumn.BAND_SPACING,
            TuningColumn.BAND_DIRECTION,
            TuningColumn.BAND_PHASE,
            TuningColumn.BAND_WIDENED_SPACING,
            TuningColumn.BAND_WIDENED_DIRECTION);
    private static final List<TuningColumn> LATTICE = List.of(TuningColumn.SPACING, TuningColumn.ORIENTATION);

    private UnitTypesTable() {}

    /**
     * The table: types by score and by score and null, each score with its percentile among the unit's own null, spacings,
     * directions and phases, preferred heading, modules (counted from 1; empty: none).
     */
    public static Csv csv(UnitCensus census) {
        List<String> names = new ArrayList<>(List.of("unit", "types", "typesAboveNull"));
        for (CellScore score : CellScore.values()) {
            names.add(score.jsonName());
            names.add(score.jsonName() + "NullPercentile");
        }
        BANDS.forEach(column -> names.add(column.jsonName()));
        LATTICE.forEach(column -> names.add(column.jsonName()));
        names.addAll(List.of("preferredHeadingRadians", "bandModule", "gridModule"));
        Csv csv = new Csv(names.toArray(String[]::new));
        for (int unit = 0; unit < census.units(); unit++) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(unit);
            row.add(types(census, unit, Reading.SCORE));
            row.add(types(census, unit, Reading.SCORE_AND_NULL));
            for (CellScore score : CellScore.values()) {
                ScoredUnits scored = census.table().scores().get(score);
                row.add(scored == null ? null : scored.value()[unit]);
                row.add(scored == null ? null : scored.percentileOf(unit));
            }
            for (TuningColumn column : BANDS) {
                row.add(census.bands().get(unit, column));
            }
            for (TuningColumn column : LATTICE) {
                row.add(census.lattice().get(unit, column));
            }
            row.add(HeadingTuning.preferredRadians(census.headings().curve(unit)));
            row.add(module(census.bandModules().moduleOf()[unit]));
            row.add(module(census.gridModules().moduleOf()[unit]));
            csv.row(row.toArray());
        }
        return csv;
    }

    private static String types(UnitCensus census, int unit, Reading reading) {
        return census.table().types(unit, reading).stream()
                .map(CellType::jsonName)
                .collect(Collectors.joining(";"));
    }

    private static @Nullable Integer module(int index) {
        return index < 0 ? null : index + 1;
    }

    /** Band score against grid score, a dot a unit. */
    public static Panel figure(UnitCensus census) {
        double[] band = census.bands().column(TuningColumn.BAND);
        double[] grid = census.lattice().column(TuningColumn.GRID_60);
        List<Panel.Scatter.Group> groups = new ArrayList<>();
        String[] names = {"band units", "grid units", "both", "neither"};
        for (int kind = 0; kind < names.length; kind++) {
            List<Integer> units = new ArrayList<>();
            for (int u = 0; u < census.units(); u++) {
                boolean isBand = census.table().types(u, Reading.SCORE).contains(CellType.BAND);
                boolean isGrid = census.table().types(u, Reading.SCORE).contains(CellType.GRID);
                int own = isBand ? (isGrid ? 2 : 0) : isGrid ? 1 : 3;
                if (own == kind && !Double.isNaN(band[u]) && !Double.isNaN(grid[u])) {
                    units.add(u);
                }
            }
            if (!units.isEmpty()) {
                groups.add(new Panel.Scatter.Group(
                        names[kind] + " (" + units.size() + ")",
                        units.stream().mapToDouble(u -> band[u]).toArray(),
                        units.stream().mapToDouble(u -> grid[u]).toArray()));
            }
        }
        long unscored = Arrays.stream(band).filter(Double::isNaN).count();
        return new Panel.Scatter(
                "cells",
                "Band and grid scores of all units",
                "Band score of 50 x 50 bins (published fit range) against 60-degree score of 20 x 20 bins (best of rings, mean"
                        + " form); lines: the published thresholds 5.8 and 0.88. " + unscored + " of " + census.units()
                        + " units have no band score.",
                "band score",
                "60-degree score",
                false,
                groups,
                List.of(new Panel.Line("0.88", 0.88)),
                List.of(new Panel.Line("5.8", 5.8)));
    }
}
