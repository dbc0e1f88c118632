package periplus.tasks.motion;

import periplus.core.errors.BadInputException;
import periplus.core.source.Source;

/**
 * The constants of {@link RodentWalk}.
 *
 * @param dtSeconds time step
 * @param speedScaleMetresPerSecond scale of the Rayleigh speed; the mean is 1.2533 times that (the reference's key calls
 *     it the mean speed)
 * @param speedCoherenceSeconds how long the speed remembers itself
 * @param constantSpeed the animal always goes at the speed scale
 * @param turnSdRadiansPerSecond sd of the rotational velocity
 * @param turnCoherenceSeconds how long the rotational velocity remembers itself
 * @param thigmotaxis love of walls: 0 is turned back by walls, 1 is stopped by them and follows them
 * @param wallRepelMetres nearer than this a wall acts; 0 switches that off
 * @param wallRepelStrength how strongly, 0 switches it off
 * @param discretisation how the two processes are stepped
 * @param drift where the animal is drawn to
 */
@Source(key = "george2024", where = "default parameters of the released simulator")
public record RodentWalkSettings(
        double dtSeconds,
        double speedScaleMetresPerSecond,
        double speedCoherenceSeconds,
        boolean constantSpeed,
        double turnSdRadiansPerSecond,
        double turnCoherenceSeconds,
        double thigmotaxis,
        double wallRepelMetres,
        double wallRepelStrength,
        Discretisation discretisation,
        Drift drift) {
    /** How an Ornstein-Uhlenbeck process with sd s and time constant tau takes a step. */
    public enum Discretisation {
        /** By its solution, x exp(-dt/tau) + s sqrt(1 - exp(-2 dt/tau)) xi: sd s at any time step. */
        EXACT,
        /** By Euler, x - x dt/tau + s sqrt(2 dt/tau) xi, as the reference does: sd s / sqrt(1 - dt/(2 tau)). */
        EULER
    }

    /** The reference's parameters, stepped exactly. */
    public static final RodentWalkSettings DEFAULT = new RodentWalkSettings(
            0.05, 0.08, 0.7, false, 2 * StrictMath.PI / 3, 0.08, 0.5, 0.1, 1, Discretisation.EXACT, Drift.NONE);

    public RodentWalkSettings {
        require(dtSeconds > 0 && dtSeconds <= 10, "time step", dtSeconds, "seconds above 0 and at most 10");
        require(
                speedScaleMetresPerSecond > 0 && speedScaleMetresPerSecond < 1e3,
                "speed scale",
                speedScaleMetresPerSecond,
                "m/s above 0");
        require(
                turnSdRadiansPerSecond >= 0 && turnSdRadiansPerSecond < 1e4,
                "rotational velocity's sd",
                turnSdRadiansPerSecond,
                "rad/s of at least 0");
        double least = discretisation == Discretisation.EULER ? dtSeconds / 2 : 0;
        String expected = least == 0
                ? "seconds above 0"
                : "seconds above half a time step, since Euler steps diverge below that; or step exactly";
        require(
                speedCoherenceSeconds > least && speedCoherenceSeconds < 1e9,
                "speed coherence time",
                speedCoherenceSeconds,
                expected);
        require(
                turnCoherenceSeconds > least && turnCoherenceSeconds < 1e9,
                "rotation coherence time",
                turnCoherenceSeconds,
                expected);
        require(thigmotaxis >= 0 && thigmotaxis <= 1, "thigmotaxis", thigmotaxis, "a number in [0, 1]");
        require(
                wallRepelMetres >= 0 && wallRepelMetres < 1e3,
                "wall repulsion's reach",
                wallRepelMetres,
                "metres of at least 0");
        require(
                wallRepelStrength >= 0 && wallRepelStrength < 1e3,
                "wall repulsion's strength",
                wallRepelStrength,
                "a number of at least 0");
    }

    /** The same at another time step. */
    public RodentWalkSettings withDtSeconds(double other) {
        return new RodentWalkSettings(
                other,
                speedScaleMetresPerSecond,
                speedCoherenceSeconds,
                constantSpeed,
                turnSdRadiansPerSecond,
                turnCoherenceSeconds,
                thigmotaxis,
                wallRepelMetres,
                wallRepelStrength,
                discretisation,
                drift);
    }

    /** The same at another speed. */
    public RodentWalkSettings withSpeedScale(double metresPerSecond) {
        return new RodentWalkSettings(
                dtSeconds,
                metresPerSecond,
                speedCoherenceSeconds,
                constantSpeed,
                turnSdRadiansPerSecond,
                turnCoherenceSeconds,
                thigmotaxis,
                wallRepelMetres,
                wallRepelStrength,
                discretisation,
                drift);
    }

    /** The same with another love of walls. */
    public RodentWalkSettings withThigmotaxis(double other) {
        return new RodentWalkSettings(
                dtSeconds,
                speedScaleMetresPerSecond,
                speedCoherenceSeconds,
                constantSpeed,
                turnSdRadiansPerSecond,
                turnCoherenceSeconds,
                other,
                wallRepelMetres,
                wallRepelStrength,
                discretisation,
                drift);
    }

    /** The same stepped otherwise. */
    public RodentWalkSettings with(Discretisation other) {
        return new RodentWalkSettings(
                dtSeconds,
                speedScaleMetresPerSecond,
                speedCoherenceSeconds,
                constantSpeed,
                turnSdRadiansPerSecond,
                turnCoherenceSeconds,
                thigmotaxis,
                wallRepelMetres,
                wallRepelStrength,
                other,
                drift);
    }

    /** The same drawn elsewhere. */
    public RodentWalkSettings with(Drift other) {
        return new RodentWalkSettings(
                dtSeconds,
                speedScaleMetresPerSecond,
                speedCoherenceSeconds,
                constantSpeed,
                turnSdRadiansPerSecond,
                turnCoherenceSeconds,
                thigmotaxis,
                wallRepelMetres,
                wallRepelStrength,
                discretisation,
                other);
    }

    private static void require(boolean sound, String what, double value, String expected) {
        if (!sound) {
            throw new BadInputException("the rodent walk's " + what + " is " + value + "; expected " + expected);
        }
    }
}
