package periplus.studies.replay;

import java.util.List;
import periplus.analysis.replay.Paths;
import periplus.nets.sampling.ReadoutObserver;
import periplus.nets.sampling.Replay;
import periplus.nets.sampling.ReplaySettings;
import periplus.nets.sampling.Subsample;
import periplus.studies.pathintegration.PathIntegrator;

/**
 * A replay, decoded: places of every step, states of every {@link #EVERY}-th.
 *
 * @param decoded where the network says it is, [chains][steps]
 * @param kept how many times states were kept: after steps 1, 1 + EVERY, ...
 * @param states {@code [(index * chains + chain) * units + unit]}
 * @param unstable chains that left the bound; they stand still from then on
 */
record ReplayRun(Paths decoded, int kept, int units, float[] states, int unstable) {
    /** Steps between two kept states. */
    static final int EVERY = 8;

    private static final int PIECE = 40;

    /** Runs and decodes; no step's outputs are held longer than a piece. */
    static ReplayRun of(PathIntegrator network, ReplaySettings settings, float[] starts, int steps) {
        int chains = settings.run().chains();
        int outputs = network.network().shape().outputs();
        int units = network.network().shape().units();
        Replay replay = new Replay(network.network(), settings);
        replay.start(starts);
        Subsample states = new Subsample(chains, units, 1, EVERY, (steps + EVERY - 1) / EVERY);
        double[] xy = new double[2 * chains * steps];
        double[] piece = new double[2 * chains * PIECE];
        for (int from = 0; from < steps; from += PIECE) {
            int length = Math.min(PIECE, steps - from);
            Subsample read = new Subsample(chains, outputs, from + 1L, 1, length);
            replay.run(length, List.of(states, new ReadoutObserver(chains, outputs, 1, List.of(read))));
            network.decoder().decodeAll(read.values(), chains * length, piece);
            System.arraycopy(piece, 0, xy, 2 * chains * from, 2 * chains * length);
        }
        return new ReplayRun(
                byPath(xy, chains, steps),
                states.kept(),
                units,
                states.values(),
                replay.unstable().size());
    }

    /** From [time][path][axis] to paths. */
    static Paths byPath(double[] byTime, int paths, int times) {
        double[] out = new double[byTime.length];
        for (int t = 0; t < times; t++) {
            for (int p = 0; p < paths; p++) {
                out[2 * (p * times + t)] = byTime[2 * (t * paths + p)];
                out[2 * (p * times + t) + 1] = byTime[2 * (t * paths + p) + 1];
            }
        }
        return new Paths(paths, times, 2, out);
    }

    /** A kept state. */
    double[] state(int index, int chain) {
        double[] out = new double[units];
        int at = (index * decoded.paths() + chain) * units;
        for (int u = 0; u < units; u++) {
            out[u] = states[at + u];
        }
        return out;
    }

    /** Every {@code stride}-th kept state of the first chains, [count][units], at most {@code most}. */
    double[][] someStates(int most) {
        int rows = kept * decoded.paths();
        int count = Math.min(most, rows);
        double[][] out = new double[count][];
        for (int i = 0; i < count; i++) {
            int row = (int) ((i + 0.5) * rows / count);
            out[i] = state(row / decoded.paths(), row % decoded.paths());
        }
        return out;
    }

    /** Share of chains that left the bound. */
    double unstableShare() {
        return (double) unstable / decoded.paths();
    }
}
