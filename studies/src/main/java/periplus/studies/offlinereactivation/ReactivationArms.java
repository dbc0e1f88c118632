package periplus.studies.offlinereactivation;

import java.util.ArrayList;
import java.util.List;
import periplus.studies.study.Condition;
import periplus.studies.study.PlannedRun;
import periplus.studies.study.RunKey;
import periplus.studies.study.Scale;

/**
 * The arms of the study and their recipes: noise or none in training, unbiased or biased behaviour, an untrained network, the
 * released code's noise, a gated network; and the head-direction task.
 */
final class ReactivationArms {
    static final String NOISY = "noisy-unbiased";
    static final String NOISY_BIASED = "noisy-biased";
    static final String NOISELESS = "noiseless-unbiased";
    static final String NOISELESS_BIASED = "noiseless-biased";
    static final String UNIFORM_NOISE = "uniform-noise-unbiased";
    static final String UNTRAINED = "untrained";
    static final String GATED = "gated-unbiased";
    static final String HEADS = "heads-noisy";
    static final String HEADS_ONE_WAY = "heads-noisy-one-way";
    static final String HEADS_NOISELESS = "heads-noiseless";
    static final String HEADS_UNTRAINED = "heads-untrained";

    private static final String BOX_RECIPE = "reactivation-box";
    private static final String HEADS_RECIPE = "head-direction";
    private static final String NO_NOISE = "network.noise_outside_sd=0";
    private static final String NO_TRAINING = "training.steps=0";

    /** One arm: its condition, its recipe and what differs from that. */
    record Arm(Condition condition, String recipe, List<String> overrides) {
        boolean heads() {
            return recipe.equals(HEADS_RECIPE);
        }

        String id() {
            return condition.id();
        }
    }

    private ReactivationArms() {}

    static List<Arm> arms() {
        return List.of(
                box(NOISY, "noisy, unbiased", "noise in training, the animal goes anywhere"),
                box(
                        NOISY_BIASED,
                        "noisy, biased",
                        "noise in training, the animal is drawn to the centre",
                        "motion.centre_pull=0.05"),
                box(NOISELESS, "noiseless, unbiased", "no noise in training", NO_NOISE),
                box(
                        NOISELESS_BIASED,
                        "noiseless, biased",
                        "no noise in training, the animal is drawn to the centre",
                        NO_NOISE,
                        "motion.centre_pull=0.05"),
                box(
                        UNIFORM_NOISE,
                        "uniform noise, unbiased",
                        "the released code's noise: uniform from [0, 1), so a constant push as well",
                        "network.noise_law=uniform01"),
                box(UNTRAINED, "untrained", "the network as it starts, with noise", NO_TRAINING),
                box(
                        GATED,
                        "gated, noisy, unbiased",
                        "a gated network with a leak",
                        "network.cell=gru",
                        "network.nonlinearity=tanh"),
                heads(HEADS, "heads, noisy", "head direction, turns both ways"),
                heads(HEADS_ONE_WAY, "heads, noisy, one way", "head direction, turns one way", "motion.one_way=true"),
                heads(HEADS_NOISELESS, "heads, noiseless", "head direction, no noise in training", NO_NOISE),
                heads(HEADS_UNTRAINED, "heads, untrained", "the network as it starts, with noise", NO_TRAINING));
    }

    /** The arm of this condition. */
    static Arm arm(String id) {
        return arms().stream().filter(arm -> arm.id().equals(id)).findFirst().orElseThrow();
    }

    private static Arm box(String id, String label, String note, String... overrides) {
        return new Arm(new Condition(id, label, note), BOX_RECIPE, List.of(overrides));
    }

    private static Arm heads(String id, String label, String note, String... overrides) {
        return new Arm(new Condition(id, label, note), HEADS_RECIPE, List.of(overrides));
    }

    static List<PlannedRun> plan(Scale scale, List<Long> seeds, String version) {
        List<PlannedRun> plan = new ArrayList<>();
        for (Arm arm : arms()) {
            for (long seed : seeds) {
                plan.add(new PlannedRun(
                        new RunKey(arm.id(), seed, RunKey.Role.JUDGED),
                        new PlannedRun.NetworkPlan(arm.recipe(), overrides(scale, arm)),
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
                                "network.units=24",
                                "place_code.cells=48",
                                "task.steps=20",
                                "training.batch=8",
                                "training.steps=20",
                                "training.log_every=10",
                                "training.evaluate_every=20",
                                "analysis.error_trials=20",
                                "analysis.map_trials=40");
                    case LAPTOP ->
                        List.of(
                                "network.units=128",
                                "place_code.cells=" + (arm.heads() ? 128 : 256),
                                "task.steps=50",
                                "training.batch=50",
                                "training.steps=" + (arm.heads() ? 1000 : 800),
                                "training.learning_rate=0.003",
                                "network.initial_weights.encoder={scheme: gaussian, gain: 5}",
                                "network.initial_weights.input={scheme: gaussian, gain: 2}",
                                "training.evaluate_every=500",
                                "analysis.error_trials=200",
                                "analysis.map_trials=400");
                    case PAPER -> List.of();
                });
        overrides.addAll(arm.overrides());
        return overrides;
    }
}
