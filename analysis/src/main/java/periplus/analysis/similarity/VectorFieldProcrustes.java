package periplus.analysis.similarity;

import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * Procrustes analysis over vector fields: how far two linear operators are from being one in other coordinates.
 *
 * <pre>
 *   euclidean(A, B) = min over C in O(n) of |A - C B C'|_F,   A and B scaled to Frobenius norm 1
 *   angular(A, B)   = arccos tr(A' C B C') at the same C       euclidean = 2 sin(angular / 2)
 *
 *   descent   W = (M A' + M'A) - (A M' + A'M),  M = C B C'     skew part of (gradient C')
 *             C &lt;- (I + t/2 W)^-1 (I - t/2 W) C                Cayley retraction, t by Armijo from a Barzilai-Borwein length
 * </pre>
 *
 * <p>The exact minimum is a metric between operators up to orthogonal coordinates, and so is the angle. A descent finds a
 * local minimum: from {@code starts} starts, the identity, the swap of the first two coordinates and random rotations, even
 * starts with determinant 1 and odd ones with -1, the least is taken. It bounds the minimum from above; {@link
 * #selfResidual} says by how much on pairs whose distance is 0. d(A, B) = d(B, A) to the bit: the pair is first put into an
 * order of its own.
 *
 * <p>Source and difference: the reference minimises with Adam over a small network that makes C, from two starts; on equal
 * operators it can stay at half the distance of unrelated ones. Curvilinear search on orthogonal matrices is the way here.
 */
@Source(key = "ostrow2023", where = "Procrustes over vector fields, angular and euclidean score")
@Source(key = "wen2013", where = "Cayley retraction with Barzilai-Borwein step lengths")
public final class VectorFieldProcrustes {
    private static final double ARMIJO = 1e-4;
    private static final double FOUND = 1e-20;
    private static final double FLAT = 1e-18;
    private static final double SLOW = 1e-9;
    private static final int PATIENCE = 5;
    private static final double SHORTEST = 1e-6;
    /** Where operators are nearly normal, what is left to align is tiny and so is its curvature. */
    private static final double LONGEST = 1e12;

    private static final int HALVINGS = 30;

    /**
     * How hard to search.
     *
     * @param starts at least 1; 20 or more for a distance that is to be trusted
     * @param iterations of one descent, at most
     * @param seed of the random starts
     */
    public record Settings(int starts, int iterations, long seed) {
        /** 24 starts of at most 300 steps. */
        public static final Settings STANDARD = new Settings(24, 300, 1);

        public Settings {
            if (starts < 1 || iterations < 1) {
                throw new IllegalArgumentException(
                        "at least 1 start and 1 iteration, got " + starts + ", " + iterations);
            }
        }
    }

    /**
     * The best alignment found.
     *
     * @param angular in [0, pi]
     * @param euclidean in [0, 2]
     * @param c the orthogonal matrix that takes the second operator to the first
     * @param start which start led to it, 0 to starts - 1; even ones have determinant 1
     */
    public record Alignment(double angular, double euclidean, double[][] c, int start) {}

    private VectorFieldProcrustes() {}

    /** Aligns two operators of one size; refused where one is zero or not finite. */
    public static Alignment align(double[][] a, double[][] b, Settings settings) {
        double[] first = normalised(a, "the first operator");
        double[] second = normalised(b, "the second operator");
        int n = a.length;
        if (b.length != n) {
            throw new IllegalArgumentException("operators of " + n + " and " + b.length
                    + " dimensions have no distance: fit all systems at one rank");
        }
        boolean swap = !Dense.ordered(first, second);
        double[] fixed = swap ? second : first;
        double[] moving = swap ? first : second;
        Descent best = Descent.from(0, fixed, moving, n, settings);
        int bestStart = 0;
        for (int k = 1; k < settings.starts() && best.value >= FOUND; k++) {
            Descent descent = Descent.from(k, fixed, moving, n, settings);
            if (descent.value < best.value) {
                best = descent;
                bestStart = k;
            }
        }
        double[] c = swap ? Dense.transpose(best.c, n, n) : best.c;
        double euclidean = Math.sqrt(best.value);
        // the same as the arccosine of the inner product, without its cancellation near 0
        double angular = 2 * StrictMath.asin(Math.min(1, euclidean / 2));
        return new Alignment(angular, euclidean, Dense.rows(c, n, n), bestStart);
    }

    /**
     * The largest angular score of {@code pairs} pairs (A, Q A Q') with random orthogonal Q of alternating determinant: what
     * the search leaves of a distance that is 0.
     */
    public static double selfResidual(double[][] a, int pairs, Settings settings) {
        int n = a.length;
        double[] flat = Dense.square(a, "the operator");
        double worst = 0;
        for (int k = 0; k < pairs; k++) {
            double[] q = orthogonal(RandomStream.of(settings.seed(), "turned copies", k), n, k % 2 == 0);
            worst = Math.max(
                    worst,
                    align(a, Dense.rows(conjugate(q, flat, n), n, n), settings).angular());
        }
        return worst;
    }

    private static double[] normalised(double[][] a, String what) {
        double[] flat = Dense.square(a, what);
        double norm = Dense.norm(flat);
        if (!(norm > 0)) {
            throw new IllegalArgumentException(what + " is zero and has no direction");
        }
        for (int i = 0; i < flat.length; i++) {
            flat[i] /= norm;
        }
        return flat;
    }

    private static double[] start(int k, int n, long seed) {
        if (k > 1 && n > 1) {
            return orthogonal(RandomStream.of(seed, "procrustes starts", k), n, k % 2 == 0);
        }
        double[] c = Dense.identity(n);
        if (k == 1) {
            if (n == 1) {
                c[0] = -1;
            } else {
                c[0] = 0;
                c[1] = 1;
                c[n] = 1;
                c[n + 1] = 0;
            }
        }
        return c;
    }

    /** A random orthogonal matrix, uniform in its determinant class. */
    static double[] orthogonal(RandomStream random, int n, boolean proper) {
        double[] q = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                q[i * n + j] = random.nextGaussian();
            }
            // twice, so that rounding leaves no angle
            for (int round = 0; round < 2; round++) {
                for (int k = 0; k < i; k++) {
                    double along = 0;
                    for (int j = 0; j < n; j++) {
                        along += q[i * n + j] * q[k * n + j];
                    }
                    for (int j = 0; j < n; j++) {
                        q[i * n + j] -= along * q[k * n + j];
                    }
                }
            }
            double norm = 0;
            for (int j = 0; j < n; j++) {
                norm += q[i * n + j] * q[i * n + j];
            }
            for (int j = 0; j < n; j++) {
                q[i * n + j] /= Math.sqrt(norm);
            }
        }
        if (Dense.solve(q.clone(), new double[n], n, 1) > 0 != proper) {
            for (int j = 0; j < n; j++) {
                q[j] = -q[j];
            }
        }
        return q;
    }

    /** q a q'. */
    static double[] conjugate(double[] q, double[] a, int n) {
        double[] left = new double[n * n];
        double[] out = new double[n * n];
        Dense.multiply(q, a, left, n);
        Dense.multiply(left, Dense.transpose(q, n, n), out, n);
        return out;
    }

    /** One descent; all matrices row-major n by n. */
    private static final class Descent {
        private final double[] a;
        private final double[] aTransposed;
        private final int n;
        private double[] c;
        private double[] m;
        private double value;
        private final double[] left;
        private final double[] right;
        private final double[] scratch;

        Descent(double[] a, double[] b, double[] start, int n) {
            this.a = a;
            this.aTransposed = Dense.transpose(a, n, n);
            this.n = n;
            this.c = start;
            this.m = conjugate(start, b, n);
            this.value = squared(a, m);
            this.left = new double[n * n];
            this.right = new double[n * n];
            this.scratch = new double[n * n];
        }

        static Descent from(int start, double[] a, double[] b, int n, Settings settings) {
            Descent descent = new Descent(a, b, VectorFieldProcrustes.start(start, n, settings.seed()), n);
            descent.run(settings.iterations());
            return descent;
        }

        void run(int iterations) {
            double[] w = direction();
            double slope = Dense.dot(w, w);
            double step = 0.25;
            int slow = 0;
            for (int it = 0; it < iterations && slope > FLAT && value > FOUND && slow < PATIENCE; it++) {
                double[] turn = cayley(w, step);
                double[] moved = conjugate(turn, m, n);
                double reached = squared(a, moved);
                for (int h = 0; h < HALVINGS && reached > value - ARMIJO * step * slope; h++) {
                    step /= 2;
                    turn = cayley(w, step);
                    moved = conjugate(turn, m, n);
                    reached = squared(a, moved);
                }
                if (reached >= value) {
                    break;
                }
                slow = value - reached < SLOW * value ? slow + 1 : 0;
                value = reached;
                m = moved;
                Dense.multiply(turn, c, scratch, n);
                System.arraycopy(scratch, 0, c, 0, c.length);
                double[] next = direction();
                // Barzilai-Borwein: s = -step w, y = next - w
                double sy = 0;
                for (int i = 0; i < next.length; i++) {
                    sy += w[i] * (w[i] - next[i]);
                }
                step = Math.clamp(step * slope / Math.max(Math.abs(sy), Double.MIN_NORMAL), SHORTEST, LONGEST);
                w = next;
                slope = Dense.dot(w, w);
            }
        }

        /** The skew part of (gradient C'): f falls at rate |W|^2 along C' = -W C. */
        private double[] direction() {
            double[] mTransposed = Dense.transpose(m, n, n);
            Dense.multiply(a, mTransposed, left, n);
            Dense.multiply(aTransposed, m, right, n);
            double[] w = new double[n * n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    w[i * n + j] = left[j * n + i] + right[j * n + i] - left[i * n + j] - right[i * n + j];
                }
            }
            return w;
        }

        private double[] cayley(double[] w, double step) {
            double[] plus = new double[n * n];
            double[] minus = new double[n * n];
            for (int i = 0; i < w.length; i++) {
                plus[i] = 0.5 * step * w[i];
                minus[i] = -plus[i];
            }
            for (int i = 0; i < n; i++) {
                plus[i * n + i] += 1;
                minus[i * n + i] += 1;
            }
            Dense.solve(plus, minus, n, n);
            return minus;
        }

        private static double squared(double[] x, double[] y) {
            double d = Dense.distance(x, y);
            return d * d;
        }
    }
}
