package periplus.analysis.similarity;

import periplus.analysis.population.PrincipalComponents;
import periplus.core.workers.Workers;

/** Trials of states on their leading principal components, centred: what is embedded instead of single units. */
public final class StateReduction {
    private StateReduction() {}

    /**
     * The fewest components that hold {@code share} of the variance, at most {@code most}.
     *
     * @param trials [trial][step][unit], together at least 2 different states
     * @return [trial][step][component]
     */
    public static double[][][] of(double[][][] trials, double share, int most, Workers workers) {
        int samples = 0;
        for (double[][] trial : trials) {
            samples += trial.length;
        }
        double[][] all = new double[samples][];
        int at = 0;
        for (double[][] trial : trials) {
            for (double[] state : trial) {
                all[at++] = state;
            }
        }
        int limit = Math.min(most, Math.min(all[0].length, samples - 1));
        PrincipalComponents components = PrincipalComponents.of(all, limit, workers);
        int kept = 1;
        while (kept < limit && components.cumulativeShare(kept).orNaN() < share) {
            kept++;
        }
        double[][][] reduced = new double[trials.length][][];
        for (int k = 0; k < trials.length; k++) {
            double[][] scores = components.project(trials[k]);
            reduced[k] = new double[scores.length][];
            for (int t = 0; t < scores.length; t++) {
                reduced[k][t] = java.util.Arrays.copyOf(scores[t], kept);
            }
        }
        return reduced;
    }
}
