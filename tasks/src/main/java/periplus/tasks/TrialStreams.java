package periplus.tasks;

import org.jspecify.annotations.Nullable;
import periplus.core.random.RandomStream;

/**
 * The random stream of each trial, (seed, purpose, batch, trial), without a new object for each.
 *
 * <p>So that any trial of any batch can be drawn alone. One object serves one thread.
 */
public final class TrialStreams {
    private @Nullable RandomStream stream;
    private @Nullable String purpose;
    private long seed;

    /** Nothing is opened yet. */
    public TrialStreams() {}

    /** The stream of this trial at its start; the one before is then no longer to be used. */
    public RandomStream open(long seedNow, String purposeNow, long batch, int trial) {
        RandomStream open = stream;
        if (open == null || seed != seedNow || !purposeNow.equals(purpose)) {
            open = RandomStream.of(seedNow, purposeNow);
            stream = open;
            seed = seedNow;
            purpose = purposeNow;
        }
        open.reopen(batch, trial);
        return open;
    }
}
