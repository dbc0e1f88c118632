package periplus.analysis.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;
import periplus.testkit.Cases;
import periplus.testkit.PlantedPopulation;
import periplus.testkit.PlantedUnit.Kind;

class StabilityTest {
    private static RateMapAccumulator empty() {
        return RateMapAccumulator.centredBox(2, 10, 2.2);
    }

    @Test
    void coherenceIsHighForSmoothMapsAndAboutZeroForShuffledOnes() {
        Cases.forAll(20, seed -> {
            RandomStream stream = RandomStream.of(seed, "test/coherence");
            double[] smooth = Lattices.hexagonal(20, 0.7, stream.nextUniform(), stream.nextUniform(), seed);
            double[] shuffled = new double[400];
            new BinPermutation().draw(smooth, 20, 20, stream, shuffled);
            assertThat(SpatialCoherence.of(smooth, 20, 20).orNaN()).isGreaterThan(1);
            assertThat(SpatialCoherence.of(shuffled, 20, 20).orNaN()).isEqualTo(0, within(0.25));
        });
    }

    @Test
    void coherenceIsTheTransformedCorrelationWrittenOut() {
        double[] map = Lattices.noise(7, RandomStream.of(3, "test/coherence"));
        map[9] = Double.NaN;
        double[] around = new double[49];
        for (int b = 0; b < 49; b++) {
            double sum = 0;
            int n = 0;
            for (int c = 0; c < 49; c++) {
                boolean near = Math.abs(b % 7 - c % 7) <= 1 && Math.abs(b / 7 - c / 7) <= 1;
                if (near && b != c && !Double.isNaN(map[c])) {
                    sum += map[c];
                    n++;
                }
            }
            around[b] = sum / n;
        }
        double r = naivePearson(map, around);
        assertThat(SpatialCoherence.of(map, 7, 7).orNaN())
                .isEqualTo(0.5 * StrictMath.log((1 + r) / (1 - r)), within(1e-12));
    }

    @Test
    void coherenceDoesNotChangeWithGainOffsetOrMirror() {
        double[] map = Lattices.noise(20, RandomStream.of(4, "test/coherence"));
        double[] other = new double[400];
        for (int b = 0; b < 400; b++) {
            other[b] = 7 * map[b / 20 * 20 + 19 - b % 20] - 3;
        }
        assertThat(SpatialCoherence.of(other, 20, 20).orNaN())
                .isEqualTo(SpatialCoherence.of(map, 20, 20).orNaN(), within(1e-12));
    }

    @Test
    void aCheckerboardOfRatesIsIncoherentAndHolesEverywhereGiveAReason() {
        double[] board = new double[400];
        for (int b = 0; b < 400; b++) {
            board[b] = (b / 20 + b) % 2;
        }
        assertThat(SpatialCoherence.of(board, 20, 20).orNaN()).isLessThan(0.1);
        double[] apart = new double[400];
        Arrays.fill(apart, Double.NaN);
        for (int b = 0; b < 400; b++) {
            if (b / 20 % 2 == 0 && b % 20 % 2 == 0) {
                apart[b] = b;
            }
        }
        assertThat(SpatialCoherence.of(apart, 20, 20))
                .isEqualTo(Measured.undefined("fewer than 20 visited bins with a neighbour"));
    }

    @Test
    void similarityIsOneForAffineCopiesAndCountsCommonBinsOnly() {
        double[] map = Lattices.noise(10, RandomStream.of(5, "test/similarity"));
        double[] other = Arrays.stream(map).map(r -> 3 * r + 2).toArray();
        double[] opposite = Arrays.stream(map).map(r -> -r).toArray();
        assertThat(MapSimilarity.of(map, other).orNaN()).isEqualTo(1, within(1e-12));
        assertThat(MapSimilarity.of(map, opposite).orNaN()).isEqualTo(-1, within(1e-12));
        other[3] = Double.NaN;
        opposite[3] = 1e9;
        assertThat(MapSimilarity.of(opposite, other).orNaN()).isEqualTo(-1, within(1e-12));
        assertThat(MapSimilarity.of(other, opposite)).isEqualTo(MapSimilarity.of(opposite, other));
        Arrays.fill(other, 0, 81, Double.NaN);
        assertThat(MapSimilarity.of(map, other))
                .isEqualTo(Measured.undefined("fewer than 20 bins visited in both maps"));
        assertThat(MapSimilarity.of(map, new double[100])).isEqualTo(Measured.undefined("constant map"));
        assertThatThrownBy(() -> MapSimilarity.of(map, new double[99])).hasMessageContaining("99");
    }

