package periplus.lab.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.kernels.Kernels;

/**
 * Times cases: warms up until the compiler is quiet and times stop falling, then repeats.
 *
 * <p>Half of the budget at most goes to the warm-up. It ends early after a window (a tenth of the budget) that was no
 * more than 3 % faster than the best before it and in which the JIT compiled for less than a twentieth of the time. A
 * repetition is as many runs as fill a millisecond, so that the clock's grain does not matter. A case whose single run
 * takes longer than the budget is run once to warm up and once measured.
 */
public final class BenchmarkRunner {
    private static final double GRAIN_SECONDS = 1e-3;
    private static final double NOT_FALLING = 0.97;
    private static final double QUIET_COMPILER = 0.05;
    private static final int FEWEST_WINDOWS = 3;
    private static final int ENOUGH_REPETITIONS = 5;
    private static final int MOST_REPETITIONS = 2001;

    private final Kernels kernels;
    private final double budgetSeconds;
    private double guard;

    /** A runner that gives each case about this many seconds. */
    public BenchmarkRunner(Kernels kernels, double budgetSeconds) {
        if (!(budgetSeconds > 0) || Double.isInfinite(budgetSeconds)) {
            throw new IllegalArgumentException("the budget is " + budgetSeconds + " s; expected a positive number");
        }
        this.kernels = kernels;
        this.budgetSeconds = budgetSeconds;
    }

    /** Sets one case up, warms it up and measures it. */
    public Measurement measure(BenchmarkCase one) {
        BenchmarkCase.Work work = one.setUp().on(kernels);
        WarmUp warm = warmUp(work);
        int runs = (int) Math.max(1, Math.min(1_000_000, Math.ceil(GRAIN_SECONDS / warm.secondsPerRun)));
        List<Double> repetitions = new ArrayList<>();
        long cpuStart = cpuNanos();
        long start = System.nanoTime();
        double spent = 0;
        while (repetitions.size() < MOST_REPETITIONS
                && (repetitions.isEmpty()
                        || spent < budgetSeconds / 2
                        || (repetitions.size() < ENOUGH_REPETITIONS && spent < budgetSeconds))) {
            repetitions.add(timed(work, runs) / runs);
            spent = (System.nanoTime() - start) / 1e9;
        }
        double cpu = (cpuNanos() - cpuStart) / 1e9 / ((double) runs * repetitions.size());
        if (Double.isNaN(guard)) {
            throw new IllegalStateException(
                    "benchmark case " + one.label() + " computed NaN, so its time means nothing");
        }
        return new Measurement(
                one.label(),
                one.items(),
                one.floatingPointOperations(),
                repetitions.stream().mapToDouble(Double::doubleValue).toArray(),
                cpu,
                warm.steady);
    }

    private record WarmUp(double secondsPerRun, boolean steady) {}

    private WarmUp warmUp(BenchmarkCase.Work work) {
        double first = timed(work, 1);
        if (first > budgetSeconds / 2) {
            return new WarmUp(first, false);
        }
        double windowSeconds = budgetSeconds / 10;
        double best = Double.POSITIVE_INFINITY;
        double last = first;
        long start = System.nanoTime();
        for (int window = 1; System.nanoTime() - start < budgetSeconds / 2 * 1e9; window++) {
            long compiledBefore = compilationMillis();
            long from = System.nanoTime();
            int runs = 0;
            do {
                guard += work.run();
                runs++;
            } while (System.nanoTime() - from < windowSeconds * 1e9);
            double seconds = (System.nanoTime() - from) / 1e9;
            last = seconds / runs;
            double compiling = (compilationMillis() - compiledBefore) / 1e3;
            if (window >= FEWEST_WINDOWS && last > NOT_FALLING * best && compiling < QUIET_COMPILER * seconds) {
                return new WarmUp(last, true);
            }
            best = Math.min(best, last);
        }
        return new WarmUp(last, false);
    }

    private double timed(BenchmarkCase.Work work, int runs) {
        double sum = 0;
        long from = System.nanoTime();
        for (int i = 0; i < runs; i++) {
            sum += work.run();
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        guard += sum;
        return Math.max(seconds, 1e-9);
    }

    private static long compilationMillis() {
        CompilationMXBean compiler = compiler();
        return compiler == null || !compiler.isCompilationTimeMonitoringSupported()
                ? 0
                : compiler.getTotalCompilationTime();
    }

    /** Null where the code is interpreted. */
    private static @Nullable CompilationMXBean compiler() {
        return ManagementFactory.getCompilationMXBean();
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}
