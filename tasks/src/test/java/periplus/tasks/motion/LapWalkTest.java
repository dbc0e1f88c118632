package periplus.tasks.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.workers.Workers;
import periplus.tasks.motion.LapWalkSettings.Regime;
import periplus.tasks.space.Arena;

class LapWalkTest extends MotionContract {
    private static final Arena ROOM = Arena.square(2.6);

    @Override
    protected Motion motion() {
        return new LapWalk(ROOM, LapWalkSettings.of(LapTrack.T_MAZE, Regime.BIDIRECTIONAL, 0.02));
    }

    private static LapWalkSettings clean(LapTrack track, Regime regime) {
        return new LapWalkSettings(0.02, track, regime, 60, 0, 0, 0.9);
    }

    private static Trajectories walked(LapWalkSettings settings, int paths, int times) {
        Trajectories out = Trajectories.allocate(paths, times, 0.02);
        new LapWalk(ROOM, settings).fill(4, "laps", 0, out, Workers.single());
        return out;
    }

    private static double distance(double ax, double ay, double bx, double by) {
        return Math.sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by));
    }

    private static double toLine(LapTrack track, double x, double y) {
        double best = Double.POSITIVE_INFINITY;
        for (double[] s : track.segments()) {
            double dx = s[2] - s[0];
            double dy = s[3] - s[1];
            double share = ((x - s[0]) * dx + (y - s[1]) * dy) / (dx * dx + dy * dy);
            double t = Math.max(0, Math.min(1, share));
            best = Math.min(best, distance(x, y, s[0] + t * dx, s[1] + t * dy));
        }
        return best;
    }

    @ParameterizedTest
    @EnumSource(LapTrack.class)
    void withoutSpreadTheAnimalIsOnTheLineAndALapTakesItsSteps(LapTrack track) {
        Trajectories out = walked(clean(track, Regime.LOOP), 200, 301);
        double length = 0;
        for (int p = 0; p < out.paths(); p++) {
            for (int k = 0; k < out.times(); k++) {
                assertThat(toLine(track, out.x(p, k), out.y(p, k))).isCloseTo(0, within(1e-9));
                if (k > 0) {
                    double step = distance(out.x(p, k), out.y(p, k), out.x(p, k - 1), out.y(p, k - 1));
                    assertThat(step).isLessThan(track.lapMetres() / 60 + 1e-9);
                    length += step;
                }
            }
        }
        // corners cut a little: at most three of sixty steps a lap
        assertThat(length / 200 / 5).isBetween(0.96 * track.lapMetres(), track.lapMetres() + 1e-9);
    }

    @ParameterizedTest
    @EnumSource(LapTrack.class)
    void theGoalsLieOnTheLineAndItsLengthIsTheLaps(LapTrack track) {
        double sum = 0;
        for (double[] s : track.segments()) {
            sum += distance(s[0], s[1], s[2], s[3]);
        }
        // the T's lap goes up the stem and into one arm and back
        assertThat(track == LapTrack.TRIANGLE ? sum : 2 * (1.6 + 0.9)).isCloseTo(track.lapMetres(), within(1e-12));
        for (double[] goal : track.goalsMetres()) {
            assertThat(toLine(track, goal[0], goal[1])).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void theDeviationHasItsSpreadAndMemoryOnEachAxis() {
        LapWalkSettings noisy = new LapWalkSettings(0.02, LapTrack.TRIANGLE, Regime.LOOP, 60, 0, 0.05, 0.9);
        Trajectories shaken = walked(noisy, 3000, 20);
        // the same draws in the same order: what is left is the deviation alone
        Trajectories ideal = walked(clean(LapTrack.TRIANGLE, Regime.LOOP), 3000, 20);
        double[] squares = new double[2];
        double[] lagged = new double[2];
        for (int i = 0; i < shaken.positionMetres().length; i++) {
            double n = shaken.positionMetres()[i] - ideal.positionMetres()[i];
            squares[i % 2] += n * n;
            if (i / 2 % 20 > 0) {
                lagged[i % 2] += n * (shaken.positionMetres()[i - 2] - ideal.positionMetres()[i - 2]);
            }
        }
        for (int axis = 0; axis < 2; axis++) {
            // 60,000 numbers with a correlation time of 19 steps
            assertThat(squares[axis] / 60_000).isCloseTo(0.0025, within(0.00015));
            assertThat(lagged[axis] / 57_000 / 0.0025).isCloseTo(0.9, within(0.06));
        }
    }

    @Test
    void aTrialHasOneSpeedAndTrialsHaveALogNormalOne() {
        LapWalkSettings settings = new LapWalkSettings(0.02, LapTrack.TRIANGLE, Regime.FIXED, 600, 0.3, 0, 0);
        Trajectories out = walked(settings, 4000, 4);
        double sum = 0;
        double squares = 0;
        for (int p = 0; p < 4000; p++) {
            double first = distance(out.x(p, 1), out.y(p, 1), out.x(p, 2), out.y(p, 2));
            double second = distance(out.x(p, 2), out.y(p, 2), out.x(p, 3), out.y(p, 3));
            assertThat(second).isCloseTo(first, within(1e-12));
            double log = StrictMath.log(first * 600 / LapTrack.TRIANGLE.lapMetres());
            sum += log;
            squares += log * log;
        }
        assertThat(sum / 4000).isCloseTo(0, within(0.02));
        assertThat(Math.sqrt(squares / 4000)).isCloseTo(0.3, within(0.015));
    }

    @Test
    void regimesSayWhereATrialStartsAndWhichWayItGoes() {
        Trajectories fixed = walked(clean(LapTrack.TRIANGLE, Regime.FIXED), 50, 3);
        Trajectories loop = walked(clean(LapTrack.TRIANGLE, Regime.LOOP), 2000, 2);
        Trajectories both = walked(clean(LapTrack.TRIANGLE, Regime.BIDIRECTIONAL), 2000, 2);
        for (int p = 0; p < 50; p++) {
            assertThat(distance(fixed.x(p, 1), fixed.y(p, 1), 0, 1)).isLessThan(1e-9);
            assertThat(fixed.x(p, 2)).isNegative();
        }
        assertThat(shareCounterClockwise(loop)).isOne();
        assertThat(shareCounterClockwise(both)).isBetween(0.46, 0.54);
        int nearFirst = 0;
        for (int p = 0; p < 2000; p++) {
            nearFirst += loop.y(p, 0) > 0.25 ? 1 : 0;
        }
        // the top half of two of the three sides
        assertThat(nearFirst / 2000.0).isCloseTo(1.0 / 3, within(0.04));
    }

    private static double shareCounterClockwise(Trajectories out) {
        int count = 0;
        for (int p = 0; p < out.paths(); p++) {
            count += out.x(p, 0) * out.y(p, 1) - out.y(p, 0) * out.x(p, 1) > 0 ? 1 : 0;
        }
        return count / (double) out.paths();
    }

    @Test
    void eachLapOfTheTDrawsItsArmAndComesBack() {
        Trajectories out = walked(clean(LapTrack.T_MAZE, Regime.FIXED), 500, 182);
        int right = 0;
        int changes = 0;
        for (int p = 0; p < 500; p++) {
            boolean before = false;
            for (int lap = 0; lap < 3; lap++) {
                int base = 1 + 60 * lap;
                assertThat(distance(out.x(p, base), out.y(p, base), 0, -1)).isLessThan(1e-9);
                int end = base + 30;
                assertThat(Math.abs(out.x(p, end))).isCloseTo(0.9, within(1e-9));
                boolean now = out.x(p, end) > 0;
                right += now ? 1 : 0;
                changes += lap > 0 && now != before ? 1 : 0;
                before = now;
            }
        }
        assertThat(right / 1500.0).isCloseTo(0.5, within(0.04));
        assertThat(changes / 1000.0).isCloseTo(0.5, within(0.05));
    }

    @Test
    void goalsOutsideTheArenaAndImpossibleLapsAreRefused() {
        LapWalkSettings laps = LapWalkSettings.of(LapTrack.TRIANGLE, Regime.LOOP, 0.02);
        assertThatThrownBy(() -> new LapWalk(Arena.square(1.5), laps))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("goal (0.0, 1.0)")
                .hasMessageContaining("2.6 m");
        assertThatThrownBy(() -> new LapWalk(Arena.periodicRectangle(3, 3), laps))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("periodic");
        assertThatThrownBy(() -> new LapWalkSettings(0.02, LapTrack.TRIANGLE, Regime.LOOP, 2, 0.3, 0.05, 0.9))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("steps a lap is 2");
        assertThatThrownBy(() -> new LapWalkSettings(0.02, LapTrack.TRIANGLE, Regime.LOOP, 60, 0.3, 0.05, 1))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("memory");
        assertThatThrownBy(() -> new LapWalkSettings(0.02, LapTrack.TRIANGLE, Regime.LOOP, 60, Double.NaN, 0.05, 0))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("speed");
    }
}
