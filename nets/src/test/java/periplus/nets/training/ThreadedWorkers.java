package periplus.nets.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import periplus.core.workers.Workers;

/** As many threads as workers, each taking the next part: what a team does, written to be read. */
public record ThreadedWorkers(int count) implements Workers {
    @Override
    public void run(int parts, Job job) {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Future<?>> done = new ArrayList<>();
            for (int worker = 0; worker < count; worker++) {
                int own = worker;
                done.add(threads.submit(() -> {
                    for (int part = next.getAndIncrement(); part < parts; part = next.getAndIncrement()) {
                        job.run(part, own);
                    }
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a part failed", e);
        }
    }
}
