package periplus.studies.leakydynamics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import periplus.core.measure.Measured;
import periplus.studies.claims.Comparison.DoseResponse.Dose;
import periplus.studies.study.Condition;
import periplus.studies.study.PlannedRun;
import periplus.studies.study.RunKey;
import periplus.studies.study.Scale;
import periplus.studies.study.StudyResults;

/**
 * The arms of the study and their recipes.
 *
 * <p>Arms of the main family choose a learning rate each, on validation seeds; an arm that differs from one of them in
 * noise, target or nonlinearity takes the rate of that parent.
 */
final class LeakArms {
    static final String VANILLA = "vanilla";
    static final String LEAKY = "leaky-0.5";
    static final String LEARNED = "leaky-learned";
    static final String PER_UNIT = "leaky-learned-per-unit";
    static final String CURRENT = "leaky-current-0.5";
    static final String HALF_INPUT = "vanilla-half-input";
    static final String LONG = "vanilla-twice-the-updates";
    static final String ORTHOGONAL = "vanilla-orthogonal-start";
    static final String VANILLA_NOISE = "vanilla-trained-with-noise";
    static final String LEAKY_NOISE = "leaky-0.5-trained-with-noise";
    static final String GAUSSIAN = "leaky-0.5-gaussian-targets";
    static final String TRUE_DOG = "leaky-0.5-true-dog-targets";
    static final String TANH = "leaky-0.5-tanh";

    /** The leaks of the dose-response claims, vanilla first; the dose is 1 - alpha. */
    static final List<Dose> BY_DOSE =
            List.of(new Dose(VANILLA, 0), new Dose(LEAKY, 0.5), new Dose("leaky-0.3", 0.7), new Dose("leaky-0.1", 0.9));

    static final String RECIPE = "leaky-dynamics";
    private static final long VALIDATION_SEED = 1001;

    /** One arm: its condition, what differs from the recipe, and whose learning rate it takes (null: its own). */
    record Arm(Condition condition, @Nullable String parent, List<String> overrides) {}

    private LeakArms() {}

    /** Every arm; a laptop goes without two controls that no claim leans on. */
    static List<Arm> arms(Scale scale) {
        return all().stream()
                .filter(arm -> scale != Scale.LAPTOP
                        || !List.of(HALF_INPUT, ORTHOGONAL)
                                .contains(arm.condition().id()))
                .toList();
    }

    private static List<Arm> all() {
        List<Arm> arms = new ArrayList<>();
        arms.add(arm(VANILLA, "vanilla", "no leak: alpha = 1", null, "network.leak.alpha=1"));
        for (String alpha : List.of("0.5", "0.3", "0.1")) {
            arms.add(arm(
                    "leaky-" + alpha,
                    "leaky, α = " + alpha,
                    "fixed leak alpha = " + alpha + ", rate form",
                    null,
                    "network.leak.alpha=" + alpha));
        }
        arms.add(arm(
                LEARNED,
                "leaky, α learned",
                "one learned alpha, 0.5 at the start",
                null,
                "network.leak={kind: learned, initial_alpha: 0.5}"));
        arms.add(arm(
                PER_UNIT,
                "leaky, α learned per unit",
                "a learned alpha for each unit, 0.5 at the start",
                null,
                "network.leak={kind: learned-per-unit, initial_alpha: 0.5}"));
        arms.add(arm(
                CURRENT,
                "leaky current, α = 0.5",
                "the current leaks instead of the rate: x' = (1 - alpha) x + alpha (J relu(x) + M v)",
                null,
                "network.leak.alpha=0.5",
                "network.leak_form=current"));
        arms.add(arm(
                HALF_INPUT,
                "vanilla, half the input drive",
                "no leak, input weights start at half size: as large a drive a step as alpha = 0.5 gives",
                VANILLA,
                "network.leak.alpha=1",
                "network.initial_weights.input.gain=0.5"));
        arms.add(arm(
                ORTHOGONAL,
                "vanilla, orthogonal start",
                "no leak, recurrent weights start orthogonal: a memory that neither fades nor grows before the ReLU",
                VANILLA,
                "network.leak.alpha=1",
                "network.initial_weights.recurrent={scheme: orthogonal, gain: 1}"));
        arms.add(arm(
                LONG,
                "vanilla, 2 × the updates",
                "no leak, twice the updates: whether vanilla networks only learn more slowly",
                VANILLA,
                "network.leak.alpha=1"));
        arms.add(arm(
                VANILLA_NOISE,
                "vanilla, trained with noise",
                "no leak, noise of sd 0.05 inside the nonlinearity in training",
                VANILLA,
                "network.leak.alpha=1",
                "network.noise_inside_sd=0.05"));
        arms.add(arm(
                LEAKY_NOISE,
                "leaky, α = 0.5, trained with noise",
                "alpha = 0.5, the same noise in training",
                LEAKY,
                "network.leak.alpha=0.5",
                "network.noise_inside_sd=0.05"));
        arms.add(arm(
                GAUSSIAN,
                "leaky, Gaussian targets",
                "alpha = 0.5, place cells without a surround",
                LEAKY,
                "network.leak.alpha=0.5",
                "place_code={kind: gaussian, cells: 512, width_metres: 0.12}"));
        arms.add(
                arm(
                        TRUE_DOG,
                        "leaky, true DoG targets",
                        "alpha = 0.5, place cells as a difference of two Gaussians of equal amplitude",
                        LEAKY,
                        "network.leak.alpha=0.5",
                        "place_code={kind: difference-of-gaussians, cells: 512, width_metres: 0.12, surround_variance_ratio: 2}"));
        arms.add(arm(
                TANH,
                "leaky, tanh units",
                "alpha = 0.5, rates of both signs",
                LEAKY,
                "network.leak.alpha=0.5",
                "network.nonlinearity=tanh"));
        return arms;
    }

