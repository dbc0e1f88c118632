package periplus.studies.degeneracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import periplus.analysis.similarity.DelayOperator;
import periplus.analysis.similarity.DelaySettings;
import periplus.analysis.similarity.StateReduction;
import periplus.core.workers.Workers;
import periplus.studies.tasktraining.HiddenTrajectories;

/**
 * From a network's activity on the probe trials to the operator that is compared: leading components, delays, a linear
 * step of one rank for all networks of a task.
 */
final class Operators {
    /** Ranks to choose from. */
    static final int[] RANKS = {2, 3, 4, 6, 8, 10, 12};

    private static final double SHARE = 0.99;
    private static final int MOST_COMPONENTS = 20;
    private static final double WITHIN = 0.05;
    /** Keeps the regression solvable where a network's activity has few directions. */
    private static final double RIDGE = 1e-8;

    private Operators() {}

    /** The counted steps of each trial, [trial][step][component]; trials too short for the delays are left out. */
    static double[][][] states(HiddenTrajectories activity, int delays, Workers workers) {
        List<double[][]> trials = new ArrayList<>();
        int units = activity.units();
        for (int k = 0; k < activity.trials(); k++) {
            int steps = activity.length()[k];
            if (steps < delays + 2) {
                continue;
            }
            double[][] trial = new double[steps][units];
            for (int t = 0; t < steps; t++) {
                for (int u = 0; u < units; u++) {
                    trial[t][u] = activity.rate()[(k * activity.steps() + t) * units + u];
                }
            }
            trials.add(trial);
        }
        return StateReduction.of(trials.toArray(double[][][]::new), SHARE, MOST_COMPONENTS, workers);
    }

    /** The rank that forecasts of the last fifth of the trials ask for. */
    static int rank(double[][][] states, int delays) {
        return DelayOperator.rank(states, settings(delays), RANKS, WITHIN);
    }

    /** The operator, [rank * rank]; where the activity has fewer directions the others stay 0. */
    static double[] of(double[][][] states, int delays, int rank) {
        return Arrays.stream(DelayOperator.of(states, settings(delays), rank))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** The even or the odd trials. */
    static double[][][] half(double[][][] states, int parity) {
        List<double[][]> half = new ArrayList<>();
        for (int k = parity; k < states.length; k += 2) {
            half.add(states[k]);
        }
        return half.toArray(double[][][]::new);
    }

    /** Rows of a square matrix. */
    static double[][] rows(double[] matrix) {
        int n = (int) Math.rint(Math.sqrt(matrix.length));
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = Arrays.copyOfRange(matrix, i * n, (i + 1) * n);
        }
        return rows;
    }

    private static DelaySettings settings(int delays) {
        return new DelaySettings(delays, 1, RIDGE, DelaySettings.Regression.PRINCIPAL_COMPONENTS);
    }
}
