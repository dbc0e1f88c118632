package periplus.analysis.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The slow twin: every simplex in a list, the boundary matrix in full, homology by adding columns left to right.
 *
 * <p>Shares nothing with the fast path: boundaries instead of coboundaries, no clearing, no pairs at sight, no
 * enclosing radius.
 */
final class BruteForceRips {
    private BruteForceRips() {}

    /** Bars of dimension 0 to {@code maxDimension}, sorted by birth, then death. */
    static List<List<Bar>> bars(DistanceMatrix distances, int maxDimension, int p, double threshold) {
        List<int[]> simplices = simplices(distances, maxDimension + 1, threshold);
        Map<String, Integer> place = new HashMap<>();
        for (int i = 0; i < simplices.size(); i++) {
            place.put(Arrays.toString(simplices.get(i)), i);
        }
        int count = simplices.size();
        int[][] columns = new int[count][];
        int[] columnOfPivot = new int[count];
        Arrays.fill(columnOfPivot, -1);
        boolean[] negative = new boolean[count];
        for (int j = 0; j < count; j++) {
            int[] column = boundary(simplices.get(j), place, count, p);
            int low = low(column);
            while (low >= 0 && columnOfPivot[low] >= 0) {
                int[] other = columns[columnOfPivot[low]];
                int factor = column[low] * inverse(other[low], p) % p;
                for (int i = 0; i < count; i++) {
                    column[i] = Math.floorMod(column[i] - factor * other[i], p);
                }
                low = low(column);
            }
            columns[j] = column;
            if (low >= 0) {
                columnOfPivot[low] = j;
                negative[j] = true;
            }
        }
        List<List<Bar>> bars = new ArrayList<>();
        for (int d = 0; d <= maxDimension; d++) {
            bars.add(new ArrayList<>());
        }
        for (int i = 0; i < count; i++) {
            int dimension = simplices.get(i).length - 1;
            if (negative[i] || dimension > maxDimension) {
                continue;
            }
            double birth = diameter(distances, simplices.get(i));
            double death = columnOfPivot[i] < 0
                    ? Double.POSITIVE_INFINITY
                    : diameter(distances, simplices.get(columnOfPivot[i]));
            if (death > birth) {
                bars.get(dimension).add(new Bar(birth, death));
            }
        }
        bars.forEach(list -> list.sort(Comparator.comparingDouble(Bar::birth).thenComparingDouble(Bar::death)));
        return bars;
    }

    private static List<int[]> simplices(DistanceMatrix distances, int dimension, double threshold) {
        List<int[]> all = new ArrayList<>();
        int n = distances.points();
        for (int subset = 1; subset < 1 << n; subset++) {
            if (Integer.bitCount(subset) <= dimension + 1) {
                int bits = subset;
                int[] simplex = new int[Integer.bitCount(subset)];
                for (int i = 0; i < simplex.length; i++) {
                    simplex[i] = Integer.numberOfTrailingZeros(bits);
                    bits &= bits - 1;
                }
                if (diameter(distances, simplex) <= threshold) {
                    all.add(simplex);
                }
            }
        }
        all.sort(Comparator.comparingDouble((int[] s) -> diameter(distances, s)).thenComparingInt(s -> s.length));
        return all;
    }

    private static int[] boundary(int[] simplex, Map<String, Integer> place, int count, int p) {
        int[] column = new int[count];
        for (int skip = 0; skip < simplex.length && simplex.length > 1; skip++) {
            int[] face = new int[simplex.length - 1];
            System.arraycopy(simplex, 0, face, 0, skip);
            System.arraycopy(simplex, skip + 1, face, skip, face.length - skip);
            Integer at = place.get(Arrays.toString(face));
            if (at == null) {
                throw new AssertionError("a face is missing");
            }
            column[at] = skip % 2 == 0 ? 1 : p - 1;
        }
        return column;
    }

    private static int low(int[] column) {
        for (int i = column.length - 1; i >= 0; i--) {
            if (column[i] != 0) {
                return i;
            }
        }
        return -1;
    }

    private static int inverse(int a, int p) {
        for (int b = 1; b < p; b++) {
            if (a * b % p == 1) {
                return b;
            }
        }
        throw new AssertionError(a + " has no inverse modulo " + p);
    }

    private static double diameter(DistanceMatrix distances, int[] simplex) {
        double diameter = 0;
        for (int u : simplex) {
            for (int v : simplex) {
                diameter = Math.max(diameter, distances.distance(u, v));
            }
        }
        return diameter;
    }
}
