package periplus.tasks.motion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.Trajectories;
import periplus.core.workers.Workers;
import periplus.tasks.space.Arena;
import periplus.tasks.space.Tracks;
import periplus.tasks.support.NaiveWalls;
import periplus.testkit.Cases;

/** Both walks, in arenas with walls, holes and corners, at ordinary and at very long steps. */
class NoWallIsCrossedTest {
    /** An arena and, for the naive twin, its outline, its holes and all its walls. */
    private record Case(Arena arena, double[] outline, List<double[]> holes, double[] walls) {}

    private static final double[] L = {-1, -1, 1, -1, 1, 0, 0, 0, 0, 1, -1, 1};
    private static final double[] HOLE = {-0.6, -0.6, -0.3, -0.6, -0.3, -0.3, -0.6, -0.2};
    private static final double[] SQUARE = {-1, -1, 1, -1, 1, 1, -1, 1};
    private static final double[] SPIKE = {-1, -1, 1, -1, 0.95, 0.9, 0.9, -0.8, -0.9, -0.8};

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        cases.add(of(Arena.polygon(L), L, List.of()));
        cases.add(of(Arena.polygon(L).withHole(HOLE), L, List.of(HOLE)));
        cases.add(of(
                Arena.square(2)
                        .withWall(0.1, -1, 0.1, 0.9)
                        .withWall(-1, 0.2, -0.2, 0.2)
                        .withHole(HOLE),
                SQUARE,
                List.of(HOLE),
                0.1,
                -1,
                0.1,
                0.9,
                -1,
                0.2,
                -0.2,
                0.2));
        cases.add(of(Arena.polygon(SPIKE), SPIKE, List.of()));
        double h = Math.sqrt(3) / 2;
        double[] triangle = {-1, -h * 2 / 3, 1, -h * 2 / 3, 0, h * 4 / 3};
        cases.add(of(Arena.equilateralTriangle(2), triangle, List.of()));
        double[] hexagon = {1, 0, 0.5, h, -0.5, h, -1, 0, -0.5, -h, 0.5, -h};
        cases.add(of(Arena.regularHexagon(1).withWall(0.1, 0, 0.9, 0), hexagon, List.of(), 0.1, 0, 0.9, 0));
        return cases;
    }

    private static Case of(Arena arena, double[] outline, List<double[]> holes, double... inner) {
        int length = 2 * outline.length + inner.length;
        for (double[] hole : holes) {
            length += 2 * hole.length;
        }
        double[] walls = java.util.Arrays.copyOf(NaiveWalls.edges(outline), length);
        int at = 2 * outline.length;
        System.arraycopy(inner, 0, walls, at, inner.length);
        at += inner.length;
        for (double[] hole : holes) {
            System.arraycopy(NaiveWalls.edges(hole), 0, walls, at, 2 * hole.length);
            at += 2 * hole.length;
        }
        return new Case(arena, outline, holes, walls);
    }

    private static void expectNoCrossing(Case c, Motion motion, long seed, int times) {
        Trajectories out = Trajectories.allocate(4, times, motion.dtSeconds());
        motion.fill(seed, "crossing", 0, out, Workers.single());
        for (int p = 0; p < out.paths(); p++) {
            for (int k = 0; k < times; k++) {
                double x = out.x(p, k);
                double y = out.y(p, k);
                assertThat(NaiveWalls.inside(c.outline(), x, y)).isTrue();
                for (double[] hole : c.holes()) {
                    assertThat(NaiveWalls.inside(hole, x, y)).isFalse();
                }
                for (int w = 0; k > 0 && w < c.walls().length; w += 4) {
                    double[] s = c.walls();
                    if (NaiveWalls.cross(out.x(p, k - 1), out.y(p, k - 1), x, y, s[w], s[w + 1], s[w + 2], s[w + 3])) {
                        throw new AssertionError("step " + k + " of path " + p + " crosses wall " + w / 4 + " of "
                                + c.arena().describe());
                    }
                }
            }
        }
    }

    @Test
    void theRayleighWalkCrossesNoWall() {
        RayleighWalkSettings recipe = RayleighWalkSettings.SORSCHER_2019;
        RayleighWalkSettings long_ = new RayleighWalkSettings(0.2, 0.8168, 11.52, 0.03, 0.25);
        RayleighWalkSettings unruled = new RayleighWalkSettings(0.02, 0.8168, 11.52, 0, 1);
        for (Case c : cases()) {
            Cases.forAll(25, seed -> {
                expectNoCrossing(c, new RayleighWalk(c.arena(), recipe), seed, 300);
                expectNoCrossing(c, new RayleighWalk(c.arena(), long_), seed, 150);
                expectNoCrossing(c, new RayleighWalk(c.arena(), unruled), seed, 300);
            });
        }
    }

    @Test
    void theBrownianHeadingWalkCrossesNoWall() {
        BrownianHeadingSettings settings = new BrownianHeadingSettings(0.02, 0.1, 0.2, 0.2, 2, false);
        for (Case c : cases()) {
            Cases.forAll(25, seed -> expectNoCrossing(c, new BrownianHeadingWalk(c.arena(), settings), seed, 200));
        }
    }

    @Test
    void theRodentWalkCrossesNoWall() {
        RodentWalkSettings reference = RodentWalkSettings.DEFAULT;
        RodentWalkSettings[] all = {
            reference.withSpeedScale(0.3),
            reference.withThigmotaxis(1),
            reference.withSpeedScale(2).withThigmotaxis(0),
            reference.withSpeedScale(1).withDtSeconds(0.2),
            reference.withSpeedScale(1).with(new Drift.Velocity(0.7, -1.3, 20))
        };
        for (Case c : rodentCases()) {
            Cases.forAll(8, seed -> {
                for (RodentWalkSettings settings : all) {
                    expectNoCrossing(c, new RodentWalk(c.arena(), settings), seed, 250);
                }
            });
        }
    }

    @Test
    void theRodentWalkDoesNotGetStuck() {
        for (Case c : rodentCases()) {
            Trajectories out = Trajectories.allocate(20, 1000, 0.05);
            new RodentWalk(c.arena(), RodentWalkSettings.DEFAULT.withSpeedScale(0.2))
                    .fill(1, "stuck", 0, out, Workers.single());
            assertThat(MotionStatistics.of(out, c.arena(), 0).restShare())
                    .as(c.arena().describe())
                    .isLessThan(0.01);
        }
    }

    /** The cases of all walks, and the tracks. */
    private static List<Case> rodentCases() {
        List<Case> cases = cases();
        double[] t = {-0.1, -1, 0.1, -1, 0.1, 0.5, 0.9, 0.5, 0.9, 0.7, -0.9, 0.7, -0.9, 0.5, -0.1, 0.5};
        cases.add(of(Tracks.tMaze(), t, List.of()));
        double w = Math.sqrt(3) / 2;
        double[] outer = {0, 1.2, -1.2 * w, -0.6, 1.2 * w, -0.6};
        double[] inner = {0, 0.8, -0.8 * w, -0.4, 0.8 * w, -0.4};
        cases.add(of(Tracks.triangle(1, 0.2), outer, List.of(inner)));
        double[] rim = {-1.1, -0.6, 1.1, -0.6, 1.1, 0.6, -1.1, 0.6};
        double[] right = {0.1, -0.4, 0.9, -0.4, 0.9, 0.4, 0.1, 0.4};
        double[] left = {-0.9, -0.4, -0.1, -0.4, -0.1, 0.4, -0.9, 0.4};
        cases.add(of(Tracks.figureEight(1, 0.2), rim, List.of(right, left)));
        return cases;
    }

    @Test
    void circlesAreNotLeftByRodents() {
        Arena circle = Arena.circle(0.3).withWall(-0.1, 0, 0.1, 0);
        Trajectories out = Trajectories.allocate(10, 2000, 0.05);
        new RodentWalk(circle, RodentWalkSettings.DEFAULT.withSpeedScale(0.5)).fill(1, "c", 0, out, Workers.single());
        assertThat(MotionStatistics.of(out, circle, 0).outsideShare()).isZero();
        assertThat(MotionStatistics.of(out, circle, 0).restShare()).isLessThan(0.01);
    }

    @Test
    void circlesAndBoxesWithAWallAreNotLeft() {
        Cases.forAll(20, seed -> {
            Arena circle = Arena.circle(0.7).withWall(-0.3, 0, 0.3, 0);
            Trajectories out = Trajectories.allocate(3, 500, 0.02);
            new RayleighWalk(circle, RayleighWalkSettings.SORSCHER_2019).fill(seed, "c", 0, out, Workers.single());
            assertThat(MotionStatistics.of(out, circle, 0).outsideShare()).isZero();
            for (int p = 0; p < 3; p++) {
                for (int k = 1; k < 500; k++) {
                    assertThat(NaiveWalls.cross(
                                    out.x(p, k - 1), out.y(p, k - 1), out.x(p, k), out.y(p, k), -0.3, 0, 0.3, 0))
                            .isFalse();
                }
            }
        });
    }

    @Test
    void theWalkDoesNotGetStuckInCornersOrNarrowPlaces() {
        for (Case c : cases()) {
            Trajectories out = Trajectories.allocate(30, 1000, 0.02);
            new RayleighWalk(c.arena(), RayleighWalkSettings.SORSCHER_2019).fill(1, "stuck", 0, out, Workers.single());
            MotionStatistics s = MotionStatistics.of(out, c.arena(), 0);
            assertThat(s.restShare()).as(c.arena().describe()).isLessThan(0.05);
            for (int p = 0; p < 30; p++) {
                int still = 0;
                for (int k = 1; k < 1000; k++) {
                    still = out.x(p, k) == out.x(p, k - 1) && out.y(p, k) == out.y(p, k - 1) ? still + 1 : 0;
                    assertThat(still).isLessThan(20);
                }
            }
        }
    }
}
