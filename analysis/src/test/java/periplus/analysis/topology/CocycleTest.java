package periplus.analysis.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;
import periplus.core.workers.Workers;
import periplus.testkit.Cases;

final class CocycleTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 47})
    void theCoboundaryOfALoopsCocycleVanishesUpToItsDeathAndNotThere(int p) {
        Cases.forAll(8, seed -> {
            DistanceMatrix distances = DistanceMatrix.euclidean(Clouds.cube(40, 2, seed));
            RipsSettings settings = RipsSettings.upTo(1).withCoefficients(p).withCocycles(5);
            Cohomology cohomology = VietorisRips.cohomology(distances, settings, Workers.single());
            for (int k = 0; k < Math.min(5, cohomology.barcode().bars(1).size()); k++) {
                Cocycle cocycle = cohomology.cocycle(1, k);
                assertThat(cocycle.bar()).isEqualTo(cohomology.barcode().bars(1).get(k));
                assertThat(firstNonZero(distances, cocycle, p))
                        .isEqualTo(cocycle.bar().death());
                assertThat(youngest(distances, cocycle)).isEqualTo(cocycle.bar().birth());
            }
        });
    }

    @Test
    void aCocycleThatWasNotKeptIsNamed() {
        Cohomology cohomology = VietorisRips.cohomology(
                DistanceMatrix.euclidean(Clouds.circle(10)), RipsSettings.upTo(1), Workers.single());
        assertThatThrownBy(() -> cohomology.cocycle(1, 0)).hasMessageContaining("bar 0 of dimension 1");
    }

    /** The smallest diameter of a triangle on which the coboundary does not vanish. */
    private static double firstNonZero(DistanceMatrix distances, Cocycle cocycle, int p) {
        int n = distances.points();
        int[][] value = values(cocycle, n);
        double first = Double.POSITIVE_INFINITY;
        for (int u = 0; u < n; u++) {
            for (int v = u + 1; v < n; v++) {
                for (int w = v + 1; w < n; w++) {
                    if (Math.floorMod(value[u][v] + value[v][w] - value[u][w], p) != 0) {
                        double diameter = Math.max(
                                distances.distance(u, v), Math.max(distances.distance(u, w), distances.distance(v, w)));
                        first = Math.min(first, diameter);
                    }
                }
            }
        }
        return first;
    }

    /** The shortest edge that carries a value: the class is born with it. */
    private static double youngest(DistanceMatrix distances, Cocycle cocycle) {
        double shortest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < cocycle.size(); i++) {
            shortest = Math.min(shortest, distances.distance(cocycle.point(i, 0), cocycle.point(i, 1)));
        }
        return shortest;
    }

    private static int[][] values(Cocycle cocycle, int n) {
        int[][] value = new int[n][n];
        for (int i = 0; i < cocycle.size(); i++) {
            assertThat(cocycle.point(i, 0)).isLessThan(cocycle.point(i, 1));
            value[cocycle.point(i, 0)][cocycle.point(i, 1)] = cocycle.coefficients()[i];
        }
        return value;
    }
}
