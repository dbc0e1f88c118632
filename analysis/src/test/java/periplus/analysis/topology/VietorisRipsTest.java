package periplus.analysis.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;
import periplus.testkit.Cases;

final class VietorisRipsTest {
    private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void barsOfRandomPointsAreThoseOfBruteForce(int p) {
        Cases.forAll(70, seed -> {
            int n = 2 + (int) (seed % 9);
            DistanceMatrix distances = DistanceMatrix.euclidean(Clouds.cube(n, 2 + (int) (seed % 2), seed));
            assertSameAsBruteForce(distances, 2, p, NO_LIMIT);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void barsOfTiedDistancesAreThoseOfBruteForce(int p) {
        Cases.forAll(70, seed -> {
            int n = 4 + (int) (seed % 7);
            assertSameAsBruteForce(Clouds.integerDistances(n, 2 + (int) (seed % 4), seed), 2, p, NO_LIMIT);
        });
    }

    @Test
    void barsUpToAThresholdAreThoseOfBruteForce() {
        Cases.forAll(60, seed -> {
            int n = 5 + (int) (seed % 6);
            assertSameAsBruteForce(Clouds.integerDistances(n, 9, seed), 2, 3, 1 + seed % 9);
        });
    }

    @Test
    void barsOfDimensionThreeAreThoseOfBruteForce() {
        Cases.forAll(12, seed -> assertSameAsBruteForce(Clouds.integerDistances(10, 6, seed), 3, 2, NO_LIMIT));
        // the boundary of the four-dimensional cross-polytope is a three-sphere
        assertThat(rips(crossPolytope(4), RipsSettings.upTo(3)).bars(3)).containsExactly(new Bar(1, 2));
    }

    @Test
    void twelvePointsAgreeWithBruteForce() {
        Cases.forAll(3, seed -> assertSameAsBruteForce(Clouds.integerDistances(12, 20, seed), 2, 2, NO_LIMIT));
    }

    @Test
    void aLargePrimeAgreesWithASmallOneWhereThereIsNoTorsion() {
        DistanceMatrix distances = DistanceMatrix.euclidean(Clouds.torus(60, 3));
        Barcode small = rips(distances, RipsSettings.upTo(2));
        Barcode large = rips(distances, RipsSettings.upTo(2).withCoefficients(32_749));
        assertThat(large.dimensions()).isEqualTo(small.dimensions());
        assertThat(large.coefficients()).isEqualTo(32_749);
    }

    @Test
    void theSizeOfTheWorkingColumnChangesNothing() {
        Cases.forAll(4, seed -> {
            DistanceMatrix distances = DistanceMatrix.euclidean(Clouds.torus(70, seed));
            for (int p : new int[] {2, 7}) {
                RipsSettings settings = RipsSettings.upTo(2).withCoefficients(p).withCocycles(3);
                Cohomology usual = VietorisRips.cohomology(distances, settings, Workers.single());
                Cohomology cramped = VietorisRips.cohomology(distances, settings, 8, Workers.single());
                assertThat(cramped.barcode()).isEqualTo(usual.barcode());
                assertThat(cramped.cocycle(1, 0).simplices())
                        .isEqualTo(usual.cocycle(1, 0).simplices());
            }
        });
    }

    @Test
    void theNumberOfWorkersChangesNothing() {
        DistanceMatrix distances = DistanceMatrix.euclidean(Clouds.torus(120, 5));
        RipsSettings settings = RipsSettings.upTo(2).withCoefficients(3).withCocycles(4);
        Cohomology alone = VietorisRips.cohomology(distances, settings, Workers.single());
        for (int workers : new int[] {2, 7}) {
            Cohomology together = VietorisRips.cohomology(distances, settings, new ThreadTeam(workers));
            assertThat(together.barcode()).isEqualTo(alone.barcode());
            for (int k = 0; k < 4; k++) {
                assertThat(together.cocycle(2, k).simplices())
                        .isEqualTo(alone.cocycle(2, k).simplices());
                assertThat(together.cocycle(2, k).coefficients())
                        .isEqualTo(alone.cocycle(2, k).coefficients());
            }
        }
    }

    @Test
    void barsOfDimensionZeroAreTheEdgesOfAMinimumSpanningTree() {
        Cases.forAll(20, seed -> {
            DistanceMatrix distances = DistanceMatrix.euclidean(Clouds.cube(40, 3, seed));
            List<Bar> bars =
                    Clouds.byBirth(rips(distances, RipsSettings.upTo(0)).bars(0));
            assertThat(bars.stream().map(Bar::death)).containsExactlyElementsOf(spanningTree(distances));
        });
    }

    @Test
    void movingAndMirroringThePointsChangesNothing() {
        Cases.forAll(10, seed -> {
            double[][] points = Clouds.cube(30, 2, seed);
            double[][] moved = new double[30][];
            for (int i = 0; i < 30; i++) {
                // rotated by the angle of the 3-4-5 triangle, mirrored, shifted
                double x = points[i][0];
                double y = points[i][1];
                moved[i] = new double[] {5 + 0.6 * x - 0.8 * y, -3 - 0.8 * x - 0.6 * y};
            }
            assertAlmostEqual(
                    rips(DistanceMatrix.euclidean(moved), RipsSettings.upTo(2)),
                    rips(DistanceMatrix.euclidean(points), RipsSettings.upTo(2)));
        });
    }

    @Test
    void theOrderOfThePointsChangesNothing() {
        Cases.forAll(20, seed -> {
            DistanceMatrix distances = Clouds.integerDistances(25, 12, seed);
            Barcode shuffled = rips(distances.among(permutation(25, seed)), RipsSettings.upTo(2));
            assertThat(shuffled.dimensions())
                    .isEqualTo(rips(distances, RipsSettings.upTo(2)).dimensions());
        });
    }

    @Test
    void duplicatesAddNothing() {
        Cases.forAll(10, seed -> {
            double[][] points = Clouds.cube(20, 2, seed);
            double[][] doubled = new double[40][];
            for (int i = 0; i < 40; i++) {
                doubled[i] = points[i / 2];
            }
            assertThat(rips(DistanceMatrix.euclidean(doubled), RipsSettings.upTo(2))
                            .dimensions())
                    .isEqualTo(rips(DistanceMatrix.euclidean(points), RipsSettings.upTo(2))
                            .dimensions());
        });
    }

    @Test
    void doublingTheDistancesDoublesTheBars() {
        double[][] points = Clouds.cube(30, 3, 8);
        double[][] scaled = Clouds.cube(30, 3, 8);
        for (double[] point : scaled) {
            for (int d = 0; d < 3; d++) {
                point[d] *= 2;
            }
        }
        List<Bar> bars =
                rips(DistanceMatrix.euclidean(points), RipsSettings.upTo(1)).bars(1);
        assertThat(rips(DistanceMatrix.euclidean(scaled), RipsSettings.upTo(1)).bars(1))
                .isEqualTo(bars.stream()
                        .map(bar -> new Bar(2 * bar.birth(), 2 * bar.death()))
                        .toList());
    }

    @Test
    void landmarkBarsDifferByAtMostTwiceTheCoveringRadius() {
        DistanceMatrix all = DistanceMatrix.euclidean(Clouds.torus(250, 9));
        MaxMinLandmarks landmarks = MaxMinLandmarks.choose(all, 150, 0);
        List<Bar> full = rips(all, RipsSettings.upTo(1)).bars(1);
        List<Bar> part = rips(landmarks.of(all), RipsSettings.upTo(1)).bars(1);
        double bound = 2 * landmarks.coveringRadius();
        // both long bars exceed twice the bound, so each has its partner among the two longest
        for (int k = 0; k < 2; k++) {
            assertThat(full.get(k).persistence()).isGreaterThan(2 * bound);
            assertThat(part.get(k).persistence())
                    .isBetween(
                            full.get(k).persistence() - 2 * bound, full.get(k).persistence() + 2 * bound);
        }
    }

    @Test
    void aBarWithoutAnEndBelowTheThresholdIsInfinite() {
        DistanceMatrix circle = DistanceMatrix.euclidean(Clouds.circle(20));
        Barcode barcode = rips(circle, RipsSettings.upTo(1).withMaxDistance(1));
        assertThat(barcode.bars(1)).hasSize(1);
        assertThat(barcode.bars(1).getFirst().isInfinite()).isTrue();
        assertThat(barcode.threshold()).isEqualTo(1);
        assertThat(barcode.persistence(1, 0))
                .isEqualTo(1 - barcode.bars(1).getFirst().birth());
    }

    @Test
    void nothingHappensAboveTheEnclosingRadius() {
        DistanceMatrix distances = Clouds.integerDistances(20, 30, 4);
        assertThat(rips(distances, RipsSettings.upTo(2).withMaxDistance(1000)).dimensions())
                .isEqualTo(rips(distances, RipsSettings.upTo(2)).dimensions());
    }

    @Test
    void oneOrTwoPointsHaveTheirBars() {
        Barcode one = rips(DistanceMatrix.euclidean(new double[][] {{3}}), RipsSettings.upTo(2));
        assertThat(one.dimensions()).containsExactly(List.of(new Bar(0, NO_LIMIT)), List.of(), List.of());
        Barcode two = rips(DistanceMatrix.euclidean(new double[][] {{3}, {5}}), RipsSettings.upTo(2));
        assertThat(two.bars(0)).containsExactly(new Bar(0, NO_LIMIT), new Bar(0, 2));
        Barcode same = rips(DistanceMatrix.euclidean(new double[][] {{3}, {3}}), RipsSettings.upTo(2));
        assertThat(same.bars(0)).containsExactly(new Bar(0, NO_LIMIT));
    }

    @ParameterizedTest
    @ValueSource(ints = {-3, 0, 1, 4, 9, 32_767, 32_771, 1_000_003})
    void whatIsNoPrimeInRangeIsRefused(int p) {
        assertThatThrownBy(() -> RipsSettings.upTo(1).withCoefficients(p))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("modulo " + p)
                .hasMessageContaining("prime");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> RipsSettings.upTo(-1)).hasMessageContaining("dimension -1");
        assertThatThrownBy(() -> RipsSettings.upTo(9)).hasMessageContaining("dimension 9");
        assertThatThrownBy(() -> RipsSettings.upTo(1).withMaxDistance(Double.NaN))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> RipsSettings.upTo(1).withMaxDistance(-1)).hasMessageContaining("-1.0");
    }

    @Test
    void codesThatDoNotFitALongAreRefused() {
        DistanceMatrix distances = DistanceMatrix.euclidean(Clouds.cube(200, 2, 1));
        assertThatThrownBy(() -> rips(distances, RipsSettings.upTo(5).withCoefficients(32_749)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("bits");
    }

    private static Barcode rips(DistanceMatrix distances, RipsSettings settings) {
        return VietorisRips.barcode(distances, settings, Workers.single());
    }

    private static void assertSameAsBruteForce(DistanceMatrix distances, int maxDimension, int p, double threshold) {
        RipsSettings settings = new RipsSettings(maxDimension, p, threshold, 0);
        assertThat(Clouds.byBirth(rips(distances, settings)))
                .isEqualTo(BruteForceRips.bars(distances, maxDimension, p, threshold));
    }

    private static void assertAlmostEqual(Barcode actual, Barcode expected) {
        for (int dimension = 0; dimension < 3; dimension++) {
            List<Bar> long1 = actual.bars(dimension).stream()
                    .filter(bar -> bar.persistence() > 1e-9)
                    .toList();
            List<Bar> long2 = expected.bars(dimension).stream()
                    .filter(bar -> bar.persistence() > 1e-9)
                    .toList();
            assertThat(long1).hasSameSizeAs(long2);
            for (int k = 0; k < long1.size(); k++) {
                if (!long1.get(k).isInfinite()) {
                    double difference =
                            long1.get(k).persistence() - long2.get(k).persistence();
                    assertThat(Math.abs(difference)).isLessThan(1e-12);
                }
            }
        }
    }

    private static DistanceMatrix crossPolytope(int dimensions) {
        int n = 2 * dimensions;
        double[][] distances = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                distances[i][j] = i == j ? 0 : (i ^ 1) == j ? 2 : 1;
            }
        }
        return DistanceMatrix.of(distances);
    }

    /** Prim's edges, ascending, then infinity. */
    private static List<Double> spanningTree(DistanceMatrix distances) {
        int n = distances.points();
        List<Integer> inside = new ArrayList<>(List.of(0));
        List<Double> edges = new ArrayList<>();
        while (inside.size() < n) {
            int nearest = -1;
            double best = NO_LIMIT;
            for (int v = 0; v < n; v++) {
                for (int u : inside) {
                    if (!inside.contains(v) && distances.distance(u, v) < best) {
                        best = distances.distance(u, v);
                        nearest = v;
                    }
                }
            }
            inside.add(nearest);
            edges.add(best);
        }
        edges.sort(null);
        edges.add(NO_LIMIT);
        return edges;
    }

    private static int[] permutation(int n, long seed) {
        RandomStream stream = RandomStream.of(seed, "test permutation");
        int[] permutation = new int[n];
        for (int i = 0; i < n; i++) {
            int j = stream.nextBelow(i + 1);
            permutation[i] = permutation[j];
            permutation[j] = i;
        }
        return permutation;
    }
}
