package periplus.analysis.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import periplus.analysis.topology.DistanceMatrix;
import periplus.analysis.topology.ThreadTeam;
import periplus.core.errors.FailedWorkException;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;

/** Representation distances forget what they should and nothing else; all pairs come out the same on any threads. */
class RepresentationsTest {
    private static final int SAMPLES = 30;

    private static double[][] activity(int units, long index) {
        RandomStream random = RandomStream.of(21, "activity", index);
        double[][] x = new double[SAMPLES][units];
        for (double[] row : x) {
            for (int u = 0; u < units; u++) {
                row[u] = (1 + u) * random.nextGaussian();
            }
        }
        return x;
    }

    private static double[][] mapped(double[][] x, double[] map, double shift) {
        int units = x[0].length;
        double[] out = new double[SAMPLES * units];
        Dense.multiply(Dense.flat(x), map, out, SAMPLES, units, units);
        for (int i = 0; i < out.length; i++) {
            out[i] += shift;
        }
        return Dense.rows(out, SAMPLES, units);
    }

    private static double value(Measured measured) {
        return ((Measured.Value) measured).value();
    }

    @Test
    void turnedCopiesAreTheSameAndOtherMapsOnlyWhereTheyShould() {
        double[][] x = activity(4, 1);
        double[][] turned = mapped(x, VectorFieldProcrustes.orthogonal(RandomStream.of(22, "turn"), 4, false), 3);
        double[] shear = Dense.identity(4);
        shear[1] = 2;
        shear[14] = -3;
        double[][] sheared = mapped(x, shear, 0);
        assertThat(value(LinearCka.distance(x, turned))).isCloseTo(0, within(1e-6));
        assertThat(value(ShapeDistance.PROCRUSTES.angular(x, turned))).isCloseTo(0, within(1e-6));
        assertThat(value(ShapeDistance.PROCRUSTES.euclidean(x, turned))).isCloseTo(0, within(1e-5));
        assertThat(value(Svcca.STANDARD.distance(x, turned))).isCloseTo(0, within(1e-9));
        assertThat(value(RepresentationalSimilarity.EUCLIDEAN.distance(x, turned)))
                .isCloseTo(0, within(1e-9));
        assertThat(value(new ShapeDistance(0).angular(x, sheared))).isCloseTo(0, within(1e-6));
        assertThat(value(ShapeDistance.PROCRUSTES.angular(x, sheared))).isGreaterThan(0.1);
        assertThat(value(LinearCka.distance(x, sheared))).isGreaterThan(0.1);
    }

    @Test
    void moreUnitsThanSamplesChangeNothingWhereTheyOnlyTurnTheOthers() {
        double[][] x = activity(20, 5);
        double[][] y = activity(20, 6);
        double[][] manyX = turnedInto(x, 80, 1);
        double[][] manyY = turnedInto(y, 80, 2);
        assertThat(ShapeDistance.PROCRUSTES.angular(manyX, manyY).orNaN())
                .isEqualTo(ShapeDistance.PROCRUSTES.angular(x, y).orNaN(), within(1e-9));
        assertThat(ShapeDistance.PROCRUSTES.angular(manyX, x).orNaN()).isLessThan(1e-6);
        assertThat(Svcca.STANDARD.distance(manyX, manyY).orNaN())
                .isEqualTo(Svcca.STANDARD.distance(x, y).orNaN(), within(1e-9));
        assertThat(Svcca.STANDARD.distance(manyX, manyX).orNaN()).isLessThan(1e-9);
    }

    /** The same samples seen by more units, through orthonormal directions. */
    private static double[][] turnedInto(double[][] x, int units, int seed) {
        double[] q = VectorFieldProcrustes.orthogonal(RandomStream.of(seed, "directions"), units, true);
        double[][] out = new double[x.length][units];
        for (int s = 0; s < x.length; s++) {
            for (int u = 0; u < units; u++) {
                for (int i = 0; i < x[0].length; i++) {
                    out[s][u] += x[s][i] * q[i * units + u];
                }
            }
        }
        return out;
    }

    @Test
    void manyEigenvaluesOfZeroAreFoundToo() {
        int samples = 200;
        int units = 256;
        RandomStream random = RandomStream.of(3, "wide");
        double[] flat = new double[samples * units];
        java.util.Arrays.setAll(flat, i -> random.nextGaussian());
        double[] gram = new double[units * units];
        Dense.transposedMultiply(flat, flat, gram, units, samples, units);
        SymmetricEigen eigen = SymmetricEigen.of(gram, units);
        assertThat(eigen.values()[samples - 1]).isGreaterThan(0.01);
        assertThat(eigen.values()[samples]).isCloseTo(0, within(1e-9));
        double trace = 0;
        for (int u = 0; u < units; u++) {
            trace += gram[u * units + u];
        }
        assertThat(java.util.Arrays.stream(eigen.values()).sum()).isEqualTo(trace, within(1e-8 * trace));
        double[] image = new double[units];
        Dense.multiply(gram, eigen.vectors()[0], image, units, units, 1);
        for (int u = 0; u < units; u++) {
            assertThat(image[u]).isEqualTo(eigen.values()[0] * eigen.vectors()[0][u], within(1e-8));
        }
    }

