package periplus.analysis.population;

/**
 * Population vectors in which every unit has mean 0 and standard deviation 1.
 *
 * <pre>z = (x - mean) / sd,  sd with the divisor samples</pre>
 *
 * <p>A unit that does not vary has no z-score: it is left out, and {@code kept} says which remain.
 *
 * @param values [sample][kept unit]
 * @param kept the index of each remaining unit
 */
public record ZScores(double[][] values, int[] kept) {
    /** A standard deviation below this share of the largest rate's size is rounding. */
    private static final double ROUNDING = 1e-12;

    /** Standardises {@code samples[sample][unit]}. */
    public static ZScores of(double[][] samples) {
        PointCheck.check(samples, 2);
        int n = samples.length;
        int units = samples[0].length;
        double[] mean = new double[units];
        double[] sd = new double[units];
        int[] kept = new int[units];
        int count = 0;
        for (int u = 0; u < units; u++) {
            double sum = 0;
            double largest = 0;
            for (double[] x : samples) {
                sum += x[u];
                largest = Math.max(largest, Math.abs(x[u]));
            }
            mean[u] = sum / n;
            double squares = 0;
            for (double[] x : samples) {
                squares += (x[u] - mean[u]) * (x[u] - mean[u]);
            }
            sd[u] = Math.sqrt(squares / n);
            if (sd[u] > ROUNDING * largest) {
                kept[count++] = u;
            }
        }
        double[][] values = new double[n][count];
        for (int s = 0; s < n; s++) {
            for (int k = 0; k < count; k++) {
                int u = kept[k];
                values[s][k] = (samples[s][u] - mean[u]) / sd[u];
            }
        }
        return new ZScores(values, java.util.Arrays.copyOf(kept, count));
    }
}
