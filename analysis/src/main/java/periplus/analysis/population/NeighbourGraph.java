package periplus.analysis.population;

import java.util.Arrays;
import java.util.PriorityQueue;
import periplus.analysis.topology.DistanceMatrix;
import periplus.core.workers.Workers;

/**
 * Points joined to their k nearest neighbours, in either direction, with edges as long as the distances.
 *
 * <p>Among equal distances the lower index is the nearer. {@code neighbours[i]} are rising.
 */
record NeighbourGraph(int[][] neighbours, double[][] length) {
    /** Joins i and j where either is among the other's k nearest. */
    static NeighbourGraph nearest(DistanceMatrix distances, int k, Workers workers) {
        int n = distances.points();
        boolean[][] joined = new boolean[n][n];
        workers.run(n, (i, worker) -> {
            Integer[] order = new Integer[n - 1];
            double[] row = new double[n];
            for (int j = 0; j < n; j++) {
                row[j] = distances.distance(i, j);
            }
            for (int j = 0, at = 0; j < n; j++) {
                if (j != i) {
                    order[at++] = j;
                }
            }
            Arrays.sort(order, (a, b) -> {
                int byDistance = Double.compare(row[a], row[b]);
                return byDistance != 0 ? byDistance : Integer.compare(a, b);
            });
            for (int r = 0; r < k; r++) {
                joined[i][order[r]] = true;
            }
        });
        int[][] neighbours = new int[n][];
        double[][] length = new double[n][];
        for (int i = 0; i < n; i++) {
            int[] found = new int[n];
            int count = 0;
            for (int j = 0; j < n; j++) {
                if (joined[i][j] || joined[j][i]) {
                    found[count++] = j;
                }
            }
            neighbours[i] = Arrays.copyOf(found, count);
            length[i] = new double[count];
            for (int e = 0; e < count; e++) {
                length[i][e] = distances.distance(i, neighbours[i][e]);
            }
        }
        return new NeighbourGraph(neighbours, length);
    }

    /** The component of each point; components are numbered by their lowest point. */
    int[] components() {
        int n = neighbours.length;
        int[] component = new int[n];
        Arrays.fill(component, -1);
        int[] stack = new int[n];
        int next = 0;
        for (int start = 0; start < n; start++) {
            if (component[start] >= 0) {
                continue;
            }
            int top = 0;
            stack[top++] = start;
            component[start] = next;
            while (top > 0) {
                for (int j : neighbours[stack[--top]]) {
                    if (component[j] < 0) {
                        component[j] = next;
                        stack[top++] = j;
                    }
                }
            }
            next++;
        }
        return component;
    }

    /** Shortest paths from one point to all, by Dijkstra; infinite where there is none. */
    double[] shortestPaths(int from) {
        double[] shortest = new double[neighbours.length];
        Arrays.fill(shortest, Double.POSITIVE_INFINITY);
        shortest[from] = 0;
        PriorityQueue<Reached> queue = new PriorityQueue<>();
        queue.add(new Reached(0, from));
        for (Reached at = queue.poll(); at != null; at = queue.poll()) {
            if (at.length > shortest[at.point]) {
                continue;
            }
            for (int e = 0; e < neighbours[at.point].length; e++) {
                int to = neighbours[at.point][e];
                double through = at.length + length[at.point][e];
                if (through < shortest[to]) {
                    shortest[to] = through;
                    queue.add(new Reached(through, to));
                }
            }
        }
        return shortest;
    }

    private record Reached(double length, int point) implements Comparable<Reached> {
        @Override
        public int compareTo(Reached other) {
            int byLength = Double.compare(length, other.length);
            return byLength != 0 ? byLength : Integer.compare(point, other.point);
        }
    }
}