    @Test
    void unrelatedOnesAreFarAndFlatOnesUndefined() {
        double[][] x = activity(4, 1);
        double[][] y = activity(4, 2);
        assertThat(value(LinearCka.distance(x, y))).isGreaterThan(0.5);
        assertThat(value(ShapeDistance.PROCRUSTES.angular(x, y))).isGreaterThan(0.5);
        assertThat(value(Svcca.STANDARD.distance(x, y))).isGreaterThan(0.3);
        assertThat(value(RepresentationalSimilarity.EUCLIDEAN.distance(x, y))).isGreaterThan(0.5);
        double[][] flat = new double[SAMPLES][4];
        assertThat(LinearCka.distance(x, flat).isDefined()).isFalse();
        assertThat(ShapeDistance.PROCRUSTES.angular(x, flat).isDefined()).isFalse();
        assertThat(ShapeDistance.PROCRUSTES.euclidean(flat, x).isDefined()).isFalse();
        assertThat(Svcca.STANDARD.distance(x, flat).isDefined()).isFalse();
        assertThat(RepresentationalSimilarity.EUCLIDEAN.distance(x, flat).isDefined())
                .isFalse();
        assertThat(RepresentationalSimilarity.CORRELATION.distance(x, flat).isDefined())
                .isFalse();
        assertThatThrownBy(() -> LinearCka.similarity(x, new double[3][4])).hasMessageContaining("same samples");
    }

    @Test
    void anglesAndShapeDistancesAreMetrics() {
        List<BiFunction<double[][], double[][], Measured>> metrics = List.of(
                LinearCka::distance,
                ShapeDistance.PROCRUSTES::angular,
                ShapeDistance.PROCRUSTES::euclidean,
                new ShapeDistance(0.5)::angular);
        for (BiFunction<double[][], double[][], Measured> metric : metrics) {
            double[][] d = new double[6][6];
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < 6; j++) {
                    // sizes differ: silent units
                    d[i][j] = value(metric.apply(activity(3 + i % 3, i), activity(3 + j % 3, j)));
                }
            }
            for (int i = 0; i < 6; i++) {
                assertThat(d[i][i]).isCloseTo(0, within(1e-5));
                for (int j = 0; j < 6; j++) {
                    assertThat(d[i][j]).isCloseTo(d[j][i], within(1e-9));
                    for (int k = 0; k < 6; k++) {
                        assertThat(d[i][j]).isLessThanOrEqualTo(d[i][k] + d[k][j] + 1e-9);
                    }
                }
            }
        }
    }

    /** Runs parts last first, each on another worker number. */
    private record Backwards(int count) implements Workers {
        @Override
        public void run(int parts, Job job) {
            for (int part = parts - 1; part >= 0; part--) {
                job.run(part, part % count);
            }
        }
    }

    @Test
    void allPairsAreSymmetricHeardOfAndTheSameOnAnyWorkers() {
        double[][][] items = new double[7][][];
        for (int i = 0; i < items.length; i++) {
            items[i] = activity(3, i);
        }
        PairwiseDistances.PairDistance distance = (i, j) -> LinearCka.distance(items[i], items[j]);
        List<Integer> heard = Collections.synchronizedList(new ArrayList<>());
        DistanceMatrix one =
                PairwiseDistances.of(items.length, distance, Workers.single(), (done, all) -> heard.add(done));
        DistanceMatrix other =
                PairwiseDistances.of(items.length, distance, new Backwards(3), PairwiseDistances.Progress.silent());
        DistanceMatrix threads =
                PairwiseDistances.of(items.length, distance, new ThreadTeam(3), PairwiseDistances.Progress.silent());
        assertThat(heard).hasSize(21).doesNotHaveDuplicates().contains(1, 21);
        double sum = 0;
        for (int i = 0; i < items.length; i++) {
            for (int j = 0; j < items.length; j++) {
                assertThat(one.distance(i, j))
                        .isEqualTo(other.distance(i, j))
                        .isEqualTo(threads.distance(i, j))
                        .isEqualTo(one.distance(j, i));
                sum += one.distance(i, j);
            }
            assertThat(one.distance(i, i)).isEqualTo(0);
        }
        assertThat(value(PairwiseDistances.mean(one))).isCloseTo(sum / 42, within(1e-12));
        assertThatThrownBy(() -> PairwiseDistances.of(
                        3,
                        (i, j) -> i == 2 ? Measured.undefined("made up") : Measured.of(1),
                        Workers.single(),
                        PairwiseDistances.Progress.silent()))
                .isInstanceOf(FailedWorkException.class)
                .hasMessageContaining("made up");
    }

    @Test
    void oneCloudIsOneGroup() {
        assertThat(AverageLinkage.of(DistanceMatrix.euclidean(activity(8, 3)), 5)
                        .groups())
                .isEqualTo(1);
        AverageLinkage two = AverageLinkage.of(DistanceMatrix.euclidean(new double[][] {{0}, {1}}), 5);
        assertThat(two.groups()).isEqualTo(1);
        assertThat(two.silhouette().isDefined()).isFalse();
    }
}
