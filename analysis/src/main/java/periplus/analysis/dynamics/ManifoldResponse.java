package periplus.analysis.dynamics;

import periplus.core.carriers.StateMap;
import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.core.workers.Workers;

/**
 * How a system left to itself moves along and across a manifold of states, with and without a push.
 *
 * <pre>
 *   drift     d = F^s(x) - x           along = |P d|/s,  across = |d - P d|/s      P projects on the tangents at x
 *   response  e_s = F^s(x + e_0) - F^s(x), e_0 normal with deviation sd in every number of the state
 *             along = rms |P e_s| / rms |P e_0|,  across = rms |e_s - P e_s| / rms |e_0 - P e_0|
 * </pre>
 *
 * <p>A continuous attractor drifts nowhere, keeps a push along it (response near 1) and forgets one across it (response
 * near 0). Points where the system stands still without being attracting have both near 1, a single fixed point both
 * near 0. P is that of the starting point, so s sd must be small against the manifold's bends. Not to be confused with
 * the spectrum of the Jacobian, which says the same for an infinitely small push.
 *
 * @param driftAlong per step, of each point
 * @param driftAcross per step, of each point
 * @param responseAlong of each point
 * @param responseAcross of each point
 */
@Source(key = "chu2025", where = "noise-driven drift of the circuit; the measure is ours")
public record ManifoldResponse(
        double[] driftAlong, double[] driftAcross, double[] responseAlong, double[] responseAcross) {
    /** sd of a push, steps to follow it, pushes a point, and the seed of stream "manifold push". */
    public record Settings(double pushSd, int steps, int pushes, long seed) {
        public Settings {
            if (!(pushSd > 0) || !Double.isFinite(pushSd) || steps < 1 || pushes < 1) {
                throw new BadInputException("pushes of sd " + pushSd + ", " + steps + " steps, " + pushes
                        + " a point; expected positive numbers");
            }
        }
    }

    /**
     * Measures at points of a manifold.
     *
     * @param points [points][size]
     * @param tangents [points][dimension of the manifold][size], of any lengths and angles; see {@link #ringTangents}
     *     and {@link #torusTangents}
     */
    public static ManifoldResponse of(
            StateMap map, double[][] points, double[][][] tangents, Settings settings, Workers workers) {
        if (points.length == 0 || tangents.length != points.length) {
            throw new BadInputException(tangents.length + " sets of tangents for " + points.length
                    + " points of a manifold; expected one a point and at least one");
        }
        int n = points.length;
        double[][] out = new double[4][n];
        workers.run(n, (p, worker) -> {
            double[][] basis = orthonormal(tangents[p], map.size(), p);
            double[] end = after(map, points[p], settings.steps);
            double[] drift = split(basis, end, points[p]);
            out[0][p] = Math.sqrt(drift[0]) / settings.steps;
            out[1][p] = Math.sqrt(drift[1]) / settings.steps;
            double[] before = new double[2];
            double[] later = new double[2];
            for (int q = 0; q < settings.pushes; q++) {
                RandomStream random = RandomStream.of(settings.seed, "manifold push", p, q);
                double[] pushed = points[p].clone();
                for (int i = 0; i < pushed.length; i++) {
                    pushed[i] += settings.pushSd * random.nextGaussian();
                }
                add(before, split(basis, pushed, points[p]));
                add(later, split(basis, after(map, pushed, settings.steps), end));
            }
            out[2][p] = Math.sqrt(later[0] / before[0]);
            out[3][p] = before[1] > 0 ? Math.sqrt(later[1] / before[1]) : 0;
        });
        return new ManifoldResponse(out[0], out[1], out[2], out[3]);
    }

    /** Tangents of points in their order round a ring: from the one before to the one after. */
    public static double[][][] ringTangents(double[][] points) {
        return torusTangents(points, points.length, 1);
    }

    /** Tangents of points p = i second + j of a torus sampled at first x second phases; a ring where second is 1. */
    public static double[][][] torusTangents(double[][] points, int first, int second) {
        if (points.length != first * second || first < 3 || second != 1 && second < 3) {
            throw new BadInputException(points.length + " points of a manifold sampled at " + first + " x " + second
                    + "; expected as many, and at least 3 along each direction");
        }
        double[][][] tangents = new double[points.length][second == 1 ? 1 : 2][];
        for (int i = 0; i < first; i++) {
            for (int j = 0; j < second; j++) {
                double[][] here = tangents[i * second + j];
                here[0] = minus(points[(i + 1) % first * second + j], points[(i + first - 1) % first * second + j]);
                if (second > 1) {
                    here[1] = minus(
                            points[i * second + (j + 1) % second], points[i * second + (j + second - 1) % second]);
                }
            }
        }
        return tangents;
    }

    private static double[] after(StateMap map, double[] from, int steps) {
        double[] now = from.clone();
        double[] next = new double[now.length];
        for (int s = 0; s < steps; s++) {
            map.apply(now, next);
            double[] kept = now;
            now = next;
            next = kept;
        }
        return now;
    }

    /** Squared length of a - b within the span of the basis and outside it. */
    private static double[] split(double[][] basis, double[] a, double[] b) {
        double[] rest = minus(a, b);
        double along = 0;
        for (double[] e : basis) {
            double part = dot(e, rest);
            along += part * part;
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= part * e[i];
            }
        }
        return new double[] {along, dot(rest, rest)};
    }

    /** Gram-Schmidt. */
    private static double[][] orthonormal(double[][] tangents, int size, int point) {
        double[][] basis = new double[tangents.length][];
        for (int t = 0; t < tangents.length; t++) {
            double[] e = tangents[t].clone();
            double length = Math.sqrt(dot(e, e));
            for (int s = 0; s < t; s++) {
                double part = dot(basis[s], e);
                for (int i = 0; i < size; i++) {
                    e[i] -= part * basis[s][i];
                }
            }
            double left = Math.sqrt(dot(e, e));
            if (!(left > 1e-10 * length)) {
                throw new BadInputException("tangent " + t + " at point " + point
                        + " of a manifold is zero or within the others; expected independent directions. Are"
                        + " neighbouring points the same?");
            }
            for (int i = 0; i < size; i++) {
                e[i] /= left;
            }
            basis[t] = e;
        }
        return basis;
    }

    private static void add(double[] to, double[] what) {
        to[0] += what[0];
        to[1] += what[1];
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
