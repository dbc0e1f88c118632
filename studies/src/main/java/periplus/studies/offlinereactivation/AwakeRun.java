package periplus.studies.offlinereactivation;

import periplus.analysis.replay.Paths;
import periplus.core.carriers.SequenceBatch;
import periplus.nets.network.Forward;
import periplus.nets.network.NoiseSource;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.tasks.decoding.PositionDecoder;

/**
 * A network at its task, with its training noise: what it said, what it should have said, what its units did.
 *
 * @param decoded positions decoded from the outputs, metres
 * @param behaviour positions decoded from the targets: the same decoder on a network without any error, metres
 * @param startCodes codes of the start positions, [trials][initialSize]
 * @param states rates of some trials and steps, [row][unit]
 */
record AwakeRun(Paths decoded, Paths behaviour, float[] startCodes, double[][] states) {
    private static final String PURPOSE = "awake";

    /** Seed of the awake noise, apart from training's. */
    private static final long NOISE_SEED_OFFSET = 7_000_003;

    static AwakeRun of(PathIntegrator network, int trials) {
        SequenceBatch batch = network.task().newBatch(trials);
        long seed = network.recipe().seed();
        network.task().fill(seed, PURPOSE, 0, batch);
        NoiseSource noise = new NoiseSource(network.network().trainingNoise(), seed + NOISE_SEED_OFFSET, 0);
        Forward forward = network.network().run(batch, noise);
        return new AwakeRun(
                decoded(network.decoder(), forward.output(), batch),
                decoded(network.decoder(), batch.target, batch),
                batch.initial,
                states(forward));
    }

    /** The behaviour alone, without running the network. */
    static Paths behaviour(PathIntegrator network, int trials) {
        SequenceBatch batch = network.task().newBatch(trials);
        network.task().fill(network.recipe().seed(), PURPOSE, 0, batch);
        return decoded(network.decoder(), batch.target, batch);
    }

    private static Paths decoded(PositionDecoder decoder, float[] rows, SequenceBatch batch) {
        double[] xy = new double[2 * batch.rows()];
        decoder.decodeAll(rows, batch.rows(), xy);
        double[] paths = new double[xy.length];
        for (int t = 0; t < batch.steps; t++) {
            for (int trial = 0; trial < batch.trials; trial++) {
                System.arraycopy(xy, 2 * (t * batch.trials + trial), paths, 2 * (trial * batch.steps + t), 2);
            }
        }
        return new Paths(batch.trials, batch.steps, 2, paths);
    }

    /** As many rows as an offline run keeps, spread over the steps. */
    private static double[][] states(Forward forward) {
        int kept = Math.min(ProtocolSize.STATES, forward.steps());
        double[][] rows = new double[kept * forward.trials()][forward.units()];
        for (int k = 0; k < kept; k++) {
            int t = (k + 1) * forward.steps() / kept - 1;
            for (int trial = 0; trial < forward.trials(); trial++) {
                int from = forward.rateOffset(t) + trial * forward.units();
                double[] row = rows[k * forward.trials() + trial];
                for (int u = 0; u < row.length; u++) {
                    row[u] = forward.rates()[from + u];
                }
            }
        }
        return rows;
    }

    /** Root mean square distance between decoded and wanted positions, metres. */
    double errorMetres() {
        double sum = 0;
        int points = decoded.paths() * decoded.times();
        for (int i = 0; i < decoded.values().length; i++) {
            double d = decoded.values()[i] - behaviour.values()[i];
            sum += d * d;
        }
        return Math.sqrt(sum / points);
    }
}
