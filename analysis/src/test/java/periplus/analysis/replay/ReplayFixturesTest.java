package periplus.analysis.replay;

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
import periplus.core.measure.Measured;

/** Against SciPy, by resources/replay/make_replay.py. */
class ReplayFixturesTest {
    private static List<double[][]> fixtures(String name) {
        InputStream file = Objects.requireNonNull(ReplayFixturesTest.class.getResourceAsStream("/replay/replay.txt"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.startsWith(name + " "))
                    .map(line -> Arrays.stream(line.substring(name.length()).split("\\|"))
                            .map(group -> Arrays.stream(group.strip().split(" "))
                                    .mapToDouble(Double::parseDouble)
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

    private static double[][] square(double[] values, int n) {
        double[][] m = new double[n][];
        for (int i = 0; i < n; i++) {
            m[i] = Arrays.copyOfRange(values, i * n, (i + 1) * n);
        }
        return m;
    }

    @Test
    void distancesOnALine() {
        assertThat(fixtures("line"))
                .hasSize(3)
                .allSatisfy(f -> assertThat(value(ExactWasserstein.onLine(f[0], f[1], 1)))
                        .isCloseTo(f[2][0], within(1e-12)));
    }

    @Test
    void distancesOfClouds() {
        assertThat(fixtures("clouds"))
                .hasSize(4)
                .allSatisfy(f -> assertThat(value(ExactWasserstein.ofClouds(f[0], f[1], 2)))
                        .isCloseTo(f[2][0], within(1e-12)));
    }

    @Test
    void distancesOfGaussians() {
        assertThat(fixtures("gaussians")).hasSize(3).allSatisfy(f -> {
            int d = f[0].length;
            assertThat(value(ExactWasserstein.ofGaussians(f[0], square(f[1], d), f[2], square(f[3], d))))
                    .isCloseTo(f[4][0], within(1e-6));
        });
    }

    @Test
    void kernelDensities() {
        assertThat(fixtures("kde")).hasSize(3).allSatisfy(f -> {
            int d = (int) f[0][0];
            KernelDensity density = new KernelDensity(f[1], d);
            for (int i = 0; i < f[3].length; i++) {
                assertThat(density.logDensity(f[2], i * d)).isCloseTo(f[3][i], within(1e-9));
            }
        });
    }

    @Test
    void survivalCurves() {
        assertThat(fixtures("survival")).hasSize(2).allSatisfy(f -> {
            boolean[] seen = new boolean[f[1].length];
            for (int i = 0; i < seen.length; i++) {
                seen[i] = f[1][i] == 1;
            }
            SurvivalCurve curve = SurvivalCurve.of(f[0], seen);
            assertThat(curve.times()).containsExactly(f[2]);
            assertThat(curve.survival()).containsExactly(f[3], within(1e-12));
        });
    }
}
