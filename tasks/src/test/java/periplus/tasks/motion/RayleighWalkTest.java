package periplus.tasks.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;
import periplus.tasks.space.Arena;
import periplus.tasks.space.WallContact;
import periplus.tasks.support.Recipe;

class RayleighWalkTest extends MotionContract {
    @Override
    protected Motion motion() {
        return Recipe.walk();
    }

    /** 5,000 paths of 22 instants, as the reference statistics were taken. */
    private static Trajectories reference() {
        Trajectories out = Trajectories.allocate(5000, 22, 0.02);
        Recipe.walk().fill(1, "statistics", 0, out, Workers.single());
        return out;
    }

    @Test
    void stepsPathsAndDisplacementsHaveTheReferenceSizes() {
        MotionStatistics s = MotionStatistics.of(reference(), Recipe.BOX, 1);
        assertThat(s.stepsPerPath()).isEqualTo(20);
        assertThat(s.stepMeanMetres()).isCloseTo(0.0198, within(0.0002));
        assertThat(s.stepSdMetres()).isCloseTo(0.0109, within(0.0001));
        assertThat(s.pathLengthMetres()).isCloseTo(0.397, within(0.003));
        assertThat(s.netDisplacementMetres()).isCloseTo(0.354, within(0.005));
        assertThat(s.outsideShare()).isCloseTo(0.006, within(0.001));
        assertThat(s.restShare()).isZero();
    }

    @Test
    void theWallRuleActsOnTheReferenceShareOfSteps() {
        RayleighWalk walk = Recipe.walk();
        Trajectories out = reference();
        WallContact contact = new WallContact();
        int active = 0;
        for (int p = 0; p < out.paths(); p++) {
            for (int k = 0; k + 1 < out.times(); k++) {
                active += walk.headsForWall(out.x(p, k), out.y(p, k), out.heading(p, k), contact) ? 1 : 0;
            }
        }
        assertThat(active / (5000.0 * 21)).isCloseTo(0.039, within(0.002));
    }

    @Test
    void theWalkIsTheRecipeStepByStep() {
        // the recipe written out once more, for the first path, from the same stream
        Trajectories out = Trajectories.allocate(1, 400, 0.02);
        Recipe.walk().fillPath(7, "twin", 2, out, 0);
        RandomStream stream = RandomStream.of(7, "twin", 2, 0);
        double x = -1.1 + stream.nextUniform() * 2.2;
        double y = -1.1 + stream.nextUniform() * 2.2;
        double heading = 2 * Math.PI * stream.nextUniform();
        int turned = 0;
        for (int k = 0; k < 400; k++) {
            assertThat(out.x(0, k)).isCloseTo(x, within(1e-9));
            assertThat(out.y(0, k)).isCloseTo(y, within(1e-9));
            assertThat(Angles.wrap(out.heading(0, k) - heading)).isCloseTo(0, within(1e-9));
            double speed = stream.nextRayleigh(0.13 * 2 * Math.PI);
            double turn = 0.02 * 5.76 * 2 * stream.nextGaussian();
            double[] distances = {1.1 - x, 1.1 - y, 1.1 + x, 1.1 + y};
            int wall = 0;
            for (int i = 1; i < 4; i++) {
                wall = distances[i] < distances[wall] ? i : wall;
            }
            double a = (heading - wall * Math.PI / 2) % (2 * Math.PI);
            a = a > Math.PI ? a - 2 * Math.PI : a <= -Math.PI ? a + 2 * Math.PI : a;
            if (distances[wall] < 0.03 && Math.abs(a) < Math.PI / 2) {
                speed *= 0.25;
                turn += Math.signum(a) * (Math.PI / 2 - Math.abs(a));
                turned++;
            }
            x += speed * 0.02 * StrictMath.cos(heading);
            y += speed * 0.02 * StrictMath.sin(heading);
            heading += turn;
        }
        assertThat(turned).as("the path met walls").isGreaterThan(5);
    }

