package periplus.app.commands;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Work that Ctrl-C asks to stop, and that is given time to leave a checkpoint before the process ends.
 *
 * <p>The process may end at any instant after the work has returned, so all that is to be said belongs into the work.
 */
final class Interruptible {
    private static final long GRACE_SECONDS = 60;

    private Interruptible() {}

    /** Runs the work; it asks its argument between steps whether to leave. */
    static <T> T run(Function<BooleanSupplier, T> work) {
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch left = new CountDownLatch(1);
        // the hook holds the process until the work has left its checkpoint and said so
        Thread hook = new Thread(() -> {
            stop.set(true);
            try {
                left.await(GRACE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.apply(stop::get);
        } finally {
            left.countDown();
            if (!stop.get()) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }
}
