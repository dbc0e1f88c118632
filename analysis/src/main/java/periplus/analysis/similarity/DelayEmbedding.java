package periplus.analysis.similarity;

/**
 * Delay embedding of trials: each row holds a state and the states before it.
 *
 * <pre>row t = [x(t), x(t - i), ..., x(t - (d - 1) i)],   t = (d - 1) i ... T - 1      d delays, interval i, newest first</pre>
 *
 * <p>Rows are made within trials only. Nothing is centred or scaled. With one delay the trials come back as they are.
 */
public final class DelayEmbedding {
    private DelayEmbedding() {}

    /**
     * Embeds {@code trials[trial][step][unit]} into {@code [trial][step - (delays - 1) interval][delays * units]}.
     *
     * @throws IllegalArgumentException for fewer than one delay or step of interval, and for a trial too short for two rows
     */
    public static double[][][] of(double[][][] trials, int delays, int interval) {
        if (delays < 1 || interval < 1) {
            throw new IllegalArgumentException(
                    "delays and their interval are at least 1, got " + delays + " and " + interval);
        }
        int first = (delays - 1) * interval;
        double[][][] embedded = new double[trials.length][][];
        for (int k = 0; k < trials.length; k++) {
            double[][] trial = trials[k];
            if (trial.length < first + 2) {
                throw new IllegalArgumentException("trial " + k + " has " + trial.length + " steps: " + delays
                        + " delays of interval " + interval + " need at least " + (first + 2));
            }
            int units = trial[0].length;
            embedded[k] = new double[trial.length - first][delays * units];
            for (int t = first; t < trial.length; t++) {
                for (int d = 0; d < delays; d++) {
                    System.arraycopy(trial[t - d * interval], 0, embedded[k][t - first], d * units, units);
                }
            }
        }
        return embedded;
    }
}
