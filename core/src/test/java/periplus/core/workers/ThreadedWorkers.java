package periplus.core.workers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The simplest team of real threads, for tests: parts are taken in turn by whoever is free. */
public final class ThreadedWorkers implements Workers, AutoCloseable {
    private final int count;
    private final ExecutorService threads;

    /** A team of {@code count} daemon threads. */
    public ThreadedWorkers(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name("test-worker-", 0).factory());
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public void run(int parts, Job job) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (int w = 0; w < count; w++) {
            int worker = w;
            running.add(threads.submit(() -> {
                for (int part = next.getAndIncrement(); part < parts; part = next.getAndIncrement()) {
                    job.run(part, worker);
                }
            }));
        }
        RuntimeException failure = null;
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                failure = e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure = new CancellationException("interrupted");
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
