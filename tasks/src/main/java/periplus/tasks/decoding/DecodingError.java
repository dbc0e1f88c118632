package periplus.tasks.decoding;

import periplus.core.measure.Measured;
import periplus.core.source.Source;
import periplus.tasks.navigation.TrueWalks;
import periplus.tasks.space.Arena;

/**
 * How far decoded positions are from the true ones: Euclidean distance in metres, over time steps and trials.
 *
 * <p>In a periodic arena it is the distance to the nearest image. Rows whose outputs were not finite decode to no
 * position; they are counted, and left out of mean and median.
 *
 * <p>Undefined when no row could be decoded.
 *
 * @param meanMetres mean over all decoded rows
 * @param medianMetres their median (mean of the middle two where their number is even)
 * @param perStepMetres the mean at each time step, undefined where no trial could be decoded
 * @param rows time steps x trials
 * @param undecodedRows rows without a position
 */
@Source(key = "sorscher2019", where = "mean Euclidean decoding error over time and batch")
public record DecodingError(
        Measured meanMetres,
        Measured medianMetres,
        java.util.List<Measured> perStepMetres,
        int rows,
        int undecodedRows) {
    private static final String NO_POSITION = "the outputs of every row hold numbers that are not finite";

    /** Decodes the outputs, {@code [(t * trials + b) * outputs + o]}, and compares with the targets' positions. */
    public static DecodingError of(PositionDecoder decoder, float[] outputs, TrueWalks truth, Arena arena) {
        double[] decoded = new double[2 * truth.steps * truth.trials];
        decoder.decodeAll(outputs, truth.steps * truth.trials, decoded);
        return of(decoded, truth, arena);
    }

    /** Compares positions {@code decoded[(t * trials + b) * 2 + axis]} in metres with the targets' positions. */
    public static DecodingError of(double[] decoded, TrueWalks truth, Arena arena) {
        int rows = truth.steps * truth.trials;
        if (decoded.length < 2 * rows) {
            throw new IllegalArgumentException(
                    decoded.length + " decoded coordinates do not cover " + rows + " rows of x and y");
        }
        double[] distances = new double[rows];
        int defined = 0;
        double sum = 0;
        java.util.List<Measured> perStep = new java.util.ArrayList<>(truth.steps);
        for (int t = 0; t < truth.steps; t++) {
            double stepSum = 0;
            int stepDefined = 0;
            for (int b = 0; b < truth.trials; b++) {
                int row = t * truth.trials + b;
                double dx = arena.shortestX(decoded[2 * row] - truth.targetMetres[2 * row]);
                double dy = arena.shortestY(decoded[2 * row + 1] - truth.targetMetres[2 * row + 1]);
                double distance = Math.sqrt(dx * dx + dy * dy);
                if (Double.isFinite(distance)) {
                    distances[defined++] = distance;
                    stepSum += distance;
                    stepDefined++;
                }
            }
            sum += stepSum;
            perStep.add(Measured.of(stepSum / stepDefined, NO_POSITION));
        }
        return new DecodingError(
                Measured.of(sum / defined, NO_POSITION),
                median(distances, defined),
                java.util.List.copyOf(perStep),
                rows,
                rows - defined);
    }

    private static Measured median(double[] values, int count) {
        if (count == 0) {
            return Measured.undefined(NO_POSITION);
        }
        java.util.Arrays.sort(values, 0, count);
        return Measured.of((values[(count - 1) / 2] + values[count / 2]) / 2);
    }
}
