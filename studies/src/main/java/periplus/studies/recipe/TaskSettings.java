package periplus.studies.recipe;

import periplus.core.settings.Key;

/** Path integration: what goes in, what should come out, for how long. */
public record TaskSettings(
        @Key(doc = "time step", unit = "s", range = "> 0", defaultValue = "0.02") double dtSeconds,
        @Key(doc = "steps of a trial", range = ">= 1", defaultValue = "20") int steps,
        @Key(doc = "what the readout should give", defaultValue = "place-code") Output output,
        @Key(doc = "how self-motion enters", defaultValue = "displacement") Input input,
        @Key(doc = "how the network learns where a trial starts", defaultValue = "place-code") Start start,
        @Key(doc = "predict this many steps ahead; 0 is the position after the current displacement", defaultValue = "0")
        int horizonSteps) {
    /** The readout's target. */
    public enum Output {
        /** The place cells' activity, a distribution. */
        PLACE_CODE,
        /** x and y in metres. */
        COORDINATES
    }

    /** The self-motion input. */
    public enum Input {
        /** Displacement along x and y, metres a step. */
        DISPLACEMENT,
        /** Speed and heading as one angle scaled to [-1, 1). */
        SPEED_HEADING,
        /** Speed, sine and cosine of heading. */
        SPEED_SIN_COS
    }

    /** What the initial state knows. */
    public enum Start {
        /** The place code of the first position, through the encoder. */
        PLACE_CODE,
        /** The first coordinates, through the encoder. */
        COORDINATES,
        /** Nothing: the state starts at 0. */
        NONE
    }

    public TaskSettings {
        Checks.positive("task.dt_seconds", dtSeconds);
        Checks.atLeast("task.steps", steps, 1);
        Checks.atLeast("task.horizon_steps", horizonSteps, 0);
    }
}
