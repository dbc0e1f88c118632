package periplus.tasks.motion;

/**
 * The constants of {@link RayleighWalk}.
 *
 * @param dtSeconds time step
 * @param speedScaleMetresPerSecond scale b of the Rayleigh speed; the mean is b sqrt(pi/2)
 * @param turnSdRadiansPerSecond turning noise; a step turns by dt times this, so it grows as dt, not as sqrt(dt)
 * @param wallDistanceMetres closer than this to a wall, an animal that heads for it slows down and turns
 * @param wallSlowDown factor on the speed there
 * @param centrePull share of the way to (0, 0) that is added to each step; 0 is none (0.05 for biased behaviour)
 */
public record RayleighWalkSettings(
        double dtSeconds,
        double speedScaleMetresPerSecond,
        double turnSdRadiansPerSecond,
        double wallDistanceMetres,
        double wallSlowDown,
        double centrePull) {
    /** The published recipe: 0.02 s, 0.13 * 2 pi m/s, 5.76 * 2 rad/s, 0.03 m, 0.25. */
    public static final RayleighWalkSettings SORSCHER_2019 =
            new RayleighWalkSettings(0.02, 0.13 * 2 * StrictMath.PI, 5.76 * 2, 0.03, 0.25);

    /** Without a pull to the centre. */
    public RayleighWalkSettings(
            double dtSeconds,
            double speedScaleMetresPerSecond,
            double turnSdRadiansPerSecond,
            double wallDistanceMetres,
            double wallSlowDown) {
        this(dtSeconds, speedScaleMetresPerSecond, turnSdRadiansPerSecond, wallDistanceMetres, wallSlowDown, 0);
    }

    public RayleighWalkSettings {
        require(dtSeconds > 0 && dtSeconds <= 10, "the time step", dtSeconds, "seconds above 0 and at most 10");
        require(
                speedScaleMetresPerSecond > 0 && speedScaleMetresPerSecond < 1e3,
                "the Rayleigh speed scale",
                speedScaleMetresPerSecond,
                "m/s above 0");
        require(
                turnSdRadiansPerSecond >= 0 && turnSdRadiansPerSecond < 1e4,
                "the turning noise",
                turnSdRadiansPerSecond,
                "rad/s of at least 0");
        require(
                wallDistanceMetres >= 0 && wallDistanceMetres < 1e3,
                "the wall rule's distance",
                wallDistanceMetres,
                "metres of at least 0 (0 switches the rule off)");
        require(centrePull >= 0 && centrePull < 1, "the pull to the centre", centrePull, "a share in [0, 1)");
        require(wallSlowDown >= 0 && wallSlowDown <= 1, "the slow-down at a wall", wallSlowDown, "a factor in [0, 1]");
    }

    private static void require(boolean sound, String what, double value, String expected) {
        if (!sound) {
            throw new periplus.core.errors.BadInputException(
                    what + " of the Rayleigh walk is " + value + "; expected " + expected);
        }
    }
}
