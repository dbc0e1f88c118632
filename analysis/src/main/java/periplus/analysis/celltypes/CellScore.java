package periplus.analysis.celltypes;

import periplus.analysis.tuning.TuningColumn;

/** The scores that cell types are read from, named as in files. */
public enum CellScore {
    GRID_60(TuningColumn.GRID_60),
    GRID_90(TuningColumn.GRID_90),
    BAND(TuningColumn.BAND),
    BAND_WIDENED(TuningColumn.BAND_WIDENED),
    BORDER(TuningColumn.BORDER),
    HEADING_MODULATION("headingModulationIndex", "(max - min)/(|max| + |min|) of the heading curve, one sign only"),
    HEADING_SHARE("headingVarianceShare", "share of the activity's variance over samples that the heading curve holds"),
    SPEED("speedScoreSize", "size of the Pearson correlation of activity with speed over samples"),
    INFORMATION(TuningColumn.INFORMATION);

    private final String jsonName;
    private final String definition;

    CellScore(TuningColumn column) {
        this(column.jsonName(), column.definition());
    }

    CellScore(String jsonName, String definition) {
        this.jsonName = jsonName;
        this.definition = definition;
    }

    /** The field's name in files. */
    public String jsonName() {
        return jsonName;
    }

    /** What the number is. */
    public String definition() {
        return definition;
    }
}
