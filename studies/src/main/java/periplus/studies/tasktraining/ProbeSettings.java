package periplus.studies.tasktraining;

import periplus.core.settings.Key;
import periplus.studies.recipe.Checks;

/** Trials that all networks of a task share: they depend on the task and this seed, never on the network's seed. */
public record ProbeSettings(
        @Key(doc = "seed of the shared trials", defaultValue = "1000003")
        long seed,

        @Key(doc = "trials whose hidden trajectories are compared", range = ">= 1", defaultValue = "64")
        int trials,

        @Key(doc = "trials of the test losses, in and out of distribution", range = ">= 1", defaultValue = "512")
        int testTrials,

        @Key(
                doc = "how much longer trials (delays, where there are some) are out of distribution",
                range = ">= 2",
                defaultValue = "2")
        int stretch,

        @Key(doc = "trials of the tangent kernel; 0: no kernel alignment", range = ">= 0", defaultValue = "32")
        int kernelTrials) {
    public ProbeSettings {
        Checks.atLeast("probe.trials", trials, 1);
        Checks.atLeast("probe.test_trials", testTrials, 1);
        Checks.atLeast("probe.stretch", stretch, 2);
        Checks.atLeast("probe.kernel_trials", kernelTrials, 0);
    }
}
