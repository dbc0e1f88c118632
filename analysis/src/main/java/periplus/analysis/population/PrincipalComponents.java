package periplus.analysis.population;

import java.util.Arrays;
import periplus.core.measure.Measured;
import periplus.core.source.Source;
import periplus.core.workers.Workers;

/**
 * Principal components of population vectors.
 *
 * <pre>
 *   C = sum over samples of (x - mean)(x - mean)^T / (samples - 1)       C loading_k = variance_k loading_k
 *   score_k = loading_k . (x - mean)                                     share_k = variance_k / trace C
 * </pre>
 *
 * <p>Rates are not scaled: where units of large rates should not rule, standardise first ({@link ZScores}). The sign of
 * a component is fixed: its loading of largest size is positive, the first of those equal to rounding. Components of
 * equal variance (a ring's come in pairs) are one choice of axes in their plane, always the same.
 *
 * @param mean [units]
 * @param loading [component][unit], orthonormal rows
 * @param variance [component], falling, in squared units of the rates
 * @param totalVariance trace of C
 */
@Source(key = "jolliffe2002", where = "chapter 1; scores and shares of variance")
public record PrincipalComponents(double[] mean, double[][] loading, double[] variance, double totalVariance) {

    /**
     * The first components of {@code samples[sample][unit]}.
     *
     * @param components 1 to the smaller of units and samples - 1
     * @throws periplus.core.errors.BadInputException for fewer than 2 samples, rows of different length, a number that is
     *     not finite, or too many components
     */
    public static PrincipalComponents of(double[][] samples, int components, Workers workers) {
        PointCheck.check(samples, 2);
        int units = samples[0].length;
        PointCheck.checkDimensions("principal components", components, Math.min(units, samples.length - 1));
        double[] mean = new double[units];
        for (double[] x : samples) {
            for (int u = 0; u < units; u++) {
                mean[u] += x[u];
            }
        }
        for (int u = 0; u < units; u++) {
            mean[u] /= samples.length;
        }
        double[] squares = new double[units];
        for (double[] x : samples) {
            for (int u = 0; u < units; u++) {
                squares[u] += (x[u] - mean[u]) * (x[u] - mean[u]);
            }
        }
        double total = Arrays.stream(squares).sum() / (samples.length - 1);
        LeadingEigenpairs pairs = LeadingEigenpairs.of(new Covariance(samples, mean), components, workers);
        double[] variance = pairs.value;
        for (int k = 0; k < components; k++) {
            variance[k] = Math.max(0, variance[k]);
        }
        return new PrincipalComponents(mean, pairs.vector, variance, total);
    }

    /** How many components there are. */
    public int components() {
        return variance.length;
    }

    /** The share of all variance along one component; undefined where nothing varies. */
    public Measured share(int component) {
        return totalVariance > 0
                ? Measured.of(variance[component] / totalVariance)
                : Measured.undefined("no unit varies");
    }

    /** The share of all variance in the first {@code count} components. */
    public Measured cumulativeShare(int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += variance[k];
        }
        return totalVariance > 0 ? Measured.of(sum / totalVariance) : Measured.undefined("no unit varies");
    }

    /** Scores of {@code samples[sample][unit]}: [sample][component]. */
    public double[][] project(double[][] samples) {
        PointCheck.check(samples, 1);
        if (samples[0].length != mean.length) {
            throw new IllegalArgumentException(
                    "components of " + mean.length + " units cannot project vectors of " + samples[0].length);
        }
        double[][] scores = new double[samples.length][components()];
        for (int s = 0; s < samples.length; s++) {
            for (int k = 0; k < components(); k++) {
                double sum = 0;
                for (int u = 0; u < mean.length; u++) {
                    sum += loading[k][u] * (samples[s][u] - mean[u]);
                }
                scores[s][k] = sum;
            }
        }
        return scores;
    }

    /** The vectors that the scores stand for: mean + sum of score_k loading_k. */
    public double[][] reconstruct(double[][] scores) {
        double[][] samples = new double[scores.length][];
        for (int s = 0; s < scores.length; s++) {
            samples[s] = mean.clone();
            for (int k = 0; k < components(); k++) {
                for (int u = 0; u < mean.length; u++) {
                    samples[s][u] += scores[s][k] * loading[k][u];
                }
            }
        }
        return samples;
    }
}
