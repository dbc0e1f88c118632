package periplus.studies.claims;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is compared, before any number is known. The unit is the seed, never a unit of one network.
 *
 * <p>Every {@code smallestEffect} is in the measure's own unit (a natural log ratio for {@link PairedRatio}, a rank
 * correlation for {@link DoseResponse}) and positive: the smallest effect in the claimed direction that would matter.
 */
public sealed interface Comparison {
    /** The comparisons with one number each that it consists of. */
    default List<Single> singles() {
        return switch (this) {
            case Single single -> List.of(single);
            case AllOf(List<Comparison> parts) ->
                parts.stream().flatMap(part -> part.singles().stream()).toList();
            case MostOf(List<Comparison> parts) ->
                parts.stream().flatMap(part -> part.singles().stream()).toList();
        };
    }

    /** One comparison with one number as its result. */
    sealed interface Single extends Comparison {
        /** Which way the claim says that the effect goes. */
        Direction direction();

        /** The smallest effect in the claimed direction that would matter. */
        double smallestEffect();

        /** The conditions that it needs, each once. */
        List<String> conditions();

        /** The measures that it needs, each once. */
        List<String> measures();
    }

    /**
     * Treatment minus reference, paired by seed: mean difference, sign-flip permutation test.
     *
     * @param measure a name of the study's measures
     * @param treatment a condition's id
     * @param reference a condition's id
     */
    record Paired(String measure, String treatment, String reference, Direction direction, double smallestEffect)
            implements Single {
        public Paired {
            check(smallestEffect);
        }

        @Override
        public List<String> conditions() {
            return distinct(treatment, reference);
        }

        @Override
        public List<String> measures() {
            return List.of(measure);
        }
    }

    /** Log of treatment over reference, paired by seed; undefined where a value is not positive. */
    record PairedRatio(String measure, String treatment, String reference, Direction direction, double smallestEffect)
            implements Single {
        public PairedRatio {
            check(smallestEffect);
        }

        @Override
        public List<String> conditions() {
            return distinct(treatment, reference);
        }

        @Override
        public List<String> measures() {
            return List.of(measure);
        }
    }

    /** Two measures of the same run, paired by seed: first minus second. */
    record WithinRun(String condition, String first, String second, Direction direction, double smallestEffect)
            implements Single {
        public WithinRun {
            check(smallestEffect);
        }

        @Override
        public List<String> conditions() {
            return List.of(condition);
        }

        @Override
        public List<String> measures() {
            return distinct(first, second);
        }
    }

    /** Treatment minus reference, not paired: difference of means, permutation of labels. */
    record Unpaired(String measure, String treatment, String reference, Direction direction, double smallestEffect)
            implements Single {
        public Unpaired {
            check(smallestEffect);
        }

        @Override
        public List<String> conditions() {
            return distinct(treatment, reference);
        }

        @Override
        public List<String> measures() {
            return List.of(measure);
        }
    }

    /** One condition against a given number: mean minus bound, sign-flip permutation test. */
    record AgainstBound(String measure, String condition, double bound, Direction direction, double smallestEffect)
            implements Single {
        public AgainstBound {
            check(smallestEffect);
        }

        @Override
        public List<String> conditions() {
            return List.of(condition);
        }

        @Override
        public List<String> measures() {
            return List.of(measure);
        }
    }

    /**
     * The measure over ordered conditions, paired by seed: each seed's Spearman correlation with the dose, mean against 0
     * by sign flips. The effect is the mean correlation, in [-1, 1].
     *
     * @param doses at least three, of different doses
     */
    record DoseResponse(String measure, List<Dose> doses, Direction direction, double smallestEffect)
            implements Single {
        public DoseResponse {
            check(smallestEffect);
            doses = List.copyOf(doses);
            Set<Double> different = new HashSet<>();
            doses.forEach(dose -> different.add(dose.dose()));
            if (doses.size() < 3 || different.size() < doses.size()) {
                throw new IllegalArgumentException("at least 3 different doses are needed, got " + doses);
            }
        }

        @Override
        public List<String> conditions() {
            return doses.stream().map(Dose::condition).distinct().toList();
        }

        @Override
        public List<String> measures() {
            return List.of(measure);
        }

        /** A condition and how much of the supposed cause it has. */
        public record Dose(String condition, double dose) {}
    }

