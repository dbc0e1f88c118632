package periplus.tasks.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;
import periplus.tasks.space.Arena;

class RecordedPathTest {
    private static void refused(double[] t, double[] xy, String... words) {
        assertThatThrownBy(() -> RecordedPath.of("rat.npz", t, xy))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("rat.npz")
                .hasMessageContainingAll(words);
    }

    @Test
    void aNumberThatIsNotFiniteIsNamedWithItsSample() {
        refused(new double[] {0, 1, 2}, new double[] {0, 0, 0, Double.NaN, 1, 1}, "sample 1", "t = 1.0 s", "NaN");
        refused(new double[] {0, 1, 2}, new double[] {0, 0, 0, 0, Double.POSITIVE_INFINITY, 1}, "sample 2", "Infinity");
        refused(new double[] {0, Double.NaN, 2}, new double[6], "time of sample 1", "NaN");
    }

    @Test
    void timeMustRise() {
        refused(new double[] {0, 1, 1}, new double[6], "from sample 1 (1.0 s) to sample 2 (1.0 s)");
        refused(new double[] {0, 2, 1}, new double[6], "from sample 1 (2.0 s) to sample 2 (1.0 s)");
    }

    @Test
    void tooFewSamplesAndLengthsThatDoNotMatchAreRefused() {
        refused(new double[0], new double[0], "0 samples");
        refused(new double[] {1}, new double[] {1, 1}, "1 samples");
        refused(new double[] {0, 1}, new double[] {0, 0, 1}, "2 times", "3 position numbers");
    }

    @Test
    void aPathOutsideTheArenaIsRefusedWithItsFirstOffender() {
        RecordedPath path = RecordedPath.of(
                "rat.npz", new double[] {0, 0.5, 1, 1.5}, new double[] {0, 0, 0.51, 0, 0.7, 0.1, 0, -0.9});
        path.requireInside(Arena.square(2), 0);
        assertThatThrownBy(() -> path.requireInside(Arena.square(1), 0.02))
                .isInstanceOf(BadInputException.class)
                .hasMessageContainingAll(
                        "rat.npz", "sample 2", "t = 1.0 s", "(0.7, 0.1)", "0.19", "square 1.0 m", "2 of 4", "-0.9");
    }

    @Test
    void theExtentBecomesABoxAroundZero() {
        RecordedPath path = RecordedPath.of("p", new double[] {0, 1, 2}, new double[] {1, 5, 3, 6, 2, 5.5});
        assertThat(path.extentMetres()).containsExactly(1, 3, 5, 6);
        assertThat(path.extentArena().widthMetres()).isCloseTo(2, within(1e-12));
        assertThat(path.extentArena().heightMetres()).isCloseTo(1, within(1e-12));
        RecordedPath line = RecordedPath.of("p", new double[] {0, 1}, new double[] {1, 5, 3, 5});
        assertThatThrownBy(line::extentArena)
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("spans no box");
    }

    @Test
    void laterChangesOfTheCallersArraysDoNotReachThePath() {
        double[] t = {0, 1};
        double[] xy = {0, 0, 1, 1};
        RecordedPath path = RecordedPath.of("p", t, xy);
        t[1] = -1;
        xy[2] = 9;
        assertThat(path.tSeconds(1)).isEqualTo(1);
        assertThat(path.x(1)).isEqualTo(1);
    }
}
