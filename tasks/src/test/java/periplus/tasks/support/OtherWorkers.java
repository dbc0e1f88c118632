package periplus.tasks.support;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import periplus.core.workers.Workers;

/** Workers that split jobs differently from the calling thread: backwards, or on several threads. */
public final class OtherWorkers {
    private OtherWorkers() {}

    /** Parts in falling order on the calling thread. */
    public static Workers backwards() {
        return new Workers() {
            @Override
            public int count() {
                return 1;
            }

            @Override
            public void run(int parts, Job job) {
                for (int part = parts - 1; part >= 0; part--) {
                    job.run(part, 0);
                }
            }
        };
    }

    /** Parts on as many threads as asked for, whichever comes first. */
    public static Workers threads(int count) {
        return new Workers() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public void run(int parts, Job job) {
                AtomicInteger next = new AtomicInteger();
                AtomicReference<Throwable> failure = new AtomicReference<>();
                Thread[] team = new Thread[count];
                for (int w = 0; w < count; w++) {
                    int worker = w;
                    team[w] = Thread.ofPlatform().start(() -> {
                        try {
                            for (int part = next.getAndIncrement(); part < parts; part = next.getAndIncrement()) {
                                job.run(part, worker);
                            }
                        } catch (RuntimeException | Error e) {
                            failure.set(e);
                        }
                    });
                }
                for (Thread thread : team) {
                    try {
                        thread.join();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                if (failure.get() != null) {
                    throw new IllegalStateException(failure.get());
                }
            }
        };
    }
}
