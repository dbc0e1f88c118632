package periplus.studies.replay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.analysis.langevin.DriftAgainstScore;
import periplus.analysis.langevin.GaussianMixture;
import periplus.analysis.langevin.MomentumStability;
import periplus.analysis.population.PrincipalComponents;
import periplus.analysis.weights.Spectrum;
import periplus.core.kernels.Nonlinearity;
import periplus.core.measure.Measured;
import periplus.core.source.Source;
import periplus.core.workers.Workers;
import periplus.nets.cells.LeakForm;
import periplus.nets.cells.LeakyRnnSettings;
import periplus.nets.sampling.Adaptation;
import periplus.nets.sampling.AutonomousStep;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.study.Findings;

/**
 * The network's own step without input, held against the score of what it was awake.
 *
 * <pre>
 *   drift(h) = F(h) - h                            F one step without noise and input
 *   hidden score along component k = -(h - mean) . e_k / variance_k       the Gaussian of the awake states
 *   stiffness of direction e = -e . (dF/dh - 1) e   along: mean over the first 2 components; off: mean over all
 *                                                   directions beyond the first 10, by the trace
 *   place score at step t = that of Gaussians of sd {@value #PLACE_SD} m on where the animals were at step t
 * </pre>
 *
 * <p>The place score is known by the behaviour that is simulated; it is asked at the decoded place of noisy awake
 * states and held against how far one step without input moves the decoded place: the score of the moment, and of all
 * moments together. A network without a clock can follow the second at best. These comparisons are this project's
 * reading of an abstract.
 */
@Source(key = "casco2026", where = "abstract: time-varying gradients, leakage; the measures are inferred")
final class ScoreMeasures {
    /** Steps of the trial at which the place score is asked, as shares of it. */
    static final double[] MOMENTS = {0.05, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9};

    private static final double PLACE_SD = 0.1;
    private static final double STIFFNESS_CLIP = 0.01;
    private static final int STATES = 8;
    private static final int MANIFOLD = 10;
    private static final int DRIFTS = 400;

    private ScoreMeasures() {}

    static void measure(Findings findings, PathIntegrator network, AwakeRun awake, PrincipalComponents components) {
        AutonomousStep step = AutonomousStep.of(network.network());
        double[][] states = awake.someStates(STATES);
        double least = 0;
        double growing = 0;
        int spectra = 0;
        // one state at a time: a spectrum that cannot be had leaves the others
        for (double[] state : states) {
            MomentumStability stability = MomentumStability.at(step, new double[][] {state}, STIFFNESS_CLIP);
            if (stability.smallStep() instanceof Measured.Value(double ofState)) {
                least = Math.max(least, ofState);
                growing += stability.growingModes();
                spectra++;
            }
        }
        Measured none = Measured.undefined("no spectrum could be had");
        findings.put("lambdaMin", spectra == 0 ? none : Measured.of(least));
        findings.put("growingModes", spectra == 0 ? none : Measured.of(growing / spectra));
        stiffness(findings, step, states, components);
        hidden(findings, step, awake.someStates(DRIFTS), components);
        places(findings, network, step, awake);
    }

    private static void stiffness(
            Findings findings, AutonomousStep step, double[][] states, PrincipalComponents components) {
        int n = step.size();
        int manifold = Math.min(MANIFOLD, components.components());
        double[] jacobian = new double[n * n];
        double along = 0;
        double off = 0;
        for (double[] state : states) {
            step.jacobian(state, jacobian);
            double trace = 0;
            for (int i = 0; i < n; i++) {
                jacobian[i * n + i] -= 1;
                trace += jacobian[i * n + i];
            }
            double inside = 0;
            for (int k = 0; k < manifold; k++) {
                double s = quadratic(jacobian, components.loading()[k]);
                inside += s;
                along -= k < 2 ? s / 2 / states.length : 0;
            }
            off -= (trace - inside) / (n - manifold) / states.length;
        }
        findings.put("stiffnessAlong", Measured.of(along, "a Jacobian that is not finite"));
        findings.put("stiffnessOff", Measured.of(off, "a Jacobian that is not finite"));
    }

