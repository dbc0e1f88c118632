package periplus.analysis.similarity;

import java.util.Arrays;

/**
 * The linear operator of a system's trials at one rank, as all systems that are compared have it.
 *
 * <p>Operators are compared at one size: where the activity has fewer directions than the rank, the others stay 0.
 */
public final class DelayOperator {
    private DelayOperator() {}

    /** The operator [to][from] of {@code states[trial][step][component]}, {@code rank} on a side. */
    public static double[][] of(double[][][] states, DelaySettings settings, int rank) {
        DelayCoordinates coordinates = DelayCoordinates.of(states, settings);
        double[][] small = coordinates.operator(Math.min(rank, coordinates.directions()));
        double[][] operator = new double[rank][rank];
        for (int i = 0; i < small.length; i++) {
            System.arraycopy(small[i], 0, operator[i], 0, small.length);
        }
        return operator;
    }

    /**
     * The rank that forecasts of the last fifth of the trials ask for.
     *
     * @param within 0.05 accepts errors up to 5 % above the best
     * @throws IllegalArgumentException where there are fewer than two trials, or {@link RankChoice} finds none
     */
    public static int rank(double[][][] states, DelaySettings settings, int[] candidates, double within) {
        if (states.length < 2) {
            throw new IllegalArgumentException("a rank is chosen by forecasts of trials that were left out: there is "
                    + states.length + " trial, expected at least 2");
        }
        int held = Math.max(1, states.length / 5);
        double[][][] fitted = Arrays.copyOf(states, states.length - held);
        double[][][] others = Arrays.copyOfRange(states, states.length - held, states.length);
        return RankChoice.of(fitted, others, settings, candidates, within).rank();
    }
}
