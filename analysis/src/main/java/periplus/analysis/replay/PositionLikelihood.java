package periplus.analysis.replay;

import periplus.core.errors.BadInputException;

/**
 * How well what was seen in each time bin fits each position bin: log likelihoods, [time][position], up to a constant a
 * time.
 *
 * <pre>
 *   sorted spikes   sum over cells of n_i log(lambda_i(x) dt) - dt sum over cells of lambda_i(x)
 *   a decoded place -|y - x|^2 / (2 sd^2)
 * </pre>
 *
 * <p>Rates are in hertz and taken as at least 0.001 Hz, so that a spike where a cell was never heard is unlikely and not
 * impossible. The factor 1/n! and the norm of the Gaussian are the same at all positions and left out.
 */
public final class PositionLikelihood {
    private static final double LEAST_HERTZ = 1e-3;

    private PositionLikelihood() {}

    /**
     * Of spike counts [time][cell] under rates [cell][position].
     *
     * @throws BadInputException where the counts are not of as many cells as the rates
     */
    public static double[][] ofSpikes(int[][] counts, double[][] ratesHertz, double dtSeconds) {
        int positions = ratesHertz[0].length;
        double[][] logRate = new double[ratesHertz.length][positions];
        double[] silence = new double[positions];
        for (int i = 0; i < ratesHertz.length; i++) {
            for (int x = 0; x < positions; x++) {
                double hertz = Math.max(LEAST_HERTZ, ratesHertz[i][x]);
                logRate[i][x] = StrictMath.log(hertz * dtSeconds);
                silence[x] -= dtSeconds * hertz;
            }
        }
        double[][] out = new double[counts.length][];
        for (int t = 0; t < counts.length; t++) {
            if (counts[t].length != ratesHertz.length) {
                throw new BadInputException("time bin " + t + " holds counts of " + counts[t].length
                        + " cells, expected the " + ratesHertz.length + " cells of the rates");
            }
            out[t] = silence.clone();
            for (int i = 0; i < ratesHertz.length; i++) {
                for (int x = 0; x < positions && counts[t][i] > 0; x++) {
                    out[t][x] += counts[t][i] * logRate[i][x];
                }
            }
        }
        return out;
    }

    /** Of one path's decoded places around positions [position][axis], with this error of the decoder an axis. */
    public static double[][] ofPlaces(Paths paths, int path, double[][] positions, double sd) {
        double[][] out = new double[paths.times()][positions.length];
        for (int t = 0; t < out.length; t++) {
            int at = paths.at(path, t);
            for (int x = 0; x < positions.length; x++) {
                double sum = 0;
                for (int axis = 0; axis < positions[x].length; axis++) {
                    double d = paths.values()[at + axis] - positions[x][axis];
                    sum += d * d;
                }
                out[t][x] = -sum / (2 * sd * sd);
            }
        }
        return out;
    }

    /** The posterior of each time bin by itself under a uniform prior: the standard Bayesian decoder. */
    public static double[][] posterior(double[][] logLikelihood) {
        double[][] out = new double[logLikelihood.length][];
        for (int t = 0; t < out.length; t++) {
            out[t] = scaled(logLikelihood[t]);
            double sum = 0;
            for (double p : out[t]) {
                sum += p;
            }
            for (int x = 0; x < out[t].length; x++) {
                out[t][x] /= sum;
            }
        }
        return out;
    }

    /** exp(log likelihood - its greatest): likelihoods with a greatest of 1. */
    static double[] scaled(double[] logs) {
        double most = Double.NEGATIVE_INFINITY;
        for (double l : logs) {
            most = Math.max(most, l);
        }
        double[] out = new double[logs.length];
        for (int x = 0; x < out.length; x++) {
            out[x] = StrictMath.exp(logs[x] - most);
        }
        return out;
    }
}
