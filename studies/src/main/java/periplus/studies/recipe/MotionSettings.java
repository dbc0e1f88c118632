package periplus.studies.recipe;

import periplus.core.settings.Key;
import periplus.core.settings.Kind;

/** Where the paths come from. */
public sealed interface MotionSettings {
    /** The walk of the place-cell recipe: a Rayleigh speed and a Gaussian turn at each step, slow at walls. */
    @Kind(value = "rayleigh", doc = "Rayleigh speed and Gaussian turn drawn anew at each step")
    record Rayleigh(
            @Key(
                    doc = "scale of the Rayleigh speed; its mean is 1.2533 times that",
                    unit = "m/s",
                    defaultValue = "0.8168140899333463")
            double speedScaleMetresPerSecond,

            @Key(doc = "sd of the turning speed", unit = "rad/s", defaultValue = "11.52")
            double turnSdRadiansPerSecond,

            @Key(
                    doc = "closer to a wall than this the animal slows and turns along it",
                    unit = "m",
                    defaultValue = "0.03")
            double wallDistanceMetres,

            @Key(doc = "speed factor at a wall", range = "[0, 1]", defaultValue = "0.25")
            double wallSlowdown,

            @Key(doc = "square arena without walls whose opposite sides are joined", defaultValue = "false")
            boolean periodic)
            implements MotionSettings {
        public Rayleigh {
            Checks.positive("motion.speed_scale_metres_per_second", speedScaleMetresPerSecond);
            Checks.notNegative("motion.turn_sd_radians_per_second", turnSdRadiansPerSecond);
            Checks.notNegative("motion.wall_distance_metres", wallDistanceMetres);
            Checks.unitInterval("motion.wall_slowdown", wallSlowdown);
        }
    }

    /** Straight-run-favouring Brownian heading with pauses, from the centre. */
    @Kind(value = "brownian-heading", doc = "Brownian heading with pauses, starting at the centre")
    record BrownianHeading(
            @Key(doc = "a moving step has length |N(0, this)|", unit = "m", defaultValue = "0.02")
            double stepSdMetres,

            @Key(doc = "sd of the heading's change at each step", unit = "rad", defaultValue = "0.2")
            double turnSdRadians,

            @Key(doc = "share of the steps at rest", range = "[0, 1)", defaultValue = "0.9")
            double restingShare,

            @Key(doc = "mean length of a rest", unit = "steps", defaultValue = "45")
            double meanRestSteps)
            implements MotionSettings {
        public BrownianHeading {
            Checks.positive("motion.step_sd_metres", stepSdMetres);
            Checks.notNegative("motion.turn_sd_radians", turnSdRadians);
            Checks.unitInterval("motion.resting_share", restingShare);
            Checks.positive("motion.mean_rest_steps", meanRestSteps);
        }
    }

    /** Windows of a recorded path. */
    @Kind(value = "recorded", doc = "windows of a recorded path")
    record Recorded(
            @Key(doc = "an .npz with t and pos, or a .csv with t_s, x_m, y_m")
            String file,

            @Key(doc = "turn and mirror training windows by the arena's symmetries", defaultValue = "true")
            boolean augment)
            implements MotionSettings {}
}
