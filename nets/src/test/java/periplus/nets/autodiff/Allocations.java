package periplus.nets.autodiff;

import java.lang.management.ManagementFactory;

/** How many bytes the calling thread allocates in a piece of work. */
public final class Allocations {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocations() {}

    /** Bytes of ten runs after a warm-up; the least of several counts, since the compiler may allocate in between. */
    public static long ofWarm(Runnable work) {
        for (int i = 0; i < 30; i++) {
            work.run();
        }
        long least = Long.MAX_VALUE;
        for (int trial = 0; trial < 5; trial++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10; i++) {
                work.run();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
