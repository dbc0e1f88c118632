package periplus.studies.study;

import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.studies.tasktraining.TaskTrainingRecipe;

/**
 * A run that a study asks for.
 *
 * @param key which
 * @param network the network to train before measuring; null where the run is a computation of another kind
 * @param task what the network is trained by that the run itself trains ({@link RunContext#trained}); null where there is none
 * @param version of how the run is measured: a change makes old findings out of date, trained weights stay
 */
public record PlannedRun(
        RunKey key, @Nullable NetworkPlan network, @Nullable TaskTrainingRecipe task, String version) {
    /** A run that trains no network on a task. */
    public PlannedRun(RunKey key, @Nullable NetworkPlan network, String version) {
        this(key, network, null, version);
    }

    /**
     * A network to train, as a recipe and what differs from it; the run's seed is laid over both.
     *
     * @param recipe a name in {@code recipes/}
     * @param overrides words of the form {@code training.steps=500}
     */
    public record NetworkPlan(String recipe, List<String> overrides) {
        public NetworkPlan {
            overrides = List.copyOf(overrides);
        }
    }
}