    private static Arm arm(String id, String label, String note, @Nullable String parent, String... overrides) {
        return new Arm(new Condition(id, label, note), parent, List.of(overrides));
    }

    /** What the scale changes in every arm. */
    static List<String> ofScale(Scale scale) {
        return switch (scale) {
            case SMOKE ->
                List.of(
                        "network.units=32",
                        "training.steps=" + steps(scale),
                        "training.batch=20",
                        "training.warmup_steps=5",
                        "training.log_every=10",
                        "training.evaluate_every=30",
                        "analysis.error_trials=40",
                        "analysis.map_trials=200");
            case LAPTOP -> List.of("training.steps=" + steps(scale));
            case PAPER ->
                List.of(
                        "network.units=4096",
                        "training.steps=" + steps(scale),
                        "training.batch=200",
                        "training.schedule=constant",
                        "training.recurrent_l2=0.0001",
                        "training.evaluate_every=1000",
                        "analysis.map_trials=20000");
        };
    }

    /** Updates of every arm but {@link #LONG}. */
    static int steps(Scale scale) {
        return switch (scale) {
            case SMOKE -> 30;
            case LAPTOP -> 3000;
            case PAPER -> 100_000;
        };
    }

    /** The learning rates that an arm of the main family chooses from. */
    static List<String> rates(Scale scale) {
        return switch (scale) {
            case SMOKE -> List.of("0.001", "0.003");
            case LAPTOP -> List.of("0.001", "0.003", "0.01");
            case PAPER -> List.of("0.0001", "0.0003");
        };
    }

    static List<PlannedRun> plan(Scale scale, List<Long> seeds, StudyResults soFar, String version) {
        List<PlannedRun> plan = new ArrayList<>();
        List<Arm> arms = arms(scale);
        for (Arm arm : arms) {
            if (arm.parent() == null) {
                for (String rate : rates(scale)) {
                    plan.add(run(
                            validation(arm.condition().id(), rate),
                            VALIDATION_SEED,
                            RunKey.Role.VALIDATION,
                            arm,
                            rate,
                            scale,
                            version));
                }
            }
        }
        for (Arm arm : claimedFirst(arms)) {
            String parent = arm.parent();
            String rate = chosenRate(parent == null ? arm.condition().id() : parent, scale, soFar);
            if (rate != null) {
                for (long seed : seeds) {
                    plan.add(run(arm.condition().id(), seed, RunKey.Role.JUDGED, arm, rate, scale, version));
                }
            }
        }
        return plan;
    }

    /** Arms that a claim leans on before those that are only reported, so that a stopped study has its verdicts first. */
    private static List<Arm> claimedFirst(List<Arm> arms) {
        Set<String> claimed = new HashSet<>();
        LeakClaims.all()
                .forEach(claim -> claim.comparison().singles().forEach(single -> claimed.addAll(single.conditions())));
        List<Arm> ordered = new ArrayList<>(arms);
        ordered.sort(
                Comparator.comparing(arm -> !claimed.contains(arm.condition().id())));
        return ordered;
    }

    /** The condition under which the validation run of an arm and a learning rate is kept. */
    static String validation(String arm, String rate) {
        return arm + "-rate-" + rate;
    }

    /** The rate with the least divergence from the target on the validation seed; null while one is missing. */
    static @Nullable String chosenRate(String arm, Scale scale, StudyResults soFar) {
        String best = null;
        double least = Double.POSITIVE_INFINITY;
        for (String rate : rates(scale)) {
            SortedMap<Long, Measured> kl =
                    soFar.values(validation(arm, rate), "klToTargetNats", RunKey.Role.VALIDATION);
            if (kl.isEmpty()) {
                return null;
            }
            for (Map.Entry<Long, Measured> entry : kl.entrySet()) {
                double value = entry.getValue().orNaN();
                if (best == null || value < least) {
                    best = rate;
                    least = Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
                }
            }
        }
        return best;
    }

    private static PlannedRun run(
            String condition, long seed, RunKey.Role role, Arm arm, String rate, Scale scale, String version) {
        List<String> overrides = new ArrayList<>(ofScale(scale));
        overrides.addAll(arm.overrides());
        overrides.add("training.learning_rate=" + rate);
        if (condition.equals(LONG)) {
            overrides.add("training.steps=" + 2 * steps(scale));
        }
        return new PlannedRun(
                new RunKey(condition, seed, role), new PlannedRun.NetworkPlan(RECIPE, overrides), version);
    }
}
