package periplus.analysis.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import periplus.analysis.tuning.Autocorrelogram.Mode;
import periplus.core.random.RandomStream;
import periplus.testkit.Cases;

class AutocorrelogramTest {
    @Test
    void agreesWithTheDirectSumOnAnyShapeAndAnyHoles() {
        Cases.forAll(60, seed -> {
            RandomStream stream = RandomStream.of(seed, "test/sac");
            int binsY = 2 + stream.nextBelow(14);
            int binsX = 2 + stream.nextBelow(14);
            double missing = seed % 3 == 0 ? 0 : 0.5 * stream.nextUniform();
            double silent = seed % 2 == 0 ? 0 : 0.6;
            double[] map = new double[binsY * binsX];
            for (int b = 0; b < map.length; b++) {
                map[b] = stream.nextUniform() < silent ? 0 : 3 + 5 * stream.nextGaussian();
                map[b] = stream.nextUniform() < missing ? Double.NaN : map[b];
            }
            for (Mode mode : Mode.values()) {
                double[] fast = new Autocorrelogram(binsY, binsX, mode).of(map);
                double[] slow = NaiveAutocorrelogram.of(map, binsY, binsX, mode == Mode.FAITHFUL);
                assertAgree(fast, slow, 1e-10);
            }
        });
    }

    @Test
    void agreesWithTheDirectSumOnALargeMapOfOneSmallField() {
        double[] map = Lattices.gaussian(31, 0.7, -0.4, 0.12);
        for (int b = 0; b < map.length; b++) {
            map[b] = map[b] < 1e-4 ? 0 : map[b];
        }
        map[40] = Double.NaN;
        assertAgree(
                new Autocorrelogram(31, 31, Mode.CORRECTED).of(map),
                NaiveAutocorrelogram.of(map, 31, 31, false),
                1e-10);
    }

    @Test
    void agreesWithTheScipyFixture() {
        double[] map = Fixtures.table("maps.csv")[17];
        double[][] sac = Fixtures.table("sac.csv");
        assertThat(new Autocorrelogram(20, 20, Mode.FAITHFUL).of(map)).containsExactly(sac[0], within(1e-10));
        double[] corrected = new Autocorrelogram(20, 20, Mode.CORRECTED).of(map);
        for (int i = 0; i < corrected.length; i++) {
            corrected[i] = Double.isNaN(corrected[i]) ? 0 : corrected[i];
        }
        assertThat(corrected).containsExactly(sac[1], within(1e-10));
    }

    @Test
    void isOneAtTheCentreAndPointSymmetricToTheBit() {
        double[] sac = new Autocorrelogram(20, 20, Mode.CORRECTED)
                .of(Lattices.noise(20, RandomStream.of(1, "test/sac/symmetric")));
        assertThat(sac[sac.length / 2]).isEqualTo(1, within(1e-14));
        for (int i = 0; i < sac.length; i++) {
            assertThat(sac[i]).isEqualTo(Double.valueOf(sac[sac.length - 1 - i]));
        }
    }

    @Test
    void oneInstanceServesMapsWithDifferentHolesLikeAFreshOne() {
        Autocorrelogram shared = new Autocorrelogram(12, 9, Mode.CORRECTED);
        for (int holes : new int[] {0, 30, 0, 12}) {
            RandomStream stream = RandomStream.of(holes, "test/sac/shared");
            double[] map = new double[108];
            for (int b = 0; b < map.length; b++) {
                map[b] = stream.nextBelow(108) < holes ? Double.NaN : stream.nextUniform();
            }
            assertThat(shared.of(map)).containsExactly(new Autocorrelogram(12, 9, Mode.CORRECTED).of(map));
        }
    }

    @Test
    void aConstantOrUnvisitedMapIsUndefinedEverywhere() {
        double[] constant = new double[64];
        Arrays.fill(constant, 0.1);
        double[] unvisited = new double[64];
        Arrays.fill(unvisited, Double.NaN);
        for (double[] map : new double[][] {constant, unvisited}) {
            assertThat(new Autocorrelogram(8, 8, Mode.CORRECTED).of(map)).containsOnly(Double.NaN);
            assertThat(new Autocorrelogram(8, 8, Mode.FAITHFUL).of(map)).containsOnly(0);
        }
    }

    @Test
    void theModesAgreeToTheBitWithoutHolesAndDifferWithThem() {
        double[] map = Lattices.noise(20, RandomStream.of(2, "test/sac/modes"));
        double[] corrected = new Autocorrelogram(20, 20, Mode.CORRECTED).of(map);
        double[] faithful = new Autocorrelogram(20, 20, Mode.FAITHFUL).of(map);
        for (int i = 0; i < corrected.length; i++) {
            assertThat(faithful[i]).isEqualTo(Double.isNaN(corrected[i]) ? 0 : corrected[i]);
        }
        map[150] = Double.NaN;
        assertThat(new Autocorrelogram(20, 20, Mode.CORRECTED).of(map)[500])
                .isNotEqualTo(new Autocorrelogram(20, 20, Mode.FAITHFUL).of(map)[500]);
    }

    @Test
    void refusesAMapOfAnotherSize() {
        assertThatThrownBy(() -> new Autocorrelogram(5, 4, Mode.CORRECTED).of(new double[21]))
                .hasMessageContaining("5 x 4")
                .hasMessageContaining("21");
    }

    private static void assertAgree(double[] fast, double[] slow, double tolerance) {
        assertThat(fast).hasSameSizeAs(slow);
        for (int i = 0; i < fast.length; i++) {
            if (Double.isNaN(slow[i])) {
                assertThat(fast[i]).isNaN();
            } else {
                assertThat(fast[i]).isEqualTo(slow[i], within(tolerance));
            }
        }
    }
}
