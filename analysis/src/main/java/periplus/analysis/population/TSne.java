package periplus.analysis.population;

import java.util.Arrays;
import periplus.analysis.topology.DistanceMatrix;
import periplus.core.errors.BadInputException;
import periplus.core.source.Source;
import periplus.core.workers.Workers;

/**
 * t-distributed stochastic neighbour embedding, all pairs: a picture in which neighbours stay neighbours.
 *
 * <pre>
 *   q(i,j) = w_ij / sum of w,   w_ij = 1 / (1 + |y_i - y_j|^2)         p(i,j) from the distances and the perplexity
 *   KL     = sum over i, j of p log(p / q)                             made small
 *   dKL/dy_i = 4 sum over j of (p - q) w_ij (y_i - y_j)
 * </pre>
 *
 * <p>Gradient descent with momentum 0.5, later 0.8, and gains a coordinate, after an exaggerated start, from classical
 * scaling shrunk to a standard deviation of 1e-4: no chance is involved, and the bits do not depend on the workers.
 * Meant for hundreds to a few thousand points (n^2 work a step). Distances between clusters mean little in the picture,
 * sizes of clusters nothing. Distances may be of any kind: Cueva and Wei's are from the units' correlation over time.
 *
 * <p>Source: van der Maaten and Hinton 2008; start, exaggeration and step size as in present-day use.
 *
 * @param coordinates [point][dimension], without unit
 * @param klDivergence of the last step, in nats
 */
@Source(key = "vandermaaten2008", where = "symmetric form with Student t; exact gradient")
@Source(key = "cueva2018", where = "figure 4: t-SNE of units by the correlation of their rates")
public record TSne(double[][] coordinates, double klDivergence) {
    private static final int ROWS_A_PART = 16;
    private static final double START_SD = 1e-4;
    private static final double LEAST_GAIN = 0.01;
    private static final double LEAST_P = Math.ulp(1.0);

    /**
     * Embeds the points of these distances.
     *
     * @throws BadInputException where there are not more points than perplexity + 1 and dimensions
     */
    public static TSne of(DistanceMatrix distances, TSneSettings settings, Workers workers) {
        int n = distances.points();
        if (n <= settings.perplexity() + 1 || n <= settings.dimensions()) {
            throw new BadInputException("t-SNE of " + n + " points with perplexity " + settings.perplexity() + " in "
                    + settings.dimensions() + " dimensions: expected more points than perplexity + 1; lower it");
        }
        double[] p = NeighbourProbabilities.joint(distances, settings.perplexity(), workers);
        Descent descent = new Descent(p, start(distances, settings.dimensions(), workers), workers);
        double rate = settings.learningRateFor(n);
        for (int step = 0; step < settings.steps(); step++) {
            boolean early = step < settings.exaggeratedSteps();
            descent.step(early ? settings.exaggeration() : 1, early ? 0.5 : 0.8, rate);
        }
        return new TSne(descent.y, descent.divergence());
    }

    /** KL divergence of an embedding that was made elsewhere, in nats. */
    public static double divergence(
            DistanceMatrix distances, double perplexity, double[][] coordinates, Workers workers) {
        double[] p = NeighbourProbabilities.joint(distances, perplexity, workers);
        return new Descent(p, coordinates, workers).divergence();
    }

    private static double[][] start(DistanceMatrix distances, int dimensions, Workers workers) {
        double[][] y = ClassicalScaling.embed(distances, dimensions, workers).coordinates();
        double squares = 0;
        for (double[] point : y) {
            squares += point[0] * point[0];
        }
        double sd = Math.sqrt(squares / y.length);
        if (sd == 0) {
            throw new BadInputException("t-SNE of points that all coincide: expected at least two different points");
        }
        for (double[] point : y) {
            for (int d = 0; d < dimensions; d++) {
                point[d] *= START_SD / sd;
            }
        }
        return y;
    }

    /** The places, their velocities and gains. */
    private static final class Descent {
        private final int n;
        private final int dimensions;
        private final double[] p;
        private final double[][] y;
        private final double[][] velocity;
        private final double[][] gain;
        private final double[][] gradient;
        private final double[] w;
        private final double[] rowSum;
        private final Workers workers;

        Descent(double[] p, double[][] y, Workers workers) {
            this.n = y.length;
            this.dimensions = y[0].length;
            this.p = p;
            this.y = y;
            this.workers = workers;
            this.velocity = new double[n][dimensions];
            this.gain = new double[n][dimensions];
            this.gradient = new double[n][dimensions];
            this.w = new double[n * n];
            this.rowSum = new double[n];
            for (double[] g : gain) {
                Arrays.fill(g, 1);
            }
        }

        void step(double exaggeration, double momentum, double rate) {
            double all = similarities();
            rows(i -> gradientOf(i, exaggeration, all));
            for (int i = 0; i < n; i++) {
                for (int d = 0; d < dimensions; d++) {
                    boolean turning = velocity[i][d] * gradient[i][d] < 0;
                    gain[i][d] = Math.max(LEAST_GAIN, turning ? gain[i][d] + 0.2 : gain[i][d] * 0.8);
                    velocity[i][d] = momentum * velocity[i][d] - rate * gain[i][d] * gradient[i][d];
                }
            }
            for (int i = 0; i < n; i++) {
                for (int d = 0; d < dimensions; d++) {
                    y[i][d] += velocity[i][d];
                }
            }
        }

        /** Fills w and returns its sum. */
        private double similarities() {
            rows(i -> {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    double square = 0;
                    for (int d = 0; d < dimensions; d++) {
                        double difference = y[i][d] - y[j][d];
                        square += difference * difference;
                    }
                    double similarity = j == i ? 0 : 1 / (1 + square);
                    w[i * n + j] = similarity;
                    sum += similarity;
                }
                rowSum[i] = sum;
            });
            double all = 0;
            for (double sum : rowSum) {
                all += sum;
            }
            return all;
        }

        private void gradientOf(int i, double exaggeration, double all) {
            double[] g = gradient[i];
            Arrays.fill(g, 0);
            for (int j = 0; j < n; j++) {
                double similarity = w[i * n + j];
                double pull = 4 * (exaggeration * p[i * n + j] - similarity / all) * similarity;
                for (int d = 0; d < dimensions; d++) {
                    g[d] += pull * (y[i][d] - y[j][d]);
                }
            }
        }

        double divergence() {
            double all = similarities();
            double sum = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (p[i * n + j] > LEAST_P) {
                        sum += p[i * n + j] * StrictMath.log(p[i * n + j] / (w[i * n + j] / all));
                    }
                }
            }
            return sum;
        }

        private void rows(java.util.function.IntConsumer row) {
            workers.run((n + ROWS_A_PART - 1) / ROWS_A_PART, (part, worker) -> {
                for (int i = part * ROWS_A_PART; i < Math.min(n, (part + 1) * ROWS_A_PART); i++) {
                    row.accept(i);
                }
            });
        }
    }
}
