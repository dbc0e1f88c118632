package periplus.tasks.navigation;

import periplus.core.errors.BadInputException;

/**
 * The choices of {@link PathIntegration} besides motion and code.
 *
 * @param steps time steps T of a trial
 * @param input how movement is told
 * @param speedGain factor on displacement or speed inputs (1 = metres per step)
 * @param start how the start is told
 * @param horizonSteps the target at step t is the position at step t + this (0 = now, 1 = predict one step)
 */
public record PathIntegrationSettings(int steps, InputCode input, double speedGain, StartCode start, int horizonSteps) {
    /** The published recipe: 20 steps, displacement in, place code of the start, position now. */
    public static final PathIntegrationSettings SORSCHER_2019 =
            new PathIntegrationSettings(20, InputCode.DISPLACEMENT, 1, StartCode.PLACE_CODE, 0);

    /** The 500-step task with speed and heading as inputs and a known start. */
    public static final PathIntegrationSettings CUEVA_2018 =
            new PathIntegrationSettings(500, InputCode.SPEED_AND_HEADING, 1, StartCode.NONE, 0);

    public PathIntegrationSettings {
        if (steps < 1 || steps > 10_000_000) {
            throw new BadInputException("a trial of " + steps + " steps; expected 1 to 10000000 (20 in the recipe)");
        }
        if (!(Math.abs(speedGain) > 0) || !(Math.abs(speedGain) < 1e9)) {
            throw new BadInputException("the speed gain is " + speedGain + "; expected a finite number other than 0");
        }
        if (horizonSteps < 0 || horizonSteps > 100_000) {
            throw new BadInputException(
                    "the prediction horizon is " + horizonSteps + " steps; expected 0 (the position now) or more");
        }
    }

    /** The same with another number of steps. */
    public PathIntegrationSettings withSteps(int other) {
        return new PathIntegrationSettings(other, input, speedGain, start, horizonSteps);
    }

    /** The same with another prediction horizon. */
    public PathIntegrationSettings withHorizon(int other) {
        return new PathIntegrationSettings(steps, input, speedGain, start, other);
    }
}
