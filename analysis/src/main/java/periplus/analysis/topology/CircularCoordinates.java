package periplus.analysis.topology;

import java.util.Arrays;
import periplus.core.errors.FailedWorkException;
import periplus.core.source.Source;

/**
 * An angle for every point, read from a loop's cocycle.
 *
 * <p>The cocycle's coefficients modulo p are lifted to the integers nearest 0, a(u, v). A potential f minimises
 * sum (a(u, v) + f(v) - f(u))^2 over the edges up to {@code radius}, and the coordinate is f modulo 1. It runs once
 * around the circle along the loop, in either direction, from an arbitrary origin; smooth in the points.
 *
 * <p>Unit: turns in [0, 1). Undefined (a failure that says so) where the lift is no integer cocycle, which another
 * prime mends; over p = 2 signs are lost, so p is at least 3 (47 is usual). Points without a neighbour get 0.
 *
 * @param turns the coordinate of each point
 * @param radius edges up to this distance took part
 * @param iterations steps of the conjugate gradient
 */
@Source(key = "desilva2011", where = "sections 2.3 to 2.5: lifting and smoothing")
@Source(key = "gardner2022", where = "decoding: radius at 0.99 of the bar, coefficients modulo 47")
public record CircularCoordinates(double[] turns, double radius, int iterations) {
    /** How far along the bar's life the complex is taken, unless a radius is given. */
    public static final double USUAL_FRACTION = 0.99;

    private static final double TOLERANCE = 1e-12;

    /** At birth + 0.99 (death - birth), with the barcode's threshold for a bar without an end. */
    public static CircularCoordinates of(DistanceMatrix distances, Cohomology cohomology, int bar) {
        Cocycle cocycle = cohomology.cocycle(1, bar);
        double birth = cocycle.bar().birth();
        double end = Math.min(cocycle.bar().death(), cohomology.barcode().threshold());
        double radius = birth + USUAL_FRACTION * (end - birth);
        return of(distances, cocycle, cohomology.barcode().coefficients(), radius);
    }

    /** With the edges up to {@code radius}, which lies within the bar. */
    public static CircularCoordinates of(DistanceMatrix distances, Cocycle cocycle, int prime, double radius) {
        if (cocycle.dimension() != 1 || prime < 3) {
            throw new IllegalArgumentException("circular coordinates of a cocycle of dimension " + cocycle.dimension()
                    + " modulo " + prime + ": expected dimension 1 and a prime of at least 3");
        }
        if (!(radius >= cocycle.bar().birth() && radius < cocycle.bar().death())) {
            throw new IllegalArgumentException("radius " + radius + " lies outside the bar from "
                    + cocycle.bar().birth() + " to " + cocycle.bar().death());
        }
        int n = distances.points();
        int[][] lift = lift(cocycle, prime, n);
        checkLift(distances, lift, radius);
        return smooth(distances, lift, radius);
    }

    /** {@code lift[u][v]} for u below v. */
    private static int[][] lift(Cocycle cocycle, int prime, int n) {
        int[][] lift = new int[n][n];
        for (int i = 0; i < cocycle.size(); i++) {
            int c = cocycle.coefficients()[i];
            lift[cocycle.point(i, 0)][cocycle.point(i, 1)] = c > prime / 2 ? c - prime : c;
        }
        return lift;
    }

    private static void checkLift(DistanceMatrix distances, int[][] lift, double radius) {
        int n = distances.points();
        for (int u = 0; u < n; u++) {
            for (int v = u + 1; v < n; v++) {
                if (distances.distance(u, v) > radius) {
                    continue;
                }
                for (int w = v + 1; w < n; w++) {
                    boolean triangle = distances.distance(u, w) <= radius && distances.distance(v, w) <= radius;
                    if (triangle && lift[u][v] + lift[v][w] != lift[u][w]) {
                        throw new FailedWorkException("the cocycle does not lift to the integers: around points " + u
                                + ", " + v + " and " + w + " it adds up to "
                                + (lift[u][v] + lift[v][w] - lift[u][w]) + ", not 0; use another prime");
                    }
                }
            }
        }
    }

    private static CircularCoordinates smooth(DistanceMatrix distances, int[][] lift, double radius) {
        int n = distances.points();
        int[][] neighbours = neighbours(distances, radius);
        double[] residual = new double[n];
        for (int u = 0; u < n; u++) {
            for (int v : neighbours[u]) {
                residual[u] += u < v ? lift[u][v] : -lift[v][u];
            }
        }
        double[] potential = new double[n];
        double[] direction = residual.clone();
        double[] image = new double[n];
        double square = dot(residual, residual);
        double enough = TOLERANCE * TOLERANCE * square;
        int iterations = 0;
        while (square > enough && iterations < 20 * n) {
            laplacian(neighbours, direction, image);
            double step = square / dot(direction, image);
            for (int u = 0; u < n; u++) {
                potential[u] += step * direction[u];
                residual[u] -= step * image[u];
            }
            double next = dot(residual, residual);
            for (int u = 0; u < n; u++) {
                direction[u] = residual[u] + next / square * direction[u];
            }
            square = next;
            iterations++;
        }
        double[] turns = new double[n];
        for (int u = 0; u < n; u++) {
            double turn = potential[u] - Math.floor(potential[u]);
            turns[u] = turn < 1 ? turn : 0;
        }
        return new CircularCoordinates(turns, radius, iterations);
    }

    private static int[][] neighbours(DistanceMatrix distances, double radius) {
        int n = distances.points();
        int[][] neighbours = new int[n][];
        int[] found = new int[n];
        for (int u = 0; u < n; u++) {
            int count = 0;
            for (int v = 0; v < n; v++) {
                if (u != v && distances.distance(u, v) <= radius) {
                    found[count++] = v;
                }
            }
            neighbours[u] = Arrays.copyOf(found, count);
        }
        return neighbours;
    }

    private static void laplacian(int[][] neighbours, double[] x, double[] out) {
        for (int u = 0; u < x.length; u++) {
            double sum = 0;
            for (int v : neighbours[u]) {
                sum += x[u] - x[v];
            }
            out[u] = sum;
        }
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