    private static double quadratic(double[] m, double[] e) {
        double sum = 0;
        for (int i = 0; i < e.length; i++) {
            double row = 0;
            for (int j = 0; j < e.length; j++) {
                row += m[i * e.length + j] * e[j];
            }
            sum += e[i] * row;
        }
        return sum;
    }

    private static void hidden(
            Findings findings, AutonomousStep step, double[][] states, PrincipalComponents components) {
        int count = components.components();
        double[][] drifts = new double[states.length][];
        for (int i = 0; i < states.length; i++) {
            drifts[i] = drift(step, states[i]);
        }
        double[] agreement = new double[count];
        double along = 0;
        double off = 0;
        int offCount = 0;
        for (int k = 0; k < count; k++) {
            double[][] scores = new double[states.length][1];
            double[][] pushes = new double[states.length][1];
            for (int i = 0; i < states.length; i++) {
                double at = 0;
                double push = 0;
                for (int u = 0; u < states[i].length; u++) {
                    at += components.loading()[k][u]
                            * (states[i][u] - components.mean()[u]);
                    push += components.loading()[k][u] * drifts[i][u];
                }
                scores[i][0] = -at / components.variance()[k];
                pushes[i][0] = push;
            }
            agreement[k] = DriftAgainstScore.along(new double[] {1}, pushes, scores)
                    .agreement()
                    .orNaN();
            along += k < 2 ? agreement[k] / 2 : 0;
            if (k >= MANIFOLD) {
                off += agreement[k];
                offCount++;
            }
        }
        findings.array("hidden_agreement", agreement, count);
        findings.put("scoreAgreementAlong", Measured.of(along, "no drift or no variance along a component"));
        findings.put("scoreAgreementOff", Measured.of(off / offCount, "no drift or variance beyond 10 components"));
    }

    private static double[] drift(AutonomousStep step, double[] state) {
        double[] next = new double[state.length];
        step.apply(state, next);
        for (int u = 0; u < next.length; u++) {
            next[u] -= state[u];
        }
        return next;
    }

    private static void places(Findings findings, PathIntegrator network, AutonomousStep step, AwakeRun awake) {
        int n = awake.trials();
        GaussianMixture always =
                new GaussianMixture(pairs(LawMeasures.thinned(awake.truth().points(0, 1), 400)), PLACE_SD);
        double[] moment = new double[MOMENTS.length];
        double[] average = new double[MOMENTS.length];
        double momentSum = 0;
        double averageSum = 0;
        for (int m = 0; m < MOMENTS.length; m++) {
            int t = (int) (MOMENTS[m] * awake.steps());
            double[][] there = new double[n][];
            for (int b = 0; b < n; b++) {
                int at = awake.truth().at(b, t);
                there[b] =
                        new double[] {awake.truth().values()[at], awake.truth().values()[at + 1]};
            }
            GaussianMixture now = new GaussianMixture(there, PLACE_SD);
            double[][] states = awake.statesAt(t);
            double[][] moved = moved(network, step, states);
            double[][] ofNow = new double[2 * n][1];
            double[][] ofAll = new double[2 * n][1];
            double[][] pushes = new double[2 * n][1];
            double[] score = new double[2];
            for (int b = 0; b < n; b++) {
                double[] place = {moved[b][0], moved[b][1]};
                now.score(place, score);
                ofNow[2 * b][0] = score[0];
                ofNow[2 * b + 1][0] = score[1];
                always.score(place, score);
                ofAll[2 * b][0] = score[0];
                ofAll[2 * b + 1][0] = score[1];
                pushes[2 * b][0] = moved[b][2] - place[0];
                pushes[2 * b + 1][0] = moved[b][3] - place[1];
            }
            double[] one = {1};
            moment[m] = DriftAgainstScore.along(one, pushes, ofNow).agreement().orNaN();
            average[m] = DriftAgainstScore.along(one, pushes, ofAll).agreement().orNaN();
            momentSum += moment[m] / MOMENTS.length;
            averageSum += average[m] / MOMENTS.length;
        }
        findings.array("agreement_moment", moment, moment.length);
        findings.array("agreement_average", average, average.length);
        findings.put("agreementMoment", Measured.of(momentSum, "places that do not move in a step"));
        findings.put("agreementAverage", Measured.of(averageSum, "places that do not move in a step"));
    }

