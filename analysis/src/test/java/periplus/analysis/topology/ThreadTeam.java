package periplus.analysis.topology;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import periplus.core.workers.Workers;

/** Workers on real threads, started for each job. */
public record ThreadTeam(int count) implements Workers {
    @Override
    public void run(int parts, Job job) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread[] threads = new Thread[count];
        for (int worker = 0; worker < count; worker++) {
            int self = worker;
            threads[worker] = new Thread(() -> {
                for (int part = next.getAndIncrement(); part < parts; part = next.getAndIncrement()) {
                    job.run(part, self);
                }
            });
            threads[worker].setUncaughtExceptionHandler((thread, e) -> failure.set(e));
            threads[worker].start();
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }
}
