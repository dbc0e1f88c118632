package periplus.analysis.population;

import periplus.analysis.topology.DistanceMatrix;
import periplus.core.source.Source;
import periplus.core.workers.Workers;

/**
 * Classical (metric) multidimensional scaling: coordinates whose distances are the given ones as well as can be.
 *
 * <pre>B = -1/2 H D2 H,  D2 = squared distances, H = I - 1/n      B v_k = lambda_k v_k      x_k = sqrt(lambda_k) v_k</pre>
 *
 * <p>Of Euclidean distances it is the principal components' scores. Not to be confused with the scaling that minimises
 * stress step by step. Signs are fixed: the coordinate of largest size in each dimension is positive.
 */
@Source(key = "torgerson1952", where = "double centring and factoring")
public final class ClassicalScaling {
    private static final int ROWS_A_PART = 32;

    private ClassicalScaling() {}

    /** Places the points in this many dimensions, 1 to points - 1. */
    public static Embedding embed(DistanceMatrix distances, int dimensions, Workers workers) {
        int n = distances.points();
        PointCheck.checkDimensions("dimensions for " + n + " points", dimensions, n - 1);
        LeadingEigenpairs pairs = LeadingEigenpairs.of(new Centred(distances), dimensions, workers);
        double squares = 0;
        for (int i = 1; i < n; i++) {
            for (int j = 0; j < i; j++) {
                squares += distances.distance(i, j) * distances.distance(i, j);
            }
        }
        double[][] coordinates = new double[n][dimensions];
        for (int k = 0; k < dimensions; k++) {
            double size = Math.sqrt(Math.max(0, pairs.value[k]));
            for (int i = 0; i < n; i++) {
                coordinates[i][k] = size * pairs.vector[k][i];
            }
        }
        // trace of B: every pair counts twice in the sum over the square, over 2 n
        return new Embedding(coordinates, pairs.value, squares / n);
    }

    /** B, never formed: centre the vector, multiply by the squared distances, centre again. */
    private record Centred(DistanceMatrix distances) implements SymmetricOperator {
        @Override
        public int size() {
            return distances.points();
        }

        @Override
        public void apply(double[][] in, double[][] out, Workers workers) {
            int n = size();
            int vectors = in.length;
            double[][] centred = new double[vectors][];
            for (int v = 0; v < vectors; v++) {
                centred[v] = in[v].clone();
                centre(centred[v]);
            }
            workers.run((n + ROWS_A_PART - 1) / ROWS_A_PART, (part, worker) -> {
                double[] row = new double[n];
                for (int i = part * ROWS_A_PART; i < Math.min(n, (part + 1) * ROWS_A_PART); i++) {
                    for (int j = 0; j < n; j++) {
                        double d = distances.distance(i, j);
                        row[j] = d * d;
                    }
                    for (int v = 0; v < vectors; v++) {
                        out[v][i] = -0.5 * LeadingEigenpairs.dot(row, centred[v]);
                    }
                }
            });
            for (double[] o : out) {
                centre(o);
            }
        }

        private static void centre(double[] v) {
            double sum = 0;
            for (double x : v) {
                sum += x;
            }
            double mean = sum / v.length;
            for (int i = 0; i < v.length; i++) {
                v[i] -= mean;
            }
        }
    }
}
