package periplus.studies.cuevawei;

import java.util.ArrayList;
import java.util.List;
import periplus.studies.study.Condition;
import periplus.studies.study.PlannedRun;
import periplus.studies.study.RunKey;
import periplus.studies.study.Scale;

/**
 * The arms of the study and their recipes: three arenas of equal area, the ablations in the square, and Hessian-free
 * optimisation beside Adam.
 */
final class CuevaArms {
    static final String SQUARE = "square";
    static final String TRIANGLE = "triangle";
    static final String HEXAGON = "hexagon";
    static final String NO_NOISE = "square-no-noise";
    static final String NO_COST = "square-no-cost";
    static final String NO_REST = "square-no-rest";
    static final String BARE = "square-no-noise-cost-rest";
    static final String HESSIAN_FREE = "square-hessian-free";

    private static final String RECIPE = "cueva-wei-square";

    /** One arm: its condition and what differs from the recipe. */
    record Arm(Condition condition, List<String> overrides) {}

    private CuevaArms() {}

    static List<Arm> arms() {
        return List.of(
                arm(SQUARE, "square", "the full recipe in a 2 m square"),
                arm(
                        TRIANGLE,
                        "triangle",
                        "the same in an equilateral triangle of the same area",
                        "arena={kind: triangle, side_metres: 3.04}"),
                arm(
                        HEXAGON,
                        "hexagon",
                        "the same in a regular hexagon of the same area, recurrent weights start Gaussian",
                        "arena={kind: hexagon, side_metres: 1.24}",
                        "network.initial_weights.recurrent={scheme: gaussian, gain: 1.5}"),
                arm(NO_NOISE, "square, no noise", "no noise in the units", "network.noise_inside_sd=0"),
                arm(
                        NO_COST,
                        "square, no metabolic cost",
                        "no penalty on squared rates",
                        "training.firing_rate_penalty=0"),
                arm(NO_REST, "square, no rest", "the animal never rests", "motion.resting_share=0"),
                arm(
                        BARE,
                        "square, none of the three",
                        "neither noise nor metabolic cost nor rest",
                        "network.noise_inside_sd=0",
                        "training.firing_rate_penalty=0",
                        "motion.resting_share=0"),
                arm(
                        HESSIAN_FREE,
                        "square, Hessian-free",
                        "the full recipe with the published optimiser",
                        "training.schedule=constant",
                        "training.clip_norm=null"));
    }

    private static Arm arm(String id, String label, String note, String... overrides) {
        return new Arm(new Condition(id, label, note), List.of(overrides));
    }

    /** Updates of an arm. */
    static int steps(Scale scale, String arm) {
        boolean second = arm.equals(HESSIAN_FREE);
        return switch (scale) {
            case SMOKE -> second ? 2 : 20;
            case LAPTOP -> second ? 20 : 1000;
            case PAPER -> second ? 500 : 20_000;
        };
    }

    /** The updates at which weights are kept: the start, then ever farther apart. */
    static List<Integer> snapshots(Scale scale, String arm) {
        List<Integer> at = new ArrayList<>();
        int steps = steps(scale, arm);
        for (double share : new double[] {0.02, 0.05, 0.1, 0.2, 0.4, 0.7}) {
            int step = Math.max(1, (int) Math.rint(share * steps));
            if (!at.contains(step) && step < steps) {
                at.add(step);
            }
        }
        return at;
    }

    static List<PlannedRun> plan(Scale scale, List<Long> seeds, String version) {
        List<PlannedRun> plan = new ArrayList<>();
        for (Arm arm : arms()) {
            for (long seed : seeds) {
                plan.add(new PlannedRun(
                        new RunKey(arm.condition().id(), seed, RunKey.Role.JUDGED),
                        new PlannedRun.NetworkPlan(RECIPE, overrides(scale, arm)),
                        version));
            }
        }
        return plan;
    }

    private static List<String> overrides(Scale scale, Arm arm) {
        List<String> overrides = new ArrayList<>(
                switch (scale) {
                    case SMOKE ->
                        List.of(
                                "network.units=20",
                                "task.steps=120",
                                // so that an animal moves often enough within the short trials to meet walls
                                "motion.resting_share=0.5",
                                "motion.mean_rest_steps=5",
                                "training.log_every=10",
                                "training.evaluate_every=20",
                                "analysis.error_trials=20",
                                "analysis.map_trials=40");
                    case LAPTOP -> List.of("training.checkpoint_every=250");
                    case PAPER -> List.of();
                });
        overrides.addAll(arm.overrides());
        String id = arm.condition().id();
        boolean second = id.equals(HESSIAN_FREE);
        overrides.add("training.batch=" + batch(scale, second));
        if (second) {
            overrides.add("training.optimiser={kind: hessian-free, cg_iterations: " + iterations(scale) + "}");
        } else if (scale == Scale.SMOKE) {
            overrides.add("training.warmup_steps=2");
        }
        overrides.add("training.steps=" + steps(scale, id));
        overrides.add("training.snapshot_steps=" + snapshots(scale, id));
        return overrides;
    }

    /** Trials an update. Hessian-free updates are few and need a gradient of little noise. */
    static int batch(Scale scale, boolean second) {
        return switch (scale) {
            case SMOKE -> 8;
            case LAPTOP -> second ? 64 : 32;
            case PAPER -> 500;
        };
    }

    /** Conjugate-gradient iterations of a Hessian-free update at most, so that it takes about as long as Adam in all. */
    private static int iterations(Scale scale) {
        return switch (scale) {
            case SMOKE -> 5;
            case LAPTOP -> 30;
            case PAPER -> 100;
        };
    }
}
