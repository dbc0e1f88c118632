package periplus.analysis.tuning;

/** The scores of one unit, named as in files, with their definitions. */
public enum TuningColumn {
    GRID_60(
            "gridScore60BestOfRings",
            BestOfRings.definition("mean60", Autocorrelogram.Mode.CORRECTED).toString()),
    GRID_90(
            "gridScore90BestOfRings",
            BestOfRings.definition("mean90", Autocorrelogram.Mode.CORRECTED).toString()),
    GRID_60_MIN_MAX(
            "gridScore60BestOfRingsMinMax",
            BestOfRings.definition("minMax60", Autocorrelogram.Mode.CORRECTED).toString()),
    GRID_EXPANDING(
            "gridScoreExpandingRing",
            ExpandingRing.definition(Autocorrelogram.Mode.CORRECTED).toString()),
    BORDER(
            "borderScore",
            "(c - d)/(c + d): largest share of one wall covered by one field, mean rate-weighted distance of the fields"
                    + " to the nearest wall over half the box; fields at or above 0.3 of the peak, over 200 cm^2"),
    BAND(
            "bandScore",
            "cosine similarity of the half amplitude spectrum and its Gaussian fit, over the Gaussian's sigma; axes -2 to"
                    + " 2, k in [0.2, 1], sigma in [0.05, 0.5]"),
    BAND_SPACING(
            "bandSpacingMetres",
            "distance of neighbouring bands from the band score's fit, half-bin offset of its axes taken out, metres; k >="
                    + " 0.2, so at most about 20 bins"),
    BAND_DIRECTION(
            "bandDirectionRadians",
            "direction across the bands from the band score's fit, counter-clockwise from +x, radians in [0, pi)"),
    BAND_PHASE(
            "bandPhaseRadians",
            "argument of the sum over bins of (rate - mean) exp(i k.x), k from the band score's fit, x from the middle of"
                    + " the box, radians"),
    BAND_WIDENED(
            "bandScoreWidened",
            "the band score with k in [0.05, 1] instead of the published [0.2, 1]: long waves are fitted, not cut off"),
    BAND_WIDENED_SPACING(
            "bandWidenedSpacingMetres",
            "distance of neighbouring bands from the widened fit, half-bin offset taken out, metres; k >= 0.05, so at most"
                    + " about 80 bins"),
    BAND_WIDENED_DIRECTION(
            "bandWidenedDirectionRadians",
            "direction across the bands from the widened fit, counter-clockwise from +x, radians in [0, pi)"),
    SPACING(
            "gridSpacingMetres",
            "mean distance of the six autocorrelogram peaks nearest the centre, parabola-refined, metres"),
    ORIENTATION(
            "gridOrientationRadians",
            "mean direction of these peaks modulo 60 degrees, counter-clockwise from +x, radians"),
    INFORMATION("spatialInformationBitsPerSpike", "sum of p (r/rbar) log2(r/rbar), p share of occupancy"),
    COHERENCE(
            "spatialCoherence",
            "atanh of the correlation of each bin's rate with the mean of its visited neighbours among eight; raised by"
                    + " smoothing");

    private final String jsonName;
    private final String definition;

    TuningColumn(String jsonName, String definition) {
        this.jsonName = jsonName;
        this.definition = definition;
    }

    /** The field's name in files. */
    public String jsonName() {
        return jsonName;
    }

    /** What the number is, with its parameters and unit. */
    public String definition() {
        return definition;
    }
}
