package periplus.tasks.motion;

import periplus.core.errors.BadInputException;

/**
 * The constants of a {@link LapWalk}.
 *
 * @param dtSeconds time between two instants
 * @param track the ideal path
 * @param regime where and which way trials start
 * @param stepsPerLap steps that a lap takes at the middle speed (60; 240 for slow behaviour)
 * @param speedLogSd a trial's speed is the middle one times exp(this x a standard normal number)
 * @param jitterSdMetres sd of the position around the ideal path, along each axis
 * @param jitterMemory correlation of that deviation from one step to the next, in [0, 1)
 */
public record LapWalkSettings(
        double dtSeconds,
        LapTrack track,
        Regime regime,
        int stepsPerLap,
        double speedLogSd,
        double jitterSdMetres,
        double jitterMemory) {
    /** Where trials start, and which way they go. */
    public enum Regime {
        /** Anywhere on the lap, one way round: the same law of places at every step. */
        LOOP,
        /** Anywhere on the lap, either way round. In the T-maze laps are the same both ways. */
        BIDIRECTIONAL,
        /** Always at the first goal, one way round: the law of places sharply depends on the step. */
        FIXED
    }

    public LapWalkSettings {
        require(dtSeconds > 0 && dtSeconds < 1e6, "time step", dtSeconds, "seconds above 0");
        require(stepsPerLap >= 3 && stepsPerLap <= 1_000_000, "number of steps a lap", stepsPerLap, "3 to 1000000");
        require(speedLogSd >= 0 && speedLogSd <= 2, "spread of the speed", speedLogSd, "0 to 2");
        require(jitterSdMetres >= 0 && jitterSdMetres < 1e3, "jitter", jitterSdMetres, "metres of at least 0");
        require(jitterMemory >= 0 && jitterMemory < 1, "jitter's memory", jitterMemory, "a number in [0, 1)");
    }

    /** A track as the replay tasks have it: 60 steps a lap, the track's own spreads, memory 0.9. */
    public static LapWalkSettings of(LapTrack track, Regime regime, double dtSeconds) {
        return new LapWalkSettings(
                dtSeconds, track, regime, 60, track.usualSpeedLogSd(), track.usualJitterSdMetres(), 0.9);
    }

    private static void require(boolean sound, String what, Object value, String expected) {
        if (!sound) {
            throw new BadInputException("the laps' " + what + " is " + value + "; expected " + expected);
        }
    }
}
