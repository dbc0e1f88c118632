package periplus.analysis.pruning;

import java.util.Arrays;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;

/** Which units a prune of a given size takes, drawn from streams "pruning NAME" of the plan's seed. */
public sealed interface UnitChoice {
    /** Whose curve it is: "band", "random", "matched to band". */
    String name();

    /** The units of one subset, rising. */
    int[] choose(PruningPlan plan, int level, int subset);

    /** At random among these units: a cell type, or all units for the random control. */
    record Among(String name, int[] units) implements UnitChoice {
        public Among {
            units = units.clone();
            checkDistinct(name, units);
        }

        /** All units of a network of this size: the random-unit control. */
        public static Among all(int units) {
            int[] all = new int[units];
            Arrays.setAll(all, i -> i);
            return new Among("random", all);
        }

        @Override
        public int[] choose(PruningPlan plan, int level, int subset) {
            if (level > units.length) {
                throw new BadInputException("pruning " + level + " units of '" + name + "', which has " + units.length
                        + ". Choose lower levels");
            }
            boolean alone = plan.order() == PruningPlan.Order.INDEPENDENT;
            RandomStream random = RandomStream.of(plan.seed(), "pruning " + name, subset, alone ? level : -1);
            int[] shuffled = units.clone();
            for (int i = 0; i < level; i++) {
                int other = i + random.nextBelow(shuffled.length - i);
                int kept = shuffled[i];
                shuffled[i] = shuffled[other];
                shuffled[other] = kept;
            }
            int[] chosen = Arrays.copyOf(shuffled, level);
            Arrays.sort(chosen);
            return chosen;
        }
    }

    /**
     * For each unit that {@code like} takes, the unit of a pool whose norm is nearest: the control for units that matter
     * only because they have strong weights.
     *
     * <p>Units are matched in falling order of their norm, each pool unit once; equal distances go to the smaller index.
     * Strong units are rare, so they choose first. What remains unmatched is told by {@link #gap}: where the pool has
     * no unit as strong, the control is too weak and says so.
     *
     * @param pool units that may serve, none of them among those of {@code like}
     * @param norms one a unit of the network, such as the length of its row of M
     */
    record Matched(Among like, int[] pool, double[] norms) implements UnitChoice {
        public Matched {
            pool = pool.clone();
            Arrays.sort(pool);
            checkDistinct("pool", pool);
            for (int unit : like.units()) {
                if (Arrays.binarySearch(pool, unit) >= 0) {
                    throw new BadInputException("unit " + unit + " is in '" + like.name()
                            + "' and in the pool of its control; it would be matched with itself. Take it out");
                }
            }
        }

        /** The pool of all other units. */
        public static Matched toOthers(Among like, double[] norms) {
            boolean[] taken = new boolean[norms.length];
            for (int unit : like.units()) {
                taken[unit] = true;
            }
            int[] pool = new int[norms.length];
            int size = 0;
            for (int i = 0; i < norms.length; i++) {
                if (!taken[i]) {
                    pool[size++] = i;
                }
            }
            return new Matched(like, Arrays.copyOf(pool, size), norms);
        }

        @Override
        public String name() {
            return "matched to " + like.name();
        }

        @Override
        public int[] choose(PruningPlan plan, int level, int subset) {
            if (level > pool.length) {
                throw new BadInputException(
                        "a control of " + level + " units from a pool of " + pool.length + ". Choose lower levels");
            }
            int[] models = like.choose(plan, level, subset);
            Integer[] order = new Integer[models.length];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> Double.compare(norms[models[b]], norms[models[a]]));
            boolean[] used = new boolean[pool.length];
            int[] chosen = new int[level];
            for (int i = 0; i < level; i++) {
                double wanted = norms[models[order[i]]];
                int best = -1;
                for (int p = 0; p < pool.length; p++) {
                    if (!used[p]
                            && (best < 0 || Math.abs(norms[pool[p]] - wanted) < Math.abs(norms[pool[best]] - wanted))) {
                        best = p;
                    }
                }
                used[best] = true;
                chosen[i] = pool[best];
            }
            Arrays.sort(chosen);
            return chosen;
        }

        /** Mean norm of the units pruned less that of their controls, over the subsets of one level; 0 at level 0. */
        public double gap(PruningPlan plan, int level) {
            double[] sums = sums(plan, level);
            return level == 0 ? 0 : (sums[0] - sums[1]) / ((double) level * plan.subsets());
        }

        /**
         * Mean norm of the controls over that of the units pruned, 1 for a perfect match. Undefined when: no unit is pruned,
         * or those that are have no weights.
         */
        public Measured share(PruningPlan plan, int level) {
            double[] sums = sums(plan, level);
            return sums[0] > 0
                    ? Measured.of(sums[1] / sums[0])
                    : Measured.undefined("the units to be matched have no weights");
        }

        /** Norms of the units pruned and of their controls, summed over the subsets of one level. */
        private double[] sums(PruningPlan plan, int level) {
            double[] sums = new double[2];
            for (int subset = 0; subset < plan.subsets(); subset++) {
                for (int unit : like.choose(plan, level, subset)) {
                    sums[0] += norms[unit];
                }
                for (int unit : choose(plan, level, subset)) {
                    sums[1] += norms[unit];
                }
            }
            return sums;
        }
    }

    private static void checkDistinct(String name, int[] units) {
        int[] sorted = units.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                throw new BadInputException("unit " + sorted[i] + " is twice in '" + name + "'. Name each unit once");
            }
        }
    }
}
