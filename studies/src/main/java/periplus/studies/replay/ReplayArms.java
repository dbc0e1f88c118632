package periplus.studies.replay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.studies.study.Condition;
import periplus.studies.study.Findings;
import periplus.studies.study.PlannedRun;
import periplus.studies.study.RunKey;
import periplus.studies.study.Scale;
import periplus.studies.study.StudyResults;

/**
 * The arms of the study: five tasks, the leak's variants in each where it is ablated, controls without noise, behaviour
 * with a bias.
 *
 * <p>Each task's leaky network is also trained once on a validation seed, on which adaptation and friction are chosen;
 * every judged run of the task takes that choice.
 */
final class ReplayArms {
    static final String TRIANGLE = "triangle-leaky";
    static final String TRIANGLE_NO_LEAK = "triangle-no-leak";
    static final String TRIANGLE_MEMORYLESS = "triangle-memoryless";
    static final String TRIANGLE_NOISELESS = "triangle-noiseless";
    static final String TRIANGLE_FIXED = "triangle-fixed-start";
    static final String MAZE = "t-maze-leaky";
    static final String MAZE_NO_LEAK = "t-maze-no-leak";
    static final String MAZE_MEMORYLESS = "t-maze-memoryless";
    static final String CELLS = "t-maze-cells-leaky";
    static final String BOX = "rodent-box-leaky";
    static final String BOX_BIASED = "rodent-box-biased";
    static final String BOX_NOISELESS = "rodent-box-noiseless";
    static final String RODENT_MAZE = "rodent-t-maze-leaky";

    /** Velocity that draws the animal to the right in the arm of biased behaviour. */
    static final double BIAS_METRES_PER_SECOND = 0.15;

    private static final long VALIDATION_SEED = 1001;
    private static final String NO_LEAK = "no leak: the drive is added to the state, h' = h + f(u)";
    private static final String ADDITIVE = "leak and drive apart: h' = 0.8 h + f(u)";
    private static final String MEMORYLESS = "no memory of its own: h' = f(u)";

    /** One arm: its task, its condition, what differs from the task's recipe. */
    record Arm(ReplayTask task, Condition condition, List<String> overrides) {}

    private ReplayArms() {}

    static List<Arm> arms() {
        List<Arm> arms = new ArrayList<>();
        for (ReplayTask task : List.of(ReplayTask.TRIANGLE, ReplayTask.T_MAZE, ReplayTask.T_MAZE_CELLS)) {
            arms.add(leaky(task));
            arms.add(arm(
                    task,
                    "no-leak",
                    "no leak",
                    NO_LEAK,
                    "network.leak.alpha=0",
                    "network.leak_form=additive",
                    "network.initial_weights.recurrent={scheme: gaussian, gain: 0.1}"));
            if (task == ReplayTask.TRIANGLE || task == ReplayTask.T_MAZE) {
                arms.add(arm(
                        task,
                        "leak-add",
                        "additive leak",
                        ADDITIVE,
                        "network.leak.alpha=0.2",
                        "network.leak_form=additive",
                        "network.initial_weights.recurrent={scheme: gaussian, gain: 0.2}"));
            }
            arms.add(arm(task, "memoryless", "memoryless", MEMORYLESS, "network.leak.alpha=1"));
            if (task == ReplayTask.TRIANGLE) {
                arms.add(noiseless(task));
                arms.add(arm(
                        task,
                        "fixed-start",
                        "leaky, fixed start",
                        "every run starts at the first corner: where the animal is depends on time",
                        "motion.regime=fixed"));
            }
        }
        arms.add(leaky(ReplayTask.OPEN_BOX));
        arms.add(arm(
                ReplayTask.OPEN_BOX,
                "biased",
                "biased behaviour",
                "the animal is drawn to one side of the box",
                "motion.drift_velocity_metres_per_second=[" + BIAS_METRES_PER_SECOND + ", 0]",
                "motion.drift_ratio=1"));
        arms.add(noiseless(ReplayTask.OPEN_BOX));
        arms.add(leaky(ReplayTask.RODENT_T_MAZE));
        return arms;
    }

