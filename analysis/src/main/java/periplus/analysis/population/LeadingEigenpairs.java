package periplus.analysis.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.core.workers.Workers;

/**
 * The largest eigenvalues of a symmetric operator with their eigenvectors.
 *
 * <pre>A v = lambda v,  lambda falling, |v| = 1, the entry of v of largest size positive</pre>
 *
 * <p>Up to {@value #DENSE} rows by the full decomposition of a library. Beyond, in the Krylov space of a random block
 * (K = [X, AX, A^2 X, ...], orthonormal, then Rayleigh-Ritz), grown until every wanted pair has |A v - lambda v| below
 * {@value #TOLERANCE} of the largest |lambda|; a space that has grown to the whole is exact. A block finds multiple
 * eigenvalues too, as those of a ring are. Vectors within an eigenvalue's space are one choice of many, always the same.
 */
@Source(key = "musco2015", where = "block Krylov iteration; the stopping rule is ours")
final class LeadingEigenpairs {
    static final int DENSE = 200;
    static final double TOLERANCE = 1e-10;
    private static final int SPARE = 6;

    final double[] value;
    final double[][] vector;

    private LeadingEigenpairs(double[] value, double[][] vector) {
        this.value = value;
        this.vector = vector;
    }

    /** The {@code count} algebraically largest. */
    static LeadingEigenpairs of(SymmetricOperator a, int count, Workers workers) {
        LeadingEigenpairs pairs = a.size() <= DENSE || count > a.size() / 4
                ? dense(a, count, workers)
                : new Krylov(a, count, workers).solve();
        for (double[] v : pairs.vector) {
            fixSign(v);
        }
        return pairs;
    }

    /** Turns a vector so that its largest entry is positive, the first of those equal to rounding. */
    static void fixSign(double[] v) {
        double largest = 0;
        for (double x : v) {
            largest = Math.max(largest, Math.abs(x));
        }
        for (double x : v) {
            if (Math.abs(x) >= largest * (1 - 1e-6)) {
                if (x < 0) {
                    for (int i = 0; i < v.length; i++) {
                        v[i] = -v[i];
                    }
                }
                return;
            }
        }
    }

    private static LeadingEigenpairs dense(SymmetricOperator a, int count, Workers workers) {
        int n = a.size();
        double[][] identity = new double[n][n];
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            identity[i][i] = 1;
        }
        a.apply(identity, matrix, workers);
        return decompose(matrix, count);
    }

    /** The largest pairs of a small symmetric matrix, whose asymmetry by rounding is averaged away. */
    private static LeadingEigenpairs decompose(double[][] matrix, int count) {
        int n = matrix.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double mean = (matrix[i][j] + matrix[j][i]) / 2;
                matrix[i][j] = mean;
                matrix[j][i] = mean;
            }
        }
        EigenDecompositionSymmetric e =
                new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix, false), 1e-15, true);
        double[] value = Arrays.copyOf(e.getEigenvalues(), count);
        double[][] vector = new double[count][];
        for (int k = 0; k < count; k++) {
            vector[k] = e.getEigenvector(k).toArray();
        }
        return new LeadingEigenpairs(value, vector);
    }

    /** The growing space: an orthonormal basis q and its images aq. */
    private static final class Krylov {
        private final SymmetricOperator a;
        private final int count;
        private final int n;
        private final int width;
        private final Workers workers;
        private final RandomStream stream = RandomStream.of(0, "eigenvectors start");
        private final List<double[]> q = new ArrayList<>();
        private final List<double[]> aq = new ArrayList<>();

        Krylov(SymmetricOperator a, int count, Workers workers) {
            this.a = a;
            this.count = count;
            this.n = a.size();
            this.width = count + SPARE;
            this.workers = workers;
        }

        LeadingEigenpairs solve() {
            int next = 3 * width;
            for (int b = 0; b < width; b++) {
                append(random());
            }
            while (true) {
                int from = aq.size();
                double[][] block = q.subList(from, q.size()).toArray(double[][]::new);
                double[][] images = new double[block.length][n];
                a.apply(block, images, workers);
                aq.addAll(Arrays.asList(images));
                if (q.size() >= n || q.size() >= next) {
                    LeadingEigenpairs ritz = rayleighRitz();
                    if (q.size() >= n || converged(ritz)) {
                        return inSpace(ritz);
                    }
                    next = q.size() + Math.max(2 * width, q.size() / 3);
                }
                for (double[] image : images) {
                    if (q.size() < n) {
                        append(image.clone());
                    }
                }
            }
        }

        /** Adds the part of v outside the space, or a random direction where nothing is left of it. */
        private void append(double[] v) {
            double[] candidate = v;
            while (true) {
                double before = norm(candidate);
                project(candidate);
                project(candidate);
                double after = norm(candidate);
                if (after > 1e-10 * before && after > 0) {
                    for (int i = 0; i < n; i++) {
                        candidate[i] /= after;
                    }
                    project(candidate);
                    double last = norm(candidate);
                    for (int i = 0; i < n; i++) {
                        candidate[i] /= last;
                    }
                    q.add(candidate);
                    return;
                }
                candidate = random();
            }
        }

        private void project(double[] v) {
            for (double[] basis : q) {
                double along = dot(basis, v);
                for (int i = 0; i < n; i++) {
                    v[i] -= along * basis[i];
                }
            }
        }

        private double[] random() {
            double[] v = new double[n];
            for (int i = 0; i < n; i++) {
                v[i] = stream.nextGaussian();
            }
            return v;
        }

        private LeadingEigenpairs rayleighRitz() {
            int m = q.size();
            double[][] t = new double[m][m];
            workers.run(m, (i, worker) -> {
                for (int j = 0; j < m; j++) {
                    t[i][j] = dot(q.get(i), aq.get(j));
                }
            });
            return decompose(t, count);
        }

        private boolean converged(LeadingEigenpairs ritz) {
            double largest = 0;
            for (double lambda : ritz.value) {
                largest = Math.max(largest, Math.abs(lambda));
            }
            for (int k = 0; k < count; k++) {
                double[] v = combine(q, ritz.vector[k]);
                double[] image = combine(aq, ritz.vector[k]);
                for (int i = 0; i < n; i++) {
                    image[i] -= ritz.value[k] * v[i];
                }
                if (norm(image) > TOLERANCE * largest) {
                    return false;
                }
            }
            return true;
        }

        private LeadingEigenpairs inSpace(LeadingEigenpairs ritz) {
            double[][] vector = new double[count][];
            for (int k = 0; k < count; k++) {
                vector[k] = combine(q, ritz.vector[k]);
            }
            return new LeadingEigenpairs(ritz.value, vector);
        }

        private double[] combine(List<double[]> basis, double[] weights) {
            double[] v = new double[n];
            for (int b = 0; b < weights.length; b++) {
                double w = weights[b];
                double[] from = basis.get(b);
                for (int i = 0; i < n; i++) {
                    v[i] += w * from[i];
                }
            }
            return v;
        }
    }

    static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static double norm(double[] x) {
        return Math.sqrt(dot(x, x));
    }
}