    @Test
    void aPeriodicBoxHasNoWallsAndKeepsPositionsInside() {
        RayleighWalk walk = new RayleighWalk(Arena.periodicRectangle(2, 1), RayleighWalkSettings.SORSCHER_2019);
        Trajectories out = Trajectories.allocate(20, 500, 0.02);
        walk.fill(1, "torus", 0, out, Workers.single());
        MotionStatistics s = MotionStatistics.of(out, walk.arena(), 0);
        assertThat(s.outsideShare()).isZero();
        // no slow-down: the Rayleigh mean itself
        assertThat(s.stepMeanMetres()).isCloseTo(0.8168 * Math.sqrt(Math.PI / 2) * 0.02, within(0.0003));
        double[] seconds = MotionStatistics.occupancySeconds(out, walk.arena(), 2, 1);
        assertThat(seconds[0] + seconds[1]).isCloseTo(20 * 500 * 0.02, within(1e-9));
    }

    @Test
    void aRectangleIsCoveredAlongBothAxes() {
        RayleighWalk walk = new RayleighWalk(Arena.rectangle(3, 1), RayleighWalkSettings.SORSCHER_2019);
        Trajectories out = Trajectories.allocate(400, 100, 0.02);
        walk.fill(1, "coverage", 0, out, Workers.single());
        double[] seconds = MotionStatistics.occupancySeconds(out, walk.arena(), 6, 2);
        double even = 400 * 100 * 0.02 / 12;
        for (double bin : seconds) {
            assertThat(bin).isBetween(0.6 * even, 1.6 * even);
        }
    }

    @Test
    void settingsOutOfRangeAreRefusedByName() {
        assertThatThrownBy(() -> new RayleighWalkSettings(0, 1, 1, 0.03, 0.25))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("time step");
        assertThatThrownBy(() -> new RayleighWalkSettings(0.02, Double.NaN, 1, 0.03, 0.25))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("speed scale");
        assertThatThrownBy(() -> new RayleighWalkSettings(0.02, 1, 1, 0.03, 1.5))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("slow-down");
        assertThatThrownBy(
                        () -> new RayleighWalk(Arena.periodicRectangle(0.2, 0.2), RayleighWalkSettings.SORSCHER_2019))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("half way round");
    }

    @Test
    void aPullToTheCentreHoldsTheAnimalThereAndIsPartOfItsHeading() {
        for (Arena arena : new Arena[] {Arena.square(2.2), Arena.circle(1.1)}) {
            double[] far = new double[2];
            for (int i = 0; i < 2; i++) {
                RayleighWalkSettings settings =
                        new RayleighWalkSettings(0.02, 0.8168, 11.52, 0.03, 0.25, i == 0 ? 0 : 0.05);
                Trajectories out = Trajectories.allocate(100, 200, 0.02);
                new RayleighWalk(arena, settings).fill(7, "pull", 0, out, Workers.single());
                for (int p = 0; p < 100; p++) {
                    double x = out.x(p, 198);
                    double y = out.y(p, 198);
                    far[i] += Math.sqrt(x * x + y * y) / 100;
                    double dx = out.x(p, 199) - x;
                    double dy = out.y(p, 199) - y;
                    if (Math.sqrt(dx * dx + dy * dy) > 1e-7) {
                        assertThat(Angles.wrap(StrictMath.atan2(dy, dx) - out.heading(p, 198)))
                                .isCloseTo(0, within(1e-6));
                    }
                }
            }
            assertThat(far[1]).isLessThan(0.5 * far[0]);
        }
        RayleighWalkSettings pulled = new RayleighWalkSettings(0.02, 0.8168, 11.52, 0.03, 0.25, 0.05);
        assertThatThrownBy(() -> new RayleighWalk(Arena.periodicRectangle(2, 2), pulled))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("pulled to (0, 0)");
        assertThatThrownBy(() -> new RayleighWalkSettings(0.02, 0.8168, 11.52, 0.03, 0.25, 1))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("pull to the centre");
    }
}
