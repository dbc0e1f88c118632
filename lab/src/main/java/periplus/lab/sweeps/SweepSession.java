package periplus.lab.sweeps;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.core.errors.FailedWorkException;
import periplus.lab.files.DiskStorage;
import periplus.lab.files.Storage;

/**
 * Brings a sweep, or a share of it, to its end: does the cells that are missing, writes the tables.
 *
 * <p>Ended cells are kept, so a repeated call does only what is missing. The table never depends on jobs, shares, machines, the
 * order in which cells end, or how often the sweep was stopped or killed.
 */
public final class SweepSession {
    private final SweepFolder folder;
    private final SweepPlan<?> plan;
    private final SweepRequest request;
    private final SweepProgress progress;
    private final BooleanSupplier stop;
    private final Storage storage;

    private SweepSession(
            SweepFolder folder,
            SweepPlan<?> plan,
            SweepRequest request,
            SweepProgress progress,
            BooleanSupplier stop,
            Storage storage) {
        this.folder = folder;
        this.plan = plan;
        this.request = request;
        this.progress = progress;
        this.stop = stop;
        this.storage = storage;
    }

    /**
     * How it went.
     *
     * @param ended whether every cell of this call has ended
     * @param complete whether every cell of the sweep has ended
     */
    public record Result(SweepFolder folder, SweepPlan<?> plan, SweepState state, boolean ended, boolean complete) {}

    /** A sweep into a new folder or one of the same sweep; {@code stop} is asked between updates whether to leave. */
    public static SweepSession open(
            Path out, SweepPlan<?> plan, SweepRequest request, SweepProgress progress, BooleanSupplier stop) {
        return open(out, plan, request, progress, stop, DiskStorage.INSTANCE);
    }

    /** The same with journals on a disk that can fail. */
    static SweepSession open(
            Path out,
            SweepPlan<?> plan,
            SweepRequest request,
            SweepProgress progress,
            BooleanSupplier stop,
            Storage storage) {
        SweepFolder folder = SweepFolder.open(out, plan);
        return new SweepSession(folder, plan, request, progress, stop, storage);
    }

    /** A sweep that has begun, from what its folder says. */
    public static SweepSession goOn(Path out, SweepRequest request, SweepProgress progress, BooleanSupplier stop) {
        SweepFolder folder = SweepFolder.existing(out);
        return new SweepSession(folder, folder.plan(), request, progress, stop, DiskStorage.INSTANCE);
    }

    /** Does what is missing. */
    public Result run() {
        try (FolderLock lock = FolderLock.tryTake(folder.lock(request.share().lockName()))) {
            if (lock == null) {
                throw new BadInputException("another process is at work on "
                        + (request.share().of() == 1 ? "this sweep" : "this share of the sweep") + " in "
                        + folder.path() + ". Wait for it or end it; `periplus sweep status` shows how far it is");
            }
            folder.belongTo(plan, progress::message);
            if (plan.repeatedDraws() > 0) {
                progress.message(plan.repeatedDraws() + " random draws repeat others and make no cells of their own");
            }
            SweepState before = SweepState.read(storage, folder, plan);
            before.messages().forEach(progress::message);
            List<Integer> missing = missing(before);
            boolean ended = missing.isEmpty() || perform(missing);
            SweepState after = SweepState.read(storage, folder, plan, false);
            SweepTable.write(folder, plan, after, progress::message);
            return new Result(folder, plan, after, ended, after.isComplete(plan));
        }
    }

    private List<Integer> missing(SweepState state) {
        List<Integer> missing = new ArrayList<>();
        int mine = 0;
        int failed = 0;
        for (int cell = 0; cell < plan.size(); cell++) {
            if (!request.share().has(cell)) {
                continue;
            }
            mine++;
            CellOutcome outcome = state.outcome(plan.ids().get(cell));
            if (outcome == null || outcome.failed() && request.retryFailed()) {
                missing.add(cell);
            } else if (outcome.failed()) {
                failed++;
            }
        }
        progress.planned(mine, mine - missing.size(), failed);
        long interrupted = missing.stream()
                .filter(cell -> state.of(plan.ids().get(cell)) == SweepState.Cell.INTERRUPTED)
                .count();
        if (interrupted > 0) {
            progress.message(interrupted + (interrupted == 1 ? " cell was" : " cells were")
                    + " half done when a process ended; done again now");
        }
        return missing;
    }

    /** Does these cells; says whether all came to an end. */
    private boolean perform(List<Integer> missing) {
        String worker = ProcessName.ofThis();
        Path file = folder.journals().resolve(ProcessName.fileName() + ".jsonl");
        AtomicInteger ends = new AtomicInteger();
        AtomicBoolean failedFast = new AtomicBoolean();
        BooleanSupplier leave = () -> failedFast.get() || stop.getAsBoolean();
        try (FolderLock _ = FolderLock.tryTake(SweepState.lockOf(file));
                Journal journal = Journal.create(storage, file)) {
            Consumer<CellOutcome> ended = outcome -> {
                journal.ended(outcome);
                ends.incrementAndGet();
                progress.ended(outcome.cell(), plan.describe(plan.indexOf(outcome.cell())), outcome.failure());
                if (outcome.failed() && request.failFast()) {
                    failedFast.set(true);
                }
            };
            String address = request.on();
            if (address == null) {
                performHere(missing, worker, journal, ended, leave);
            } else {
                SweepCluster.at(address).perform(address, plan.spec(), missing, ended, leave, progress::message);
            }
        }
        return ends.get() == missing.size();
    }

    private void performHere(
            List<Integer> missing, String worker, Journal journal, Consumer<CellOutcome> ended, BooleanSupplier leave) {
        CellRunner runner = new CellRunner(plan, request.keepNetworks() ? folder.networks() : null, worker);
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> error = new AtomicReference<>();
        BooleanSupplier leaveOrFailed = () -> error.get() != null || leave.getAsBoolean();
        Runnable work = () -> {
            try {
                for (int i = next.getAndIncrement(); i < missing.size(); i = next.getAndIncrement()) {
                    if (leaveOrFailed.getAsBoolean()) {
                        return;
                    }
                    int cell = missing.get(i);
                    journal.begun(plan.ids().get(cell));
                    CellOutcome outcome = runner.perform(cell, leaveOrFailed);
                    if (outcome != null) {
                        ended.accept(outcome);
                    }
                }
            } catch (RuntimeException | Error e) {
                error.compareAndSet(null, e);
            }
        };
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Math.min(request.jobs(), missing.size()); i++) {
            threads.add(Thread.ofPlatform().daemon().name("periplus-cell-" + i).start(work));
        }
        join(threads, error);
        switch (error.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new FailedWorkException("a cell could not be kept: " + e, e);
        }
    }

    private static void join(List<Thread> threads, AtomicReference<@Nullable Throwable> error) {
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                error.compareAndSet(null, new FailedWorkException("interrupted; finished cells are kept", e));
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
