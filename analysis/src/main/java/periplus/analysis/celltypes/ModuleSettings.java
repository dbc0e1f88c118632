package periplus.analysis.celltypes;

/**
 * What counts as a module.
 *
 * @param periodRadians orientations repeat after this: 60 degrees for hexagonal grids, 90 for square ones, 180 for bands
 * @param spacingTolerance half the window in log spacing, about the relative half width
 * @param orientationTolerance half the window in orientation, radians
 * @param minUnits units in the window around a module's inner units, at least
 * @param contrast times as many units in the window as if orientations were spread evenly, at least
 * @param deviations Poisson standard deviations above that even spread, at least
 */
public record ModuleSettings(
        double periodRadians,
        double spacingTolerance,
        double orientationTolerance,
        int minUnits,
        double contrast,
        double deviations) {
    public ModuleSettings {
        if (!(periodRadians > 0) || !(spacingTolerance > 0) || minUnits < 2 || !(contrast >= 1) || !(deviations >= 0)) {
            throw new IllegalArgumentException(
                    "modules need a positive period and spacing tolerance, minUnits of 2 or more,"
                            + " contrast of 1 or more and deviations of 0 or more");
        }
        if (!(orientationTolerance > 0) || 2 * orientationTolerance >= periodRadians) {
            throw new IllegalArgumentException("the orientation tolerance must lie under half of the period "
                    + periodRadians + ", got " + orientationTolerance);
        }
    }

    /** For hexagonal grids: 6 % in spacing, 4 degrees in orientation modulo 60. */
    public static ModuleSettings hexagonal() {
        return new ModuleSettings(Math.PI / 3, 0.06, StrictMath.toRadians(4), 10, 2, 5);
    }

    /** For bands: 6 % in spacing, 6 degrees in orientation modulo 180. */
    public static ModuleSettings bands() {
        return new ModuleSettings(Math.PI, 0.06, StrictMath.toRadians(6), 10, 2, 5);
    }
}
