package periplus.studies.unfolding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.studies.study.Condition;
import periplus.studies.study.PlannedRun;
import periplus.studies.study.RunKey;
import periplus.studies.study.Scale;

/** The arms of the study and their recipes. */
final class UnfoldingArms {
    static final String ONE = "one-module";
    static final String TWO = "two-modules";
    static final String LOCATION = "location-told";
    static final String UNTRAINED = "untrained";
    static final String CIRCUIT = "circuit";

    /** One arm; no recipe where nothing is trained. */
    record Arm(Condition condition, @Nullable String recipe, List<String> overrides) {}

    /** How the arm that is pruned is measured: matched controls must match. */
    private static final String PRUNED = ", matched";

    private UnfoldingArms() {}

    static List<Arm> arms(Scale scale) {
        List<Arm> arms = new ArrayList<>();
        arms.add(new Arm(
                new Condition(ONE, "one module", "one recurrent population that integrates velocity"),
                "unfolding",
                training(scale, 5000)));
        arms.add(new Arm(
                new Condition(
                        TWO,
                        "two modules",
                        "velocity and feedback enter the first module, the readout sees the second"),
                "unfolding-two-modules",
                training(scale, 4000)));
        arms.add(new Arm(
                new Condition(LOCATION, "location told", "the present position's place code instead of velocity"),
                "unfolding-location",
                training(scale, 1500)));
        arms.add(new Arm(
                new Condition(UNTRAINED, "untrained", "the first arm's start weights"),
                "unfolding",
                training(scale, 0)));
        arms.add(new Arm(
                new Condition(
                        CIRCUIT, "circuit", "the neural-circuit model of band and grid cells, calibrated; not trained"),
                null,
                List.of()));
        return arms;
    }

    /** What the scale changes; {@code laptop} is the number of updates at laptop scale. */
    private static List<String> training(Scale scale, int laptop) {
        return switch (scale) {
            case SMOKE ->
                List.of(
                        "network.units=48",
                        "training.steps=" + Math.min(laptop, 60),
                        "training.batch=20",
                        "training.warmup_steps=5",
                        "training.log_every=10",
                        "training.evaluate_every=30",
                        "analysis.error_trials=40",
                        "analysis.map_trials=400");
            case LAPTOP -> List.of("training.steps=" + laptop, "analysis.map_trials=10000");
            case PAPER ->
                List.of(
                        "network.units=4096",
                        "network.leak.alpha=1",
                        "training.steps=" + (laptop == 0 ? 0 : 100_000),
                        "training.batch=200",
                        "training.schedule=constant",
                        "training.learning_rate=0.0001",
                        "training.recurrent_l2=0.0001",
                        "training.evaluate_every=1000",
                        "training.checkpoint_every=1000",
                        "analysis.map_trials=20000");
        };
    }

    static List<PlannedRun> plan(Scale scale, List<Long> seeds, String version) {
        List<PlannedRun> plan = new ArrayList<>();
        for (Arm arm : arms(scale)) {
            String recipe = arm.recipe();
            for (long seed : seeds) {
                plan.add(new PlannedRun(
                        new RunKey(arm.condition().id(), seed, RunKey.Role.JUDGED),
                        recipe == null ? null : new PlannedRun.NetworkPlan(recipe, arm.overrides()),
                        arm.condition().id().equals(ONE) ? version + PRUNED : version));
            }
        }
        return plan;
    }
}
