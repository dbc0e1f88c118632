package periplus.testkit;

import java.util.function.LongConsumer;

/**
 * Runs a property over many seeded cases and, where one fails, says which seed to run again.
 *
 * <p>{@code -Dperiplus.case=SEED} runs that case alone; {@code -Dperiplus.cases=N} runs N instead of the given count.
 */
public final class Cases {
    private Cases() {}

    /** Calls {@code property} with the case seeds 1 to {@code count}. */
    public static void forAll(int count, LongConsumer property) {
        Long only = Long.getLong("periplus.case");
        if (only != null) {
            property.accept(only);
            return;
        }
        int cases = Integer.getInteger("periplus.cases", count);
        for (long seed = 1; seed <= cases; seed++) {
            try {
                property.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "case " + seed + " of " + cases + " fails (run it alone with -Dperiplus.case=" + seed + "): "
                                + e.getMessage(),
                        e);
            }
        }
    }
}
