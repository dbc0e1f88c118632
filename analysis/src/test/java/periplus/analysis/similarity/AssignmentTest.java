package periplus.analysis.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import periplus.core.random.RandomStream;
import periplus.testkit.Cases;

/** Matchings against all permutations, and against a second algorithm where there are too many. */
class AssignmentTest {
    private static double[][] costs(RandomStream random, int n, boolean ties) {
        double[][] cost = new double[n][n];
        for (double[] row : cost) {
            Arrays.setAll(row, j -> ties ? random.nextBelow(4) : random.nextGaussian());
        }
        return cost;
    }

    private static double total(double[][] cost, int[] columnOf) {
        double sum = 0;
        boolean[] taken = new boolean[cost.length];
        for (int i = 0; i < cost.length; i++) {
            assertThat(taken[columnOf[i]]).as("each column once").isFalse();
            taken[columnOf[i]] = true;
            sum += cost[i][columnOf[i]];
        }
        return sum;
    }

    private static double least(double[][] cost, int row, boolean[] taken) {
        if (row == cost.length) {
            return 0;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int j = 0; j < cost.length; j++) {
            if (!taken[j]) {
                taken[j] = true;
                best = Math.min(best, cost[row][j] + least(cost, row + 1, taken));
                taken[j] = false;
            }
        }
        return best;
    }

    /** Bertsekas' auction with a bid increment below the least difference that could matter, 1 / (n + 1), for whole costs. */
    private static double auction(double[][] cost) {
        int n = cost.length;
        double[] price = new double[n];
        int[] rowOf = new int[n];
        int[] columnOf = new int[n];
        Arrays.fill(rowOf, -1);
        Arrays.fill(columnOf, -1);
        int free = 0;
        while (free >= 0) {
            int best = -1;
            double most = Double.NEGATIVE_INFINITY;
            double second = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < n; j++) {
                double worth = -cost[free][j] - price[j];
                if (worth > most) {
                    second = most;
                    most = worth;
                    best = j;
                } else {
                    second = Math.max(second, worth);
                }
            }
            price[best] += most - second + 1.0 / (n + 1);
            if (rowOf[best] >= 0) {
                columnOf[rowOf[best]] = -1;
            }
            rowOf[best] = free;
            columnOf[free] = best;
            free = -1;
            for (int i = 0; i < n && free < 0; i++) {
                free = columnOf[i] < 0 ? i : -1;
            }
        }
        return total(cost, columnOf);
    }

    @Test
    void noMatchingCostsLess() {
        Cases.forAll(200, seed -> {
            RandomStream random = RandomStream.of(seed, "costs");
            double[][] cost = costs(random, 1 + random.nextBelow(6), seed % 2 == 0);
            int[] columnOf = Assignment.cheapest(cost);
            assertThat(total(cost, columnOf)).isEqualTo(least(cost, 0, new boolean[cost.length]), within(1e-12));
            assertThat(Assignment.cheapest(cost)).as("always the same").isEqualTo(columnOf);
        });
    }

    @Test
    void largeOnesAreThoseOfASecondAlgorithm() {
        Cases.forAll(10, seed -> {
            RandomStream random = RandomStream.of(seed, "large costs");
            double[][] cost = new double[45][45];
            for (double[] row : cost) {
                Arrays.setAll(row, j -> random.nextBelow(100));
            }
            assertThat(total(cost, Assignment.cheapest(cost))).isEqualTo(auction(cost));
        });
    }

    @Test
    void aPlantedPermutationIsFound() {
        int n = 120;
        RandomStream random = RandomStream.of(1, "planted");
        double[][] cost = costs(random, n, false);
        for (int i = 0; i < n; i++) {
            cost[i][(7 * i + 3) % n] = -100;
        }
        int[] columnOf = Assignment.cheapest(cost);
        for (int i = 0; i < n; i++) {
            assertThat(columnOf[i]).isEqualTo((7 * i + 3) % n);
        }
    }

    @Test
    void nothingHasNoColumns() {
        assertThat(Assignment.cheapest(new double[0][0])).isEmpty();
    }
}
