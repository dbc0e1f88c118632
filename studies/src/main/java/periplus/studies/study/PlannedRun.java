package periplus.studies.study;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that a study asks for.
 *
 * @param key which
 * @param network the network to train before measuring; null where the run is a computation of another kind
 * @param version of how the run is measured: a change makes old findings out of date, trained weights stay
 */
public record PlannedRun(RunKey key, @Nullable NetworkPlan network, String version) {
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
