package periplus.analysis.topology;

import java.util.Arrays;
import periplus.core.errors.BadInputException;

/**
 * Pairwise distances of n points, checked once and then trusted.
 *
 * <p>Euclidean: d = sqrt(sum (x - y)^2). Cosine: d = 1 - x.y / (|x||y|), between 0 and 2; it is not a metric (the
 * triangle inequality can fail), which a Vietoris-Rips filtration does not need.
 *
 * <p>Double precision, stored once per pair (lower triangle by rows). Undefined for NaN, infinite or negative values,
 * for asymmetric matrices and, with the cosine, for vectors of length 0: these are refused with the place named.
 */
public final class DistanceMatrix {
    /** Above this number of points an edge's rank does not fit an int. */
    static final int MAX_POINTS = 65_535;

    private final int points;
    private final String metric;
    private final double[] lower;

    private DistanceMatrix(int points, String metric, double[] lower) {
        this.points = points;
        this.metric = metric;
        this.lower = lower;
    }

    /** Euclidean distances of {@code points[point][dimension]}. */
    public static DistanceMatrix euclidean(double[][] points) {
        checkPoints(points);
        return fill(points.length, "euclidean", (i, j) -> {
            double sum = 0;
            for (int d = 0; d < points[i].length; d++) {
                double difference = points[i][d] - points[j][d];
                sum += difference * difference;
            }
            return Math.sqrt(sum);
        });
    }

    /** Cosine distances of {@code points[point][dimension]}; equal directions are at distance 0 exactly. */
    public static DistanceMatrix cosine(double[][] points) {
        checkPoints(points);
        double[][] unit = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            double largest = 0;
            for (double x : points[i]) {
                largest = Math.max(largest, Math.abs(x));
            }
            if (largest == 0) {
                throw new BadInputException("point " + i + " is a vector of zeros, which has no direction: expected"
                        + " a non-zero vector for cosine distances; drop the point or use euclidean distances");
            }
            double square = 0;
            for (double x : points[i]) {
                square += x / largest * (x / largest);
            }
            double norm = Math.sqrt(square);
            unit[i] = new double[points[i].length];
            for (int d = 0; d < unit[i].length; d++) {
                unit[i][d] = points[i][d] / largest / norm;
            }
        }
        return fill(points.length, "cosine", (i, j) -> Math.clamp(1 - dot(unit[i], unit[j]), 0.0, 2.0));
    }

    /** A given square matrix; the message names the first entry that is no distance. */
    public static DistanceMatrix of(double[][] distances) {
        int n = distances.length;
        checkCount(n);
        for (int i = 0; i < n; i++) {
            if (distances[i].length != n) {
                throw new BadInputException("row " + i + " of the distance matrix has " + distances[i].length
                        + " entries: expected a square matrix, " + n + " by " + n);
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                checkEntry(distances, i, j);
            }
        }
        return fill(n, "distances", (i, j) -> distances[i][j]);
    }

    /** The number of points. */
    public int points() {
        return points;
    }

    /** "euclidean", "cosine" or "distances" for a given matrix. */
    public String metric() {
        return metric;
    }

    /** The distance of points i and j. */
    public double distance(int i, int j) {
        if (i == j) {
            return 0;
        }
        return i > j ? lower[at(i, j)] : lower[at(j, i)];
    }

    /**
     * The smallest distance from which some point is within reach of all others; from there on the complex is a cone,
     * so every bar but one has ended.
     */
    public double enclosingRadius() {
        double enclosing = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points; i++) {
            double farthest = 0;
            for (int j = 0; j < points; j++) {
                farthest = Math.max(farthest, distance(i, j));
            }
            enclosing = Math.min(enclosing, farthest);
        }
        return enclosing;
    }

    /** The distances among some of the points, in the order given. */
    public DistanceMatrix among(int[] chosen) {
        checkCount(chosen.length);
        return fill(chosen.length, metric, (i, j) -> distance(chosen[i], chosen[j]));
    }

    /** Pairs (i, j), i > j, lie at i (i - 1) / 2 + j. */
    static int at(int i, int j) {
        return (int) ((long) i * (i - 1) / 2 + j);
    }

    /** All distances by {@link #at}; not to be written to. */
    double[] lower() {
        return lower;
    }

    @Override
    public String toString() {
        return points + " points, " + metric;
    }

    private static DistanceMatrix fill(int n, String metric, Pairwise pairwise) {
        double[] lower = new double[at(n, 0)];
        int next = 0;
        for (int i = 1; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double d = pairwise.distance(i, j);
                if (!Double.isFinite(d)) {
                    throw new BadInputException("the distance of points " + i + " and " + j + " is " + d
                            + ": expected finite distances; scale the points down");
                }
                lower[next++] = d == 0 ? 0.0 : d;
            }
        }
        return new DistanceMatrix(n, metric, lower);
    }

    private static double dot(double[] x, double[] y) {
        if (Arrays.equals(x, y)) {
            return 1;
        }
        double sum = 0;
        for (int d = 0; d < x.length; d++) {
            sum += x[d] * y[d];
        }
        return sum;
    }

    private static void checkEntry(double[][] distances, int i, int j) {
        double d = distances[i][j];
        String place = "entry [" + i + "][" + j + "] of the distance matrix is " + d;
        if (!Double.isFinite(d) || d < 0) {
            throw new BadInputException(place + ": expected a finite distance of at least 0");
        }
        if (i == j && d != 0) {
            throw new BadInputException(
                    place + ": expected 0 on the diagonal; similarities must be turned into" + " distances first");
        }
        if (d != distances[j][i]) {
            throw new BadInputException(place + " but [" + j + "][" + i + "] is " + distances[j][i]
                    + ": expected a symmetric matrix; average it with its transpose if the difference is rounding");
        }
    }

    private static void checkPoints(double[][] points) {
        checkCount(points.length);
        for (int i = 0; i < points.length; i++) {
            if (points[i].length != points[0].length || points[i].length == 0) {
                throw new BadInputException("point " + i + " has " + points[i].length + " dimensions, point 0 has "
                        + points[0].length + ": expected the same number, at least 1");
            }
            for (int d = 0; d < points[i].length; d++) {
                if (!Double.isFinite(points[i][d])) {
                    throw new BadInputException("point " + i + " is " + points[i][d] + " in dimension " + d
                            + ": expected finite numbers; drop points with unvisited or missing values");
                }
            }
        }
    }

    private static void checkCount(int n) {
        if (n < 1 || n > MAX_POINTS) {
            throw new BadInputException("a barcode of " + n + " points: expected 1 to " + MAX_POINTS
                    + "; choose landmarks if there are more");
        }
    }

    @FunctionalInterface
    private interface Pairwise {
        double distance(int i, int j);
    }
}
