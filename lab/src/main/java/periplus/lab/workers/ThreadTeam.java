package periplus.lab.workers;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import periplus.core.workers.Workers;

/**
 * A team of threads that live as long as the run: the caller is worker 0, the others wait for jobs.
 *
 * <p>Hand-off: a ticket (job number, next part) is published; whoever is awake takes parts by incrementing it, so a job
 * never waits for a thread that sleeps. Waiting spins for some microseconds, then parks: successive kernels of a
 * training step meet awake threads, an idle team costs nothing. Where there are more workers than processors nobody
 * spins, as that would hold the processor that the others need.
 *
 * <p>Which thread runs which part is not fixed; results must not depend on it (the contract of {@link Workers}). A run
 * allocates nothing. Where several parts fail, the exception of the lowest part is rethrown, as on one thread.
 */
public final class ThreadTeam implements Workers, AutoCloseable {
    private static final long SPIN_NANOS = 30_000;
    private static final int CLOCK_EVERY = 16;
    private static final int NO_PART_LEFT = Integer.MAX_VALUE;

    private final int count;
    private final Thread[] threads;
    private final long spinNanos;
    private final AtomicBoolean running = new AtomicBoolean();
    /** High half: job number; low half: the next part to take. */
    private final AtomicLong ticket = new AtomicLong();

    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicBoolean[] parked;
    private final AtomicBoolean callerParked = new AtomicBoolean();
    private volatile boolean closed;
    private volatile @Nullable Thread caller;
    /** Changed only while the ticket offers no part; see {@link #publish} and {@link #work}. */
    private volatile @Nullable Job job;

    private volatile int parts;
    private @Nullable Throwable failure;
    private int failedPart;

    /** Starts {@code count - 1} daemon threads. */
    public ThreadTeam(int count) {
        this(count, Runtime.getRuntime().availableProcessors());
    }

    ThreadTeam(int count, int processors) {
        if (count < 1) {
            throw new IllegalArgumentException("a team needs at least 1 worker, got " + count);
        }
        this.count = count;
        this.spinNanos = count <= processors ? SPIN_NANOS : 0;
        this.threads = new Thread[count - 1];
        this.parked = new AtomicBoolean[count - 1];
        for (int i = 0; i < threads.length; i++) {
            int worker = i + 1;
            parked[i] = new AtomicBoolean();
            threads[i] = Thread.ofPlatform()
                    .daemon()
                    .name("periplus-worker-" + worker)
                    .unstarted(() -> serve(worker));
        }
        for (Thread thread : threads) {
            thread.start();
        }
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public void run(int partCount, Job newJob) {
        if (partCount < 0 || partCount >= NO_PART_LEFT) {
            throw new IllegalArgumentException("parts must lie in [0, " + NO_PART_LEFT + "), got " + partCount);
        }
        if (closed) {
            throw new IllegalStateException("the team is closed");
        }
        if (!running.compareAndSet(false, true)) {
            throw new IllegalStateException("the team is already running a job; jobs are not nested");
        }
        try {
            publish(partCount, newJob);
            work(0);
            awaitOthers();
            Throwable thrown = failure;
            if (thrown != null) {
                failure = null;
                rethrow(thrown);
            }
        } finally {
            job = null;
            running.set(false);
        }
    }

    /** Whether all the team's own threads sleep; for tests. */
    boolean isParked() {
        for (Thread thread : threads) {
            if (thread.getState() != Thread.State.WAITING) {
                return false;
            }
        }
        return true;
    }

    /** Ends the threads; a running job is finished first by its caller. */
    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(int partCount, Job newJob) {
        // closed first: a late worker that holds the old ticket and already sees the new job must fail to take a part
        long number = ticket.get() >>> 32;
        ticket.set(number << 32 | NO_PART_LEFT);
        job = newJob;
        parts = partCount;
        finished.set(0);
        caller = Thread.currentThread();
        ticket.set((number + 1) << 32);
        int wanted = Math.min(partCount, count) - 1;
        for (int i = 0; i < wanted; i++) {
            if (parked[i].get()) {
                LockSupport.unpark(threads[i]);
            }
        }
    }

    /** Takes and runs parts until none is left; returns the job number that it saw. */
    private long work(int worker) {
        int done = 0;
        while (true) {
            long seen = ticket.get();
            int part = (int) seen;
            // if the exchange below succeeds, the ticket has not moved since it was read, so these belong to its job
            Job current = job;
            if (part >= parts || current == null) {
                report(done);
                return seen >>> 32;
            }
            if (ticket.compareAndSet(seen, seen + 1)) {
                runPart(current, part, worker);
                done++;
            }
        }
    }

    private void runPart(Job current, int part, int worker) {
        try {
            current.run(part, worker);
        } catch (Throwable t) {
            synchronized (threads) {
                if (failure == null || part < failedPart) {
                    failure = t;
                    failedPart = part;
                }
            }
        }
    }

    private void report(int done) {
        if (done == 0) {
            return;
        }
        // read before the report: afterwards the job may be over and the next one begun
        int all = parts;
        Thread waiting = caller;
        if (finished.addAndGet(done) == all && callerParked.get()) {
            LockSupport.unpark(waiting);
        }
    }

    private void awaitOthers() {
        int all = parts;
        long deadline = System.nanoTime() + spinNanos;
        for (int i = 1; finished.get() < all && spinNanos > 0; i++) {
            Thread.onSpinWait();
            if (i % CLOCK_EVERY == 0 && System.nanoTime() > deadline) {
                break;
            }
        }
        if (finished.get() >= all) {
            return;
        }
        boolean interrupted = false;
        callerParked.set(true);
        while (finished.get() < all) {
            LockSupport.park(this);
            interrupted |= clearInterrupt();
        }
        callerParked.set(false);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(int worker) {
        long served = 0;
        while (!closed) {
            if (awaitTicket(worker, served)) {
                served = work(worker);
            }
        }
    }

    /** Waits for a job after {@code served}; false where the team was closed instead. */
    private boolean awaitTicket(int worker, long served) {
        long deadline = System.nanoTime() + spinNanos;
        for (int i = 1; spinNanos > 0; i++) {
            if (ticket.get() >>> 32 != served) {
                return true;
            }
            Thread.onSpinWait();
            if (i % CLOCK_EVERY == 0 && System.nanoTime() > deadline) {
                break;
            }
        }
        AtomicBoolean flag = parked[worker - 1];
        flag.set(true);
        while (ticket.get() >>> 32 == served && !closed) {
            LockSupport.park(this);
            clearInterrupt();
        }
        flag.set(false);
        return !closed;
    }

    /** A pending interrupt would make every park return at once and burn the processor. */
    private static boolean clearInterrupt() {
        return Thread.interrupted();
    }

    private static void rethrow(Throwable thrown) {
        switch (thrown) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException("a part of a job threw a checked exception", thrown);
        }
    }
}
