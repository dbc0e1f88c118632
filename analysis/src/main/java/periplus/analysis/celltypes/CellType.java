package periplus.analysis.celltypes;

/** What a unit can be called; a unit may be several of these, or none. */
public enum CellType {
    GRID("grid"),
    SQUARE_GRID("squareGrid"),
    BAND("band"),
    BAND_WIDENED("bandWidened"),
    BORDER("border"),
    HEADING("heading"),
    SPEED("speed");

    private final String jsonName;

    CellType(String jsonName) {
        this.jsonName = jsonName;
    }

    /** The name in files. */
    public String jsonName() {
        return jsonName;
    }
}
