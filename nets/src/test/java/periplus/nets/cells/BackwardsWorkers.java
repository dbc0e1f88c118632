package periplus.nets.cells;

import periplus.core.kernels.KernelProviders;
import periplus.core.kernels.Kernels;
import periplus.core.workers.Workers;

/** Several workers in the least helpful order: last part first, dealt round. */
public final class BackwardsWorkers implements Workers {
    private final int count;

    private BackwardsWorkers(int count) {
        this.count = count;
    }

    /** Plain kernels on such workers. */
    public static Kernels kernels(int count) {
        return kernels(count, "plain");
    }

    /** The kernels of this wish on such workers. */
    public static Kernels kernels(int count, String wish) {
        return KernelProviders.choose(wish, new BackwardsWorkers(count));
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public void run(int parts, Job job) {
        for (int part = parts - 1; part >= 0; part--) {
            job.run(part, part % count);
        }
    }
}
