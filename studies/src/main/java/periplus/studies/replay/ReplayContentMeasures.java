package periplus.studies.replay;

import java.util.List;
import periplus.analysis.replay.Paths;
import periplus.analysis.replay.PositionLikelihood;
import periplus.analysis.replay.ReplayContent;
import periplus.analysis.replay.ReplayContent.Label;
import periplus.analysis.replay.StateSpaceDecoder;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.nets.cells.Noise;
import periplus.nets.sampling.ReadoutObserver;
import periplus.nets.sampling.Replay;
import periplus.nets.sampling.Subsample;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.study.Findings;
import periplus.tasks.Task;
import periplus.tasks.codes.CellPopulation;
import periplus.tasks.codes.PoissonSpikes;

/**
 * Replay through the eyes of the state-space decoder: how much of it stays, moves on, jumps.
 *
 * <p>Once on decoded places, as Gaussians as wide as the awake error; once, for place cells, on Poisson spikes of the
 * rectified outputs: a peak of 15 Hz, one step of the network one bin of 2 ms. Positions are the bins that the animal
 * visits; the random walk's sd is twice the awake displacement a step. How outputs become likelihoods is this project's.
 */
@Source(key = "denovellis2021", where = "stationary, continuous, fragmented")
final class ReplayContentMeasures {
    private static final int CHAINS = 8;
    private static final int TIMES = 200;
    private static final double PEAK_HERTZ = 15;
    private static final double BIN_SECONDS = 0.002;

    private final double[][] positions;
    private final StateSpaceDecoder decoder;
    private final double sd;

    private ReplayContentMeasures(double[][] positions, StateSpaceDecoder decoder, double sd) {
        this.positions = positions;
        this.decoder = decoder;
        this.sd = sd;
    }

    static ReplayContentMeasures of(AwakeRun awake) {
        double step = 0;
        double[] places = awake.truth().points(0, 1);
        int pairs = 0;
        for (int p = 0; p < awake.trials(); p++) {
            for (int t = 1; t < awake.steps(); t++) {
                int at = awake.truth().at(p, t);
                double dx = places[at] - places[at - 2];
                double dy = places[at + 1] - places[at - 1];
                step += Math.sqrt(dx * dx + dy * dy);
                pairs++;
            }
        }
        step /= Math.max(1, pairs);
        double bin = Math.max(0.06, Math.min(0.1, step));
        double[][] positions = visited(places, bin);
        double walkSd = Math.max(2 * step, bin);
        return new ReplayContentMeasures(
                positions,
                new StateSpaceDecoder(
                        StateSpaceDecoder.gaussianWalk(positions, walkSd * walkSd), StateSpaceDecoder.STAY),
                Math.max(awake.rmseMetres() / Math.sqrt(2), bin / 2));
    }

    private static double[][] visited(double[] places, double bin) {
        double[] box = LawMeasures.box(places);
        int columns = (int) Math.ceil((box[1] - box[0]) / bin);
        int rows = (int) Math.ceil((box[3] - box[2]) / bin);
        boolean[] seen = new boolean[columns * rows];
        for (int i = 0; i < places.length; i += 2) {
            int column = (int) Math.floor((places[i] - box[0]) / bin);
            int row = (int) Math.floor((places[i + 1] - box[2]) / bin);
            seen[row * columns + column] = true;
        }
        int count = 0;
        for (boolean s : seen) {
            count += s ? 1 : 0;
        }
        double[][] positions = new double[count][];
        int at = 0;
        for (int i = 0; i < seen.length; i++) {
            if (seen[i]) {
                int row = i / columns;
                positions[at++] = new double[] {box[0] + (i - row * columns + 0.5) * bin, box[2] + (row + 0.5) * bin};
            }
        }
        return positions;
    }

    /** Shares of labels of decoded places. */
    void measure(Findings findings, String suffix, Paths decoded, int skip) {
        int chains = Math.min(CHAINS, decoded.paths());
        int times = Math.min(TIMES, decoded.times() - skip);
        double[] values = new double[2 * chains * times];
        for (int c = 0; c < chains; c++) {
            System.arraycopy(
                    decoded.values(), decoded.at(c * decoded.paths() / chains, skip), values, 2 * c * times, 2 * times);
        }
        Paths some = new Paths(chains, times, 2, values);
        double[][][] seen = new double[chains][][];
        for (int c = 0; c < chains; c++) {
            seen[c] = PositionLikelihood.ofPlaces(some, c, positions, sd);
        }
        shares(findings, "", suffix, seen);
    }

