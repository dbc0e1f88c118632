package periplus.lab.sweeps;

import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import periplus.core.measure.Measured;

/**
 * What one cell of a sweep does: from a resolved recipe to a row of numbers.
 *
 * <p>Contract: the row is a function of the settings alone, the same bits for any machine, thread and order; nothing is
 * shared between cells. A network that diverges ends in a {@link periplus.core.errors.FailedWorkException} whose message is as
 * reproducible as a number, because it becomes the row's reason.
 *
 * <p>To add your own: implement this for your settings record and add it to {@link SweepJobs#all}. Raise {@link #version}
 * when the same settings give other numbers; rows of other versions are then done again.
 *
 * @param <T> the settings record of this kind of recipe
 */
public interface SweepJob<T extends Record> {
    /** The kind's name in files and messages. */
    String kind();

    /** Counts the changes of what is measured. */
    int version();

    /** The settings record. */
    Class<T> settings();

    /** Whether a recipe with these blocks at its top is of this kind. */
    boolean recognises(Set<String> topLevelKeys);

    /** The recipe's name, which begins each cell's id. */
    String name(T settings);

    /**
     * What a cell is run as: what would be left to the machine is fixed here, before the cell is named by its hash.
     *
     * @throws periplus.core.errors.BadInputException where a recipe of this kind cannot be a sweep's cell
     */
    T prepared(T settings);

    /** The measured columns in table order. */
    List<SweepColumn> columns();

    /**
     * Trains and measures one cell.
     *
     * @return a number or a reason a column, by name; null where it left because it was asked to stop
     */
    @Nullable
    SequencedMap<String, Measured> run(T settings, CellContext context);

    /** What rows are marked with. */
    default String measuredAs() {
        return kind() + "/" + version();
    }
}
