package periplus.tasks.navigation;

import periplus.core.errors.BadInputException;

/**
 * How a recording is cut into paths.
 *
 * @param dtSeconds spacing of the instants to make
 * @param maximumGapSeconds a longer time without samples cuts the path: no window spans it
 * @param insideToleranceMetres how far outside the arena a sample may lie (tracking of a head over a wall)
 * @param rotate whether random windows are turned by the arena's own rotations
 * @param reflect whether they are mirrored by its reflections
 */
public record RecordingSettings(
        double dtSeconds, double maximumGapSeconds, double insideToleranceMetres, boolean rotate, boolean reflect) {
    /** Steps of 20 ms, gaps up to 1 s bridged, 2 cm of tolerance, rotations and reflections in training. */
    public static final RecordingSettings DEFAULT = new RecordingSettings(0.02, 1, 0.02, true, true);

    public RecordingSettings {
        require(dtSeconds > 0 && dtSeconds <= 10, "the time step", dtSeconds, "seconds above 0 and at most 10");
        require(
                maximumGapSeconds >= dtSeconds,
                "the longest gap to bridge",
                maximumGapSeconds,
                "seconds of at least the time step, " + dtSeconds);
        require(
                insideToleranceMetres >= 0 && insideToleranceMetres < 1e3,
                "the tolerance outside the arena",
                insideToleranceMetres,
                "metres of at least 0");
    }

    /** The same with another time step. */
    public RecordingSettings withDtSeconds(double other) {
        return new RecordingSettings(other, maximumGapSeconds, insideToleranceMetres, rotate, reflect);
    }

    /** The same without rotation and reflection. */
    public RecordingSettings withoutAugmentation() {
        return new RecordingSettings(dtSeconds, maximumGapSeconds, insideToleranceMetres, false, false);
    }

    private static void require(boolean sound, String what, double value, String expected) {
        if (!sound) {
            throw new BadInputException(what + " of a recording is " + value + "; expected " + expected);
        }
    }
}
