package periplus.analysis.replay;

import java.util.Arrays;
import periplus.core.errors.BadInputException;
import periplus.core.source.Source;

/**
 * Where a replay is and how it moves: a hidden Markov model over positions and three ways of moving.
 *
 * <pre>
 *   state       (I, x)   I: stationary, continuous or fragmented; x a position bin
 *   I           stays with probability 0.98, changes to each other with 0.01
 *   x, to stationary           the same bin
 *   x, to continuous           a Gaussian random walk, rows normalised over the bins
 *   x, to or from fragmented   any bin, all alike
 *   start       all states alike
 *   filter      prior_j = sum_i P(i -> j) T_ij^T post_i          post = normalise(prior * L)
 *   smoother    w_i = sum_j P(i -> j) T_ij [smooth_j(t+1) / prior_j(t+1)]       smooth(t) = normalise(w * post(t))
 * </pre>
 *
 * <p>L is scaled to a greatest of 1 in each time bin, plus the machine epsilon; the log likelihood that is returned is
 * of the scaled likelihoods. Denovellis et al. use bins of 3 cm and 2 ms and a variance of 6 cm^2 a bin along the track;
 * for other units take a variance whose root is about twice the awake displacement a step.
 */
@Source(key = "denovellis2021", where = "state-space classifier of replay dynamics; released code")
public final class StateSpaceDecoder {
    /** Ways of moving. */
    public enum Dynamic {
        /** Stays where it is. */
        STATIONARY,
        /** Moves on from where it is. */
        CONTINUOUS,
        /** Is anywhere. */
        FRAGMENTED
    }

    /** Probability that the way of moving stays, as published. */
    public static final double STAY = 0.98;

    private static final int KINDS = 3;
    private static final double EPSILON = 0x1p-52;

    private final double[][] walk;
    private final double stay;

    /**
     * What is known of each time.
     *
     * @param dynamic P(I), [time][kind in the order of {@link Dynamic}]
     * @param position P(x), [time][position]
     * @param logLikelihood of all that was seen, scaled likelihoods
     */
    public record Posterior(double[][] dynamic, double[][] position, double logLikelihood) {}

    /**
     * With this random walk, rows [from][to] that sum to 1.
     *
     * @throws BadInputException where a row does not
     */
    public StateSpaceDecoder(double[][] walk, double stay) {
        for (int x = 0; x < walk.length; x++) {
            double sum = Arrays.stream(walk[x]).sum();
            if (walk[x].length != walk.length || !(Math.abs(sum - 1) < 1e-9)) {
                throw new BadInputException("row " + x + " of the random walk has " + walk[x].length
                        + " probabilities that sum to " + sum + ", expected " + walk.length + " that sum to 1");
            }
        }
        if (!(stay > 0 && stay < 1)) {
            throw new BadInputException(
                    "the way of moving stays with probability " + stay + ", expected a number between 0 and 1");
        }
        this.walk = walk.clone();
        this.stay = stay;
    }

    /** A Gaussian random walk of this variance a step over positions [position][axis], in the square of their unit. */
    public static double[][] gaussianWalk(double[][] positions, double variance) {
        double[][] walk = new double[positions.length][positions.length];
        for (int x = 0; x < walk.length; x++) {
            double sum = 0;
            for (int y = 0; y < walk.length; y++) {
                double d2 = 0;
                for (int axis = 0; axis < positions[x].length; axis++) {
                    double d = positions[x][axis] - positions[y][axis];
                    d2 += d * d;
                }
                walk[x][y] = StrictMath.exp(-d2 / (2 * variance));
                sum += walk[x][y];
            }
            for (int y = 0; y < walk.length; y++) {
                walk[x][y] /= sum;
            }
        }
        return walk;
    }

    /** From the past only. */
    public Posterior filter(double[][] logLikelihood) {
        Pass pass = forward(logLikelihood);
        return posterior(pass.post, pass.logLikelihood);
    }

