package periplus.analysis.topology;

import java.util.Comparator;
import java.util.List;
import periplus.core.random.RandomStream;

/** Point sets of known shape, and comparisons of barcodes. */
final class Clouds {
    private Clouds() {}

    static double[][] cube(int n, int dimensions, long seed) {
        RandomStream stream = RandomStream.of(seed, "test cloud");
        double[][] points = new double[n][dimensions];
        for (double[] point : points) {
            for (int d = 0; d < dimensions; d++) {
                point[d] = stream.nextUniform();
            }
        }
        return points;
    }

    /** Evenly spaced on the unit circle. */
    static double[][] circle(int n) {
        double[][] points = new double[n][];
        for (int i = 0; i < n; i++) {
            points[i] = angle(2 * Math.PI * i / n);
        }
        return points;
    }

    /** A golden spiral on the unit sphere. */
    static double[][] sphere(int n) {
        double[][] points = new double[n][];
        for (int i = 0; i < n; i++) {
            double z = 1 - (2 * i + 1.0) / n;
            double[] around = angle(Math.PI * (1 + Math.sqrt(5)) * i);
            double r = Math.sqrt(1 - z * z);
            points[i] = new double[] {r * around[0], r * around[1], z};
        }
        return points;
    }

    /** Uniform on the product of two unit circles. */
    static double[][] torus(int n, long seed) {
        double[][] turns = cube(n, 2, seed);
        double[][] points = new double[n][];
        for (int i = 0; i < n; i++) {
            points[i] = torusPoint(turns[i][0], turns[i][1]);
        }
        return points;
    }

    static double[] torusPoint(double turnsA, double turnsB) {
        double[] a = angle(2 * Math.PI * turnsA);
        double[] b = angle(2 * Math.PI * turnsB);
        return new double[] {a[0], a[1], b[0], b[1]};
    }

    /** Rates of ideal hexagonal units with random phases, at the side x side positions of one rhombic period. */
    static double[][] hexagonalPopulation(int side, int units, long seed) {
        double[][] phases = cube(units, 2, seed);
        double[][] population = new double[side * side][units];
        for (int i = 0; i < side * side; i++) {
            int row = i / side;
            int column = i % side;
            for (int unit = 0; unit < units; unit++) {
                double a = column / (double) side - phases[unit][0];
                double b = row / (double) side - phases[unit][1];
                double sum = cosine(a) + cosine(b) + cosine(a + b);
                population[i][unit] = (sum + 1.5) / 4.5;
            }
        }
        return population;
    }

    static DistanceMatrix integerDistances(int n, int largest, long seed) {
        RandomStream stream = RandomStream.of(seed, "test distances");
        double[][] distances = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                distances[i][j] = 1 + stream.nextBelow(largest);
                distances[j][i] = distances[i][j];
            }
        }
        return DistanceMatrix.of(distances);
    }

    static List<Bar> byBirth(List<Bar> bars) {
        return bars.stream()
                .sorted(Comparator.comparingDouble(Bar::birth).thenComparingDouble(Bar::death))
                .toList();
    }

    static List<List<Bar>> byBirth(Barcode barcode) {
        return barcode.dimensions().stream().map(Clouds::byBirth).toList();
    }

    private static double[] angle(double radians) {
        return new double[] {StrictMath.cos(radians), StrictMath.sin(radians)};
    }

    private static double cosine(double turns) {
        return StrictMath.cos(2 * Math.PI * turns);
    }
}
