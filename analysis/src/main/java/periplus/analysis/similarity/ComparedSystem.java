package periplus.analysis.similarity;

/**
 * What is known of one system that is compared with others: a trained network, a model, a recording.
 *
 * @param name as tables and figures say it
 * @param trials activity [trial][step][unit], trials may differ in length; empty where unknown
 * @param recurrent weights [to][from]; empty where unknown
 */
public record ComparedSystem(String name, double[][][] trials, double[][] recurrent) {
    /** A system of which only the activity is known. */
    public static ComparedSystem ofActivity(String name, double[][][] trials) {
        return new ComparedSystem(name, trials, new double[0][]);
    }

    /** A system of which only the recurrent weights are known. */
    public static ComparedSystem ofWeights(String name, double[][] recurrent) {
        return new ComparedSystem(name, new double[0][][], recurrent);
    }

    /** The steps of all trials together. */
    int steps() {
        int steps = 0;
        for (double[][] trial : trials) {
            steps += trial.length;
        }
        return steps;
    }
}
