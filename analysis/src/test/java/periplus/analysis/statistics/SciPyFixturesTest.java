package periplus.analysis.statistics;

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

/** Against SciPy, by resources/statistics/make_statistics.py. */
class SciPyFixturesTest {
    private static final double TOLERANCE = 1e-12;

    private record Fixture(String name, double[][] groups) {}

    private static List<Fixture> fixtures(String name) {
        InputStream file =
                Objects.requireNonNull(SciPyFixturesTest.class.getResourceAsStream("/statistics/statistics.txt"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.startsWith(name + " "))
                    .map(line -> new Fixture(
                            name,
                            Arrays.stream(line.substring(name.length()).split("\\|"))
                                    .map(group -> Arrays.stream(group.strip().split(" "))
                                            .mapToDouble(Double::parseDouble)
                                            .toArray())
                                    .toArray(double[][]::new)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(TestResult found, double[] statistic, double[] p) {
        assertThat(found.exact()).isTrue();
        assertThat(found.statistic()).isEqualTo(statistic[0], within(TOLERANCE));
        assertThat(found.pGreater()).isEqualTo(p[0], within(TOLERANCE));
        assertThat(found.pLess()).isEqualTo(p[1], within(TOLERANCE));
        assertThat(found.pTwoSided()).isEqualTo(p[2], within(TOLERANCE));
    }

    @Test
    void signFlipsAgree() {
        assertThat(fixtures("flip"))
                .hasSize(8)
                .allSatisfy(f -> check(SignFlipTest.of(f.groups[0], 1), f.groups[1], f.groups[2]));
    }

    @Test
    void signedRanksAgreeWithTies() {
        assertThat(fixtures("signedrank"))
                .hasSize(8)
                .allSatisfy(f -> check(RankTest.signedRank(f.groups[0], 1), f.groups[1], f.groups[2]));
    }

    @Test
    void relabellingsAgree() {
        assertThat(fixtures("relabel"))
                .hasSize(8)
                .allSatisfy(f -> check(PermutationTest.of(f.groups[0], f.groups[1], 1), f.groups[2], f.groups[3]));
    }

    @Test
    void mannWhitneyAgreesWithTies() {
        assertThat(fixtures("mannwhitney"))
                .hasSize(8)
                .allSatisfy(f -> check(RankTest.mannWhitney(f.groups[0], f.groups[1], 1), f.groups[2], f.groups[3]));
    }

    @Test
    void correlationsAgree() {
        assertThat(fixtures("pearson"))
                .hasSize(6)
                .allSatisfy(f -> check(Correlation.pearsonTest(f.groups[0], f.groups[1], 1), f.groups[2], f.groups[3]));
        assertThat(fixtures("spearman"))
                .hasSize(6)
                .allSatisfy(
                        f -> check(Correlation.spearmanTest(f.groups[0], f.groups[1], 1), f.groups[2], f.groups[3]));
    }

    @Test
    void bcaFromTheSameResamplesGivesTheSameEnds() {
        assertThat(fixtures("bca")).hasSize(4).allSatisfy(f -> {
            BootstrapInterval found = BootstrapInterval.of(
                    Samples.mean(f.groups[0]), f.groups[1], BootstrapInterval.acceleration(f.groups[0]));
            checkEnds(found, f.groups[2], 1e-9);
        });
        assertThat(fixtures("bca2")).hasSize(4).allSatisfy(f -> {
            double[] minusB = Arrays.stream(f.groups[1]).map(v -> -v).toArray();
            BootstrapInterval found = BootstrapInterval.of(
                    Samples.mean(f.groups[0]) - Samples.mean(f.groups[1]),
                    f.groups[2],
                    BootstrapInterval.acceleration(f.groups[0], minusB));
            checkEnds(found, f.groups[3], 1e-9);
        });
    }

    /** Of twelve values: the resampled means of five are so few that an end jumps from one to the next by chance. */
    private static List<Fixture> longer(String name) {
        return fixtures(name).stream().filter(f -> f.groups[0].length == 12).toList();
    }

    /** Within 0.3 standard errors: SciPy's own ends of 10,000 resamples scatter by half of that on the skewed samples. */
    @Test
    void ownResamplesComeNearTheEndsOfTenTimesAsMany() {
        assertThat(longer("interval")).hasSize(2).allSatisfy(f -> {
            double sd = Math.sqrt(Samples.squares(f.groups[0])) / f.groups[0].length;
            checkEnds(BootstrapInterval.ofMean(f.groups[0], 1), f.groups[1], 0.3 * sd);
        });
        assertThat(longer("interval2")).hasSize(2).allSatisfy(f -> {
            double a = Samples.squares(f.groups[0]) / (f.groups[0].length * f.groups[0].length);
            double b = Samples.squares(f.groups[1]) / (f.groups[1].length * f.groups[1].length);
            checkEnds(BootstrapInterval.ofDifference(f.groups[0], f.groups[1], 1), f.groups[2], 0.3 * Math.sqrt(a + b));
        });
    }

    private static void checkEnds(BootstrapInterval found, double[] ends, double tolerance) {
        assertThat(found.method()).isEqualTo(BootstrapInterval.Method.BCA);
        assertThat(found.low().orNaN()).isEqualTo(ends[0], within(tolerance));
        assertThat(found.high().orNaN()).isEqualTo(ends[1], within(tolerance));
    }
}
