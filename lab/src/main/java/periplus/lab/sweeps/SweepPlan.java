package periplus.lab.sweeps;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.lab.recipes.FlatRecipe;
import periplus.lab.recipes.RecipeExpansion;

/**
 * A sweep's cells in table order.
 *
 * <p>A cell's id is the recipe's name and 16 hex digits of the SHA-256 of its resolved recipe: the same settings have the same
 * id in every sweep, whatever axes lead to them.
 *
 * @param <T> the settings record of the sweep's kind of recipe
 */
public final class SweepPlan<T extends Record> {
    private static final int ID_DIGITS = 16;

    private final SweepSpec spec;
    private final SweepJob<T> job;
    private final RecipeExpansion<T> expansion;
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Integer> indices = new LinkedHashMap<>();

    private SweepPlan(SweepSpec spec, SweepJob<T> job) {
        this.spec = spec;
        this.job = job;
        this.expansion =
                RecipeExpansion.of(job.settings(), spec.recipe(), spec.source(), spec.overrides(), job::prepared);
        for (RecipeExpansion.Cell<T> cell : expansion.cells()) {
            String id = job.name(cell.settings()) + "-" + cell.sha256().substring(0, ID_DIGITS);
            indices.put(id, ids.size());
            ids.add(id);
        }
    }

    /** The sweep of a recipe file. */
    public static SweepPlan<?> read(Path recipe, List<String> overrides) {
        return of(SweepSpec.read(recipe, overrides));
    }

    /** The sweep that this text describes. */
    public static SweepPlan<?> of(SweepSpec spec) {
        return with(spec, SweepJobs.named(spec.kind(), spec.source()));
    }

    /** The sweep with a job that {@link SweepJobs} need not know. */
    static <T extends Record> SweepPlan<T> with(SweepSpec spec, SweepJob<T> job) {
        return new SweepPlan<>(spec, job);
    }

    /** Another sweep of this one's kind. */
    SweepPlan<T> ofSameKind(SweepSpec other) {
        return new SweepPlan<>(other, job);
    }

    /** What it follows from. */
    public SweepSpec spec() {
        return spec;
    }

    /** What each cell does. */
    public SweepJob<T> job() {
        return job;
    }

    /** How many cells there are. */
    public int size() {
        return ids.size();
    }

    /** The ids in order. */
    public List<String> ids() {
        return ids;
    }

    /** The place of the cell with this id, or -1. */
    int indexOf(String id) {
        return indices.getOrDefault(id, -1);
    }

    /** The axes, as columns of the table. */
    public List<RecipeExpansion.Axis> axes() {
        return expansion.axes();
    }

    /** The axes' values of a cell, by key. */
    public SequencedMap<String, @Nullable Object> values(int cell) {
        return expansion.cells().get(cell).values();
    }

    /** A cell's values for people. */
    public String describe(int cell) {
        return expansion.cells().get(cell).describe();
    }

    /** Draws of the random search that gave a cell which was there already. */
    public int repeatedDraws() {
        return expansion.repeatedDraws();
    }

    T settings(int cell) {
        return expansion.cells().get(cell).settings();
    }

    /** The fewest differences between a cell of another plan and any cell here: {@code key: there instead of here}. */
    List<String> nearestDifferences(Record other) {
        List<String> nearest = null;
        int looked = 0;
        for (RecipeExpansion.Cell<T> cell : expansion.cells()) {
            List<String> differences = FlatRecipe.differences(other, cell.settings());
            if (nearest == null || differences.size() < nearest.size()) {
                nearest = differences;
            }
            if (++looked == 2000) {
                break;
            }
        }
        return nearest == null ? List.of() : nearest;
    }
}
