package periplus.analysis.similarity;

import org.jspecify.annotations.Nullable;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * The relabelling of one network's units that brings its recurrent weights closest to another's (graph matching).
 *
 * <pre>
 *   minimise |W1 - P' W2 P|_F over permutations P      P_ij = 1 where unit j of the first meets unit i of the second
 *
 *   Frank-Wolfe (FAQ)   maximise f(P) = tr(W1' P' W2 P) over doubly stochastic P
 *     G = W2 P W1' + W2' P W1                          gradient
 *     Q = permutation of largest tr(G' Q)              linear assignment
 *     P &lt;- P + s (Q - P),  s exact                      f is quadratic along the line
 *   last  P = permutation of largest tr(P' Q)
 * </pre>
 *
 * <p>The first start is 1/n everywhere, the others half that and half a random doubly stochastic matrix. The problem is
 * NP-hard: what is found bounds the minimum from above. d(W1, W2) = d(W2, W1) to the bit, as the pair is first put into an
 * order of its own.
 *
 * <p>With {@code signFlips} the units of an odd transfer function (tanh) may also change sign: P times a diagonal of -1 and
 * 1. Permutation from the weights' sizes, signs by flipping one unit at a time, both again in turn; never worse than
 * without.
 */
@Source(key = "vogelstein2015", where = "FAQ: Frank-Wolfe, exact line search, random restarts")
public final class WeightAlignment {
    private static final int SINKHORN_ROUNDS = 20;
    private static final int SIGN_ROUNDS = 4;
    private static final double CLOSED = 1e-12;

    /**
     * How hard to search.
     *
     * @param starts at least 1
     * @param iterations Frank-Wolfe steps of one start, at most
     * @param signFlips whether units may change sign
     * @param seed of the random starts
     */
    public record Settings(int starts, int iterations, boolean signFlips, long seed) {
        /** 5 starts of at most 60 steps, no sign flips. */
        public static final Settings STANDARD = new Settings(5, 60, false, 1);

        public Settings {
            if (starts < 1 || iterations < 1) {
                throw new IllegalArgumentException(
                        "at least 1 start and 1 iteration, got " + starts + ", " + iterations);
            }
        }
    }

    /**
     * The best relabelling found.
     *
     * @param partner unit j of the first network meets unit {@code partner[j]} of the second
     * @param sign of the second network's unit, by the first's; all 1 without sign flips
     * @param distance Frobenius distance after it
     */
    public record Alignment(int[] partner, int[] sign, double distance) {}

    private final double[] first;
    private final double[] second;
    private final int n;

    private WeightAlignment(double[] first, double[] second, int n) {
        this.first = first;
        this.second = second;
        this.n = n;
    }

    /** Aligns the second matrix [to][from] with the first; both of one size, finite. */
    public static Alignment align(double[][] w1, double[][] w2, Settings settings) {
        double[] a = Dense.square(w1, "the first network's weights");
        double[] b = Dense.square(w2, "the second network's weights");
        if (a.length != b.length) {
            throw new IllegalArgumentException("networks of " + w1.length + " and " + w2.length
                    + " units have no permutation distance: compare networks of one size");
        }
        int n = w1.length;
        if (Dense.ordered(a, b)) {
            return new WeightAlignment(a, b, n).search(settings);
        }
        Alignment turned = new WeightAlignment(b, a, n).search(settings);
        int[] partner = new int[n];
        int[] sign = new int[n];
        for (int j = 0; j < n; j++) {
            partner[turned.partner()[j]] = j;
            sign[turned.partner()[j]] = turned.sign()[j];
        }
        return new Alignment(partner, sign, turned.distance());
    }

    private Alignment search(Settings settings) {
        Alignment best = permutations(settings);
        if (!settings.signFlips()) {
            return best;
        }
        double[] sizes1 = absolute(first);
        double[] sizes2 = absolute(second);
        Settings plain = new Settings(settings.starts(), settings.iterations(), false, settings.seed());
        for (int[] partner : new int[][] {
            best.partner(),
            new WeightAlignment(sizes1, sizes2, n).permutations(plain).partner()
        }) {
            int[] trial = partner;
            for (int round = 0; round < SIGN_ROUNDS; round++) {
                int[] sign = signs(trial);
                Alignment found = new Alignment(trial, sign, distance(trial, sign));
                if (found.distance() >= best.distance()) {
                    break;
                }
                best = found;
                // the signs belong to the second network's units from here on
                double[] flipped = flipped(trial, sign);
                trial = new WeightAlignment(first, flipped, n).descend(matrixOf(trial), settings.iterations());
            }
        }
        return best;
    }

    private Alignment permutations(Settings settings) {
        int[] best = null;
        double least = Double.POSITIVE_INFINITY;
        int[] same = ones();
        for (int k = 0; k < settings.starts() && least > 0; k++) {
            int[] partner = descend(start(k, settings.seed()), settings.iterations());
            double distance = distance(partner, same);
            if (best == null || distance < least) {
                least = distance;
                best = partner;
            }
        }
        if (best == null) {
            throw new IllegalStateException("no start was tried");
        }
        return new Alignment(best, same, least);
    }

    /** Frank-Wolfe from a doubly stochastic matrix to a permutation. */
    private int[] descend(double[] p, int iterations) {
        double[] gradient = gradient(p, null);
        double[] direction = new double[n * n];
        double size = Dense.norm(first) * Dense.norm(second);
        for (int it = 0; it < iterations; it++) {
            int[] q = largest(gradient);
            double[] towards = gradient(null, q);
            for (int i = 0; i < direction.length; i++) {
                direction[i] = -p[i];
            }
            for (int j = 0; j < n; j++) {
                direction[q[j] * n + j] += 1;
            }
            double slope = Dense.dot(direction, gradient);
            double bend = 0;
            for (int i = 0; i < direction.length; i++) {
                bend += 0.5 * direction[i] * (towards[i] - gradient[i]);
            }
            if (!(slope > CLOSED * size)) {
                break;
            }
            double step = bend < 0 ? Math.min(1, -slope / (2 * bend)) : 1;
            for (int i = 0; i < p.length; i++) {
                p[i] += step * direction[i];
                gradient[i] += step * (towards[i] - gradient[i]);
            }
        }
        return largest(p);
    }

    /** W2 P W1' + W2' P W1 of a matrix, or of a permutation in two products. */
    private double[] gradient(double @Nullable [] p, int @Nullable [] q) {
        double[] left = new double[n * n];
        double[] right = new double[n * n];
        if (p != null) {
            Dense.multiply(second, p, left, n);
            Dense.transposedMultiply(second, p, right, n, n, n);
        } else if (q != null) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    left[i * n + j] = second[i * n + q[j]];
                    right[i * n + j] = second[q[j] * n + i];
                }
            }
        }
        double[] out = new double[n * n];
        double[] more = new double[n * n];
        Dense.multiply(left, Dense.transpose(first, n, n), out, n);
        Dense.multiply(right, first, more, n);
        for (int i = 0; i < out.length; i++) {
            out[i] += more[i];
        }
        return out;
    }

    /** The permutation of largest inner product with a matrix: row of each column. */
    private int[] largest(double[] g) {
        double[][] cost = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                cost[j][i] = -g[i * n + j];
            }
        }
        return Assignment.cheapest(cost);
    }

    private double[] start(int k, long seed) {
        double[] p = new double[n * n];
        double flat = 1.0 / n;
        if (k == 0) {
            java.util.Arrays.fill(p, flat);
            return p;
        }
        RandomStream random = RandomStream.of(seed, "graph matching starts", k);
        for (int i = 0; i < p.length; i++) {
            p[i] = random.nextUniform();
        }
        for (int round = 0; round < SINKHORN_ROUNDS; round++) {
            for (int i = 0; i < n; i++) {
                scale(p, i * n, 1);
            }
            for (int j = 0; j < n; j++) {
                scale(p, j, n);
            }
        }
        for (int i = 0; i < p.length; i++) {
            p[i] = 0.5 * (flat + p[i]);
        }
        return p;
    }

    private void scale(double[] p, int from, int stride) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += p[from + k * stride];
        }
        for (int k = 0; k < n; k++) {
            p[from + k * stride] /= sum;
        }
    }

    /** Signs s that raise sum s_j s_k W1_jk W2_(p j)(p k), one unit at a time from several starts, until none helps. */
    private int[] signs(int[] partner) {
        double[] pull = new double[n * n];
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < n; k++) {
                double here = first[j * n + k] * second[partner[j] * n + partner[k]];
                pull[j * n + k] += here;
                pull[k * n + j] += here;
            }
        }
        int[] best = ones();
        double most = climb(pull, best);
        // the sign pattern of the leading eigenvector is the planted one where there is one
        int[] sign = ones();
        double[] leading = SymmetricEigen.of(pull, n).vectors()[0];
        for (int j = 0; j < n; j++) {
            sign[j] = leading[j] < 0 ? -1 : 1;
        }
        return climb(pull, sign) > most ? sign : best;
    }

    private double climb(double[] pull, int[] sign) {
        double least = CLOSED * Dense.norm(pull);
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int j = 0; j < n; j++) {
                double field = 0;
                for (int k = 0; k < n; k++) {
                    field += k == j ? 0 : pull[j * n + k] * sign[k];
                }
                if (sign[j] * field < -least) {
                    sign[j] = -sign[j];
                    moved = true;
                }
            }
        }
        double sum = 0;
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < n; k++) {
                sum += pull[j * n + k] * sign[j] * sign[k];
            }
        }
        return sum;
    }

    private double distance(int[] partner, int[] sign) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < n; k++) {
                double d = first[j * n + k] - sign[j] * sign[k] * second[partner[j] * n + partner[k]];
                sum += d * d;
            }
        }
        return Math.sqrt(sum);
    }

    private double[] flipped(int[] partner, int[] sign) {
        int[] own = new int[n];
        for (int j = 0; j < n; j++) {
            own[partner[j]] = sign[j];
        }
        double[] out = second.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                out[i * n + k] *= own[i] * own[k];
            }
        }
        return out;
    }

    private double[] matrixOf(int[] partner) {
        double[] p = new double[n * n];
        for (int j = 0; j < n; j++) {
            p[partner[j] * n + j] = 1;
        }
        return p;
    }

    private int[] ones() {
        int[] sign = new int[n];
        java.util.Arrays.fill(sign, 1);
        return sign;
    }

    private static double[] absolute(double[] w) {
        double[] out = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            out[i] = Math.abs(w[i]);
        }
        return out;
    }
}
