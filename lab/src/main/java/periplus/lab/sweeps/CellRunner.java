package periplus.lab.sweeps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.FailedWorkException;
import periplus.core.errors.PeriplusException;
import periplus.core.kernels.KernelProviders;
import periplus.core.measure.Measured;
import periplus.core.workers.Workers;

/**
 * Does one cell on the calling thread.
 *
 * <p>What is wrong with the cell becomes its row's reason; what is wrong with the machine (disk, memory) is thrown, because
 * another attempt may go well.
 */
public final class CellRunner {
    private final SweepPlan<?> plan;
    private final @Nullable Path networks;
    private final String worker;

    /**
     * A runner of a plan's cells.
     *
     * @param networks the folder in which each cell keeps its network; null where none is kept
     * @param worker this process's name
     */
    public CellRunner(SweepPlan<?> plan, @Nullable Path networks, String worker) {
        this.plan = plan;
        this.networks = networks;
        this.worker = worker;
    }

    /** Does the cell; null where it was asked to stop before its end. */
    public @Nullable CellOutcome perform(int cell, BooleanSupplier stop) {
        return perform(plan, cell, stop);
    }

    private <T extends Record> @Nullable CellOutcome perform(SweepPlan<T> typed, int cell, BooleanSupplier stop) {
        String id = typed.ids().get(cell);
        long began = System.nanoTime();
        SequencedMap<String, Measured> numbers = new LinkedHashMap<>();
        String failure = null;
        try {
            SequencedMap<String, Measured> found = typed.job()
                    .run(
                            typed.settings(cell),
                            new CellContext(
                                    KernelProviders.choose("portable", Workers.single()),
                                    typed.spec().folder(),
                                    networks == null ? null : networks.resolve(id),
                                    stop));
            if (found == null) {
                return null;
            }
            for (SweepColumn column : typed.job().columns()) {
                numbers.put(
                        column.name(),
                        found.getOrDefault(column.name(), Measured.undefined("not measured by this cell")));
            }
        } catch (OutOfMemoryError e) {
            throw new FailedWorkException(
                    "out of memory in the cell " + id + " (" + typed.describe(cell)
                            + "); finished cells are kept. Go on with fewer --jobs or a machine with more memory",
                    e);
        } catch (UncheckedIOException e) {
            throw new FailedWorkException("the cell " + id + " could not read or write: " + e.getMessage(), e);
        } catch (PeriplusException e) {
            if (e.getCause() instanceof IOException) {
                throw e;
            }
            failure = String.valueOf(e.getMessage());
        } catch (RuntimeException e) {
            failure = e.getClass().getSimpleName() + ": " + e.getMessage();
        }
        if (failure != null) {
            numbers.clear();
            failure = failure.replaceAll("\\s+", " ").strip();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return new CellOutcome(id, typed.job().measuredAs(), failure, numbers, seconds, worker);
    }
}
