package periplus.analysis.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import periplus.analysis.tuning.Autocorrelogram.Mode;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.testkit.Cases;

class OtherScoresTest {
    @Test
    void borderScoreAgreesWithTheFixture() {
        double[][] maps = Fixtures.table("maps.csv");
        double[][] expected = Fixtures.table("border.csv");
        for (int i = 0; i < maps.length; i++) {
            assertThat(BorderScore.of(maps[i], 20, 20, 0.11, 0.11).orNaN())
                    .as("map %d", i)
                    .isEqualTo(expected[i][0], within(1e-8));
        }
    }

    @Test
    void aOneBinStripAlongAWallHasBorderScoreOne() {
        double[] strip = new double[400];
        Arrays.fill(strip, 380, 400, 2.0);
        strip[3] = 0.1;
        assertThat(BorderScore.of(strip, 20, 20, 0.11, 0.11)).isEqualTo(Measured.of(1));
    }

    @Test
    void borderFieldsAfterTheFirstCountToo() {
        double[] map = new double[400];
        for (int b : new int[] {84, 85, 104, 105}) {
            map[b] = 1;
        }
        Arrays.fill(map, 380, 400, 1.0);
        double inner = (4 + 4 + 4 + 5) / 4.0 * 0.11;
        double d = inner / 2 / 1.1;
        assertThat(BorderScore.of(map, 20, 20, 0.11, 0.11).orNaN()).isEqualTo((1 - d) / (1 + d), within(1e-12));
    }

    @Test
    void borderScoreIsUndefinedWithoutALargeField() {
        double[] map = new double[400];
        map[210] = 1;
        assertThat(BorderScore.of(map, 20, 20, 0.11, 0.11))
                .isEqualTo(Measured.undefined("no field larger than 200 cm^2"));
    }

    @Test
    void bandScoreAgreesWithBoundedLeastSquaresFromThePublishedStart() {
        double[][] maps = Arrays.stream(Fixtures.table("maps.csv"))
                .filter(m -> Arrays.stream(m).noneMatch(Double::isNaN))
                .toArray(double[][]::new);
        assertBand(maps, 20, Fixtures.table("band.csv"));
        assertBand(Fixtures.table("maps_50.csv"), 50, Fixtures.table("band_50.csv"));
    }

    private static void assertBand(double[][] maps, int n, double[][] expected) {
        BandScore band = new BandScore(n, n, BandScore.PUBLISHED);
        assertThat(maps.length).isEqualTo(expected.length);
        for (int i = 0; i < maps.length; i++) {
            BandScore.Fit fit = band.ofMap(maps[i]);
            // the reference stops where its own tolerance is met, in flat valleys some way off the minimum
            assertThat(fit.score().orNaN()).as("map %d", i).isEqualTo(expected[i][0], within(2e-3 * expected[i][0]));
            assertThat(fit.cosine()).as("map %d", i).isEqualTo(expected[i][1], within(2e-4));
        }
    }

    @Test
    void bandScoresTellBandsFromLatticesAndReadTheirSpacing() {
        BandScore band = new BandScore(50, 50, BandScore.PUBLISHED);
        Cases.forAll(12, seed -> {
            RandomStream stream = RandomStream.of(seed, "test/band");
            double theta = 0.1 + 2.9 * stream.nextUniform();
            double spacing = 0.4 + 0.4 * stream.nextUniform();
            BandScore.Fit fit = band.ofMap(Lattices.bands(50, spacing, stream.nextUniform(), 0, theta));
            assertThat(fit.score().orNaN()).isBetween(5.8, 20.0);
            assertThat(fit.spacingBins().orNaN() * 2.2 / 50).isEqualTo(spacing, within(0.1 * spacing));
            assertThat(fit.directionRadians().orNaN()).isEqualTo(theta, within(Math.toRadians(5)));
            assertThat(band.ofMap(Lattices.hexagonal(50, spacing, stream.nextUniform(), 0, theta))
                            .score()
                            .orNaN())
                    .isLessThan(5.8);
        });
    }

    @Test
    void theWideRangeFindsLongBandsThatThePublishedOnePutsAtItsBound() {
        double[] map = Lattices.bands(50, 1.6, 0.1, 0.2, 2.2);
        assertThat(new BandScore(50, 50, BandScore.PUBLISHED)
                                .ofMap(map)
                                .publishedSpacingBins()
                                .orNaN()
                        * 0.044)
                .isEqualTo(0.88, within(1e-6));
        assertThat(new BandScore(50, 50, BandScore.WIDE)
                                .ofMap(map)
                                .spacingBins()
                                .orNaN()
                        * 0.044)
                .isEqualTo(1.6, within(0.25));
    }

    @Test
    void spatialInformationHasItsClosedForms() {
        double[] occupancy = new double[64];
        Arrays.fill(occupancy, 3);
        double[] flat = new double[64];
        Arrays.fill(flat, 5);
        double[] single = new double[64];
        single[9] = 2;
        double[] half = new double[64];
        Arrays.fill(half, 0, 32, 1);
        assertThat(SpatialInformation.bitsPerSpike(flat, occupancy).orNaN()).isEqualTo(0, within(1e-14));
        assertThat(SpatialInformation.bitsPerSpike(single, occupancy).orNaN()).isEqualTo(6, within(1e-12));
        assertThat(SpatialInformation.bitsPerSpike(half, occupancy).orNaN()).isEqualTo(1, within(1e-12));
        occupancy[9] = 0;
        assertThat(SpatialInformation.bitsPerSpike(single, occupancy)).isEqualTo(Measured.undefined("silent unit"));
        flat[0] = -1;
        assertThat(SpatialInformation.bitsPerSpike(flat, occupancy)).isEqualTo(Measured.undefined("negative rates"));
    }

    @Test
    void spacingAndOrientationOfALatticeAreReadBelowTheBin() {
        Cases.forAll(30, seed -> {
            RandomStream stream = RandomStream.of(seed, "test/geometry");
            double spacing = 0.5 + 0.5 * stream.nextUniform();
            // the lattice of waves along theta has its neighbours along theta + 30 degrees
            double theta = Math.PI / 3 * stream.nextUniform();
            double[] sac = new Autocorrelogram(20, 20, Mode.CORRECTED)
                    .of(Lattices.hexagonal(20, spacing, stream.nextUniform(), stream.nextUniform(), theta));
            GridGeometry.Lattice lattice = GridGeometry.of(sac, 39, 39, 0.11, 0.11);
            assertThat(lattice.spacingMetres().orNaN()).isEqualTo(spacing, within(0.05 * spacing));
            double off = lattice.orientationRadians().orNaN() - theta - Math.PI / 6;
            off -= Math.PI / 3 * Math.rint(off / (Math.PI / 3));
            assertThat(off).isEqualTo(0, within(Math.toRadians(3)));
            assertThat(lattice.orientationRadians().orNaN()).isBetween(0.0, Math.PI / 3);
        });
    }

    @Test
    void spacingFollowsTheBinsWhereTheyAreNotSquare() {
        double[] sac = new Autocorrelogram(20, 20, Mode.CORRECTED).of(Lattices.hexagonal(20, 0.7, 0, 0, 0.2));
        double once = GridGeometry.of(sac, 39, 39, 0.11, 0.11).spacingMetres().orNaN();
        assertThat(GridGeometry.of(sac, 39, 39, 0.22, 0.22).spacingMetres().orNaN())
                .isEqualTo(2 * once, within(1e-12));
    }
}
