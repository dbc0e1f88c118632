package periplus.analysis.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;

/** A chain that is Markov, one that is not, and the same one with more of its state shown. */
class PastAndPresentTest {
    private static final int TIMES = 60;
    private static final int PATHS = 100;

    /** x' = x - 0.1 x - c + noise, c' = c + (b x - c) / 20: what is shown is x, or x and c. */
    private static Measured gain(double strength, boolean showAll, int shift) {
        double[][][] state = new double[TIMES][PATHS][showAll ? 2 : 1];
        double[][][] change = new double[TIMES][PATHS][1];
        for (int p = 0; p < PATHS; p++) {
            RandomStream stream = RandomStream.of(p, "past and present");
            double x = 0;
            double c = 0;
            for (int t = -40; t < TIMES; t++) {
                double next = x - 0.1 * x - c + 0.3 * stream.nextGaussian();
                double slow = c + (strength * x - c) / 20;
                if (t >= 0) {
                    state[t][p][0] = x;
                    if (showAll) {
                        state[t][p][1] = c;
                    }
                    change[t][p][0] = next - x;
                }
                x = next;
                c = slow;
            }
        }
        return PastAndPresent.gain(state, change, shift);
    }

    @Test
    void thePastHelpsOnlyWhereSomethingOfTheStateIsHidden() {
        double markov = gain(0, false, 0).orNaN();
        double hidden = gain(2, false, 0).orNaN();
        double shown = gain(2, true, 0).orNaN();
        double other = gain(2, false, 2).orNaN();
        assertThat(Math.abs(markov)).isLessThan(0.005);
        assertThat(hidden).isGreaterThan(0.03);
        assertThat(Math.abs(shown)).isLessThan(0.005);
        assertThat(other).isLessThan(0.005);
    }

    @Test
    void whatCannotBeToldIsUndefined() {
        assertThat(PastAndPresent.gain(new double[2][8][1], new double[2][8][1], 0)
                        .isDefined())
                .isFalse();
        assertThat(PastAndPresent.gain(new double[9][3][1], new double[9][3][1], 0)
                        .isDefined())
                .isFalse();
        assertThat(PastAndPresent.gain(new double[9][8][1], new double[9][8][1], 0)
                        .isDefined())
                .isFalse();
    }
}
