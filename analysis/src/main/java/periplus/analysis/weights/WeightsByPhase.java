package periplus.analysis.weights;

import java.util.Arrays;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * Mean recurrent weight among units of one module against the difference of their phases.
 *
 * <pre>
 *   mean_b = mean of J_ij over i != j with wrap(phase_i - phase_j) in bin b of [-pi, pi)      i = to, j = from
 *   oddShare = sum_b odd_b^2 / sum_b (mean_b - their mean)^2,  odd_b = (mean_b - mean_{mirrored b})/2
 *   decline  = Pearson correlation of mean_b with |difference|
 * </pre>
 *
 * <p>A ring attractor has weights that fall with the distance (decline near -1) and are symmetric (oddShare near 0); a
 * ring that turns by itself, or half of a pair that is pushed by velocity, has a large odd share. A unit's weight to
 * itself is left out [I]: its difference is 0 by construction. Published with {@value #PUBLISHED_BINS} bins. Both
 * summaries are undefined where a bin is empty or all means are equal.
 *
 * @param differenceRadians middle of each bin
 * @param mean mean weight of each bin
 * @param pairs how many pairs each bin holds
 */
@Source(key = "chu2025", where = "connectivity of band modules; released code")
public record WeightsByPhase(
        double[] differenceRadians, Measured[] mean, int[] pairs, Measured oddShare, Measured decline) {
    /** Bins of the published curves. */
    public static final int PUBLISHED_BINS = 60;

    /**
     * The curve of some units.
     *
     * @param matrix J [units][units] of the whole network, row = to
     * @param units hidden units of the network
     * @param members units of the module
     * @param phasesRadians phase of each member, in the order of {@code members}
     */
    public static WeightsByPhase of(float[] matrix, int units, int[] members, double[] phasesRadians, int bins) {
        if (matrix.length != (long) units * units || members.length != phasesRadians.length) {
            throw new IllegalArgumentException(matrix.length + " weights for " + units + " units and "
                    + phasesRadians.length + " phases for " + members.length + " members; expected units x units and"
                    + " one phase a member");
        }
        if (members.length < 2 || bins < 2 || bins % 2 != 0) {
            throw new BadInputException("weights against phase of " + members.length + " units in " + bins
                    + " bins; expected at least 2 units and an even number of bins");
        }
        double[] sum = new double[bins];
        int[] pairs = new int[bins];
        for (int a = 0; a < members.length; a++) {
            for (int b = 0; b < members.length; b++) {
                if (a != b) {
                    int bin = bin(phasesRadians[a] - phasesRadians[b], bins);
                    sum[bin] += matrix[members[a] * units + members[b]];
                    pairs[bin]++;
                }
            }
        }
        double[] centres = new double[bins];
        Measured[] mean = new Measured[bins];
        double[] values = new double[bins];
        for (int b = 0; b < bins; b++) {
            centres[b] = 2 * Math.PI * (b + 0.5) / bins - Math.PI;
            mean[b] = pairs[b] == 0
                    ? Measured.undefined("no pair of units with this difference")
                    : Measured.of(sum[b] / pairs[b], "non-finite weights");
            values[b] = mean[b].orNaN();
        }
        return new WeightsByPhase(centres, mean, pairs, oddShare(values), decline(values, centres));
    }

    private static int bin(double difference, int bins) {
        double turns = difference / (2 * Math.PI);
        double from0 = turns + 0.5 - Math.floor(turns + 0.5);
        return Math.min(bins - 1, (int) (from0 * bins));
    }

    private static Measured oddShare(double[] values) {
        double middle = Arrays.stream(values).sum() / values.length;
        double odd = 0;
        double all = 0;
        for (int b = 0; b < values.length; b++) {
            double half = (values[b] - values[values.length - 1 - b]) / 2;
            odd += half * half;
            all += (values[b] - middle) * (values[b] - middle);
        }
        return Measured.of(odd / all, "an empty bin, or equal means");
    }

    private static Measured decline(double[] values, double[] centres) {
        int n = values.length;
        double meanX = 0;
        double meanY = 0;
        for (int b = 0; b < n; b++) {
            meanX += Math.abs(centres[b]) / n;
            meanY += values[b] / n;
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int b = 0; b < n; b++) {
            double x = Math.abs(centres[b]) - meanX;
            double y = values[b] - meanY;
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }
        return Measured.of(xy / Math.sqrt(xx * yy), "an empty bin, or equal means");
    }
}
