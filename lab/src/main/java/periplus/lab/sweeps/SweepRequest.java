package periplus.lab.sweeps;

import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadCallException;

/**
 * How a sweep is to be done.
 *
 * @param jobs cells at a time
 * @param share which of its cells
 * @param keepNetworks whether each cell keeps its weights and checkpoints
 * @param retryFailed do again what failed before
 * @param failFast stop at the first failed cell
 * @param on the address of a cluster; null for this machine
 */
public record SweepRequest(
        int jobs,
        Share share,
        boolean keepNetworks,
        boolean retryFailed,
        boolean failFast,
        @Nullable String on) {
    public SweepRequest {
        if (jobs < 1 || jobs > 4096) {
            throw new BadCallException("--jobs must be between 1 and 4096, got " + jobs);
        }
        if (on != null && keepNetworks) {
            throw new BadCallException("--keep-networks and --on do not go together: networks stay on the machine that"
                    + " trained them. Use `periplus sweep slurm` with a shared folder");
        }
    }

    /** All cells on this machine, {@code jobs} at a time. */
    public static SweepRequest here(int jobs) {
        return new SweepRequest(jobs, Share.WHOLE, false, false, false, null);
    }
}
