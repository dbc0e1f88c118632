package periplus.studies.recipe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.settings.Key;
import periplus.core.settings.Kind;
import periplus.tasks.motion.Drift;
import periplus.tasks.motion.LapTrack;
import periplus.tasks.motion.LapWalkSettings;
import periplus.tasks.motion.RodentWalkSettings;

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

            @Key(
                    doc =
                            "share of the way to (0, 0) that is added to each step; 0.05 for behaviour biased to the centre",
                    range = "[0, 1)",
                    defaultValue = "0")
            double centrePull,

            @Key(doc = "square arena without walls whose opposite sides are joined", defaultValue = "false")
            boolean periodic)
            implements MotionSettings {
        public Rayleigh {
            Checks.unitInterval("motion.centre_pull", centrePull);
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

    /** A rodent's smooth speed and turning, with walls that repel or attract and where wanted a pull to goals. */
    @Kind(value = "rodent", doc = "smooth speed and turning (Ornstein-Uhlenbeck), wall following, drift to goals")
    record Rodent(
            @Key(
                    doc = "scale of the Rayleigh speed; its mean is 1.2533 times that",
                    unit = "m/s",
                    range = "> 0",
                    defaultValue = "0.08")
            double speedScaleMetresPerSecond,

            @Key(doc = "how long the speed remembers itself", unit = "s", range = "> 0", defaultValue = "0.7")
            double speedCoherenceSeconds,

            @Key(doc = "always at the speed scale, without fluctuation", defaultValue = "false")
            boolean constantSpeed,

            @Key(
                    doc = "sd of the rotational velocity (120 degrees a second)",
                    unit = "rad/s",
                    defaultValue = "2.0943951023931953")
            double turnSdRadiansPerSecond,

            @Key(
                    doc = "how long the rotational velocity remembers itself",
                    unit = "s",
                    range = "> 0",
                    defaultValue = "0.08")
            double turnCoherenceSeconds,

            @Key(
                    doc = "love of walls: 0 is turned back by them, 1 follows them",
                    range = "[0, 1]",
                    defaultValue = "0.5")
            double thigmotaxis,

            @Key(doc = "closer to a wall than this it acts on the animal", unit = "m", defaultValue = "0.1")
            double wallRepelMetres,

            @Key(doc = "how strongly a wall acts", defaultValue = "1")
            double wallRepelStrength,

            @Key(
                    doc =
                            "how the two processes are stepped: exact, or euler as in the reference simulator (wider turns)",
                    defaultValue = "exact")
            RodentWalkSettings.Discretisation discretisation,

            @Key(doc = "a velocity that pulls at all times, x and y; empty for none", unit = "m/s", defaultValue = "[]")
            List<Double> driftVelocityMetresPerSecond,

            @Key(
                    doc = "goals that pull one after the other, each x, y; empty for none",
                    unit = "m",
                    defaultValue = "[]")
            List<List<Double>> goalsMetres,

            @Key(
                    doc = "which goal comes next; out-and-back is from the first to any other and back",
                    defaultValue = "at-random")
            Drift.Order goalOrder,

            @Key(
                    doc = "a goal is reached when the way to it is shorter",
                    unit = "m",
                    range = "> 0",
                    defaultValue = "0.1")
            double goalReachMetres,

            @Key(doc = "speed of the pull to goals; none is the walk's mean speed", unit = "m/s") @Nullable
            Double goalSpeedMetresPerSecond,

            @Key(
                    doc = "pull against wandering: the velocity relaxes to the drift within speed coherence / this",
                    defaultValue = "1")
            double driftRatio,

            @Key(doc = "square arena without walls whose opposite sides are joined", defaultValue = "false")
            boolean periodic)
            implements MotionSettings {
        public Rodent {
            Checks.positive("motion.speed_scale_metres_per_second", speedScaleMetresPerSecond);
            Checks.positive("motion.speed_coherence_seconds", speedCoherenceSeconds);
            Checks.notNegative("motion.turn_sd_radians_per_second", turnSdRadiansPerSecond);
            Checks.positive("motion.turn_coherence_seconds", turnCoherenceSeconds);
            Checks.unitInterval("motion.thigmotaxis", thigmotaxis);
            Checks.notNegative("motion.wall_repel_metres", wallRepelMetres);
            Checks.notNegative("motion.wall_repel_strength", wallRepelStrength);
            Checks.positive("motion.goal_reach_metres", goalReachMetres);
            Checks.notNegative("motion.drift_ratio", driftRatio);
            if (goalSpeedMetresPerSecond != null) {
                Checks.positive("motion.goal_speed_metres_per_second", goalSpeedMetresPerSecond);
            }
            if (!driftVelocityMetresPerSecond.isEmpty() && driftVelocityMetresPerSecond.size() != 2) {
                throw new IllegalArgumentException("motion.drift_velocity_metres_per_second is x, y, got "
                        + driftVelocityMetresPerSecond.size() + " numbers");
            }
            for (List<Double> goal : goalsMetres) {
                if (goal.size() != 2) {
                    throw new IllegalArgumentException(
                            "motion.goals_metres: each goal is x, y, got " + goal.size() + " numbers");
                }
            }
            if (!driftVelocityMetresPerSecond.isEmpty() && !goalsMetres.isEmpty()) {
                throw new IllegalArgumentException(
                        "motion.goals_metres and motion.drift_velocity_metres_per_second exclude each other");
            }
        }

        /** The walk's constants at this time step. */
        public RodentWalkSettings walk(double dtSeconds) {
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
                    drift());
        }

        private Drift drift() {
            if (!driftVelocityMetresPerSecond.isEmpty()) {
                return new Drift.Velocity(
                        driftVelocityMetresPerSecond.get(0), driftVelocityMetresPerSecond.get(1), driftRatio);
            }
            if (goalsMetres.isEmpty()) {
                return Drift.NONE;
            }
            double[] goals = goalsMetres.stream()
                    .flatMap(List::stream)
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            double mean = speedScaleMetresPerSecond * (constantSpeed ? 1 : Math.sqrt(StrictMath.PI / 2));
            double speed = goalSpeedMetresPerSecond == null ? mean : goalSpeedMetresPerSecond;
            return new Drift.ToGoals(goals, goalOrder, speed, goalReachMetres, driftRatio);
        }
    }

    /** An animal that turns on the spot. */
    @Kind(value = "turning", doc = "an animal that turns on the spot; its head direction is a point on the unit circle")
    record Turning(
            @Key(doc = "sd of the rotational velocity, drawn anew at each step", unit = "rad/s", defaultValue = "11.52")
            double turnSdRadiansPerSecond,

            @Key(doc = "always counter-clockwise", defaultValue = "false")
            boolean oneWay)
            implements MotionSettings {
        public Turning {
            Checks.notNegative("motion.turn_sd_radians_per_second", turnSdRadiansPerSecond);
        }
    }

    /** Laps along a triangle or a T, with a smooth deviation from the line. */
    @Kind(
            value = "laps",
            doc = "laps along a line at a constant speed a trial, with a smooth deviation; walls are ignored")
    record Laps(
            @Key(doc = "the line: a triangle of circumradius 1 m, or a T with laps of 5 m", defaultValue = "triangle")
            LapTrack track,

            @Key(
                    doc = "loop: from anywhere, one way; bidirectional: either way; fixed: from the first goal",
                    defaultValue = "loop")
            LapWalkSettings.Regime regime,

            @Key(doc = "steps of a lap at the middle speed", range = ">= 3", defaultValue = "60")
            int stepsPerLap,

            @Key(doc = "sd of the logarithm of a trial's speed; absent: 0.3 on the triangle, 0.2 in the T") @Nullable
            Double speedLogSd,

            @Key(doc = "sd of the deviation from the line; absent: 0.05 on the triangle, 0.03 in the T", unit = "m")
            @Nullable
            Double jitterSdMetres,

            @Key(doc = "correlation of the deviation from one step to the next", range = "[0, 1)", defaultValue = "0.9")
            double jitterMemory)
            implements MotionSettings {
        public Laps {
            Checks.atLeast("motion.steps_per_lap", stepsPerLap, 3);
            Checks.unitInterval("motion.jitter_memory", jitterMemory);
            if (speedLogSd != null) {
                Checks.notNegative("motion.speed_log_sd", speedLogSd);
            }
            if (jitterSdMetres != null) {
                Checks.notNegative("motion.jitter_sd_metres", jitterSdMetres);
            }
        }

        /** The walk's constants at this time step. */
        public LapWalkSettings walk(double dtSeconds) {
            return new LapWalkSettings(
                    dtSeconds,
                    track,
                    regime,
                    stepsPerLap,
                    speedLogSd == null ? track.usualSpeedLogSd() : speedLogSd,
                    jitterSdMetres == null ? track.usualJitterSdMetres() : jitterSdMetres,
                    jitterMemory);
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