    /** Unit 0 keeps its map throughout; unit 1 moves its field half-way through. */
    @Test
    void aMapThatMovesIsUnstableBetweenHalvesButNotBetweenTrials() {
        int samples = 40000;
        double[] position = new double[2 * samples];
        float[] activity = new float[2 * samples];
        RandomStream stream = RandomStream.of(6, "test/stability");
        for (int s = 0; s < samples; s++) {
            double x = 2.2 * stream.nextUniform() - 1.1;
            double y = 2.2 * stream.nextUniform() - 1.1;
            position[2 * s] = x;
            position[2 * s + 1] = y;
            double field = s < samples / 2 ? 0.5 : -0.5;
            activity[2 * s] = (float) StrictMath.exp(-8 * ((x - 0.5) * (x - 0.5) + y * y));
            activity[2 * s + 1] = (float) StrictMath.exp(-8 * ((x - field) * (x - field) + y * y));
        }
        Measured[] trials = stability(MapStability.Split.ODD_EVEN, samples, position, activity);
        Measured[] halves = stability(MapStability.Split.FIRST_SECOND, samples, position, activity);
        assertThat(trials[0].orNaN()).isGreaterThan(0.98);
        assertThat(trials[1].orNaN()).isGreaterThan(0.98);
        assertThat(halves[0].orNaN()).isGreaterThan(0.98);
        assertThat(halves[1].orNaN()).isLessThan(0.1);
    }

    private static Measured[] stability(MapStability.Split split, int samples, double[] position, float[] activity) {
        MapStability stability = new MapStability(StabilityTest::empty, split, 100);
        stability.add(Workers.single(), samples, position, activity, MapStability.blocks(samples, samples / 100));
        return stability.ofUnits();
    }

    @Test
    void theHalvesTogetherAreTheWholeSession() {
        var walk = new PlantedPopulation(2.2)
                .scattered(Kind.HEXAGONAL, 2, Populations.uniform(1, "halves"))
                .walk(3000, Populations.uniform(2, "halves"));
        MapStability stability = new MapStability(StabilityTest::empty, MapStability.Split.ODD_EVEN, 30);
        int[] block = MapStability.blocks(3000, 100);
        stability.add(Workers.single(), 3000, walk.positionMetres(), walk.activity(), block);
        RateMapAccumulator whole = empty();
        whole.add(Workers.single(), 3000, walk.positionMetres(), walk.activity());
        double[] first = stability.firstHalf().occupancy();
        double[] second = stability.secondHalf().occupancy();
        double[] all = whole.rateMaps().occupancy();
        for (int b = 0; b < all.length; b++) {
            assertThat(first[b] + second[b]).isEqualTo(all[b]);
        }
        assertThat(Arrays.stream(first).sum()).isEqualTo(1500);
        assertThatThrownBy(() -> stability.add(Workers.single(), 1, new double[2], new float[2], new int[] {30}))
                .hasMessageContaining("block 30");
        assertThatThrownBy(() -> new MapStability(StabilityTest::empty, MapStability.Split.ODD_EVEN, 1))
                .hasMessageContaining("halves");
    }

    @Test
    void theSecondHalfMissingIsAReason() {
        MapStability stability = new MapStability(StabilityTest::empty, MapStability.Split.FIRST_SECOND, 2);
        stability.add(Workers.single(), 50, new double[100], new float[100], new int[50]);
        assertThat(stability.ofUnits()).containsOnly(Measured.undefined("fewer than 20 bins visited in both maps"));
    }

    private static double naivePearson(double[] a, double[] b) {
        double n = 0;
        double meanA = 0;
        double meanB = 0;
        for (int i = 0; i < a.length; i++) {
            if (!Double.isNaN(a[i])) {
                n++;
                meanA += a[i];
                meanB += b[i];
            }
        }
        meanA /= n;
        meanB /= n;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            if (!Double.isNaN(a[i])) {
                ab += (a[i] - meanA) * (b[i] - meanB);
                aa += (a[i] - meanA) * (a[i] - meanA);
                bb += (b[i] - meanB) * (b[i] - meanB);
            }
        }
        return ab / Math.sqrt(aa * bb);
    }
}