    /** From past and future. */
    public Posterior smooth(double[][] logLikelihood) {
        Pass pass = forward(logLikelihood);
        int times = logLikelihood.length;
        int n = walk.length;
        double[][] smooth = new double[times][];
        smooth[times - 1] = pass.post[times - 1];
        double[] ratio = new double[KINDS * n];
        for (int t = times - 2; t >= 0; t--) {
            for (int s = 0; s < ratio.length; s++) {
                double prior = pass.prior[t + 1][s];
                ratio[s] = prior > 0 ? smooth[t + 1][s] / prior : 0;
            }
            double[] w = pulledBack(ratio);
            for (int s = 0; s < w.length; s++) {
                w[s] *= pass.post[t][s];
            }
            normalise(w);
            smooth[t] = w;
        }
        return posterior(smooth, pass.logLikelihood);
    }

    private record Pass(double[][] prior, double[][] post, double logLikelihood) {}

    private Pass forward(double[][] logLikelihood) {
        int times = logLikelihood.length;
        int n = walk.length;
        if (times == 0 || logLikelihood[0].length != n) {
            throw new BadInputException("likelihoods of " + times + " times"
                    + (times == 0 ? "" : " at " + logLikelihood[0].length + " positions")
                    + ", expected at least one, at "
                    + n + " positions");
        }
        double[][] prior = new double[times][];
        double[][] post = new double[times][];
        double log = 0;
        for (int t = 0; t < times; t++) {
            if (t == 0) {
                prior[0] = new double[KINDS * n];
                Arrays.fill(prior[0], 1.0 / (KINDS * n));
            } else {
                prior[t] = pushed(post[t - 1]);
            }
            double[] likelihood = PositionLikelihood.scaled(logLikelihood[t]);
            post[t] = prior[t].clone();
            for (int s = 0; s < post[t].length; s++) {
                post[t][s] *= likelihood[s % n] + EPSILON;
            }
            log += StrictMath.log(normalise(post[t]));
        }
        return new Pass(prior, post, log);
    }

    /** One step of the chain: sum over states of P(state -> next) p(state). */
    private double[] pushed(double[] p) {
        int n = walk.length;
        double change = (1 - stay) / (KINDS - 1);
        double[] out = new double[KINDS * n];
        double[] mass = new double[KINDS];
        for (int s = 0; s < p.length; s++) {
            mass[s / n] += p[s];
        }
        // from stationary and continuous by their own moves
        double[] local = new double[n];
        double[] moving = new double[n];
        for (int x = 0; x < n; x++) {
            local[x] = stay * p[x] + change * p[n + x];
            moving[x] = change * p[x] + stay * p[n + x];
        }
        int fragmented = 2 * n;
        double fromFragmented = change * mass[2] / n;
        double toFragmented = (change * (mass[0] + mass[1]) + stay * mass[2]) / n;
        for (int x = 0; x < n; x++) {
            out[x] = local[x] + fromFragmented;
            out[n + x] += fromFragmented;
            out[fragmented + x] = toFragmented;
            for (int y = 0; y < n && moving[x] > 0; y++) {
                out[n + y] += moving[x] * walk[x][y];
            }
        }
        return out;
    }

    /** The transposed step: sum over next states of P(state -> next) r(next). */
    private double[] pulledBack(double[] r) {
        int n = walk.length;
        double change = (1 - stay) / (KINDS - 1);
        double[] mean = new double[KINDS];
        for (int s = 0; s < r.length; s++) {
            mean[s / n] += r[s] / n;
        }
        double[] out = new double[KINDS * n];
        double fromFragmented = change * (mean[0] + mean[1]) + stay * mean[2];
        for (int x = 0; x < n; x++) {
            double walked = 0;
            for (int y = 0; y < n; y++) {
                walked += walk[x][y] * r[n + y];
            }
            out[x] = stay * r[x] + change * walked + change * mean[2];
            out[n + x] = change * r[x] + stay * walked + change * mean[2];
            out[2 * n + x] = fromFragmented;
        }
        return out;
    }

    private Posterior posterior(double[][] states, double logLikelihood) {
        int n = walk.length;
        double[][] dynamic = new double[states.length][KINDS];
        double[][] position = new double[states.length][n];
        for (int t = 0; t < states.length; t++) {
            for (int s = 0; s < states[t].length; s++) {
                dynamic[t][s / n] += states[t][s];
                position[t][s % n] += states[t][s];
            }
        }
        return new Posterior(dynamic, position, logLikelihood);
    }

    private static double normalise(double[] p) {
        double sum = 0;
        for (double v : p) {
            sum += v;
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return sum;
    }
}
