package periplus.studies.cuevawei;

import periplus.core.carriers.SequenceBatch;
import periplus.core.measure.Measured;
import periplus.core.source.Source;
import periplus.nets.network.Forward;
import periplus.nets.network.NoiseSource;
import periplus.nets.network.RecurrentNetwork;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.study.Findings;

/**
 * The network on trials hundreds of times as long as those it learned from, without noise.
 *
 * <pre>
 *   rms(window)  = sqrt(mean over trials and steps of the window of |output - position|^2)
 *   constant     = the same for the best constant output, the mean position of the whole run
 * </pre>
 *
 * <p>The long input goes through in pieces; each piece starts from the state in which the last one ended.
 */
@Source(key = "cueva2018", where = "figure 6b: error stays below that of the best constant output")
final class LongRuns {
    static final int WINDOWS = 20;
    private static final int PIECE = 500;

    private LongRuns() {}

    /** {@code steps} is a multiple of {@value #WINDOWS} x {@value #PIECE} or of {@value #WINDOWS}. */
    static void measure(Findings findings, PathIntegrator network, int trials, int steps) {
        PathIntegrator longer = network.withSteps(steps);
        SequenceBatch all = longer.task().newBatch(trials);
        longer.task().fill(longer.recipe().seed(), "long", 0, all);
        double[] square = squareErrors(longer.network(), all);
        double meanX = 0;
        double meanY = 0;
        int rows = steps * trials;
        for (int r = 0; r < rows; r++) {
            meanX += all.target[2 * r] / rows;
            meanY += all.target[2 * r + 1] / rows;
        }
        double constant = 0;
        for (int r = 0; r < rows; r++) {
            double dx = all.target[2 * r] - meanX;
            double dy = all.target[2 * r + 1] - meanY;
            constant += (dx * dx + dy * dy) / rows;
        }
        double[] window = new double[WINDOWS];
        int length = steps / WINDOWS;
        double late = 0;
        for (int w = 0; w < WINDOWS; w++) {
            double sum = 0;
            for (int r = w * length * trials; r < (w + 1) * length * trials; r++) {
                sum += square[r];
            }
            window[w] = Math.sqrt(sum / (length * trials));
            late += w >= WINDOWS / 2 ? sum / (length * trials) / (WINDOWS - WINDOWS / 2) : 0;
        }
        findings.put("longRunErrorMetres", Measured.of(Math.sqrt(late), "the output is not finite"));
        findings.put("longRunConstantMetres", Math.sqrt(constant));
        findings.array("long_run_error_m", window, WINDOWS);
        double[] end = new double[WINDOWS];
        for (int w = 0; w < WINDOWS; w++) {
            end[w] = (double) (w + 1) * length;
        }
        findings.array("long_run_steps", end, WINDOWS);
    }

    /** Squared distance of output and target, [steps][trials]. */
    static double[] squareErrors(RecurrentNetwork network, SequenceBatch all) {
        int trials = all.trials;
        double[] square = new double[all.rows()];
        SequenceBatch piece =
                new SequenceBatch(Math.min(PIECE, all.steps), trials, all.inputs, all.outputs, all.initialSize);
        Forward forward = network.newForward(piece.steps, trials);
        for (int from = 0; from < all.steps; from += piece.steps) {
            if (all.steps - from < piece.steps) {
                throw new IllegalArgumentException(
                        all.steps + " steps are no whole number of pieces of " + piece.steps);
            }
            int inputs = trials * all.inputs;
            System.arraycopy(all.input, from * inputs, piece.input, 0, piece.steps * inputs);
            if (from == 0) {
                System.arraycopy(all.initial, 0, piece.initial, 0, all.initial.length);
                network.run(piece, NoiseSource.NONE, forward);
            } else {
                network.runOn(piece, NoiseSource.NONE, forward);
            }
            for (int r = 0; r < piece.rows(); r++) {
                int at = from * trials + r;
                double dx = forward.output()[2 * r] - all.target[2 * at];
                double dy = forward.output()[2 * r + 1] - all.target[2 * at + 1];
                square[at] = dx * dx + dy * dy;
            }
        }
        return square;
    }
}
