package periplus.tasks.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.carriers.Trajectories;
import periplus.core.workers.Workers;
import periplus.tasks.support.OtherWorkers;
import periplus.testkit.Cases;

/** What every motion promises; extend it with your motion. */
public abstract class MotionContract {
    /** The motion under test. */
    protected abstract Motion motion();

    private Trajectories walked(long seed, String purpose, long batch, Workers workers) {
        Trajectories out = Trajectories.allocate(21, 30, motion().dtSeconds());
        motion().fill(seed, purpose, batch, out, workers);
        return out;
    }

    @Test
    void theSameNameGivesTheSameBitsWhateverTheWorkers() {
        Trajectories one = walked(5, "train", 3, Workers.single());
        for (Workers workers : new Workers[] {
            Workers.single(), OtherWorkers.backwards(), OtherWorkers.threads(2), OtherWorkers.threads(7)
        }) {
            Trajectories other = walked(5, "train", 3, workers);
            assertThat(other.positionMetres()).isEqualTo(one.positionMetres());
            assertThat(other.headingRadians()).isEqualTo(one.headingRadians());
        }
    }

    @Test
    void seedPurposeAndBatchEachMakeOtherPaths() {
        double[] one = walked(5, "train", 3, Workers.single()).positionMetres();
        assertThat(walked(6, "train", 3, Workers.single()).positionMetres()).isNotEqualTo(one);
        assertThat(walked(5, "test", 3, Workers.single()).positionMetres()).isNotEqualTo(one);
        assertThat(walked(5, "train", 4, Workers.single()).positionMetres()).isNotEqualTo(one);
    }

    @Test
    void onePathDoesNotDependOnTheOthers() {
        Trajectories all = walked(9, "train", 0, Workers.single());
        Trajectories alone = Trajectories.allocate(21, 30, motion().dtSeconds());
        motion().fillPath(9, "train", 0, alone, 4);
        for (int p = 0; p < 21; p++) {
            for (int k = 0; k < 30; k++) {
                assertThat(alone.x(p, k)).isEqualTo(p == 4 ? all.x(4, k) : 0);
                assertThat(alone.heading(p, k)).isEqualTo(p == 4 ? all.heading(4, k) : 0);
            }
        }
    }

    @Test
    void theHeadingIsTheDirectionOfTheNextDisplacement() {
        Cases.forAll(20, seed -> {
            Trajectories out = walked(seed, "heading", 0, Workers.single());
            int moving = 0;
            for (int p = 0; p < out.paths(); p++) {
                for (int k = 0; k + 1 < out.times(); k++) {
                    double dx = motion().arena().shortestX(out.x(p, k + 1) - out.x(p, k));
                    double dy = motion().arena().shortestY(out.y(p, k + 1) - out.y(p, k));
                    if (Math.sqrt(dx * dx + dy * dy) > 1e-7) {
                        moving++;
                        double apart = Angles.wrap(StrictMath.atan2(dy, dx) - out.heading(p, k));
                        assertThat(apart).isCloseTo(0, within(1e-6));
                    }
                }
            }
            assertThat(moving).isPositive();
        });
    }

    @Test
    void everyNumberIsFiniteAndHeadingsAreWrapped() {
        Trajectories out = walked(1, "finite", 0, Workers.single());
        for (double v : out.positionMetres()) {
            assertThat(v).isFinite();
        }
        for (double v : out.headingRadians()) {
            assertThat(v).isGreaterThan(-Math.PI).isLessThanOrEqualTo(Math.PI);
        }
    }

    @Test
    void anotherTimeStepIsRefused() {
        Trajectories out = Trajectories.allocate(2, 5, 2 * motion().dtSeconds());
        assertThatThrownBy(() -> motion().fill(1, "x", 0, out, Workers.single()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("apart");
    }
}
