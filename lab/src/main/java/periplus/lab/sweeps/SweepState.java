package periplus.lab.sweeps;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import periplus.lab.files.Storage;

/**
 * How the cells of a sweep stand, from the journals of all processes that worked on it.
 *
 * <p>A cell that ended twice, because two processes did it or a failed one was tried again, has its finished outcome.
 */
public final class SweepState {
    /** Where a cell is. */
    public enum Cell {
        DONE,
        FAILED,
        /** Begun by a process that is at work. */
        RUNNING,
        /** Begun by a process that ended before the cell did; it will be done again. */
        INTERRUPTED,
        MISSING;

        /** As it stands in tables. */
        public String word() {
            return switch (this) {
                case DONE -> "done";
                case FAILED -> "failed";
                case RUNNING -> "running";
                case INTERRUPTED -> "interrupted";
                case MISSING -> "missing";
            };
        }
    }

    private final Map<String, CellOutcome> outcomes = new HashMap<>();
    private final Set<String> running = new HashSet<>();
    private final Set<String> begun = new HashSet<>();
    private final List<String> messages = new ArrayList<>();

    private SweepState() {}

    /** Reads the journals, and asks which of their processes are at work. */
    public static SweepState read(Storage storage, SweepFolder folder, SweepPlan<?> plan) {
        return read(storage, folder, plan, true);
    }

    /** Reads the journals; without asking, no cell counts as running. */
    static SweepState read(Storage storage, SweepFolder folder, SweepPlan<?> plan, boolean ask) {
        SweepState state = new SweepState();
        int otherwise = 0;
        for (Path file : folder.journalFiles()) {
            boolean alive = ask && FolderLock.isHeld(lockOf(file));
            Journal.Content content = Journal.read(storage, file);
            if (content.droppedBytes() > 0 && !alive) {
                state.messages.add(
                        file + ": the last " + content.droppedBytes() + " bytes are a half-written line, left"
                                + " out; its cell is done again unless it is in another journal");
            }
            state.begun.addAll(content.begun());
            Set<String> open = new HashSet<>(content.begun());
            for (CellOutcome outcome : content.ended()) {
                open.remove(outcome.cell());
                if (plan.indexOf(outcome.cell()) < 0) {
                    continue;
                }
                if (!outcome.measuredAs().equals(plan.job().measuredAs())) {
                    otherwise++;
                    continue;
                }
                state.outcomes.merge(outcome.cell(), outcome, (a, b) -> a.failed() ? b : a);
            }
            if (alive) {
                state.running.addAll(open);
            }
        }
        if (otherwise > 0) {
            state.messages.add(otherwise
                    + " rows were measured by another version of this kind of recipe; their cells are" + " done again");
        }
        return state;
    }

    /** The file whose lock says that the journal's process is at work. */
    static Path lockOf(Path journal) {
        return journal.resolveSibling(journal.getFileName() + ".lock");
    }

    /** How the cell ended; null where it has not. */
    public @Nullable CellOutcome outcome(String cell) {
        return outcomes.get(cell);
    }

    /** Where the cell is. */
    public Cell of(String cell) {
        CellOutcome outcome = outcomes.get(cell);
        if (outcome != null) {
            return outcome.failed() ? Cell.FAILED : Cell.DONE;
        }
        if (running.contains(cell)) {
            return Cell.RUNNING;
        }
        return begun.contains(cell) ? Cell.INTERRUPTED : Cell.MISSING;
    }

    /** How many of the plan's cells are so. */
    public int count(SweepPlan<?> plan, Cell wanted) {
        return (int) plan.ids().stream().filter(id -> of(id) == wanted).count();
    }

    /** Whether every cell of the plan has ended. */
    public boolean isComplete(SweepPlan<?> plan) {
        return plan.ids().stream().allMatch(outcomes::containsKey);
    }

    /** What was found on the way: half-written lines, rows of other versions. */
    public List<String> messages() {
        return List.copyOf(messages);
    }
}
