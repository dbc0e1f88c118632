package periplus.analysis.similarity;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import periplus.core.measure.Measured;
import periplus.core.measure.Quantile;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;

/**
 * How much the members of a group differ among themselves, with an interval over members.
 *
 * <pre>
 *   of values   sqrt(sum (x - mean)^2 / n)
 *   of pairs    mean of D_ij over i &lt; j
 *   resample    n members with replacement; a pair of a member with itself does not count
 * </pre>
 *
 * <p>Pairs share members, so that drawing pairs anew would make the interval too narrow: members are drawn. Intervals are
 * percentiles of the resamples. The standard deviation is that of the members at hand (over n, not n - 1): groups of
 * different size compare with that in mind.
 */
@Source(
        key = "huang2025",
        where = "spread of a group: mean over pairs, standard deviation of losses; resampling of members is ours")
public final class Dispersion {
    private static final int TRIES = 20;
    private static final double TAIL = 0.025;

    private final int members;
    private final double @Nullable [] values;
    private final double @Nullable [] pairs;

    private Dispersion(int members, double @Nullable [] values, double @Nullable [] pairs) {
        if (members < 2) {
            throw new IllegalArgumentException("a dispersion needs at least 2 members, got " + members);
        }
        this.members = members;
        this.values = values;
        this.pairs = pairs;
    }

    /** The standard deviation of one number a member. */
    public static Dispersion ofValues(double[] values) {
        return new Dispersion(values.length, values, null);
    }

    /** The mean over pairs of distances {@code [i * members + j]}. */
    public static Dispersion ofPairs(double[] distances, int members) {
        if (distances.length != members * members) {
            throw new IllegalArgumentException(
                    distances.length + " distances, expected the square of " + members + " members");
        }
        return new Dispersion(members, null, distances);
    }

    /** Of all members. */
    public double all() {
        int[] everybody = new int[members];
        for (int i = 0; i < members; i++) {
            everybody[i] = i;
        }
        return of(everybody);
    }

    /** Of members drawn anew, of whom two at least differ. */
    public double resampled(RandomStream random) {
        int[] drawn = new int[members];
        for (int attempt = 0; attempt < TRIES; attempt++) {
            boolean differ = false;
            for (int i = 0; i < members; i++) {
                drawn[i] = random.nextBelow(members);
                differ |= drawn[i] != drawn[0];
            }
            if (differ) {
                return of(drawn);
            }
        }
        drawn[0] = (drawn[0] + 1) % members;
        return of(drawn);
    }

    /** The 95 % interval, {low, high}. */
    public double[] interval(int resamples, long seed) {
        double[] drawn = new double[resamples];
        for (int r = 0; r < resamples; r++) {
            drawn[r] = resampled(RandomStream.of(seed, "members drawn anew", r));
        }
        Arrays.sort(drawn);
        return new double[] {Quantile.ofSorted(drawn, TAIL), Quantile.ofSorted(drawn, 1 - TAIL)};
    }

    private double of(int[] drawn) {
        double[] x = values;
        double[] d = pairs;
        double sum = 0;
        if (x != null) {
            double mean = 0;
            for (int i : drawn) {
                mean += x[i];
            }
            mean /= drawn.length;
            for (int i : drawn) {
                sum += (x[i] - mean) * (x[i] - mean);
            }
            return Math.sqrt(sum / drawn.length);
        }
        int count = 0;
        for (int a = 1; a < drawn.length && d != null; a++) {
            for (int b = 0; b < a; b++) {
                if (drawn[a] != drawn[b]) {
                    sum += d[drawn[a] * members + drawn[b]];
                    count++;
                }
            }
        }
        return sum / count;
    }

    /** The dispersion of values, or why there is none. */
    public static Measured spread(double[] values) {
        return values.length < 2
                ? Measured.undefined("fewer than two members")
                : Measured.of(ofValues(values).all(), "values that are not finite");
    }
}
