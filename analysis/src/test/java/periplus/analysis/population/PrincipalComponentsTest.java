package periplus.analysis.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.analysis.topology.ThreadTeam;
import periplus.core.errors.BadInputException;
import periplus.core.measure.Measured;
import periplus.core.workers.Workers;

class PrincipalComponentsTest {
    private static final Workers ONE = Workers.single();

    @Test
    void agreesWithScikitLearnUpToTheSignsThatAreFixedHere() {
        double[][] cloud = Tables.read("/population/cloud.csv");
        double[][] loadings = Tables.read("/population/pca_loadings.csv");
        double[][] variance = Tables.read("/population/pca_variance.csv");
        double[][] scores = Tables.read("/population/pca_scores.csv");
        PrincipalComponents found = PrincipalComponents.of(cloud, 5, ONE);
        double[][] foundScores = found.project(cloud);
        for (int k = 0; k < 5; k++) {
            double sign = Math.signum(LeadingEigenpairs.dot(loadings[k], found.loading()[k]));
            for (int u = 0; u < 9; u++) {
                assertThat(found.loading()[k][u]).isEqualTo(sign * loadings[k][u], within(1e-9));
            }
            for (int s = 0; s < cloud.length; s++) {
                assertThat(foundScores[s][k]).isEqualTo(sign * scores[s][k], within(1e-8));
            }
            assertThat(found.variance()[k]).isEqualTo(variance[0][k], within(1e-9));
            assertThat(found.share(k).orNaN()).isEqualTo(variance[1][k], within(1e-10));
        }
    }

    @Test
    void theLoadingOfLargestSizeIsPositive() {
        PrincipalComponents found = PrincipalComponents.of(PopulationExamples.gaussian(50, 12, 3), 6, ONE);
        for (double[] loading : found.loading()) {
            double largest = 0;
            for (double w : loading) {
                largest = Math.abs(w) > Math.abs(largest) ? w : largest;
            }
            assertThat(largest).isPositive();
        }
    }

    @Test
    void allComponentsRebuildTheSamplesAndHoldAllVariance() {
        double[][] x = PopulationExamples.gaussian(40, 7, 1);
        PrincipalComponents all = PrincipalComponents.of(x, 7, ONE);
        assertThat(all.cumulativeShare(7).orNaN()).isEqualTo(1, within(1e-12));
        double[][] back = all.reconstruct(all.project(x));
        for (int s = 0; s < x.length; s++) {
            assertThat(back[s]).containsExactly(x[s], within(1e-11));
        }
    }

    @Test
    void manyUnitsGoThroughTheKrylovSpaceAndAgreeWithTheFullDecomposition() {
        double[][] x = PopulationExamples.gaussian(300, 500, 5);
        for (double[] row : x) {
            // a ring of two equal variances and a weaker third direction, on top of noise
            double turn = row[0];
            for (int u = 0; u < 500; u++) {
                row[u] = 0.1 * row[u] + StrictMath.cos(5 * turn + u) + 0.3 * row[1] * (u % 3);
            }
        }
        PrincipalComponents few = PrincipalComponents.of(x, 4, ONE);
        PrincipalComponents full = PrincipalComponents.of(x, 130, ONE);
        for (int k = 0; k < 4; k++) {
            assertThat(few.variance()[k]).isEqualTo(full.variance()[k], within(1e-9 * full.variance()[0]));
        }
        for (int k = 0; k < 3; k++) {
            assertThat(few.loading()[k]).containsExactly(full.loading()[k], within(1e-6));
        }
    }

    @Test
    void aSpaceOfFewerDimensionsThanAskedForLeavesZeroVariance() {
        double[][] x = PopulationExamples.gaussian(60, 500, 5);
        for (double[] row : x) {
            for (int u = 2; u < 500; u++) {
                row[u] = row[u % 2] * (1 + u % 7);
            }
        }
        PrincipalComponents found = PrincipalComponents.of(x, 5, ONE);
        assertThat(found.variance()[1]).isGreaterThan(1);
        assertThat(found.variance()[2]).isEqualTo(0, within(1e-9));
        assertThat(found.cumulativeShare(2).orNaN()).isEqualTo(1, within(1e-12));
    }

    @Test
    void workersDoNotChangeABit() {
        double[][] x = PopulationExamples.gaussian(150, 450, 9);
        PrincipalComponents alone = PrincipalComponents.of(x, 3, ONE);
        PrincipalComponents team = PrincipalComponents.of(x, 3, new ThreadTeam(3));
        assertThat(team.variance()).isEqualTo(alone.variance());
        assertThat(team.loading()).isDeepEqualTo(alone.loading());
    }

    @Test
    void stillUnitsHaveNoShareAndBadNumbersAreNamed() {
        PrincipalComponents still = PrincipalComponents.of(new double[5][3], 1, ONE);
        assertThat(still.share(0)).isEqualTo(Measured.undefined("no unit varies"));
        double[][] x = PopulationExamples.gaussian(5, 3, 1);
        x[2][1] = Double.NaN;
        assertThatThrownBy(() -> PrincipalComponents.of(x, 1, ONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("vector 2 is NaN at unit 1");
        assertThatThrownBy(() -> PrincipalComponents.of(PopulationExamples.gaussian(5, 3, 1), 4, ONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("expected 1 to 3");
    }

    @Test
    void zScoresHaveMeanZeroAndDeviationOneAndLeaveStillUnitsOut() {
        double[][] x = PopulationExamples.gaussian(30, 4, 2);
        for (double[] row : x) {
            row[1] = 5;
            row[3] = 100 + 20 * row[3];
        }
        ZScores z = ZScores.of(x);
        assertThat(z.kept()).containsExactly(0, 2, 3);
        for (int k = 0; k < 3; k++) {
            double[] column = Tables.column(z.values(), k);
            double mean = java.util.Arrays.stream(column).average().orElseThrow();
            double square =
                    java.util.Arrays.stream(column).map(v -> v * v).average().orElseThrow();
            assertThat(mean).isEqualTo(0, within(1e-12));
            assertThat(square).isEqualTo(1, within(1e-12));
        }
    }
}
