package periplus.studies.claims;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is compared, before any number is known. The unit is the seed, never a unit of one network.
 *
 * <p>Every {@code smallestEffect} is in the measure's own unit (a natural log ratio for {@link PairedRatio}, a rank
 * correlation for {@link DoseResponse}) and positive: the smallest effect in the claimed direction that would matter.
 */
public sealed interface Comparison {
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