    /** Decoded place of each state and after one step from it: x, y, x, y. */
    private static double[][] moved(PathIntegrator network, AutonomousStep step, double[][] states) {
        int n = states.length;
        int units = step.size();
        float[] rates = new float[2 * n * units];
        double[] next = new double[units];
        for (int b = 0; b < n; b++) {
            step.apply(states[b], next);
            for (int u = 0; u < units; u++) {
                rates[b * units + u] = (float) states[b][u];
                rates[(n + b) * units + u] = (float) next[u];
            }
        }
        float[] output = new float[2 * n * network.network().shape().outputs()];
        network.network().readout(2 * n, rates, 0, output, 0);
        double[] xy = new double[4 * n];
        network.decoder().decodeAll(output, 2 * n, xy);
        double[][] out = new double[n][];
        for (int b = 0; b < n; b++) {
            out[b] = new double[] {xy[2 * b], xy[2 * b + 1], xy[2 * (n + b)], xy[2 * (n + b) + 1]};
        }
        return out;
    }

    private static double[][] pairs(double[] places) {
        double[][] out = new double[places.length / 2][];
        for (int i = 0; i < out.length; i++) {
            out[i] = new double[] {places[2 * i], places[2 * i + 1]};
        }
        return out;
    }

    /**
     * How fast the slowest mode of a leaky rectified network decays, 1 - spectral radius, mean over awake states: of
     * the network alone, or with adaptation, whose variables are modes as well.
     *
     * <pre>
     *   (h, c)' = [ dF/dh, -s ; b/tau, 1 - 1/tau ] (h, c)      s = alpha where a unit is active (inside), 1 (outside)
     * </pre>
     *
     * @return null where the network is of another kind
     */
    static @Nullable Measured slowestRate(PathIntegrator network, AwakeRun awake, Adaptation adaptation) {
        if (!(network.network().settings() instanceof LeakyRnnSettings settings)
                || settings.form() != LeakForm.RATE
                || settings.nonlinearity() != Nonlinearity.RELU) {
            return null;
        }
        AutonomousStep step = AutonomousStep.of(network.network());
        double alpha = settings.leak().initialAlpha();
        int n = step.size();
        int size = adaptation.isNone() ? n : 2 * n;
        List<Double> rates = new ArrayList<>();
        double[] jacobian = new double[n * n];
        double[] next = new double[n];
        for (double[] state : awake.someStates(STATES)) {
            step.jacobian(state, jacobian);
            step.apply(state, next);
            double[] all = new double[size * size];
            for (int i = 0; i < n; i++) {
                System.arraycopy(jacobian, i * n, all, i * size, n);
                if (size > n) {
                    boolean inside = adaptation.place() == Adaptation.Place.INSIDE;
                    boolean active = next[i] - (1 - alpha) * state[i] > 0;
                    all[i * size + n + i] = inside ? (active ? -alpha : 0) : -1;
                    all[(n + i) * size + i] = adaptation.strength() / adaptation.tauSteps();
                    all[(n + i) * size + n + i] = 1 - 1 / adaptation.tauSteps();
                }
            }
            if (Spectrum.eigenvalues(all, size).radius() instanceof Measured.Value(double radius)) {
                rates.add(1 - radius);
            }
        }
        return rates.isEmpty()
                ? Measured.undefined("no spectrum could be had")
                : Measured.of(rates.stream().mapToDouble(r -> r).sum() / rates.size());
    }

    /** Components of awake states. */
    static PrincipalComponents components(AwakeRun awake, Workers workers) {
        double[][] states = awake.someStates(1500);
        return PrincipalComponents.of(states, Math.min(16, Math.min(awake.units(), states.length - 1)), workers);
    }
}
