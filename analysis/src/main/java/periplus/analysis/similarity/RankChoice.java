package periplus.analysis.similarity;

import periplus.core.measure.Measured;

/**
 * The rank of a delay operator from forecasts of trials that it was not fitted to.
 *
 * <p>The smallest candidate whose {@linkplain DelayCoordinates#scaledError held-out MASE} is within a share of the best
 * one's. One rank is then used for all systems that are compared, since operators of different size have no distance.
 *
 * @param rank the choice
 * @param candidates rising
 * @param errors held-out MASE by candidate; undefined where the data have fewer directions
 */
public record RankChoice(int rank, int[] candidates, Measured[] errors) {
    /**
     * Fits on some trials, forecasts the others.
     *
     * @param within 0.05 accepts errors up to 5 % above the best
     * @throws IllegalArgumentException where no candidate gives an error
     */
    public static RankChoice of(
            double[][][] fitted, double[][][] heldOut, DelaySettings settings, int[] candidates, double within) {
        DelayCoordinates coordinates = DelayCoordinates.of(fitted, settings);
        Measured[] errors = new Measured[candidates.length];
        double best = Double.POSITIVE_INFINITY;
        for (int c = 0; c < candidates.length; c++) {
            errors[c] = candidates[c] > coordinates.directions()
                    ? Measured.undefined("the data have " + coordinates.directions() + " directions")
                    : coordinates.scaledError(heldOut, candidates[c]);
            if (errors[c] instanceof Measured.Value(double error)) {
                best = Math.min(best, error);
            }
        }
        for (int c = 0; c < candidates.length; c++) {
            if (errors[c] instanceof Measured.Value(double error) && error <= (1 + within) * best) {
                return new RankChoice(candidates[c], candidates, errors);
            }
        }
        throw new IllegalArgumentException("no candidate rank gives a forecast error: the data have "
                + coordinates.directions() + " directions, the smallest candidate is "
                + (candidates.length == 0 ? "none" : candidates[0]));
    }
}
