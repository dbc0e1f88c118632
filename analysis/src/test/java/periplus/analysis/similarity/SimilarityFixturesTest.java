package periplus.analysis.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import periplus.analysis.topology.DistanceMatrix;
import periplus.core.measure.Measured;

/** Against netrep, DSA, SciPy and scikit-learn, by resources/similarity/make_similarity.py. */
class SimilarityFixturesTest {
    private static List<double[][]> fixtures(String name) {
        InputStream file =
                Objects.requireNonNull(SimilarityFixturesTest.class.getResourceAsStream("/similarity/similarity.txt"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.startsWith(name + " "))
                    .map(line -> Arrays.stream(line.substring(name.length()).split("\\|"))
                            .map(group -> Arrays.stream(group.strip().split(" "))
                                    .mapToDouble(
                                            number -> number.equals("nan") ? Double.NaN : Double.parseDouble(number))
                                    .toArray())
                            .toArray(double[][]::new))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double value(Measured measured) {
        return ((Measured.Value) measured).value();
    }

    private static double[][] square(double[] values) {
        int n = (int) Math.round(Math.sqrt(values.length));
        return Dense.rows(values, n, n);
    }

    @Test
    void operatorsAreThoseOfTheReference() {
        assertThat(fixtures("operator")).hasSize(4).allSatisfy(f -> {
            int trials = (int) f[0][0];
            int steps = (int) f[0][1];
            int units = (int) f[0][2];
            double[][][] x = new double[trials][][];
            for (int k = 0; k < trials; k++) {
                x[k] = Dense.rows(Arrays.copyOfRange(f[1], k * steps * units, (k + 1) * steps * units), steps, units);
            }
            DelaySettings.Regression regression = f[0][5] == 1
                    ? DelaySettings.Regression.REDUCED_RANK
                    : DelaySettings.Regression.PRINCIPAL_COMPONENTS;
            DelayCoordinates coordinates =
                    DelayCoordinates.of(x, new DelaySettings((int) f[0][3], 1, f[0][6], regression));
            double[] s = coordinates.singularValues();
            assertThat(s).hasSameSizeAs(f[2]);
            for (int k = 0; k < s.length; k++) {
                assertThat(s[k]).isCloseTo(f[2][k], within(1e-5 * f[2][0]));
            }
            // the reference works in float32; the sign of each coordinate is free
            double[] a = Dense.flat(coordinates.operator((int) f[0][4]));
            assertThat(a).hasSameSizeAs(f[3]);
            for (int k = 0; k < a.length; k++) {
                assertThat(Math.abs(a[k])).isCloseTo(f[3][k], within(1e-4));
            }
        });
    }

    @Test
    void theProcrustesMinimumIsTheIndependentOneAndNeverAboveTheReference() {
        assertThat(fixtures("procrustes")).hasSize(5).allSatisfy(f -> {
            VectorFieldProcrustes.Alignment found =
                    VectorFieldProcrustes.align(square(f[0]), square(f[1]), VectorFieldProcrustes.Settings.STANDARD);
            assertThat(found.euclidean()).isCloseTo(f[4][0], within(1e-6));
            assertThat(found.euclidean()).isLessThan(f[2][0] + 1e-6);
            assertThat(found.angular()).isLessThan(f[3][0] + 1e-3);
        });
    }

    @Test
    void eigenvaluesAreTransportedAtTheReferencesCost() {
        assertThat(fixtures("wasserstein"))
                .hasSize(3)
                .allSatisfy(f -> assertThat(value(EigenvalueDistance.squared(square(f[0]), square(f[1]))))
                        .isCloseTo(f[2][0], within(1e-9)));
    }

    @Test
    void oneStartOfGraphMatchingIsSciPysFaq() {
        WeightAlignment.Settings one = new WeightAlignment.Settings(1, 60, false, 1);
        assertThat(fixtures("faq")).hasSize(3).allSatisfy(f -> {
            WeightDistance found = WeightDistance.of(square(f[0]), square(f[1]), one);
            assertThat(found.aligned()).isCloseTo(f[2][0], within(1e-9));
            assertThat(found.unaligned()).isCloseTo(f[3][0], within(1e-12));
        });
    }

    @Test
    void representationDistancesAreNetreps() {
        assertThat(fixtures("representations")).hasSize(3).allSatisfy(f -> {
            int samples = (int) f[0][0];
            double[][] x = Dense.rows(f[1], samples, (int) f[0][1]);
            double[][] y = Dense.rows(f[2], samples, (int) f[0][2]);
            double[] expected = f[3];
            assertThat(value(LinearCka.distance(x, y))).isCloseTo(expected[0], within(1e-9));
            int at = 1;
            for (double alpha : new double[] {1, 0.5, 0}) {
                ShapeDistance shape = new ShapeDistance(alpha);
                if (!Double.isNaN(expected[at])) {
                    assertThat(value(shape.angular(x, y))).isCloseTo(expected[at], within(1e-8));
                    assertThat(value(shape.euclidean(x, y))).isCloseTo(expected[at + 1], within(1e-7));
                }
                at += 2;
            }
            assertThat(value(Svcca.STANDARD.distance(x, y))).isCloseTo(expected[at], within(1e-9));
            assertThat(value(RepresentationalSimilarity.EUCLIDEAN.similarity(x, y)))
                    .isCloseTo(expected[at + 1], within(1e-12));
            assertThat(value(RepresentationalSimilarity.CORRELATION.similarity(x, y)))
                    .isCloseTo(expected[at + 2], within(1e-12));
        });
    }

    @Test
    void groupsAreSciPysWithTheLargestSilhouette() {
        assertThat(fixtures("clusters")).hasSize(3).allSatisfy(f -> {
            int n = (int) f[0][0];
            AverageLinkage found = AverageLinkage.of(DistanceMatrix.euclidean(Dense.rows(f[1], n, 3)), 6);
            assertThat(value(found.silhouette())).isCloseTo(f[2][0], within(1e-12));
            if (f[2][0] >= AverageLinkage.LEAST_SILHOUETTE) {
                assertThat(found.groups()).isEqualTo((int) f[0][1]);
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < i; j++) {
                        assertThat(found.label()[i] == found.label()[j]).isEqualTo(f[3][i] == f[3][j]);
                    }
                }
            } else {
                assertThat(found.groups()).isEqualTo(1);
            }
        });
    }
}
