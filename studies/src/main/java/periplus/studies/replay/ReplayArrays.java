package periplus.studies.replay;

import periplus.analysis.population.PrincipalComponents;
import periplus.analysis.replay.Displacement;
import periplus.analysis.replay.Occupancy;
import periplus.analysis.replay.Paths;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.study.Findings;

/** What figures draw of a run. */
final class ReplayArrays {
    private static final int PATHS = 6;
    private static final int TIMES = 240;
    private static final int POINTS = 400;

    private ReplayArrays() {}

    static void ofMode(
            Findings findings,
            ReplayMode mode,
            AwakeRun awake,
            ReplayRun law,
            ReplayRun fromGoal,
            PrincipalComponents components) {
        String name = LawMeasures.name(mode.suffix());
        int paths = Math.min(PATHS, fromGoal.decoded().paths());
        int times = Math.min(TIMES, fromGoal.decoded().times());
        findings.array("paths_" + name, first(fromGoal.decoded(), paths, times), paths, times, 2);
        double[] truth = awake.truth().points(0, 1);
        maps(findings, "occupancy_" + name, LawMeasures.occupancy(law.decoded().points(0, 4), truth));
        scores(findings, "states_" + name, components.project(law.someStates(POINTS)));
    }

    static void ofAwake(Findings findings, PathIntegrator network, AwakeRun awake, PrincipalComponents components) {
        double[] truth = awake.truth().points(0, 1);
        double[] box = LawMeasures.box(truth);
        findings.array("box", box, 4);
        double[] outline = network.arena().outlineMetres();
        findings.array("outline", outline, outline.length / 2, 2);
        maps(findings, "occupancy_awake", LawMeasures.occupancy(truth, truth));
        int paths = Math.min(PATHS, awake.trials());
        findings.array("paths_awake", first(awake.decoded(), paths, awake.steps()), paths, awake.steps(), 2);
        scores(findings, "states_awake", components.project(awake.someStates(POINTS)));
        double[] curve = new double[LawMeasures.LAGS.length];
        for (int i = 0; i < curve.length; i++) {
            curve[i] = Displacement.rms(awake.decoded(), LawMeasures.LAGS[i], 0).orNaN();
        }
        findings.array("displacement_awake", curve, curve.length);
    }

    private static double[] first(Paths paths, int count, int times) {
        double[] out = new double[count * times * 2];
        for (int p = 0; p < count; p++) {
            // chains are ordered by where in the awake batch they start: take them from all over
            int from = paths.at((int) ((p + 0.5) * paths.paths() / count), 0);
            System.arraycopy(paths.values(), from, out, 2 * p * times, 2 * times);
        }
        return out;
    }

    private static void maps(Findings findings, String name, Occupancy occupancy) {
        double all = 0;
        for (long v : occupancy.visits()) {
            all += v;
        }
        double[] share = new double[occupancy.visits().length];
        for (int i = 0; i < share.length; i++) {
            share[i] = occupancy.visits()[i] / all;
        }
        findings.array(name, share, occupancy.rows(), occupancy.columns());
    }

    private static void scores(Findings findings, String name, double[][] scores) {
        int k = Math.min(3, scores[0].length);
        double[] out = new double[scores.length * k];
        for (int i = 0; i < scores.length; i++) {
            System.arraycopy(scores[i], 0, out, i * k, k);
        }
        findings.array(name, out, scores.length, k);
    }
}
