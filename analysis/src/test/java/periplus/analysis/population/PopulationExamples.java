package periplus.analysis.population;

import periplus.core.carriers.RateMaps;
import periplus.core.random.RandomStream;

/** Populations of known shape. */
final class PopulationExamples {
    static final double BOX = 2.2;

    private PopulationExamples() {}

    static double[][] gaussian(int samples, int units, long seed) {
        RandomStream stream = RandomStream.of(seed, "test population");
        double[][] x = new double[samples][units];
        for (double[] row : x) {
            for (int u = 0; u < units; u++) {
                row[u] = stream.nextGaussian();
            }
        }
        return x;
    }

    /** Maps of one grid module: the positive part of three waves, phases at random. */
    static RateMaps gridModule(int units, int n, HexagonalWaves waves, long seed) {
        RandomStream stream = RandomStream.of(seed, "test module");
        double[] rate = new double[units * n * n];
        for (int u = 0; u < units; u++) {
            double x0 = BOX * stream.nextUniform();
            double y0 = BOX * stream.nextUniform();
            for (int b = 0; b < n * n; b++) {
                double sum = 0;
                for (int a = 0; a < 3; a++) {
                    double turn = waves.kx(a) * (centre(b % n, n) - x0) + waves.ky(a) * (centre(b / n, n) - y0);
                    sum += StrictMath.cos(turn);
                }
                rate[u * n * n + b] = Math.max(0, sum);
            }
        }
        return maps(units, n, rate);
    }

    /** Maps of place cells: one Gaussian field each. */
    static RateMaps placeCells(int units, int n, double sdMetres, long seed) {
        RandomStream stream = RandomStream.of(seed, "test places");
        double[] rate = new double[units * n * n];
        for (int u = 0; u < units; u++) {
            double x0 = BOX * (stream.nextUniform() - 0.5);
            double y0 = BOX * (stream.nextUniform() - 0.5);
            for (int b = 0; b < n * n; b++) {
                double dx = centre(b % n, n) - x0;
                double dy = centre(b / n, n) - y0;
                rate[u * n * n + b] = StrictMath.exp(-(dx * dx + dy * dy) / (2 * sdMetres * sdMetres));
            }
        }
        return maps(units, n, rate);
    }

    /** Rates of a module of band cells while its one phase goes round. */
    static double[][] bandModule(int samples, int units, double noiseSd, long seed) {
        RandomStream stream = RandomStream.of(seed, "test bands");
        double[] preferred = new double[units];
        for (int u = 0; u < units; u++) {
            preferred[u] = 2 * Math.PI * stream.nextUniform();
        }
        double[][] rates = new double[samples][units];
        for (int s = 0; s < samples; s++) {
            for (int u = 0; u < units; u++) {
                double turn = 2 * Math.PI * s / samples - preferred[u];
                rates[s][u] = Math.max(0, StrictMath.cos(turn)) + noiseSd * stream.nextGaussian();
            }
        }
        return rates;
    }

    static RateMaps maps(int units, int n, double[] rate) {
        double[] occupancy = new double[n * n];
        java.util.Arrays.fill(occupancy, 1);
        return new RateMaps(units, n, n, -BOX / 2, BOX / 2, -BOX / 2, BOX / 2, rate, occupancy);
    }

    static double centre(int bin, int n) {
        return (bin + 0.5) / n * BOX - BOX / 2;
    }

    static double correlation(double[] a, double[] b) {
        double meanA = java.util.Arrays.stream(a).average().orElseThrow();
        double meanB = java.util.Arrays.stream(b).average().orElseThrow();
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int i = 0; i < a.length; i++) {
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
            ab += (a[i] - meanA) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }
}