    /**
     * How much networks of a condition differ among themselves, over rising levels of a factor: Spearman correlation of
     * the spread with the level, in [-1, 1]. The unit is the network, which many pairs share: the interval and p come from
     * drawing networks anew within each level, never pairs. Levels that were not run are left out; two at least are needed.
     *
     * @param series the factor and what it is varied in, as sentences name it: "flip-flop, channels"
     * @param measure a number that every network that counts has, such as its loss; a network without one does not count
     * @param pairs where null, the spread is the measure's standard deviation over networks (over n); else the name of an
     *     array [networks, networks] of distances in the group's findings, and the spread is the mean over pairs
     * @param dealt whether the measure's values are first dealt to the levels at random, as a negative control; not with
     *     pairs, as networks of different levels have no distance
     * @param levels at least two, of different levels
     */
    record SpreadTrend(
            String series,
            String measure,
            @Nullable String pairs,
            boolean dealt,
            List<Level> levels,
            Direction direction,
            double smallestEffect)
            implements Single {
        public SpreadTrend {
            check(smallestEffect);
            levels = checked(levels);
            if (dealt && pairs != null) {
                throw new IllegalArgumentException("only values can be dealt anew, not pairs such as " + pairs);
            }
        }

        @Override
        public List<String> conditions() {
            return levels.stream().map(Level::condition).distinct().toList();
        }

        @Override
        public List<String> measures() {
            return List.of(measure);
        }

        private static List<Level> checked(List<Level> levels) {
            Set<Double> different = new HashSet<>();
            levels.forEach(level -> different.add(level.level()));
            if (levels.size() < 2 || different.size() < levels.size()) {
                throw new IllegalArgumentException("at least 2 different levels are needed, got " + levels);
            }
            return List.copyOf(levels);
        }

        /**
         * A condition and how much of the factor it has.
         *
         * @param condition of the networks
         * @param group the condition of the run that measured all pairs of them
         */
        public record Level(String condition, String group, double level) {}
    }

    /**
     * The mean of a measure over the networks that count, over rising levels of a factor: Spearman correlation of the mean
     * with the level, in [-1, 1]. Interval and p as in {@link SpreadTrend}, from drawing networks anew within each level.
     *
     * @param measure whose mean is compared
     * @param counted a measure that every network that counts has; one without it is left out
     * @param dealt whether the values are first dealt to the levels at random, as a negative control
     * @param levels at least two, of different levels
     */
    record MeanTrend(
            String series,
            String measure,
            String counted,
            boolean dealt,
            List<SpreadTrend.Level> levels,
            Direction direction,
            double smallestEffect)
            implements Single {
        public MeanTrend {
            check(smallestEffect);
            levels = SpreadTrend.checked(levels);
        }

        @Override
        public List<String> conditions() {
            return levels.stream().map(SpreadTrend.Level::condition).distinct().toList();
        }

        @Override
        public List<String> measures() {
            return distinct(measure, counted);
        }
    }

    /**
     * Three quarters of the parts that have values must hold, and at least two parts must have some; for a claim over
     * several tasks.
     */
    record MostOf(List<Comparison> parts) implements Comparison {
        public MostOf {
            parts = List.copyOf(parts);
            if (parts.size() < 2) {
                throw new IllegalArgumentException("at least 2 parts are needed, got " + parts.size());
            }
        }

        /** How many of {@code parts} parts must hold. */
        public static int needed(int parts) {
            return (3 * parts + 3) / 4;
        }
    }

    /** All must hold. The judgement shows the part that decides. */
    record AllOf(List<Comparison> parts) implements Comparison {
        public AllOf {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("nothing to compare");
            }
        }
    }

    private static List<String> distinct(String first, String second) {
        return first.equals(second) ? List.of(first) : List.of(first, second);
    }

    private static void check(double smallestEffect) {
        if (!(smallestEffect > 0) || Double.isInfinite(smallestEffect)) {
            throw new IllegalArgumentException(
                    "the smallest effect that matters is a positive number, got " + smallestEffect);
        }
    }
}
