package periplus.analysis.replay;

import periplus.core.measure.Measured;
import periplus.core.source.Source;
import periplus.core.workers.Workers;

/**
 * How far replayed states are from awake ones, in units of how far awake ones are from each other.
 *
 * <pre>mean over replayed states of the distance to the nearest awake state
 *      / mean over awake states of the distance to the nearest other awake state</pre>
 *
 * <p>1 where replay stays among awake states, no unit. Works on hidden states, of any dimension. It depends on how many
 * awake states there are: compare conditions against the same ones. Undefined for fewer than 2 awake states, and where
 * they coincide.
 *
 * <p>The network's own version of the off-manifold distance is this project's; the idea of judging offline states by
 * awake ones is Krishna et al.'s.
 */
@Source(key = "krishna2024", where = "offline against awake states; the ratio is inferred")
public final class NearestStates {
    private NearestStates() {}

    /** Of replayed against awake states, [states * dimensions] each. */
    public static Measured ratio(double[] replayed, double[] awake, int dimensions, Workers workers) {
        int n = awake.length / dimensions;
        int m = replayed.length / dimensions;
        if (n < 2 || m < 1) {
            return Measured.undefined("fewer than 2 awake states or no replayed one");
        }
        double[] own = new double[n];
        double[] other = new double[m];
        workers.run(n, (i, worker) -> own[i] = nearest(awake, i, awake, dimensions, i));
        workers.run(m, (i, worker) -> other[i] = nearest(replayed, i, awake, dimensions, -1));
        return Measured.of(mean(other) / mean(own), "awake states that coincide");
    }

    private static double nearest(double[] from, int i, double[] to, int d, int except) {
        double best = Double.POSITIVE_INFINITY;
        for (int j = 0; j < to.length / d; j++) {
            if (j == except) {
                continue;
            }
            double sum = 0;
            for (int axis = 0; axis < d; axis++) {
                double e = from[i * d + axis] - to[j * d + axis];
                sum += e * e;
            }
            best = Math.min(best, sum);
        }
        return Math.sqrt(best);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }
}
