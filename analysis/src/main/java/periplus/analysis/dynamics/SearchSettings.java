package periplus.analysis.dynamics;

import periplus.core.errors.BadInputException;

/**
 * How slow points are searched for; q = |F(h) - h|^2 / 2 summed over the units.
 *
 * @param fixedQ at or below it a point counts as fixed
 * @param slowQ at or below it a point is kept as slow; what ends above it is counted and dropped
 * @param sameDistance points nearer than this, in the state's own unit, are one
 * @param farFactor points farther from the starts' centre than this many times the starts' mean distance are dropped
 * @param descentSteps at most this many steps of the quasi-Newton descent
 * @param polishSteps at most this many steps of the damped Newton polish
 * @param polishUnits systems of more units are not polished: a step costs about size^3 operations
 */
public record SearchSettings(
        double fixedQ,
        double slowQ,
        double sameDistance,
        double farFactor,
        int descentSteps,
        int polishSteps,
        int polishUnits) {
    public SearchSettings {
        if (!(fixedQ > 0) || !(slowQ >= fixedQ) || !(sameDistance > 0) || !(farFactor > 0)) {
            throw new BadInputException("slow points with fixedQ " + fixedQ + ", slowQ " + slowQ + ", sameDistance "
                    + sameDistance + ", farFactor " + farFactor
                    + ": expected positive numbers, slowQ at least fixedQ");
        }
        if (descentSteps < 0 || polishSteps < 0 || polishUnits < 0 || descentSteps + polishSteps < 1) {
            throw new BadInputException("slow points in " + descentSteps + " descent and " + polishSteps
                    + " polish steps, polish up to " + polishUnits + " units: expected at least one step");
        }
    }

    /** q to 1e-12 for fixed points and 1e-6 for slow ones, points 1e-3 apart, 1,000 steps, polish up to 512 units. */
    public static SearchSettings usual() {
        return new SearchSettings(1e-12, 1e-6, 1e-3, 10, 1000, 50, 512);
    }

    /** The same with another distance below which points are one. */
    public SearchSettings withSameDistance(double distance) {
        return new SearchSettings(fixedQ, slowQ, distance, farFactor, descentSteps, polishSteps, polishUnits);
    }

    /** The same with other bounds on q. */
    public SearchSettings withBounds(double newFixedQ, double newSlowQ) {
        return new SearchSettings(newFixedQ, newSlowQ, sameDistance, farFactor, descentSteps, polishSteps, polishUnits);
    }
}
