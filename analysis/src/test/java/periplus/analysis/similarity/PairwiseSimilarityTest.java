package periplus.analysis.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import periplus.analysis.similarity.PairwiseSimilarity.Outcome;
import periplus.analysis.similarity.PairwiseSimilarity.Settings;
import periplus.analysis.topology.DistanceMatrix;
import periplus.analysis.topology.ThreadTeam;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;

class PairwiseSimilarityTest {
    private static final List<SimilarityMeasure> ALL = List.of(SimilarityMeasure.values());
    private static final Settings SETTINGS = Settings.STANDARD.withDelays(3, 0);
    private static final int UNITS = 8;

    /** Trials of two turning pairs, seen by units through an orthogonal matrix. */
    private static double[][][] turning(double slow, double fast, int view) {
        double[] seen = VectorFieldProcrustes.orthogonal(RandomStream.of(view, "view"), UNITS, true);
        double[][][] trials = new double[12][30][UNITS];
        for (int k = 0; k < trials.length; k++) {
            RandomStream start = RandomStream.of(1, "trial", k);
            double a = start.nextGaussian();
            double b = start.nextGaussian();
            for (int t = 0; t < 30; t++) {
                double[] x = {
                    a * Math.cos(slow * t),
                    a * Math.sin(slow * t),
                    b * Math.pow(0.97, t) * Math.cos(fast * t),
                    b * Math.pow(0.97, t) * Math.sin(fast * t)
                };
                for (int u = 0; u < UNITS; u++) {
                    for (int i = 0; i < x.length; i++) {
                        trials[k][t][u] += seen[u * UNITS + i] * x[i];
                    }
                }
            }
        }
        return trials;
    }

    private static double[][] weights() {
        RandomStream stream = RandomStream.of(3, "weights");
        double[][] w = new double[UNITS][UNITS];
        for (double[] row : w) {
            Arrays.setAll(row, i -> stream.nextGaussian());
        }
        return w;
    }

    private static double[][] relabelled(double[][] w) {
        double[][] out = new double[UNITS][UNITS];
        for (int i = 0; i < UNITS; i++) {
            for (int j = 0; j < UNITS; j++) {
                out[(i * 3 + 1) % UNITS][(j * 3 + 1) % UNITS] = w[i][j];
            }
        }
        return out;
    }

    private static List<ComparedSystem> planted() {
        return List.of(
                new ComparedSystem("one", turning(0.3, 0.9, 1), weights()),
                new ComparedSystem("the same turned", turning(0.3, 0.9, 2), relabelled(weights())),
                new ComparedSystem("another", turning(0.1, 2.0, 3), relabelled(relabelled(weights()))));
    }

    private static DistanceMatrix of(PairwiseSimilarity found, SimilarityMeasure measure) {
        return ((Outcome.Distances) Objects.requireNonNull(found.outcomes().get(measure))).matrix();
    }

    private static String reason(PairwiseSimilarity found, SimilarityMeasure measure) {
        return ((Outcome.None) Objects.requireNonNull(found.outcomes().get(measure))).reason();
    }

    @Test
    void turnedCopiesAreNearByEveryDistanceAndOthersAreNot() {
        AtomicInteger heard = new AtomicInteger();
        PairwiseSimilarity found = PairwiseSimilarity.of(
                planted(), ALL, SETTINGS, Workers.single(), (measure, done, pairs) -> heard.incrementAndGet());
        assertThat(heard).as("three pairs by each measure").hasValue(3 * ALL.size());
        assertThat(found.rank()).isBetween(3, 4);
        assertThat(found.residual().orNaN()).isLessThan(1e-6);
        for (SimilarityMeasure measure : List.of(
                SimilarityMeasure.DSA,
                SimilarityMeasure.DSA_EIGENVALUES,
                SimilarityMeasure.SHAPE,
                SimilarityMeasure.CKA,
                SimilarityMeasure.RSA,
                SimilarityMeasure.SVCCA)) {
            assertThat(of(found, measure).distance(0, 1)).as(measure.id()).isLessThan(1e-4);
            assertThat(of(found, measure).distance(0, 2)).as(measure.id()).isGreaterThan(0.05);
        }
        assertThat(of(found, SimilarityMeasure.WEIGHTS).distance(0, 1)).isLessThan(1e-9);
        assertThat(of(found, SimilarityMeasure.WEIGHTS_UNMATCHED).distance(0, 1))
                .isGreaterThan(1);
    }

    @Test
    void theNumbersDependNeitherOnThreadsNorOnTheOrderOfSystems() {
        PairwiseSimilarity one = PairwiseSimilarity.of(planted(), ALL, SETTINGS, Workers.single(), (m, d, p) -> {});
        PairwiseSimilarity turned =
                PairwiseSimilarity.of(planted().reversed(), ALL, SETTINGS, new ThreadTeam(3), (m, d, p) -> {});
        assertThat(turned.rank()).isEqualTo(one.rank());
        for (SimilarityMeasure measure : List.of(SimilarityMeasure.DSA, SimilarityMeasure.WEIGHTS)) {
            assertThat(of(turned, measure).distance(2, 0))
                    .isEqualTo(of(one, measure).distance(0, 2));
        }
    }

    @Test
    void whatCannotBeComparedIsAReasonAndTheRestIsMeasured() {
        List<ComparedSystem> systems = List.of(
                new ComparedSystem("whole", turning(0.3, 0.9, 1), weights()),
                ComparedSystem.ofActivity("short", Arrays.copyOf(turning(0.3, 0.9, 1), 6)));
        PairwiseSimilarity found = PairwiseSimilarity.of(systems, ALL, SETTINGS, Workers.single(), (m, d, p) -> {});
        assertThat(of(found, SimilarityMeasure.DSA).distance(0, 1)).isLessThan(0.01);
        assertThat(reason(found, SimilarityMeasure.CKA)).contains("short and whole", "other trials");
        assertThat(reason(found, SimilarityMeasure.WEIGHTS)).isEqualTo("short has no recurrent weights");
        PairwiseSimilarity few = PairwiseSimilarity.of(
                systems,
                List.of(SimilarityMeasure.DSA),
                Settings.STANDARD.withDelays(40, 2),
                Workers.single(),
                (m, d, p) -> {});
        assertThat(reason(few, SimilarityMeasure.DSA)).contains("whole has no trial of 42 steps");
        List<ComparedSystem> single = List.of(
                ComparedSystem.ofActivity("a", Arrays.copyOf(turning(0.3, 0.9, 1), 1)),
                ComparedSystem.ofActivity("b", Arrays.copyOf(turning(0.3, 0.9, 2), 1)));
        List<SimilarityMeasure> dsa = List.of(SimilarityMeasure.DSA);
        assertThat(reason(
                        PairwiseSimilarity.of(single, dsa, SETTINGS, Workers.single(), (m, d, p) -> {}),
                        SimilarityMeasure.DSA))
                .contains("expected at least 2");
        assertThat(of(
                                PairwiseSimilarity.of(
                                        single, dsa, SETTINGS.withDelays(3, 4), Workers.single(), (m, d, p) -> {}),
                                SimilarityMeasure.DSA)
                        .distance(0, 1))
                .isLessThan(1e-4);
        assertThatThrownBy(() ->
                        PairwiseSimilarity.of(systems.subList(0, 1), ALL, SETTINGS, Workers.single(), (m, d, p) -> {}))
                .hasMessageContaining("at least 2");
    }
}
