package periplus.studies.pathintegration;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import periplus.core.carriers.SequenceBatch;
import periplus.core.source.Source;
import periplus.nets.network.Forward;
import periplus.nets.network.RecurrentNetwork;
import periplus.tasks.decoding.PositionDecoder;
import periplus.tasks.navigation.TrueWalks;
import periplus.tasks.space.Arena;

/**
 * Collects how far the decoded position is from the true one, beside what a perfect and two blind decoders would give.
 *
 * <p>For each row (time, trial), in metres: error |decode(output) - x|; floor |decode(target) - x|, what the decoder
 * loses on the true code; stay |x_start - x|, never having moved; centre |c - x|, knowing nothing. Means run over all
 * rows in the order of trials, then time. The median and quartiles are order statistics with linear interpolation.
 */
@Source(key = "sorscher2019", where = "decoding error of the released code, in metres here")
public final class DecodingMeasure {
    private final int steps;
    private final Arena arena;
    private final PositionDecoder decoder;
    private final Rows error;
    private final Rows floor;
    private final Rows stay;
    private final Rows centre;
    private final double[] decoded = new double[2];

    /** An empty collection for up to {@code capacity} trials. */
    public DecodingMeasure(int steps, int capacity, Arena arena, PositionDecoder decoder) {
        this.steps = steps;
        this.arena = arena;
        this.decoder = decoder;
        this.error = new Rows(steps, capacity);
        this.floor = new Rows(steps, capacity);
        this.stay = new Rows(steps, capacity);
        this.centre = new Rows(steps, capacity);
    }

    /**
     * Runs the network on the batch and adds the first {@code trials} of it.
     *
     * @param decodedPaths where to keep decoded positions, {@code [trial][time][2]}, or null
     */
    public void add(
            RecurrentNetwork network,
            SequenceBatch batch,
            TrueWalks walks,
            int trials,
            Forward forward,
            double @Nullable [] decodedPaths) {
        network.run(batch, periplus.nets.network.NoiseSource.NONE, forward);
        for (int trial = 0; trial < trials; trial++) {
            for (int t = 0; t < steps; t++) {
                int row = t * batch.trials + trial;
                double x = walks.targetMetres[2 * row];
                double y = walks.targetMetres[2 * row + 1];
                decoder.decode(forward.output(), row * batch.outputs, decoded);
                if (decodedPaths != null) {
                    decodedPaths[(trial * steps + t) * 2] = decoded[0];
                    decodedPaths[(trial * steps + t) * 2 + 1] = decoded[1];
                }
                error.add(t, distance(decoded[0], decoded[1], x, y));
                decoder.decode(batch.target, row * batch.outputs, decoded);
                floor.add(t, distance(decoded[0], decoded[1], x, y));
                stay.add(t, distance(walks.startMetres[2 * trial], walks.startMetres[2 * trial + 1], x, y));
                centre.add(t, distance(arena.centreX(), arena.centreY(), x, y));
            }
        }
    }

    private double distance(double x0, double y0, double x1, double y1) {
        double dx = arena.shortestX(x1 - x0);
        double dy = arena.shortestY(y1 - y0);
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** What has been collected so far. */
    public DecodingError result() {
        return new DecodingError(
                error.count() / steps,
                error.mean(),
                error.quantile(0.5),
                floor.mean(),
                stay.mean(),
                centre.mean(),
                error.meanByStep(),
                error.quantileByStep(0.25),
                error.quantileByStep(0.75),
                floor.meanByStep(),
                stay.meanByStep());
    }

    /** Distances by time step, kept for quantiles. */
    private static final class Rows {
        private final double[][] byStep;
        private final int[] filled;

        Rows(int steps, int capacity) {
            this.byStep = new double[steps][capacity];
            this.filled = new int[steps];
        }

        void add(int step, double distance) {
            byStep[step][filled[step]++] = distance;
        }

        int count() {
            return Arrays.stream(filled).sum();
        }

        double mean() {
            double sum = 0;
            for (int t = 0; t < byStep.length; t++) {
                for (int i = 0; i < filled[t]; i++) {
                    sum += byStep[t][i];
                }
            }
            return sum / count();
        }

        double[] meanByStep() {
            double[] means = new double[byStep.length];
            for (int t = 0; t < means.length; t++) {
                double sum = 0;
                for (int i = 0; i < filled[t]; i++) {
                    sum += byStep[t][i];
                }
                means[t] = sum / filled[t];
            }
            return means;
        }

        double quantile(double q) {
            double[] all = new double[count()];
            int at = 0;
            for (int t = 0; t < byStep.length; t++) {
                System.arraycopy(byStep[t], 0, all, at, filled[t]);
                at += filled[t];
            }
            return quantile(all, q);
        }

        double[] quantileByStep(double q) {
            double[] quantiles = new double[byStep.length];
            for (int t = 0; t < quantiles.length; t++) {
                quantiles[t] = quantile(Arrays.copyOf(byStep[t], filled[t]), q);
            }
            return quantiles;
        }

        private static double quantile(double[] values, double q) {
            Arrays.sort(values);
            double at = q * (values.length - 1);
            int below = (int) Math.floor(at);
            int above = Math.min(below + 1, values.length - 1);
            return values[below] + (at - below) * (values[above] - values[below]);
        }
    }
}
