package periplus.analysis.tuning;

import periplus.core.carriers.RateMaps;
import periplus.core.random.RandomStream;

/** Rectified ideal patterns in a box of 2.2 m centred on 0. */
final class Lattices {
    static final double BOX = 2.2;

    private Lattices() {}

    static double[] hexagonal(int n, double spacing, double x0, double y0, double theta) {
        return waves(n, 2 / Math.sqrt(3) / spacing, x0, y0, theta, theta + Math.PI / 3, theta + 2 * Math.PI / 3);
    }

    static double[] square(int n, double spacing, double x0, double y0, double theta) {
        return waves(n, 1 / spacing, x0, y0, theta, theta + Math.PI / 2);
    }

    static double[] bands(int n, double spacing, double x0, double y0, double theta) {
        return waves(n, 1 / spacing, x0, y0, theta);
    }

    static double[] gaussian(int n, double x0, double y0, double sigma) {
        double[] map = new double[n * n];
        for (int b = 0; b < map.length; b++) {
            double dx = centre(b % n, n) - x0;
            double dy = centre(b / n, n) - y0;
            map[b] = StrictMath.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
        }
        return map;
    }

    static double[] noise(int n, RandomStream stream) {
        double[] map = new double[n * n];
        for (int b = 0; b < map.length; b++) {
            map[b] = stream.nextUniform();
        }
        return map;
    }

    static double centre(int bin, int n) {
        return (bin + 0.5) / n * BOX - BOX / 2;
    }

    static RateMaps maps(int n, double[]... map) {
        double[] rate = new double[map.length * n * n];
        double[] occupancy = new double[n * n];
        java.util.Arrays.fill(occupancy, 1);
        for (int u = 0; u < map.length; u++) {
            System.arraycopy(map[u], 0, rate, u * n * n, n * n);
        }
        return new RateMaps(map.length, n, n, -BOX / 2, BOX / 2, -BOX / 2, BOX / 2, rate, occupancy);
    }

    private static double[] waves(int n, double cyclesPerMetre, double x0, double y0, double... directions) {
        double[] map = new double[n * n];
        for (int b = 0; b < map.length; b++) {
            double sum = 0;
            for (double d : directions) {
                double along =
                        (centre(b % n, n) - x0) * StrictMath.cos(d) + (centre(b / n, n) - y0) * StrictMath.sin(d);
                sum += StrictMath.cos(2 * Math.PI * cyclesPerMetre * along);
            }
            map[b] = Math.max(0, sum);
        }
        return map;
    }
}
