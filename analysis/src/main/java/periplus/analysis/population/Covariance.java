package periplus.analysis.population;

import periplus.core.workers.Workers;

/** The covariance of samples, applied without being formed: v to X^T (X v) / (samples - 1), X centred. */
record Covariance(double[][] samples, double[] mean) implements SymmetricOperator {
    private static final int SAMPLES_A_PART = 64;
    private static final int UNITS_A_PART = 128;

    @Override
    public int size() {
        return mean.length;
    }

    @Override
    public void apply(double[][] in, double[][] out, Workers workers) {
        int vectors = in.length;
        int n = samples.length;
        int units = mean.length;
        double[][] along = new double[n][vectors];
        workers.run((n + SAMPLES_A_PART - 1) / SAMPLES_A_PART, (part, worker) -> {
            double[] centred = new double[units];
            int end = Math.min(n, (part + 1) * SAMPLES_A_PART);
            for (int s = part * SAMPLES_A_PART; s < end; s++) {
                for (int u = 0; u < units; u++) {
                    centred[u] = samples[s][u] - mean[u];
                }
                for (int v = 0; v < vectors; v++) {
                    along[s][v] = LeadingEigenpairs.dot(centred, in[v]);
                }
            }
        });
        workers.run((units + UNITS_A_PART - 1) / UNITS_A_PART, (part, worker) -> {
            int from = part * UNITS_A_PART;
            int end = Math.min(units, from + UNITS_A_PART);
            for (int v = 0; v < vectors; v++) {
                java.util.Arrays.fill(out[v], from, end, 0);
            }
            for (int s = 0; s < n; s++) {
                for (int v = 0; v < vectors; v++) {
                    double weight = along[s][v] / (n - 1);
                    for (int u = from; u < end; u++) {
                        out[v][u] += weight * (samples[s][u] - mean[u]);
                    }
                }
            }
        });
    }
}
