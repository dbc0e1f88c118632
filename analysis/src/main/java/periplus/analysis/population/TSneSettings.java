package periplus.analysis.population;

import periplus.core.errors.BadInputException;

/**
 * Settings of t-SNE.
 *
 * @param perplexity effective number of neighbours, 1 to below points - 1; 30 is usual
 * @param dimensions 2 for a picture
 * @param exaggeration factor on the similarities in the first steps
 * @param exaggeratedSteps how many first steps
 * @param steps all steps
 * @param learningRate step size; 0 = the larger of points / exaggeration / 4 and 50
 */
public record TSneSettings(
        double perplexity, int dimensions, double exaggeration, int exaggeratedSteps, int steps, double learningRate) {
    public TSneSettings {
        if (!(perplexity >= 1) || dimensions < 1 || !(exaggeration >= 1) || exaggeratedSteps < 0) {
            throw new BadInputException("t-SNE with perplexity " + perplexity + ", " + dimensions
                    + " dimensions, exaggeration " + exaggeration + " for " + exaggeratedSteps
                    + " steps: expected at least 1, 1, 1 and 0");
        }
        if (steps < exaggeratedSteps || !(learningRate >= 0)) {
            throw new BadInputException("t-SNE of " + steps + " steps, " + exaggeratedSteps
                    + " exaggerated, learning rate " + learningRate
                    + ": expected at least as many steps as exaggerated ones and a learning rate of 0 or more");
        }
    }

    /** The usual settings for a plane: 1,000 steps, the first 250 with exaggeration 12. */
    public static TSneSettings plane(double perplexity) {
        return new TSneSettings(perplexity, 2, 12, 250, 1000, 0);
    }

    double learningRateFor(int points) {
        return learningRate > 0 ? learningRate : Math.max(points / exaggeration / 4, 50);
    }
}
