package periplus.studies.pathintegration;

import java.util.Arrays;
import periplus.core.carriers.SequenceBatch;
import periplus.core.measure.Quantile;
import periplus.nets.losses.Loss;
import periplus.nets.network.Forward;
import periplus.nets.network.RecurrentNetwork;
import periplus.tasks.Task;
import periplus.tasks.decoding.Baselines;
import periplus.tasks.decoding.DecodingError;
import periplus.tasks.decoding.PositionDecoder;
import periplus.tasks.navigation.PathIntegration;
import periplus.tasks.navigation.TrueWalks;
import periplus.tasks.space.Arena;

/**
 * Runs a network, without noise, on trials that it was not trained on, and decodes where it says it is.
 *
 * @param error distance from decoded to true position, metres
 * @param floor the same where the true target itself is decoded: what the decoder loses by itself
 * @param stay the error of saying that the animal never left the start
 * @param centre the error of always saying the arena's centre
 * @param lowerQuartileByStepMetres first quartile over trials of the error at each time step
 * @param upperQuartileByStepMetres third quartile
 * @param lossNatsOrSquareMetres the task loss: cross-entropy in nats, or mean squared error in square metres
 * @param targetEntropyNats least possible cross-entropy of these targets; NaN for coordinates
 * @param walks where the animals really were
 * @param decodedMetres where the network said, {@code [(t * trials + trial) * 2 + axis]}
 */
public record DecodingTest(
        DecodingError error,
        DecodingError floor,
        DecodingError stay,
        DecodingError centre,
        double[] lowerQuartileByStepMetres,
        double[] upperQuartileByStepMetres,
        double lossNatsOrSquareMetres,
        double targetEntropyNats,
        TrueWalks walks,
        double[] decodedMetres) {
    /** Trials that are run at once; large tests go through in pieces of this many. */
    private static final int CHUNK = 200;

    /** Tests on {@code trials} trials of the stream {@code purpose}. */
    public static DecodingTest run(
            RecurrentNetwork network,
            PathIntegration task,
            PositionDecoder decoder,
            Loss loss,
            long seed,
            String purpose,
            int trials) {
        return run(network, task, decoder, loss, seed, purpose, trials, Disturbance.NONE);
    }

    /** The same under noise; the loss is then the disturbed network's against the undisturbed targets. */
    public static DecodingTest run(
            RecurrentNetwork network,
            PathIntegration task,
            PositionDecoder decoder,
            Loss loss,
            long seed,
            String purpose,
            int trials,
            Disturbance disturbance) {
        Arena arena = task.motion().arena();
        boolean probabilities = task.targetKind() == Task.TargetKind.PROBABILITIES;
        int steps = task.steps();
        TrueWalks all = task.newTrueWalks(trials);
        double[] decoded = new double[2 * steps * trials];
        double[] decodedTargets = new double[2 * steps * trials];
        double lossSum = 0;
        double entropySum = 0;
        int chunk = Math.min(CHUNK, trials);
        Chunk piece = new Chunk(network, task, chunk);
        for (int first = 0; first < trials; first += chunk) {
            // a last piece that would overhang gets a batch of its own size
            if (trials - first < chunk) {
                chunk = trials - first;
                piece = new Chunk(network, task, chunk);
            }
            task.fill(seed, purpose, first, piece.batch, piece.walks);
            disturbance.disturbInputs(piece.batch, first);
            network.run(piece.batch, disturbance.noise(first), piece.forward);
            lossSum += chunk
                    * loss.valueAndGradient(
                            network.kernels(), piece.batch, piece.forward.output(), piece.scratch, piece.rowLoss);
            entropySum += chunk * TargetEntropy.of(piece.batch);
            piece.decodeInto(decoder, piece.forward.output(), decoded, first, trials);
            piece.decodeInto(decoder, piece.targetsAsOutputs(probabilities), decodedTargets, first, trials);
            piece.copyWalksInto(all, first);
        }
        double[][] quartiles = quartiles(decoded, all, arena);
        return new DecodingTest(
                DecodingError.of(decoded, all, arena),
                DecodingError.of(decodedTargets, all, arena),
                Baselines.stayAtStart(all, arena),
                Baselines.centre(all, arena),
                quartiles[0],
                quartiles[1],
                lossSum / trials,
                probabilities ? entropySum / trials : Double.NaN,
                all,
                decoded);
    }

    private static double[][] quartiles(double[] decoded, TrueWalks truth, Arena arena) {
        double[][] quartiles = new double[2][truth.steps];
        double[] distances = new double[truth.trials];
        for (int t = 0; t < truth.steps; t++) {
            for (int b = 0; b < truth.trials; b++) {
                int row = t * truth.trials + b;
                double dx = arena.shortestX(decoded[2 * row] - truth.targetMetres[2 * row]);
                double dy = arena.shortestY(decoded[2 * row + 1] - truth.targetMetres[2 * row + 1]);
                distances[b] = Math.sqrt(dx * dx + dy * dy);
            }
            Arrays.sort(distances);
            quartiles[0][t] = Quantile.ofSorted(distances, 0.25);
            quartiles[1][t] = Quantile.ofSorted(distances, 0.75);
        }
        return quartiles;
    }

    /** The arrays of one piece, allocated once. */
    private static final class Chunk {
        final SequenceBatch batch;
        final TrueWalks walks;
        final Forward forward;
        final float[] scratch;
        final double[] rowLoss;
        private final double[] xy;

        Chunk(RecurrentNetwork network, PathIntegration task, int trials) {
            this.batch = task.newBatch(trials);
            this.walks = task.newTrueWalks(trials);
            this.forward = network.newForward(batch.steps, trials);
            this.scratch = new float[batch.target.length];
            this.rowLoss = new double[batch.rows()];
            this.xy = new double[2 * batch.rows()];
        }

        /** The targets in the form of a network's outputs: logits or coordinates. */
        float[] targetsAsOutputs(boolean probabilities) {
            if (!probabilities) {
                return batch.target;
            }
            Baselines.toLogits(batch.target, scratch);
            return scratch;
        }

        void decodeInto(PositionDecoder decoder, float[] rows, double[] decoded, int first, int trials) {
            decoder.decodeAll(rows, batch.rows(), xy);
            for (int t = 0; t < batch.steps; t++) {
                System.arraycopy(xy, 2 * t * batch.trials, decoded, 2 * (t * trials + first), 2 * batch.trials);
            }
        }

        void copyWalksInto(TrueWalks all, int first) {
            int n = batch.trials;
            System.arraycopy(walks.startMetres, 0, all.startMetres, 2 * first, 2 * n);
            System.arraycopy(
                    walks.walked.positionMetres(),
                    0,
                    all.walked.positionMetres(),
                    2 * first * all.steps,
                    2 * n * all.steps);
            System.arraycopy(
                    walks.walked.headingRadians(), 0, all.walked.headingRadians(), first * all.steps, n * all.steps);
            for (int t = 0; t < all.steps; t++) {
                System.arraycopy(walks.targetMetres, 2 * t * n, all.targetMetres, 2 * (t * all.trials + first), 2 * n);
            }
        }
    }
}
