package periplus.studies.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.analysis.langevin.MomentumStability;
import periplus.analysis.replay.Paths;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.core.source.Source;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.cells.Noise;
import periplus.nets.sampling.Adaptation;
import periplus.nets.sampling.AutonomousStep;
import periplus.nets.sampling.FreeRunSettings;
import periplus.nets.sampling.Momentum;
import periplus.nets.sampling.ReplaySettings;
import periplus.studies.panels.Panel;
import periplus.studies.pathintegration.PathIntegrator;

/**
 * Replay of any trained network: zero input, noise, from the last states of awake trials.
 *
 * @param decoded decoded places in metres, [chains][steps]
 * @param states hidden states after steps 1, 9, 17, ..., {@code [(index * chains + chain) * units + unit]}
 * @param kept how many such steps
 * @param awakeRmseMetres root mean square error at the task, with the noise of training
 * @param lambdaMin the least friction that the Jacobians of 8 awake states let expect to be stable
 * @param warning what a user should know of the friction; null where nothing
 * @param unstable chains that left the bound and stand still
 */
@Source(key = "casco2026", where = "abstract: momentum and adaptation in replay; the protocol is a proposal")
@Source(key = "krishna2024", where = "quiescent activity: zero input, noise std times sqrt(2)")
public record RunReplay(
        Paths decoded,
        float[] states,
        int kept,
        double awakeRmseMetres,
        Measured lambdaMin,
        @Nullable String warning,
        int unstable) {
    private static final int AWAKE_TRIALS = 200;
    private static final int STATES = 8;
    private static final double CLIP = 0.01;

    /**
     * What is asked for.
     *
     * @param noiseSd sd of the noise of the state before its factor sqrt(2); NaN for that of training
     * @param gateMetres the awake error above which a replay is refused
     * @param force replays also a network whose awake error is above the gate
     */
    public record Request(
            int chains,
            int steps,
            double noiseSd,
            Momentum momentum,
            Adaptation adaptation,
            long seed,
            double gateMetres,
            boolean force) {
        public Request {
            if (chains < 1 || steps < 1) {
                throw new BadInputException(
                        "a replay of " + chains + " chains of " + steps + " steps; expected at least one of one");
            }
            if (noiseSd < 0 || Double.isInfinite(noiseSd)) {
                throw new BadInputException("replay noise of sd " + noiseSd + "; expected 0 or a positive number");
            }
        }
    }

    /**
     * Replays.
     *
     * @throws BadInputException where the network has no encoder, or its awake error is above the gate and nothing is
     *     forced
     */
    public static RunReplay of(PathIntegrator network, Request request) {
        if (network.network().shape().initialSize() == 0) {
            throw new BadInputException(
                    "replay of a network without an encoder: its recipe has task.start: none, so that"
                            + " it never knows where it is. Train one with task.start: coordinates or place-code");
        }
        AwakeRun awake = AwakeRun.of(network, AWAKE_TRIALS, network.network().trainingNoise());
        if (!(awake.rmseMetres() <= request.gateMetres()) && !request.force()) {
            throw new BadInputException("the network's awake error is " + rounded(awake.rmseMetres())
                    + " m (root mean square over " + AWAKE_TRIALS + " trials), above the gate of "
                    + request.gateMetres()
                    + " m: what it replays says little of what it learned. Train longer, or replay"
                    + " it all the same with --force");
        }
        Noise noise =
                Double.isNaN(request.noiseSd()) ? network.network().trainingNoise() : new Noise(0, request.noiseSd());
        ReplayRun run = ReplayRun.of(
                network,
                new ReplaySettings(
                        new FreeRunSettings(request.chains(), noise, Math.sqrt(2), request.seed()),
                        request.momentum(),
                        request.adaptation()),
                awake.endStates(request.chains()),
                request.steps());
        Measured lambdaMin = Measured.undefined("the step of this cell is not known in closed form");
        String warning = null;
        if (network.network().settings() instanceof LeakyRnnSettings) {
            MomentumStability stability =
                    MomentumStability.at(AutonomousStep.of(network.network()), awake.someStates(STATES), CLIP);
            lambdaMin = stability.smallStep();
            MomentumStability.Warning found =
                    stability.warning(request.momentum().friction());
            warning = found == null ? null : found.text();
        }
        return new RunReplay(
                run.decoded(), run.states(), run.kept(), awake.rmseMetres(), lambdaMin, warning, run.unstable());
    }

    /** A picture of the first chains in the arena, as they go. */
    public Panel panel(PathIntegrator network, String caption) {
        double[] outline = network.arena().outlineMetres();
        int corners = outline.length / 2;
        double[] x = new double[corners + 1];
        double[] y = new double[corners + 1];
        for (int i = 0; i <= corners; i++) {
            x[i] = outline[2 * (i % corners)];
            y[i] = outline[2 * (i % corners) + 1];
        }
        List<Panel.AnimatedPaths.Track> tracks = new java.util.ArrayList<>();
        int chains = Math.min(3, decoded.paths());
        for (int c = 0; c < chains; c++) {
            double[] px = new double[decoded.times()];
            double[] py = new double[decoded.times()];
            int chain = c * decoded.paths() / chains;
            for (int t = 0; t < px.length; t++) {
                px[t] = decoded.values()[decoded.at(chain, t)];
                py[t] = decoded.values()[decoded.at(chain, t) + 1];
            }
            tracks.add(new Panel.AnimatedPaths.Track("chain " + chain, px, py, false));
        }
        return new Panel.AnimatedPaths(
                "replay",
                "Replay",
                caption,
                "x (m)",
                "y (m)",
                List.of(new Panel.AnimatedPaths.Outline(x, y)),
                tracks,
                Double.NaN);
    }

    private static double rounded(double metres) {
        return StrictMath.rint(1000 * metres) / 1000;
    }
}
