package periplus.analysis.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.analysis.topology.DistanceMatrix;
import periplus.analysis.topology.ThreadTeam;
import periplus.core.errors.BadInputException;
import periplus.core.workers.Workers;

class TSneTest {
    private static final Workers ONE = Workers.single();
    private static final double[][] POINTS = Tables.read("/population/tsne_points.csv");
    private static final DistanceMatrix DISTANCES = DistanceMatrix.euclidean(POINTS);

    @Test
    void itIsAsGoodAPictureAsScikitLearnsExactMethod() {
        double[] reference = Tables.read("/population/tsne_summary.csv")[0];
        TSne found = TSne.of(DISTANCES, TSneSettings.plane(20), ONE);
        assertThat(found.klDivergence()).isLessThan(1.03 * reference[0]).isGreaterThan(0.8 * reference[0]);
        assertThat(Trustworthiness.of(DISTANCES, found.coordinates(), 10).orNaN())
                .isGreaterThan(reference[1] - 0.005);
    }

    @Test
    void theReferencePictureHasTheReferencesDivergenceAndTrustworthiness() {
        double[] reference = Tables.read("/population/tsne_summary.csv")[0];
        double[][] picture = Tables.read("/population/tsne_coordinates.csv");
        assertThat(TSne.divergence(DISTANCES, 20, picture, ONE)).isEqualTo(reference[0], within(2e-4));
        assertThat(Trustworthiness.of(DISTANCES, picture, 10).orNaN()).isEqualTo(reference[1], within(1e-9));
    }

    @Test
    void everyPointHasTheAskedForNumberOfNeighbours() {
        int n = DISTANCES.points();
        double[] joint = NeighbourProbabilities.joint(DISTANCES, 15, ONE);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            assertThat(joint[i * n + i]).isZero();
            for (int j = 0; j < n; j++) {
                assertThat(joint[i * n + j]).isEqualTo(joint[j * n + i]);
                sum += joint[i * n + j];
            }
        }
        assertThat(sum).isEqualTo(1, within(1e-12));
        // of a regular polygon every row is alike, so the joint rows keep the perplexity
        double[] ring = NeighbourProbabilities.joint(polygon(40), 7, ONE);
        for (int i = 0; i < 40; i++) {
            double entropy = 0;
            for (int j = 0; j < 40; j++) {
                double p = 40 * ring[i * 40 + j];
                entropy -= p > 0 ? p * StrictMath.log(p) : 0;
            }
            assertThat(StrictMath.exp(entropy)).isEqualTo(7, within(1e-9));
        }
    }

    @Test
    void cloudsStayApartAndARandomPictureDoesNotKeepNeighbours() {
        TSne found = TSne.of(DISTANCES, TSneSettings.plane(20), ONE);
        double[][] y = found.coordinates();
        for (int i = 0; i < 120; i++) {
            int near = nearest(y, i);
            assertThat(near / 40).as("the nearest of point " + i).isEqualTo(i / 40);
        }
        double[][] random = PopulationExamples.gaussian(DISTANCES.points(), 2, 1);
        assertThat(Trustworthiness.of(DISTANCES, random, 10).orNaN()).isLessThan(0.6);
        assertThat(TSne.divergence(DISTANCES, 20, random, ONE)).isGreaterThan(5 * found.klDivergence());
    }

    @Test
    void workersDoNotChangeABit() {
        TSneSettings brief = new TSneSettings(10, 2, 12, 20, 60, 0);
        TSne alone = TSne.of(DISTANCES, brief, ONE);
        TSne team = TSne.of(DISTANCES, brief, new ThreadTeam(3));
        assertThat(team.coordinates()).isDeepEqualTo(alone.coordinates());
        assertThat(team.klDivergence()).isEqualTo(alone.klDivergence());
    }

    @Test
    void duplicatesDoNotBreakItAndImpossibleAsksAreRefused() {
        double[][] points = PopulationExamples.gaussian(30, 3, 1);
        for (int i = 5; i < 20; i++) {
            points[i] = points[4].clone();
        }
        TSne found = TSne.of(DistanceMatrix.euclidean(points), new TSneSettings(5, 2, 12, 20, 60, 0), ONE);
        assertThat(found.klDivergence()).isFinite();
        DistanceMatrix same = DistanceMatrix.euclidean(new double[30][2]);
        assertThatThrownBy(() -> TSne.of(same, TSneSettings.plane(5), ONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("coincide");
        assertThatThrownBy(() -> TSne.of(polygon(20), TSneSettings.plane(19), ONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("perplexity 19");
        assertThat(Trustworthiness.of(polygon(20), new double[20][1], 10).isDefined())
                .isFalse();
    }

    private static DistanceMatrix polygon(int n) {
        double[][] points = new double[n][];
        for (int i = 0; i < n; i++) {
            double turn = 2 * Math.PI * i / n;
            points[i] = new double[] {StrictMath.cos(turn), StrictMath.sin(turn)};
        }
        return DistanceMatrix.euclidean(points);
    }

    private static int nearest(double[][] y, int i) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < y.length; j++) {
            double d = Math.hypot(y[i][0] - y[j][0], y[i][1] - y[j][1]);
            if (j != i && d < least) {
                least = d;
                best = j;
            }
        }
        return best;
    }
}
