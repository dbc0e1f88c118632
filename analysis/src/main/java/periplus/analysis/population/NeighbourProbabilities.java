package periplus.analysis.population;

import periplus.analysis.topology.DistanceMatrix;
import periplus.core.workers.Workers;

/**
 * How likely each point is to pick each other as its neighbour, all points having the same effective number of them.
 *
 * <pre>
 *   p(j|i) = exp(-b_i d_ij^2) / sum over l of exp(-b_i d_il^2),   b_i such that  exp(entropy of p(.|i)) = perplexity
 *   p(i,j) = (p(j|i) + p(i|j)) / 2n
 * </pre>
 *
 * <p>b is found by bisection. Where a point has more than perplexity duplicates no b gives so few neighbours, and p is
 * uniform over the duplicates.
 */
final class NeighbourProbabilities {
    private static final int HALVINGS = 200;
    private static final double TOLERANCE = 1e-12;

    private NeighbourProbabilities() {}

    /** p(i,j), row-major [n][n]. */
    static double[] joint(DistanceMatrix distances, double perplexity, Workers workers) {
        int n = distances.points();
        double[] p = new double[Math.multiplyExact(n, n)];
        workers.run(n, (i, worker) -> conditional(distances, i, StrictMath.log(perplexity), p, i * n));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double both = (p[i * n + j] + p[j * n + i]) / (2.0 * n);
                p[i * n + j] = both;
                p[j * n + i] = both;
            }
        }
        return p;
    }

    private static void conditional(DistanceMatrix distances, int i, double entropy, double[] p, int at) {
        int n = distances.points();
        double[] square = new double[n];
        double nearest = Double.POSITIVE_INFINITY;
        double mean = 0;
        for (int j = 0; j < n; j++) {
            square[j] = distances.distance(i, j) * distances.distance(i, j);
            if (j != i) {
                nearest = Math.min(nearest, square[j]);
                mean += square[j] / (n - 1);
            }
        }
        double b = mean > nearest ? 1 / (mean - nearest) : 1;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        for (int k = 0; k < HALVINGS; k++) {
            double sum = 0;
            double weighted = 0;
            for (int j = 0; j < n; j++) {
                double above = square[j] - nearest;
                double e = j == i ? 0 : StrictMath.exp(-b * above);
                p[at + j] = e;
                sum += e;
                weighted += e * above;
            }
            double found = StrictMath.log(sum) + b * weighted / sum;
            for (int j = 0; j < n; j++) {
                p[at + j] /= sum;
            }
            if (Math.abs(found - entropy) < TOLERANCE) {
                return;
            }
            if (found > entropy) {
                low = b;
                b = high == Double.POSITIVE_INFINITY ? 2 * b : (low + high) / 2;
            } else {
                high = b;
                b = (low + high) / 2;
            }
            if (b == low && b == high || b > 1e300) {
                return;
            }
        }
    }
}
