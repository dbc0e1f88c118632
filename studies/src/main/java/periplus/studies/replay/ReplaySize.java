package periplus.studies.replay;

import periplus.studies.study.Scale;

/**
 * How much is measured at a scale.
 *
 * @param chains replays side by side
 * @param steps of replays from the ends of awake runs
 * @param discarded first steps of those that the law's measures leave out
 * @param cap steps of replays from the first goal: nothing is discarded, who has not arrived by then counts as the cap
 * @param gridChains chains of each point of a grid of settings
 * @param awakeTrials trials of the awake run
 */
record ReplaySize(int chains, int steps, int discarded, int cap, int gridChains, int awakeTrials) {
    static ReplaySize of(Scale scale) {
        return switch (scale) {
            case SMOKE -> new ReplaySize(16, 160, 16, 80, 8, 32);
            case LAPTOP -> new ReplaySize(128, 1400, 100, 600, 48, 200);
            case PAPER -> new ReplaySize(500, 1400, 100, 600, 128, 500);
        };
    }
}
