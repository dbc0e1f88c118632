package periplus.analysis.pruning;

import periplus.core.errors.BadInputException;
import periplus.core.source.Source;

/**
 * How many units are taken out, and how often.
 *
 * @param levels numbers of units, rising; 0 is the intact network
 * @param subsets random subsets at each level; the published curves have one
 * @param order whether a level's subset is drawn anew or holds the one before
 * @param seed of the subsets and of the intervals
 */
@Source(key = "chu2025", where = "pruning experiments: levels 0, 10, ..., 740")
public record PruningPlan(int[] levels, int subsets, Order order, long seed) {
    /** How the subsets of rising levels hang together. Each prune is applied to the intact network either way. */
    public enum Order {
        /** Each level draws its own, as the released code does. */
        INDEPENDENT,
        /** A level holds the units of the levels below, as the text says: a curve is one sequence of prunes. */
        CUMULATIVE
    }

    public PruningPlan {
        if (levels.length == 0 || subsets < 1) {
            throw new BadInputException("a pruning of " + levels.length + " levels and " + subsets
                    + " subsets; expected at least one of each");
        }
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] < (i == 0 ? 0 : levels[i - 1] + 1)) {
                throw new BadInputException(
                        "level " + i + " of a pruning is " + levels[i] + " units; expected rising numbers from 0");
            }
        }
        levels = levels.clone();
    }

    /** Levels 0, step, 2 step, ..., up to at most {@code largest}. */
    public static PruningPlan evenly(int step, int largest, int subsets, long seed) {
        if (step < 1 || largest < 0) {
            throw new BadInputException(
                    "levels up to " + largest + " units in steps of " + step + "; expected positive numbers");
        }
        int[] levels = new int[largest / step + 1];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = i * step;
        }
        return new PruningPlan(levels, subsets, Order.INDEPENDENT, seed);
    }
}