    private static Arm leaky(ReplayTask task) {
        return arm(task, "leaky", "leaky", "a leak of 0.2: h' = 0.8 h + 0.2 f(u)");
    }

    private static Arm noiseless(ReplayTask task) {
        return arm(
                task,
                "noiseless",
                "trained without noise",
                "no noise in training; replay has that of the others",
                "network.noise_outside_sd=0");
    }

    private static Arm arm(ReplayTask task, String variant, String label, String note, String... overrides) {
        String id = task.id() + "-" + variant;
        return new Arm(task, new Condition(id, label + " (" + task.id() + ")", note), List.of(overrides));
    }

    /** The network whose validation run chooses for a task. */
    static String chooser(ReplayTask task) {
        return task.id() + "-leaky";
    }

    static List<PlannedRun> plan(Scale scale, List<Long> seeds, StudyResults soFar, String version) {
        List<PlannedRun> plan = new ArrayList<>();
        for (ReplayTask task : ReplayTask.values()) {
            plan.add(run(leaky(task), validation(task), scale, version));
        }
        for (Arm arm : arms()) {
            StudyResults.@Nullable Outcome chosen = soFar.outcome(validation(arm.task()));
            if (chosen == null) {
                continue;
            }
            ReplayChoice choice = chosen instanceof StudyResults.Finished(Findings findings)
                    ? ReplayChoice.of(findings)
                    : ReplayChoice.DEFAULT;
            for (long seed : seeds) {
                RunKey key = new RunKey(arm.condition().id(), seed, RunKey.Role.JUDGED);
                plan.add(run(arm, key, scale, version + ", " + choice.words()));
            }
        }
        return plan;
    }

    private static RunKey validation(ReplayTask task) {
        return new RunKey(chooser(task), VALIDATION_SEED, RunKey.Role.VALIDATION);
    }

    private static PlannedRun run(Arm arm, RunKey key, Scale scale, String version) {
        List<String> overrides = new ArrayList<>(ofScale(scale, arm.task()));
        overrides.add("network.noise_outside_sd=" + arm.task().noiseSd());
        overrides.addAll(arm.overrides());
        return new PlannedRun(key, new PlannedRun.NetworkPlan(arm.task().recipe(), overrides), version);
    }

    /** What the scale changes in every arm of a task. */
    static List<String> ofScale(Scale scale, ReplayTask task) {
        List<String> overrides = new ArrayList<>();
        boolean cells = task.cells();
        boolean rodent = task == ReplayTask.OPEN_BOX || task == ReplayTask.RODENT_T_MAZE;
        switch (scale) {
            case SMOKE -> {
                overrides.addAll(List.of(
                        "network.units=24",
                        "task.steps=20",
                        "training.steps=30",
                        "training.decay_every=20",
                        "training.batch=16",
                        "training.log_every=10",
                        "training.evaluate_every=30",
                        "analysis.error_trials=20"));
                if (cells) {
                    overrides.add("place_code.cells=32");
                }
            }
            case LAPTOP -> {
                overrides.addAll(List.of(
                        "network.units=" + (rodent ? 128 : 96),
                        "task.steps=60",
                        "training.steps=" + (cells ? 2500 : 4500),
                        "training.decay_every=" + (cells ? 1750 : 3150),
                        "training.batch=64",
                        "training.log_every=100",
                        "training.evaluate_every=1250",
                        "analysis.error_trials=200"));
                if (cells) {
                    overrides.add("place_code.cells=" + (rodent ? 128 : 100));
                }
            }
            case PAPER -> {
                overrides.addAll(List.of(
                        "network.units=" + (cells ? 512 : 128),
                        "task.steps=100",
                        "training.steps=5000",
                        "training.decay_every=3500",
                        "training.batch=200",
                        "training.evaluate_every=1000"));
                if (cells) {
                    overrides.add("place_code.cells=512");
                }
            }
        }
        return overrides;
    }
}
