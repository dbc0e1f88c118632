package periplus.tasks.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;

/** Mean, variance and the share of silence at means from small to many pieces. */
class PoissonSpikesTest {
    @Test
    void meanVarianceAndSilenceArePoisson() {
        int n = 40_000;
        for (double mean : new double[] {0.02, 0.7, 5, 16, 40.5}) {
            RandomStream stream = RandomStream.of(1, "spikes", (long) (mean * 100));
            double sum = 0;
            double squares = 0;
            int silent = 0;
            for (int i = 0; i < n; i++) {
                int count = PoissonSpikes.count(mean, stream);
                sum += count;
                squares += (double) count * count;
                silent += count == 0 ? 1 : 0;
            }
            double found = sum / n;
            double se = Math.sqrt(mean / n);
            assertThat(found).isCloseTo(mean, within(4 * se));
            // the variance of a Poisson variance estimate is (mean + 2 mean^2) / n
            assertThat(squares / n - found * found)
                    .isCloseTo(mean, within(4 * Math.sqrt((mean + 2 * mean * mean) / n)));
            assertThat(silent / (double) n).isCloseTo(Math.exp(-mean), within(4 * 0.5 / Math.sqrt(n)));
        }
    }

    @Test
    void countsFollowRatesAndNegativeRatesAreSilent() {
        float[] rates = {9f, 0f, 1f, -0.3f, 0.5f};
        long[] total = new long[4];
        int[] counts = new int[4];
        for (int bin = 0; bin < 5000; bin++) {
            PoissonSpikes.draw(rates, 1, 4, 15, 0.02, RandomStream.of(7, "bins", bin), counts);
            for (int i = 0; i < 4; i++) {
                total[i] += counts[i];
            }
        }
        assertThat(total[0]).isZero();
        assertThat(total[2]).isZero();
        assertThat(total[1] / 5000.0).isCloseTo(0.3, within(0.035));
        assertThat(total[3] / 5000.0).isCloseTo(0.15, within(0.025));
    }

    @Test
    void theSameStreamGivesTheSameSpikes() {
        float[] rates = {0.2f, 1f, 3f};
        int[] one = new int[3];
        int[] two = new int[3];
        PoissonSpikes.draw(rates, 0, 3, 15, 1, RandomStream.of(7, "s", 4), one);
        PoissonSpikes.draw(rates, 0, 3, 15, 1, RandomStream.of(7, "s", 4), two);
        assertThat(one).isEqualTo(two);
    }

    @Test
    void nonsenseIsRefused() {
        RandomStream stream = RandomStream.of(1, "x");
        assertThatThrownBy(() -> PoissonSpikes.count(Double.NaN, stream)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> PoissonSpikes.count(1e7, stream)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> PoissonSpikes.draw(new float[1], 0, 1, -1, 1, stream, new int[1]))
                .isInstanceOf(BadInputException.class);
    }
}
