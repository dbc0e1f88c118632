package periplus.tasks.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.workers.Workers;
import periplus.tasks.space.Arena;

class BrownianHeadingWalkTest extends MotionContract {
    private static final BrownianHeadingSettings SETTINGS = BrownianHeadingSettings.INFERRED;

    @Override
    protected Motion motion() {
        return new BrownianHeadingWalk(Arena.square(2), SETTINGS);
    }

    private static Trajectories walked(Arena arena, BrownianHeadingSettings settings, int paths, int times) {
        Trajectories out = Trajectories.allocate(paths, times, settings.dtSeconds());
        new BrownianHeadingWalk(arena, settings).fill(1, "walk", 0, out, Workers.single());
        return out;
    }

    @Test
    void theAnimalRestsOnNineStepsOfTenAndStepsAreHalfGaussians() {
        for (BrownianHeadingSettings settings :
                new BrownianHeadingSettings[] {SETTINGS, SETTINGS.withIndependentRests(0.9)}) {
            MotionStatistics s = MotionStatistics.of(walked(Arena.square(2), settings, 400, 501), Arena.square(2), 0);
            assertThat(s.restShare()).isCloseTo(0.9, within(0.01));
            double movingMean = s.stepMeanMetres() / (1 - s.restShare());
            assertThat(movingMean).isCloseTo(0.02 * Math.sqrt(2 / Math.PI), within(0.0004));
            assertThat(s.outsideShare()).isZero();
        }
    }

    @Test
    void restsLastAsLongAsTheSettingsSay() {
        assertThat(meanRest(SETTINGS)).isCloseTo(45, within(3.0));
        assertThat(meanRest(SETTINGS.withIndependentRests(0.9))).isCloseTo(10, within(0.5));
    }

    private static double meanRest(BrownianHeadingSettings settings) {
        Trajectories out = walked(Arena.square(2), settings, 20, 10_000);
        int rests = 0;
        int steps = 0;
        for (int p = 0; p < out.paths(); p++) {
            boolean before = false;
            for (int k = 0; k + 1 < out.times(); k++) {
                boolean resting = out.x(p, k) == out.x(p, k + 1) && out.y(p, k) == out.y(p, k + 1);
                rests += resting && !before ? 1 : 0;
                steps += resting ? 1 : 0;
                before = resting;
            }
        }
        return steps / (double) rests;
    }

    @Test
    void pathsStartAtTheCentreUnlessToldOtherwise() {
        Arena triangle = Arena.equilateralTriangle(2);
        Trajectories centred = walked(triangle, SETTINGS, 10, 5);
        Trajectories anywhere = walked(triangle, SETTINGS.withUniformStart(), 10, 5);
        for (int p = 0; p < 10; p++) {
            assertThat(centred.x(p, 0)).isCloseTo(0, within(1e-12));
            assertThat(centred.y(p, 0)).isCloseTo(0, within(1e-12));
            assertThat(Math.abs(anywhere.x(p, 0)) + Math.abs(anywhere.y(p, 0))).isGreaterThan(1e-3);
        }
    }

    @Test
    void runsAreStraighterThanARandomWalk() {
        BrownianHeadingSettings moving = SETTINGS.withIndependentRests(0);
        MotionStatistics s = MotionStatistics.of(walked(Arena.square(20), moving, 300, 26), Arena.square(20), 0);
        assertThat(s.restShare()).isZero();
        assertThat(s.netDisplacementMetres() / s.pathLengthMetres()).isGreaterThan(0.7);
    }

    @Test
    void aCentreInAHoleAndImpossibleRestsAreRefused() {
        Arena holed = Arena.square(2).withHole(-0.1, -0.1, 0.1, -0.1, 0.1, 0.1, -0.1, 0.1);
        assertThatThrownBy(() -> new BrownianHeadingWalk(holed, SETTINGS))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("start uniformly");
        assertThatThrownBy(() -> new BrownianHeadingSettings(0.02, 0.02, 0.2, 0.9, 5, true))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("9.0");
        assertThatThrownBy(() -> new BrownianHeadingSettings(0.02, 0.02, 0.2, 1, 5, true))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("share of rest");
    }
}
