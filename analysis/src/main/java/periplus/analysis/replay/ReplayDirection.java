package periplus.analysis.replay;

import periplus.analysis.statistics.TestResult;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * Whether one event runs forward or backward along a track, and how often chance would.
 *
 * <pre>
 *   r = weighted correlation of time and position, weights the posterior p(position | time)
 *     = (E[t x] - E[t] E[x]) / sqrt((E[t^2] - E[t]^2) (E[x^2] - E[x]^2))      above 0 forward, below 0 reverse
 * </pre>
 *
 * <p>A decoded position without a posterior is weight 1 on its bin. Chance by shuffles through the same code: times in
 * random order, or each time's posterior rotated by its own random shift, which keeps its shape but not its place. p
 * counts shuffles at or beyond the observed r, the observed one among them. On a closed track cut it where the animal
 * starts. Undefined for one time, no weight, and where position does not vary.
 */
@Source(key = "davidson2009", where = "lines through decoded posteriors; shuffles")
@Source(key = "phipson2010", where = "p of drawn shuffles")
public final class ReplayDirection {
    /** What a shuffle breaks. */
    public enum Shuffle {
        /** Puts times in random order. */
        TIMES,
        /** Rotates each time's posterior by a random number of bins. */
        POSITIONS
    }

    /** What an event is called. */
    public enum Direction {
        /** Along the track, beyond chance. */
        FORWARD,
        /** Against it, beyond chance. */
        REVERSE,
        /** Neither. */
        NONE
    }

    private ReplayDirection() {}

    /** r of a posterior [times][bins] of weights of 0 or more. */
    public static Measured correlation(double[][] posterior) {
        double w = 0;
        double t1 = 0;
        double x1 = 0;
        for (int t = 0; t < posterior.length; t++) {
            for (int x = 0; x < posterior[t].length; x++) {
                w += posterior[t][x];
                t1 += posterior[t][x] * t;
                x1 += posterior[t][x] * x;
            }
        }
        double tt = 0;
        double xx = 0;
        double tx = 0;
        for (int t = 0; t < posterior.length; t++) {
            for (int x = 0; x < posterior[t].length; x++) {
                double dt = t - t1 / w;
                double dx = x - x1 / w;
                tt += posterior[t][x] * dt * dt;
                xx += posterior[t][x] * dx * dx;
                tx += posterior[t][x] * dt * dx;
            }
        }
        return Measured.of(tx / Math.sqrt(tt * xx), "one time, no weight, or a position that does not vary");
    }

    /** The posterior of decoded positions along a track of this length: weight 1 on the bin of each. */
    public static double[][] ofPositions(double[] along, double length, int bins) {
        double[][] posterior = new double[along.length][bins];
        for (int t = 0; t < along.length; t++) {
            posterior[t][(int) Math.max(0, Math.min(bins - 1, Math.floor(along[t] / length * bins)))] = 1;
        }
        return posterior;
    }

    /** r against {@code shuffles} shuffles, from streams (seed, "replay shuffle", shuffle). */
    public static TestResult test(double[][] posterior, Shuffle kind, int shuffles, long seed) {
        double observed = correlation(posterior).orNaN();
        if (Double.isNaN(observed)) {
            throw new IllegalArgumentException("the event's correlation is undefined: look at it before its test");
        }
        long above = 1;
        long below = 1;
        for (int k = 0; k < shuffles; k++) {
            double[][] mixed = shuffled(posterior, kind, RandomStream.of(seed, "replay shuffle", k));
            // where a shuffle does not vary, it shows no direction
            double r = correlation(mixed) instanceof Measured.Value v ? v.value() : 0;
            above += r >= observed - 1e-12 ? 1 : 0;
            below += r <= observed + 1e-12 ? 1 : 0;
        }
        double all = shuffles + 1.0;
        return new TestResult(observed, above / all, below / all, false, shuffles);
    }

    /** Forward or reverse where the one-sided p is at most half of {@code level}. */
    public static Direction direction(TestResult test, double level) {
        if (test.pGreater() <= level / 2) {
            return Direction.FORWARD;
        }
        return test.pLess() <= level / 2 ? Direction.REVERSE : Direction.NONE;
    }

    private static double[][] shuffled(double[][] posterior, Shuffle kind, RandomStream stream) {
        double[][] out = posterior.clone();
        for (int t = out.length - 1; t >= 0; t--) {
            if (kind == Shuffle.TIMES) {
                int other = stream.nextBelow(t + 1);
                double[] kept = out[t];
                out[t] = out[other];
                out[other] = kept;
            } else {
                int bins = out[t].length;
                int shift = stream.nextBelow(bins);
                double[] rotated = new double[bins];
                for (int x = 0; x < bins; x++) {
                    rotated[(x + shift) % bins] = posterior[t][x];
                }
                out[t] = rotated;
            }
        }
        return out;
    }
}
