package periplus.core.kernels;

import periplus.core.workers.Workers;

/**
 * Work over a range that may be cut anywhere at multiples of a grain without changing a bit, split over the workers.
 *
 * <p>One object a kernel, made once: subclasses keep the operands of the current call in fields, so that handing the
 * job to the workers allocates nothing. Hence one calling thread at a time.
 */
abstract class SimdSweep {
    /** Elements that a part must hold to be worth waking a thread. */
    private static final int SMALLEST_PART = 16_384;

    private final Workers.Job job = (part, worker) -> range(bound(part), bound(part + 1), worker);
    private int length;
    private int grain;
    private int blocks;
    private int parts;

    /** Runs [0, length) in parts; {@code elements} is the size of the whole work. */
    final void sweep(Workers workers, int length, int grain, long elements) {
        this.length = length;
        this.grain = grain;
        blocks = (length + grain - 1) / grain;
        parts = (int) Math.min(Math.min(workers.count(), blocks), elements / SMALLEST_PART);
        if (parts <= 1) {
            range(0, length, 0);
        } else {
            workers.run(parts, job);
        }
    }

    private int bound(int part) {
        return (int) Math.min(length, (long) blocks * part / parts * grain);
    }

    /** Does [from, to); {@code worker} names the scratch space. */
    abstract void range(int from, int to, int worker);

    /** One array a worker, as long as asked; kept from call to call. */
    static float[][] grown(float[][] scratch, int workers, int length) {
        float[][] result = scratch.length < workers ? java.util.Arrays.copyOf(scratch, workers) : scratch;
        for (int w = 0; w < workers; w++) {
            if (result[w] == null || result[w].length < length) {
                result[w] = new float[length];
            }
        }
        return result;
    }
}
