package periplus.analysis.replay;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * What a decoded event is called at each time, how sure its place is and how fast it moves.
 *
 * <pre>
 *   stationary, continuous, fragmented    P of it above 0.80
 *   a mix with the stationary or the fragmented   P of the pair above 0.80, of the third below 0.10
 *   HPD size   number of bins, or their area, of the smallest set that holds 95 % of P(x)
 *   speed      central difference of the most likely position over two time bins, one-sided at the ends, smoothed by a
 *              Gaussian in time, mean over the times of a kind
 * </pre>
 *
 * <p>Stretches of a label that are shorter than {@code leastTimes} count for no speed. In the unit of the positions a
 * time bin.
 */
@Source(key = "denovellis2021", where = "classification at 0.80, size of the highest posterior density, speed")
public final class ReplayContent {
    /** What a time is called. */
    public enum Label {
        /** Stays. */
        STATIONARY,
        /** Moves on. */
        CONTINUOUS,
        /** Jumps. */
        FRAGMENTED,
        /** Stays or moves on. */
        STATIONARY_CONTINUOUS,
        /** Moves on or jumps. */
        FRAGMENTED_CONTINUOUS,
        /** None of these. */
        UNCLASSIFIED
    }

    private static final double SURE = 0.80;
    private static final double REST = 0.10;
    private static final double MASS = 0.95;

    private ReplayContent() {}

    /** The label of each time from P(I), [time][kind in the order of {@link StateSpaceDecoder.Dynamic}]. */
    public static Label[] labels(double[][] dynamic) {
        Label[] out = new Label[dynamic.length];
        for (int t = 0; t < out.length; t++) {
            double stationary = dynamic[t][0];
            double continuous = dynamic[t][1];
            double fragmented = dynamic[t][2];
            if (stationary > SURE) {
                out[t] = Label.STATIONARY;
            } else if (continuous > SURE) {
                out[t] = Label.CONTINUOUS;
            } else if (fragmented > SURE) {
                out[t] = Label.FRAGMENTED;
            } else if (stationary + continuous > SURE && fragmented < REST) {
                out[t] = Label.STATIONARY_CONTINUOUS;
            } else if (fragmented + continuous > SURE && stationary < REST) {
                out[t] = Label.FRAGMENTED_CONTINUOUS;
            } else {
                out[t] = Label.UNCLASSIFIED;
            }
        }
        return out;
    }

    /** Share of times with this label. */
    public static double share(Label[] labels, Label label) {
        int count = 0;
        for (Label l : labels) {
            count += l == label ? 1 : 0;
        }
        return (double) count / labels.length;
    }

    /** Number of bins in the smallest set that holds 95 % of a posterior over positions. */
    public static int highestDensityBins(double[] position) {
        double[] sorted = position.clone();
        Arrays.sort(sorted);
        double sum = 0;
        int bins = 0;
        while (bins < sorted.length && sum < MASS - 1e-12) {
            sum += sorted[sorted.length - 1 - bins];
            bins++;
        }
        return bins;
    }

    /**
     * Mean speed over the times of a label.
     *
     * @param positions [position][axis]
     * @param smoothingTimes sd of the Gaussian, in time bins; 0 for none
     * @param leastTimes shorter stretches of the label do not count
     */
    public static Measured speed(
            StateSpaceDecoder.Posterior posterior,
            double[][] positions,
            Label label,
            double smoothingTimes,
            int leastTimes) {
        Label[] labels = labels(posterior.dynamic());
        double[] speed = smoothed(speeds(posterior.position(), positions), smoothingTimes);
        double sum = 0;
        int n = 0;
        int from = 0;
        for (int t = 1; t <= labels.length; t++) {
            if (t == labels.length || labels[t] != labels[from]) {
                if (labels[from] == label && t - from >= leastTimes) {
                    for (int s = from; s < t; s++) {
                        sum += speed[s];
                        n++;
                    }
                }
                from = t;
            }
        }
        return n == 0
                ? Measured.undefined("no stretch of " + leastTimes + " times is of this kind")
                : Measured.of(sum / n, "positions that are not finite");
    }

    private static double[] speeds(double[][] posterior, double[][] positions) {
        int[] best = new int[posterior.length];
        for (int t = 0; t < best.length; t++) {
            double[] p = posterior[t];
            best[t] = IntStream.range(0, p.length)
                    .boxed()
                    .max(Comparator.comparingDouble((Integer x) -> p[x]).thenComparing(Comparator.reverseOrder()))
                    .orElse(0);
        }
        double[] speed = new double[best.length];
        for (int t = 0; t < speed.length; t++) {
            int low = Math.max(0, t - 1);
            int high = Math.min(speed.length - 1, t + 1);
            double sum = 0;
            for (int axis = 0; axis < positions[0].length; axis++) {
                double d = positions[best[high]][axis] - positions[best[low]][axis];
                sum += d * d;
            }
            speed[t] = high > low ? Math.sqrt(sum) / (high - low) : 0;
        }
        return speed;
    }

    private static double[] smoothed(double[] values, double sd) {
        if (sd == 0) {
            return values;
        }
        int reach = (int) Math.ceil(4 * sd);
        double[] out = new double[values.length];
        for (int t = 0; t < out.length; t++) {
            double sum = 0;
            double weights = 0;
            for (int s = Math.max(0, t - reach); s <= Math.min(values.length - 1, t + reach); s++) {
                double w = StrictMath.exp(-(s - t) * (double) (s - t) / (2 * sd * sd));
                sum += w * values[s];
                weights += w;
            }
            out[t] = sum / weights;
        }
        return out;
    }
}