    /** The same from spikes, for place cells. */
    void spikes(
            Findings findings, PathIntegrator network, List<ReplayMode> modes, float[] starts, Noise noise, long seed) {
        CellPopulation cells = network.placeCode();
        if (cells == null) {
            return;
        }
        int count = cells.cells();
        double[][] hertz = new double[count][positions.length];
        float[] rates = new float[count];
        double peak = 0;
        for (int x = 0; x < positions.length; x++) {
            cells.rates(positions[x][0], positions[x][1], 0, 0, rates, 0);
            for (int i = 0; i < count; i++) {
                hertz[i][x] = Math.max(0, rates[i]);
                peak = Math.max(peak, hertz[i][x]);
            }
        }
        double scale = PEAK_HERTZ / peak;
        for (double[] row : hertz) {
            for (int x = 0; x < row.length; x++) {
                row[x] *= scale;
            }
        }
        for (ReplayMode mode : modes) {
            Subsample outputs = new Subsample(CHAINS, count, 1, 1, TIMES);
            Replay replay = new Replay(network.network(), mode.settings(CHAINS, noise, seed + ReplayMeasures.LAW_SEED));
            replay.start(java.util.Arrays.copyOf(
                    starts, CHAINS * network.network().shape().units()));
            replay.run(TIMES, List.of(new ReadoutObserver(CHAINS, count, 1, List.of(outputs))));
            boolean logits = network.task().targetKind() == Task.TargetKind.PROBABILITIES;
            double[][][] seen = new double[CHAINS][][];
            for (int c = 0; c < CHAINS; c++) {
                int[][] counts = new int[TIMES][count];
                for (int t = 0; t < TIMES; t++) {
                    for (int i = 0; i < count; i++) {
                        rates[i] = outputs.value(t, c, i);
                    }
                    if (logits) {
                        softmax(rates);
                    }
                    PoissonSpikes.draw(
                            rates,
                            0,
                            count,
                            scale,
                            BIN_SECONDS,
                            RandomStream.of(seed, "replay-spikes", c, t),
                            counts[t]);
                }
                seen[c] = PositionLikelihood.ofSpikes(counts, hertz, BIN_SECONDS);
            }
            shares(findings, "spike", mode.suffix(), seen);
        }
    }

    private static void softmax(float[] logits) {
        float most = Float.NEGATIVE_INFINITY;
        for (float l : logits) {
            most = Math.max(most, l);
        }
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) StrictMath.exp(logits[i] - most);
            sum += logits[i];
        }
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (logits[i] / sum);
        }
    }

    private void shares(Findings findings, String prefix, String suffix, double[][][] seen) {
        double[] share = new double[3];
        double speed = 0;
        int speeds = 0;
        for (double[][] ofChain : seen) {
            StateSpaceDecoder.Posterior posterior = decoder.smooth(ofChain);
            Label[] labels = ReplayContent.labels(posterior.dynamic());
            share[0] += ReplayContent.share(labels, Label.STATIONARY) / seen.length;
            share[1] += ReplayContent.share(labels, Label.CONTINUOUS) / seen.length;
            share[2] += ReplayContent.share(labels, Label.FRAGMENTED) / seen.length;
            if (ReplayContent.speed(posterior, positions, Label.CONTINUOUS, 1.25, 10)
                    instanceof Measured.Value(double v)) {
                speed += v;
                speeds++;
            }
        }
        findings.put(name(prefix, "StationaryShare") + suffix, share[0]);
        findings.put(name(prefix, "ContinuousShare") + suffix, share[1]);
        findings.put(name(prefix, "FragmentedShare") + suffix, share[2]);
        findings.put(
                name(prefix, "ContinuousSpeed") + suffix,
                speeds == 0 ? Measured.undefined("no stretch of 10 steps is continuous") : Measured.of(speed / speeds));
    }

    private static String name(String prefix, String name) {
        return prefix.isEmpty() ? Character.toLowerCase(name.charAt(0)) + name.substring(1) : prefix + name;
    }
}
