package periplus.studies.recipe;

import periplus.core.settings.Key;
import periplus.tasks.navigation.InputCode;
import periplus.tasks.navigation.StartCode;

/** Path integration: what goes in, what should come out, for how long. */
public record TaskSettings(
        @Key(doc = "time step", unit = "s", range = "> 0", defaultValue = "0.02")
        double dtSeconds,

        @Key(doc = "steps of a trial", range = ">= 1", defaultValue = "20")
        int steps,

        @Key(doc = "what the readout should give", defaultValue = "place-code")
        Output output,

        @Key(
                doc =
                        "how self-motion enters; place-code tells the present position instead, so that nothing is integrated",
                defaultValue = "displacement")
        InputCode input,

        @Key(doc = "factor on displacement or speed; 1 is metres a step", defaultValue = "1")
        double speedGain,

        @Key(doc = "how the network learns where a trial starts", defaultValue = "place-code")
        StartCode start,

        @Key(
                doc = "predict this many steps ahead; 0 is the position after the current displacement",
                defaultValue = "0")
        int horizonSteps) {
    /** The readout's target. */
    public enum Output {
        /** The place cells' activity, a distribution. */
        PLACE_CODE,
        /** x and y in metres. */
        COORDINATES
    }

    public TaskSettings {
        Checks.positive("task.dt_seconds", dtSeconds);
        Checks.atLeast("task.steps", steps, 1);
        Checks.positive("task.speed_gain", speedGain);
        Checks.atLeast("task.horizon_steps", horizonSteps, 0);
    }

    /** The same with trials of another length. */
    public TaskSettings withSteps(int other) {
        return new TaskSettings(dtSeconds, other, output, input, speedGain, start, horizonSteps);
    }
}
