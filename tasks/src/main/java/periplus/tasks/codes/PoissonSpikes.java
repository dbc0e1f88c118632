package periplus.tasks.codes;

import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * Spike counts from rates: n ~ Poisson(rate peak dt), independent between cells and bins.
 *
 * <p>Rates below 0 count as 0. Exact at any mean: a mean above 16 is drawn in pieces, since sums of Poisson numbers are
 * Poisson. Numbers come from the stream in rising cell order, a varying number for each cell, so give every bin or trial
 * a stream of its own.
 *
 * <p>The reference draws at most one spike a bin, with probability rate dt, which loses spikes as soon as rate dt is
 * not small and is no probability above 1.
 */
@Source(key = "george2024", where = "spikes of the released simulator, there one coin a bin")
public final class PoissonSpikes {
    private static final double PIECE = 16;
    private static final double GREATEST_MEAN = 1e6;

    private PoissonSpikes() {}

    /**
     * Draws the counts of {@code cells} cells in one bin.
     *
     * @param rates rates from {@code offset} on, without unit
     * @param peakHertz spikes a second at rate 1
     * @param dtSeconds length of the bin
     */
    public static void draw(
            float[] rates,
            int offset,
            int cells,
            double peakHertz,
            double dtSeconds,
            RandomStream stream,
            int[] counts) {
        if (!(peakHertz >= 0) || !(peakHertz < 1e9) || !(dtSeconds > 0) || !(dtSeconds < 1e9)) {
            throw new BadInputException("spikes at a peak of " + peakHertz + " Hz in bins of " + dtSeconds
                    + " s; expected hertz of at least 0 and seconds above 0");
        }
        for (int i = 0; i < cells; i++) {
            counts[i] = count(Math.max(0, rates[offset + i]) * peakHertz * dtSeconds, stream);
        }
    }

    /** One Poisson number with this mean. */
    public static int count(double mean, RandomStream stream) {
        if (!(mean >= 0) || mean > GREATEST_MEAN) {
            throw new BadInputException(
                    "a mean of " + mean + " spikes in a bin; expected 0 to " + GREATEST_MEAN + ": shorten the bins");
        }
        int total = 0;
        double left = mean;
        while (left > 0) {
            double piece = Math.min(left, PIECE);
            left -= piece;
            // spikes until waiting times of mean 1 fill the piece
            double floor = StrictMath.exp(-piece);
            double product = stream.nextUniform();
            while (product > floor) {
                total++;
                product *= stream.nextUniform();
            }
        }
        return total;
    }
}
