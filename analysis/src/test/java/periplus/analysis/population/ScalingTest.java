package periplus.analysis.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.analysis.topology.DistanceMatrix;
import periplus.analysis.topology.ThreadTeam;
import periplus.core.errors.BadInputException;
import periplus.core.workers.Workers;

class ScalingTest {
    private static final Workers ONE = Workers.single();

    private static void assertSameUpToSigns(double[][] found, double[][] expected, double tolerance) {
        for (int k = 0; k < expected[0].length; k++) {
            double[] a = Tables.column(found, k);
            double[] b = Tables.column(expected, k);
            double sign = Math.signum(LeadingEigenpairs.dot(a, b));
            for (int i = 0; i < a.length; i++) {
                assertThat(a[i]).isEqualTo(sign * b[i], within(tolerance));
            }
        }
    }

    private static DistanceMatrix cityBlock(double[][] x) {
        double[][] d = new double[x.length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                for (int u = 0; u < x[i].length; u++) {
                    d[i][j] += Math.abs(x[i][u] - x[j][u]);
                }
                d[j][i] = d[i][j];
            }
        }
        return DistanceMatrix.of(d);
    }

    @Test
    void classicalScalingAgreesWithNumpyOnDistancesThatAreNotEuclidean() {
        Embedding found = ClassicalScaling.embed(cityBlock(Tables.read("/population/cloud.csv")), 4, ONE);
        double[] values = Tables.read("/population/mds_values.csv")[0];
        for (int k = 0; k < 4; k++) {
            assertThat(found.eigenvalue()[k]).isEqualTo(values[k], within(1e-9 * values[0]));
        }
        assertThat(found.trace()).isEqualTo(values[4], within(1e-9 * values[0]));
        assertSameUpToSigns(found.coordinates(), Tables.read("/population/mds_coordinates.csv"), 1e-8);
    }

    @Test
    void ofEuclideanDistancesItIsThePrincipalComponents() {
        double[][] x = PopulationExamples.gaussian(450, 6, 4);
        Embedding found = ClassicalScaling.embed(DistanceMatrix.euclidean(x), 3, ONE);
        PrincipalComponents components = PrincipalComponents.of(x, 3, ONE);
        assertSameUpToSigns(found.coordinates(), components.project(x), 1e-7);
        assertThat(found.share(0).orNaN()).isEqualTo(components.share(0).orNaN(), within(1e-10));
    }

    @Test
    void pointsOnALineNeedOneDimension() {
        double[][] x = {{0, 0}, {1, 2}, {3, 6}, {-2, -4}};
        Embedding found = ClassicalScaling.embed(DistanceMatrix.euclidean(x), 3, ONE);
        assertThat(found.share(0).orNaN()).isEqualTo(1, within(1e-12));
        for (double[] point : found.coordinates()) {
            assertThat(point[1]).isEqualTo(0, within(1e-6));
        }
    }

    @Test
    void isomapAgreesWithScikitLearn() {
        DistanceMatrix roll = DistanceMatrix.euclidean(Tables.read("/population/roll.csv"));
        Isomap found = Isomap.of(roll, 10, 2, Isomap.Disconnected.REFUSE, ONE);
        assertSameUpToSigns(found.embedding().coordinates(), Tables.read("/population/isomap_coordinates.csv"), 1e-7);
        double[] geodesics = Tables.read("/population/isomap_geodesics.csv")[0];
        assertThat(NeighbourGraph.nearest(roll, 10, ONE).shortestPaths(0)).containsExactly(geodesics, within(1e-9));
        assertThat(found.pieces()).isEqualTo(1);
    }

    @Test
    void isomapUnrollsWhatScalingLeavesRolled() {
        double[][] points = new double[400][];
        double[] along = new double[400];
        for (int i = 0; i < 400; i++) {
            double t = 5 + 9.0 * i / 400;
            along[i] = (t * Math.sqrt(1 + t * t) + StrictMath.log(t + Math.sqrt(1 + t * t))) / 2;
            points[i] = new double[] {t * StrictMath.cos(t), t * StrictMath.sin(t)};
        }
        DistanceMatrix distances = DistanceMatrix.euclidean(points);
        Isomap isomap = Isomap.of(distances, 6, 1, Isomap.Disconnected.REFUSE, ONE);
        double[] unrolled = Tables.column(isomap.embedding().coordinates(), 0);
        double[] scaled =
                Tables.column(ClassicalScaling.embed(distances, 1, ONE).coordinates(), 0);
        assertThat(Math.abs(PopulationExamples.correlation(unrolled, along))).isGreaterThan(0.9999);
        assertThat(Math.abs(PopulationExamples.correlation(scaled, along))).isLessThan(0.7);
        assertThat(isomap.residualVariance().orNaN()).isLessThan(1e-3);
    }

    @Test
    void theRingOfABandModuleIsARing() {
        double[][] rates = PopulationExamples.bandModule(240, 60, 0.05, 2);
        double[][] scores = PrincipalComponents.of(ZScores.of(rates).values(), 15, ONE)
                .project(ZScores.of(rates).values());
        Isomap ring = Isomap.of(DistanceMatrix.euclidean(scores), 8, 3, Isomap.Disconnected.REFUSE, ONE);
        double mean = 0;
        double[][] at = ring.embedding().coordinates();
        for (double[] p : at) {
            mean += Math.sqrt(p[0] * p[0] + p[1] * p[1]) / at.length;
        }
        for (double[] p : at) {
            assertThat(Math.sqrt(p[0] * p[0] + p[1] * p[1])).isBetween(0.75 * mean, 1.25 * mean);
        }
        assertThat(ring.embedding().share(0).orNaN())
                .isEqualTo(ring.embedding().share(1).orNaN(), within(0.1));
    }

    @Test
    void aGraphInPiecesHasNoEmbeddingOrThatOfItsLargestPiece() {
        double[][] x = PopulationExamples.gaussian(50, 2, 6);
        for (int i = 30; i < 50; i++) {
            x[i][0] += 1000;
        }
        DistanceMatrix distances = DistanceMatrix.euclidean(x);
        Isomap refused = Isomap.of(distances, 7, 2, Isomap.Disconnected.REFUSE, ONE);
        assertThat(refused.isDefined()).isFalse();
        assertThat(refused.residualVariance().toString()).contains("2 pieces, the largest of 30 of 50 points");
        Isomap largest = Isomap.of(distances, 7, 2, Isomap.Disconnected.LARGEST_PIECE, ONE);
        assertThat(largest.points()).hasSize(30).startsWith(0, 1, 2).endsWith(29);
        assertThat(largest.embedding().points()).isEqualTo(30);
        assertThat(largest.pieces()).isEqualTo(2);
    }

    @Test
    void duplicatesAreNeighboursAtDistanceZero() {
        double[][] x = PopulationExamples.gaussian(40, 2, 6);
        x[7] = x[3].clone();
        Isomap found = Isomap.of(DistanceMatrix.euclidean(x), 8, 2, Isomap.Disconnected.LARGEST_PIECE, ONE);
        assertThat(found.embedding().coordinates()[7])
                .containsExactly(found.embedding().coordinates()[3], within(1e-6));
    }

    @Test
    void workersDoNotChangeABit() {
        DistanceMatrix distances = DistanceMatrix.euclidean(PopulationExamples.gaussian(420, 3, 8));
        Isomap alone = Isomap.of(distances, 9, 2, Isomap.Disconnected.LARGEST_PIECE, ONE);
        Isomap team = Isomap.of(distances, 9, 2, Isomap.Disconnected.LARGEST_PIECE, new ThreadTeam(3));
        assertThat(team.embedding().coordinates())
                .isDeepEqualTo(alone.embedding().coordinates());
    }

    @Test
    void tooManyNeighboursAreRefused() {
        DistanceMatrix distances = DistanceMatrix.euclidean(PopulationExamples.gaussian(5, 2, 1));
        assertThatThrownBy(() -> Isomap.of(distances, 5, 2, Isomap.Disconnected.REFUSE, ONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("expected 1 to 4");
    }
}
