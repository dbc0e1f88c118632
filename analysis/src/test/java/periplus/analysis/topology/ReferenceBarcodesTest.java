package periplus.analysis.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.core.workers.Workers;

/** Equal to the reference program on medium sets; see {@code provenance.json}. */
final class ReferenceBarcodesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "torus-100",
                "torus-150-mod-3",
                "sphere-120",
                "three-sphere-60",
                "cube-100",
                "square-140-mod-5",
                "lattice-11",
                "ties-60",
                "ties-50-mod-3",
                "untied-60"
            })
    void barsAreThoseOfTheReferenceProgram(String name) throws IOException {
        Fixture fixture = Fixture.read(name);
        RipsSettings settings = RipsSettings.upTo(2).withCoefficients(fixture.prime);
        Barcode barcode = VietorisRips.barcode(fixture.distances, settings, Workers.single());
        for (int dimension = 0; dimension <= 2; dimension++) {
            List<Bar> actual = Clouds.byBirth(barcode.bars(dimension));
            List<Bar> expected = Clouds.byBirth(fixture.bars.get(dimension));
            assertThat(actual).as("dimension " + dimension).hasSameSizeAs(expected);
            assertClose(
                    actual.stream().map(Bar::birth).toList(),
                    expected.stream().map(Bar::birth).toList());
            assertClose(
                    actual.stream().map(Bar::death).toList(),
                    expected.stream().map(Bar::death).toList());
            assertClose(
                    actual.stream().map(Bar::persistence).toList(),
                    expected.stream().map(Bar::persistence).toList());
        }
    }

    private static void assertClose(List<Double> actual, List<Double> expected) {
        List<Double> a = actual.stream().sorted().toList();
        List<Double> e = expected.stream().sorted().toList();
        for (int i = 0; i < a.size(); i++) {
            if (e.get(i).isInfinite()) {
                assertThat(a.get(i)).isInfinite();
            } else {
                // distances reach 1400: six printed digits leave 0.005 at either end of a bar
                assertThat(a.get(i))
                        .isCloseTo(e.get(i), within(Math.max(1e-5 * e.get(i), e.get(i) > 99 ? 0.011 : 2e-3)));
            }
        }
    }

    private record Fixture(DistanceMatrix distances, int prime, List<List<Bar>> bars) {
        static Fixture read(String name) throws IOException {
            List<String> lines;
            try (InputStream in = Objects.requireNonNull(
                    ReferenceBarcodesTest.class.getResourceAsStream("/topology/" + name + ".txt"))) {
                lines = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                        .lines()
                        .toList();
            }
            int at = 1;
            List<double[]> rows = new ArrayList<>();
            for (; !lines.get(at).startsWith("prime"); at++) {
                rows.add(Arrays.stream(lines.get(at).split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
            }
            double[][] values = rows.toArray(double[][]::new);
            DistanceMatrix distances =
                    lines.getFirst().equals("points") ? DistanceMatrix.euclidean(values) : DistanceMatrix.of(values);
            int prime = Integer.parseInt(lines.get(at).split(" ")[1]);
            List<List<Bar>> bars = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (String line : lines.subList(at + 1, lines.size())) {
                String[] words = line.split(" ");
                double death = words[2].equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(words[2]);
                bars.get(Integer.parseInt(words[0])).add(new Bar(Double.parseDouble(words[1]), death));
            }
            return new Fixture(distances, prime, bars);
        }
    }
}
