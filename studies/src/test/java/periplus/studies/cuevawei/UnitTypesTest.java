package periplus.studies.cuevawei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.RateMaps;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;

/** Planted maps are typed as what they are, and surrogates of them are not. */
class UnitTypesTest {
    private static final int BINS = 20;
    private static final int EACH = 8;
    private static final long SEED = 5;

    /** EACH square lattices, bands and border strips, signed, every second one turned upside down, with some noise. */
    private static RateMaps planted() {
        double[] rate = new double[3 * EACH * BINS * BINS];
        double[] occupancy = new double[BINS * BINS];
        Arrays.fill(occupancy, 1);
        for (int u = 0; u < 3 * EACH; u++) {
            RandomStream random = RandomStream.of(SEED, "planted", u);
            double phase = 2 * Math.PI * random.nextUniform();
            for (int y = 0; y < BINS; y++) {
                for (int x = 0; x < BINS; x++) {
                    double wave = StrictMath.cos(2 * Math.PI * x / 6.5 + phase);
                    double other = StrictMath.cos(2 * Math.PI * y / 6.5 + 2 * phase);
                    double value = switch (u / EACH) {
                        case 0 -> 0.4 * (wave + other);
                        case 1 -> 0.7 * wave;
                        default -> wall(u, x, y) < 2 ? 0.8 : -0.1;
                    };
                    double noisy = value + 0.03 * random.nextGaussian();
                    rate[(u * BINS + y) * BINS + x] = u % 2 == 0 ? noisy : -noisy;
                }
            }
        }
        return new RateMaps(3 * EACH, BINS, BINS, -1, 1, -1, 1, rate, occupancy);
    }

    private static int wall(int unit, int x, int y) {
        return switch (unit % 4) {
            case 0 -> x;
            case 1 -> BINS - 1 - x;
            case 2 -> y;
            default -> BINS - 1 - y;
        };
    }

    @Test
    void plantedKindsAreFoundWhateverTheirSign() {
        UnitTypes types = UnitTypes.of(planted(), true, SEED, Workers.single());
        for (int u = 0; u < types.units(); u++) {
            assertThat(types.kind()[u / EACH][u])
                    .as("unit %d is of kind %d", u, u / EACH)
                    .isTrue();
        }
        int right = 0;
        for (int u = 0; u < types.units(); u++) {
            right += types.main(u) == u / EACH ? 1 : 0;
        }
        assertThat(right).as("units whose main kind is the planted one").isGreaterThanOrEqualTo(types.units() - 4);
        assertThat(types.excess90().orNaN())
                .as("the planted lattices are square")
                .isGreaterThan(types.excess60().orNaN() + 0.2);
    }

    @Test
    void surrogatesOfThePlantedMapsPassAsDataAboutAsOftenAsChanceSays() {
        UnitTypes types = UnitTypes.ofSurrogates(planted(), true, SEED, Workers.single());
        for (int kind = 0; kind < 3; kind++) {
            assertThat(types.share(kind)).as("kind %d", kind).isLessThan(0.25);
        }
    }

    @Test
    void theBorderScoreDoesNotMindTheSign() {
        RateMaps maps = planted();
        double[] map = maps.map(2 * EACH);
        double[] turned = Arrays.stream(map).map(v -> -v).toArray();
        double score = UnitTypes.signedBorder(map, maps).orNaN();
        assertThat(score).isGreaterThan(0.5);
        assertThat(UnitTypes.signedBorder(turned, maps).orNaN()).isCloseTo(score, within(1e-12));
        assertThat(UnitTypes.signedBorder(new double[map.length], maps).isDefined())
                .as("a constant map has no border")
                .isFalse();
    }

    @Test
    void withoutWallsAtTheBoxNothingIsBorderLike() {
        assertThat(UnitTypes.of(planted(), false, SEED, Workers.single()).share(UnitTypes.BORDER))
                .isZero();
    }
}
