package periplus.tasks.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.carriers.Trajectories;
import periplus.tasks.space.Arena;

class MotionStatisticsTest {
    /** One path: 3 to the right, 4 up, at rest. */
    private static final Trajectories CORNER =
            new Trajectories(1, 5, 0.5, new double[] {-9, -9, 0, 0, 3, 0, 3, 4, 3, 4}, new double[5]);

    @Test
    void aPathOnPaperHasTheNumbersOfPaper() {
        MotionStatistics s = MotionStatistics.of(CORNER, Arena.square(7), 1);
        assertThat(s.stepsPerPath()).isEqualTo(3);
        assertThat(s.stepMeanMetres()).isCloseTo(7 / 3.0, within(1e-12));
        assertThat(s.stepSdMetres()).isCloseTo(Math.sqrt(25 / 3.0 - 49 / 9.0), within(1e-12));
        assertThat(s.pathLengthMetres()).isEqualTo(7);
        assertThat(s.netDisplacementMetres()).isEqualTo(5);
        assertThat(s.restShare()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(s.outsideShare()).as("two of four positions have y = 4").isEqualTo(0.5);
    }

    @Test
    void occupancyCountsSecondsAndIncludesTheFarEdge() {
        double[] positions = {-9, 0, -4, -4, 3, -1, 4, 4, 3, -2};
        Trajectories path = new Trajectories(1, 5, 0.5, positions, new double[5]);
        double[] seconds = MotionStatistics.occupancySeconds(path, Arena.square(8), 2, 2);
        assertThat(seconds).containsExactly(0.5, 1.0, 0, 0.5);
    }

    @Test
    void tooFewInstantsAreRefused() {
        assertThatThrownBy(() -> MotionStatistics.of(CORNER, Arena.square(7), 4))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
