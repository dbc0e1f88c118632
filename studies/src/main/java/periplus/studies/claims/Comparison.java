package periplus.studies.claims;

import java.util.List;

/**
 * What is compared, before any number is known. The unit is the seed, never a unit of one network.
 *
 * <p>Every {@code smallestEffect} is in the measure's own unit (or a log ratio for {@link PairedRatio}) and positive: the
 * smallest effect in the claimed direction that would matter.
 */
public sealed interface Comparison {
    /**
     * Treatment minus reference, paired by seed: mean difference, sign-flip permutation test.
     *
     * @param measure a name of the study's measures
     * @param treatment a condition's id
     * @param reference a condition's id
     */
    record Paired(String measure, String treatment, String reference, Direction direction, double smallestEffect)
            implements Comparison {}

    /** Log of treatment over reference, paired by seed; undefined where a value is not positive. */
    record PairedRatio(String measure, String treatment, String reference, Direction direction, double smallestEffect)
            implements Comparison {}

    /** Two measures of the same run, paired by seed: first minus second. */
    record WithinRun(String condition, String first, String second, Direction direction, double smallestEffect)
            implements Comparison {}

    /** Treatment minus reference, not paired: difference of means, permutation of labels. */
    record Unpaired(String measure, String treatment, String reference, Direction direction, double smallestEffect)
            implements Comparison {}

    /** One condition against a given number: mean minus bound, sign-flip permutation test. */
    record AgainstBound(String measure, String condition, double bound, Direction direction, double smallestEffect)
            implements Comparison {}

    /** All must hold. The judgement shows the part that decides. */
    record AllOf(List<Comparison> parts) implements Comparison {
        public AllOf {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("nothing to compare");
            }
        }
    }
}
