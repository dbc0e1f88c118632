package periplus.tasks.motion;

import periplus.core.errors.BadInputException;

/**
 * The constants of {@link BrownianHeadingWalk}. The paper gives none but the share of rest: all numbers of
 * {@link #INFERRED} except 0.9 are ours.
 *
 * @param dtSeconds time step (inferred; sets only the clock)
 * @param stepSdMetres a moving step has length |N(0, this)| (inferred)
 * @param turnSdRadians turn per moving step, small against 1 so that runs are straight (inferred)
 * @param restShare share of the steps at rest in the long run
 * @param meanRestSteps mean length of a rest (inferred); 1/(1 - restShare) makes every step's rest independent
 * @param startAtCentre whether paths begin at the arena's centre; otherwise uniformly
 */
public record BrownianHeadingSettings(
        double dtSeconds,
        double stepSdMetres,
        double turnSdRadians,
        double restShare,
        double meanRestSteps,
        boolean startAtCentre) {
    /** For a box of side 2: steps of |N(0, 0.02)| m, turns of sd 0.2 rad, rests of 45 steps, runs of 5. */
    public static final BrownianHeadingSettings INFERRED = new BrownianHeadingSettings(0.02, 0.02, 0.2, 0.9, 45, true);

    public BrownianHeadingSettings {
        require(dtSeconds > 0 && dtSeconds <= 10, "the time step", dtSeconds, "seconds above 0 and at most 10");
        require(stepSdMetres > 0 && stepSdMetres < 1e3, "the step length's sd", stepSdMetres, "metres above 0");
        require(turnSdRadians >= 0 && turnSdRadians < 100, "the turn's sd", turnSdRadians, "radians of at least 0");
        require(restShare >= 0 && restShare < 1, "the share of rest", restShare, "a share in [0, 1)");
        double shortest = Math.max(1, restShare / (1 - restShare));
        require(
                meanRestSteps >= shortest && meanRestSteps < 1e9,
                "the mean rest",
                meanRestSteps,
                "at least " + shortest + " steps, since with shorter rests a share of " + restShare
                        + " would need runs of less than one step");
    }

    /** The same walk with another share of rest, drawn independently at every step. */
    public BrownianHeadingSettings withIndependentRests(double share) {
        return new BrownianHeadingSettings(
                dtSeconds, stepSdMetres, turnSdRadians, share, 1 / (1 - share), startAtCentre);
    }

    /** The same walk that starts anywhere. */
    public BrownianHeadingSettings withUniformStart() {
        return new BrownianHeadingSettings(dtSeconds, stepSdMetres, turnSdRadians, restShare, meanRestSteps, false);
    }

    /** Chance that a resting animal moves at the next step. */
    double wakeChance() {
        return 1 / meanRestSteps;
    }

    /** Chance that a moving animal rests at the next step. */
    double restChance() {
        return restShare / (1 - restShare) / meanRestSteps;
    }

    private static void require(boolean sound, String what, double value, String expected) {
        if (!sound) {
            throw new BadInputException(what + " of the Brownian-heading walk is " + value + "; expected " + expected);
        }
    }
}
