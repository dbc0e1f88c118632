package periplus.analysis.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import periplus.analysis.tuning.Autocorrelogram.Mode;
import periplus.core.random.RandomStream;
import periplus.testkit.Cases;

class GridScoreTest {
    private final BestOfRings rings = new BestOfRings(20, 20, Mode.CORRECTED);
    private final ExpandingRing expanding = new ExpandingRing(20, 20, Mode.CORRECTED);

    @Test
    void bestOfRingsAgreesWithScipyOnTwentyMapsInBothModes() {
        double[][] maps = Fixtures.table("maps.csv");
        double[][] expected = Fixtures.table("scores.csv");
        for (int i = 0; i < maps.length; i++) {
            for (Mode mode : Mode.values()) {
                int at = mode == Mode.FAITHFUL ? 0 : 3;
                BestOfRings.Scores s = GridScore.bestOfRings(maps[i], 20, 20, mode);
                assertThat(s.mean60().orNaN()).as("map %d", i).isEqualTo(expected[i][at], within(1e-9));
                assertThat(s.minMax60().orNaN()).as("map %d", i).isEqualTo(expected[i][at + 1], within(1e-9));
                assertThat(s.mean90().orNaN()).as("map %d", i).isEqualTo(expected[i][at + 2], within(1e-9));
            }
        }
    }

    @Test
    void expandingRingAgreesWithOpexeboOnTwentyMaps() {
        double[][] maps = Fixtures.table("maps.csv");
        double[][] expected = Fixtures.table("expanding_ring.csv");
        ExpandingRing faithful = new ExpandingRing(20, 20, Mode.FAITHFUL);
        Autocorrelogram autocorrelogram = new Autocorrelogram(20, 20, Mode.FAITHFUL);
        for (int i = 0; i < maps.length; i++) {
            assertThat(faithful.centreRadius(autocorrelogram.of(maps[i])))
                    .as("map %d", i)
                    .isEqualTo((int) expected[i][1]);
            assertThat(faithful.ofMap(maps[i]).orNaN()).as("map %d", i).isEqualTo(expected[i][0], within(1e-6));
        }
    }

    /** Means over random phase and orientation; single maps scatter by up to 0.1. */
    @ParameterizedTest
    @CsvSource({"0.5, 1.27", "0.7, 1.66", "0.9, 1.46", "1.1, 1.41"})
    void hexagonalLatticesReachTheReferenceScores(double spacing, double expected60) {
        BestOfRings.Scores[] s = scatter(p -> Lattices.hexagonal(20, spacing, p[0], p[1], p[2]));
        assertThat(mean60(s)).isEqualTo(expected60, within(0.02));
        assertThat(mean90(s)).isBetween(0.14, 0.30);
    }

    @Test
    void squareLatticesAreLowAt60AndHighAt90() {
        BestOfRings.Scores[] s = scatter(p -> Lattices.square(20, 0.7, p[0], p[1], p[2]));
        assertThat(mean60(s)).isEqualTo(-0.32, within(0.02));
        assertThat(mean90(s)).isEqualTo(1.33, within(0.05));
    }

    @Test
    void bandsAreLowOnBoth() {
        BestOfRings.Scores[] s = scatter(p -> Lattices.bands(20, 0.7, p[0], p[1], p[2]));
        assertThat(mean60(s)).isEqualTo(0.26, within(0.02));
        assertThat(mean90(s)).isEqualTo(0.13, within(0.02));
    }

    @Test
    void aCentralFieldFoolsThe90DegreeScoreAndABorderStripNeither() {
        BestOfRings.Scores field = rings.ofMap(Lattices.gaussian(20, 0, 0, 0.2));
        assertThat(field.mean60().orNaN()).isEqualTo(0.0, within(0.05));
        assertThat(field.mean90().orNaN()).isEqualTo(0.80, within(0.05));
        double[] strip = new double[400];
        for (int y = 0; y < 20; y++) {
            strip[y * 20] = 1;
            strip[y * 20 + 1] = 1;
        }
        BestOfRings.Scores border = rings.ofMap(strip);
        assertThat(border.mean60().orNaN()).isEqualTo(0.0, within(0.05));
        assertThat(border.mean90().orNaN()).isEqualTo(0.0, within(0.05));
    }

    @Test
    void theMeanFormIsNeverBelowTheMinMaxForm() {
        Cases.forAll(40, seed -> {
            BestOfRings.Scores s = rings.ofMap(Lattices.noise(20, RandomStream.of(seed, "test/forms")));
            assertThat(s.mean60().orNaN()).isGreaterThanOrEqualTo(s.minMax60().orNaN());
        });
    }

    @Test
    void scoresIgnoreScaleAndOffsetOfTheRates() {
        Cases.forAll(20, seed -> {
            double[] map = random(seed);
            double[] other = map.clone();
            for (int b = 0; b < other.length; b++) {
                other[b] = 3.7 * map[b] + 2;
            }
            assertSame(map, other, 1e-8);
        });
    }

