package periplus.studies.offlinereactivation;

import java.util.List;
import periplus.analysis.replay.Paths;
import periplus.core.source.Source;
import periplus.nets.cells.Noise;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.sampling.FreeRunSettings;
import periplus.nets.sampling.ReadoutObserver;
import periplus.nets.sampling.Replay;
import periplus.nets.sampling.ReplaySettings;
import periplus.nets.sampling.StepObserver;
import periplus.nets.sampling.Subsample;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.tasks.decoding.TopThreeDecoder;

/**
 * A network without input, from the encoded start positions of awake trials, with its noise times sqrt(2).
 *
 * @param decoded positions decoded from the outputs, metres
 * @param states rates of every chain at some steps, [row][unit]
 * @param unstableShare of chains whose state left the bound; they are held where they were
 */
@Source(key = "krishna2024", where = "quiescent activity: zero input, noise std times sqrt(2), encoded test starts")
record OfflineRun(Paths decoded, double[][] states, double unstableShare) {
    private static final double MULTIPLIER = Math.sqrt(2.0);

    static OfflineRun of(PathIntegrator network, float[] startCodes, Noise noise, ProtocolSize size) {
        RecurrentNetwork net = network.network();
        int chains = size.chains();
        Decoded decoded = new Decoded(network, chains, size.steps());
        Subsample states = new Subsample(
                chains,
                net.shape().units(),
                ProtocolSize.FIRST_STATE,
                ProtocolSize.STATE_EVERY,
                Math.min(
                        ProtocolSize.STATES, 1 + (size.steps() - ProtocolSize.FIRST_STATE) / ProtocolSize.STATE_EVERY));
        FreeRunSettings run =
                new FreeRunSettings(chains, noise, MULTIPLIER, network.recipe().seed());
        Replay replay = new Replay(net, ReplaySettings.plain(run));
        replay.startAtCodes(startCodes);
        replay.run(
                size.steps(),
                List.of(states, new ReadoutObserver(chains, net.shape().outputs(), 1, List.of(decoded))));
        return new OfflineRun(
                new Paths(chains, size.steps(), 2, decoded.positions),
                rows(states, chains, net.shape().units()),
                replay.unstable().size() / (double) chains);
    }

    private static double[][] rows(Subsample states, int chains, int units) {
        double[][] rows = new double[states.kept() * chains][units];
        for (int k = 0; k < states.kept(); k++) {
            for (int chain = 0; chain < chains; chain++) {
                for (int u = 0; u < units; u++) {
                    rows[k * chains + chain][u] = states.value(k, chain, u);
                }
            }
        }
        return rows;
    }

    /** Decodes every step of every chain as it comes; the decoder keeps nothing, so workers may share it. */
    private static final class Decoded implements StepObserver {
        private final TopThreeDecoder decoder;
        private final int steps;
        private final double[] positions;

        Decoded(PathIntegrator network, int chains, int steps) {
            var cells = network.placeCode();
            var centres = cells == null ? null : cells.fieldCentres();
            if (centres == null) {
                throw new IllegalArgumentException("offline positions are decoded from cells that have one field each");
            }
            this.decoder = new TopThreeDecoder(centres);
            this.steps = steps;
            this.positions = new double[2 * chains * steps];
        }

        @Override
        public void observe(
                long step, int firstChain, int chains, float[] values, int offset, RecurrentNetwork network) {
            double[] xy = new double[2];
            for (int k = 0; k < chains; k++) {
                decoder.decode(values, offset + k * decoder.outputs(), xy);
                int at = 2 * ((firstChain + k) * steps + (int) step - 1);
                positions[at] = xy[0];
                positions[at + 1] = xy[1];
            }
        }
    }
}