    @Test
    void scoresIgnoreMirrorsAndQuarterTurnsOfTheMap() {
        Cases.forAll(20, seed -> {
            double[] map = random(seed);
            double[] mirrored = new double[400];
            double[] turned = new double[400];
            for (int b = 0; b < 400; b++) {
                mirrored[b] = map[b / 20 * 20 + 19 - b % 20];
                turned[b] = map[b % 20 * 20 + 19 - b / 20];
            }
            assertThat(rings.ofMap(mirrored).mean60().orNaN())
                    .isEqualTo(rings.ofMap(map).mean60().orNaN(), within(1e-9));
            assertThat(rings.ofMap(turned).mean60().orNaN())
                    .isEqualTo(rings.ofMap(map).mean60().orNaN(), within(1e-9));
        });
    }

    @Test
    void turningALatticeByItsSymmetryChangesNothing() {
        assertSame(
                Lattices.hexagonal(20, 0.7, 0.1, -0.2, 0.3),
                Lattices.hexagonal(20, 0.7, 0.1, -0.2, 0.3 + Math.PI / 3),
                1e-9);
        assertSame(
                Lattices.square(20, 0.7, 0.1, -0.2, 0.3), Lattices.square(20, 0.7, 0.1, -0.2, 0.3 + Math.PI / 2), 1e-9);
    }

    @Test
    void losingFivePercentOfTheBinsMovesAHexagonalScoreByLessThanATwentieth() {
        Cases.forAll(20, seed -> {
            RandomStream stream = RandomStream.of(seed, "test/holes");
            double[] map = Lattices.hexagonal(20, 0.7, stream.nextUniform(), stream.nextUniform(), 0.2);
            double[] holed = map.clone();
            for (int i = 0; i < 20; i++) {
                holed[stream.nextBelow(400)] = Double.NaN;
            }
            assertThat(rings.ofMap(holed).mean60().orNaN())
                    .isEqualTo(rings.ofMap(map).mean60().orNaN(), within(0.05));
            assertThat(expanding.ofMap(holed).orNaN())
                    .isEqualTo(expanding.ofMap(map).orNaN(), within(0.05));
        });
    }

    @Test
    void anotherInstanceAndAUsedOneGiveTheSameBits() {
        double[] map = random(3);
        BestOfRings other = rings.another();
        rings.ofMap(random(4));
        assertThat(rings.ofMap(map)).isEqualTo(other.ofMap(map));
        ExpandingRing otherRing = expanding.another();
        expanding.ofMap(random(4));
        assertThat(expanding.ofMap(map)).isEqualTo(otherRing.ofMap(map));
    }

    @Test
    void rectangularMapsOfOneLatticeScoreHigh() {
        double[] wide = new double[20 * 14];
        double[] map = Lattices.hexagonal(20, 0.5, 0, 0, 0.1);
        System.arraycopy(map, 0, wide, 0, wide.length);
        assertThat(GridScore.bestOfRings(wide, 14, 20, Mode.CORRECTED).mean60().orNaN())
                .isGreaterThan(1.1);
        assertThat(GridScore.expandingRing(wide, 14, 20, Mode.CORRECTED).orNaN())
                .isGreaterThan(0.9);
    }

    @Test
    void definitionsNameFamilyFormAndParameters() {
        assertThat(BestOfRings.definition("minMax60", Mode.CORRECTED).toString())
                .contains("bestOfRings", "min(c60, c120) - max(c30, c90, c150)", "left out", "0.2 n");
        assertThat(ExpandingRing.definition(Mode.FAITHFUL).toString()).contains("expandingRing", "as 0", "0.8");
    }

    private void assertSame(double[] map, double[] other, double tolerance) {
        BestOfRings.Scores a = rings.ofMap(map);
        BestOfRings.Scores b = rings.ofMap(other);
        assertThat(b.mean60().orNaN()).isEqualTo(a.mean60().orNaN(), within(tolerance));
        assertThat(b.minMax60().orNaN()).isEqualTo(a.minMax60().orNaN(), within(tolerance));
        assertThat(b.mean90().orNaN()).isEqualTo(a.mean90().orNaN(), within(tolerance));
        assertThat(expanding.ofMap(other).orNaN())
                .isEqualTo(expanding.ofMap(map).orNaN(), within(tolerance));
    }

    private static double[] random(long seed) {
        double[] map = new double[400];
        new LowPassNoise(1.5).draw(map, 20, 20, RandomStream.of(seed, "test/random map"), map);
        return map;
    }

    private BestOfRings.Scores[] scatter(Function<double[], double[]> pattern) {
        BestOfRings.Scores[] scores = new BestOfRings.Scores[60];
        for (int i = 0; i < scores.length; i++) {
            RandomStream stream = RandomStream.of(i, "test/scatter");
            double[] place = {2 * stream.nextUniform() - 1, 2 * stream.nextUniform() - 1, Math.PI * stream.nextUniform()
            };
            scores[i] = rings.ofMap(pattern.apply(place));
        }
        return scores;
    }

    private static double mean60(BestOfRings.Scores[] scores) {
        return java.util.Arrays.stream(scores)
                .mapToDouble(s -> s.mean60().orNaN())
                .average()
                .orElseThrow();
    }

    private static double mean90(BestOfRings.Scores[] scores) {
        return java.util.Arrays.stream(scores)
                .mapToDouble(s -> s.mean90().orNaN())
                .average()
                .orElseThrow();
    }
}
