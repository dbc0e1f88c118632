package periplus.tasks.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.workers.Workers;
import periplus.tasks.motion.RodentWalkSettings.Discretisation;
import periplus.tasks.space.Arena;
import periplus.tasks.space.Tracks;
import periplus.tasks.space.WallContact;

/** The laws of speed and turning in the open, walls, goals and refusals. */
class RodentWalkTest extends MotionContract {
    private static final RodentWalkSettings DEFAULT = RodentWalkSettings.DEFAULT;
    private static final Arena OPEN = Arena.periodicRectangle(3, 2);
    private static final Arena BOX = Arena.square(1);

    @Override
    protected Motion motion() {
        return new RodentWalk(Tracks.tMaze(), DEFAULT.withSpeedScale(0.3));
    }

    private static Trajectories walked(Arena arena, RodentWalkSettings settings, int paths, int times, long seed) {
        Trajectories out = Trajectories.allocate(paths, times, settings.dtSeconds());
        new RodentWalk(arena, settings).fill(seed, "test", 0, out, Workers.single());
        return out;
    }

    private static double speed(Trajectories out, Arena arena, int p, int k) {
        double dx = arena.shortestX(out.x(p, k + 1) - out.x(p, k));
        double dy = arena.shortestY(out.y(p, k + 1) - out.y(p, k));
        return Math.sqrt(dx * dx + dy * dy) / out.dtSeconds();
    }

    /** Correlation over paths and instants of a number with itself {@code lag} instants later, both known to have mean 0. */
    private static double autocorrelation(double[][] values, int lag) {
        double products = 0;
        double squares = 0;
        for (double[] path : values) {
            for (int k = 0; k + lag < path.length; k++) {
                products += path[k] * path[k + lag];
                squares += (path[k] * path[k] + path[k + lag] * path[k + lag]) / 2;
            }
        }
        return products / squares;
    }

    @Test
    void inTheOpenTheSpeedIsRayleighFromTheFirstStepOn() {
        Trajectories out = walked(OPEN, DEFAULT, 20_000, 12, 1);
        for (int k : new int[] {0, 10}) {
            double mean = 0;
            double squares = 0;
            int slow = 0;
            for (int p = 0; p < out.paths(); p++) {
                double v = speed(out, OPEN, p, k);
                mean += v / out.paths();
                squares += v * v / out.paths();
                slow += v < 0.08 ? 1 : 0;
            }
            assertThat(mean).isCloseTo(0.08 * Math.sqrt(Math.PI / 2), within(0.0012)); // 0.1003, se 0.0004
            assertThat(Math.sqrt(squares - mean * mean)).isCloseTo(0.08 * Math.sqrt(2 - Math.PI / 2), within(0.0012));
            assertThat(slow / (double) out.paths()).isCloseTo(1 - Math.exp(-0.5), within(0.011));
        }
    }

    @Test
    void theGaussianBehindTheSpeedDecorrelatesExponentially() {
        for (Discretisation how : Discretisation.values()) {
            Trajectories out = walked(OPEN, DEFAULT.with(how), 1000, 300, 2);
            double[][] z = new double[out.paths()][out.times() - 1];
            for (int p = 0; p < out.paths(); p++) {
                for (int k = 0; k < z[p].length; k++) {
                    double r = speed(out, OPEN, p, k) / 0.08;
                    z[p][k] = -GaussianLaw.quantile(Math.max(1e-6, Math.min(1 - 1e-6, Math.exp(-r * r / 2))));
                }
            }
            for (int lag : new int[] {1, 7, 14, 28}) {
                double expected = how == Discretisation.EXACT
                        ? Math.exp(-lag * 0.05 / 0.7)
                        : Math.pow(1 - 0.05 / 0.7, lag);
                assertThat(autocorrelation(z, lag)).as(how + " at " + lag).isCloseTo(expected, within(0.015));
            }
        }
    }

    @Test
    void theTurningHasItsSpreadAndMemoryAndEulerWidensIt() {
        for (Discretisation how : Discretisation.values()) {
            Trajectories out = walked(OPEN, DEFAULT.with(how), 1000, 300, 3);
            double[][] w = new double[out.paths()][out.times() - 2];
            double squares = 0;
            for (int p = 0; p < out.paths(); p++) {
                for (int k = 0; k < w[p].length; k++) {
                    w[p][k] = Angles.wrap(out.heading(p, k + 1) - out.heading(p, k)) / 0.05;
                    squares += w[p][k] * w[p][k] / w[p].length / out.paths();
                }
            }
            boolean exact = how == Discretisation.EXACT;
            // 120 degrees a second, or 120 / sqrt(1 - dt / (2 tau)) = 144.7
            assertThat(Math.toDegrees(Math.sqrt(squares))).isCloseTo(exact ? 120 : 144.7, within(1.0));
            double keep = exact ? Math.exp(-0.05 / 0.08) : 1 - 0.05 / 0.08;
            assertThat(autocorrelation(w, 1)).isCloseTo(keep, within(0.01));
            assertThat(autocorrelation(w, 2)).isCloseTo(keep * keep, within(0.01));
        }
    }

    /** Share of the time nearer to a wall than 0.05, 0.1 and 0.2 m, then the mean speed. */
    private static double[] atWalls(RodentWalkSettings settings) {
        Trajectories out = walked(BOX, settings, 60, 4000, 4);
        WallContact contact = new WallContact();
        double[] share = new double[4];
        double n = 60.0 * 3999;
        for (int p = 0; p < out.paths(); p++) {
            for (int k = 0; k + 1 < out.times(); k++) {
                BOX.nearestWall(out.x(p, k), out.y(p, k), contact);
                share[0] += contact.distanceMetres() < 0.05 ? 1 / n : 0;
                share[1] += contact.distanceMetres() < 0.1 ? 1 / n : 0;
                share[2] += contact.distanceMetres() < 0.2 ? 1 / n : 0;
                share[3] += speed(out, BOX, p, k) / n;
            }
        }
        return share;
    }

    @Test
    void wallHuggingIsThatOfTheReferenceSimulator() {
        // 6 runs of 1000 s of the reference in a 1 m box: shares (standard errors 0.004 to 0.011) and speed (0.0008)
        double[][] reference = {
            {0.0, 0.0954, 0.2679, 0.5876, 0.0999}, {0.5, 0.2083, 0.4117, 0.6773, 0.0929}, {1.0, 0.2804, 0.6263, 0.7956, 0.0795}
        };
        for (double[] row : reference) {
            double[] found = atWalls(DEFAULT.withThigmotaxis(row[0]).with(Discretisation.EULER));
            for (int i = 0; i < 3; i++) {
                assertThat(found[i]).as("thigmotaxis " + row[0]).isCloseTo(row[i + 1], within(0.035));
            }
            assertThat(found[3]).isCloseTo(row[4], within(0.0025));
        }
    }

    @Test
    void withoutRepulsionThigmotaxisDoesNothing() {
        RodentWalkSettings off =
                new RodentWalkSettings(0.05, 0.08, 0.7, false, 2, 0.08, 0, 0.1, 0, Discretisation.EXACT, Drift.NONE);
        assertThat(walked(BOX, off, 4, 300, 5).positionMetres())
                .isEqualTo(walked(BOX, off.withThigmotaxis(1), 4, 300, 5).positionMetres());
        assertThat(walked(BOX, DEFAULT, 4, 300, 5).positionMetres())
                .isNotEqualTo(walked(BOX, DEFAULT.withThigmotaxis(1), 4, 300, 5).positionMetres());
    }

    @Test
    void aConstantSpeedIsConstantInTheOpen() {
        RodentWalkSettings constant =
                new RodentWalkSettings(0.05, 0.08, 0.7, true, 2, 0.08, 0.5, 0.1, 1, Discretisation.EXACT, Drift.NONE);
        Trajectories out = walked(OPEN, constant, 3, 200, 6);
        for (int k = 0; k + 1 < 200; k++) {
            assertThat(speed(out, OPEN, 1, k)).isCloseTo(0.08, within(1e-12));
        }
    }

    @Test
    void aDriftVelocityIsTakenUp() {
        Trajectories out = walked(OPEN, DEFAULT.with(new Drift.Velocity(0.3, 0, 50)), 200, 200, 7);
        double sum = 0;
        for (int p = 0; p < out.paths(); p++) {
            for (int k = 20; k + 1 < out.times(); k++) {
                sum += OPEN.shortestX(out.x(p, k + 1) - out.x(p, k)) / 0.05;
            }
        }
        assertThat(sum / 200 / 179).isCloseTo(0.3, within(0.01));
    }

    @Test
    void aGoalIsReachedRoundWalls() {
        Arena maze = Arena.square(1).withWall(0, -0.5, 0, 0.3);
        Drift drift = new Drift.ToGoals(new double[] {0.35, -0.35}, Drift.Order.IN_TURN, 0.2, 0.1, 5);
        Trajectories out = walked(maze, DEFAULT.with(drift), 40, 400, 8);
        for (int p = 0; p < out.paths(); p++) {
            double dx = out.x(p, 399) - 0.35;
            double dy = out.y(p, 399) + 0.35;
            assertThat(dx * dx + dy * dy).isLessThan(0.25 * 0.25);
        }
    }

    @Test
    void lapsInTheTMazeVisitAllThreeEnds() {
        double[] ends = {0, -0.9, -0.8, 0.6, 0.8, 0.6};
        for (Drift.Order order : Drift.Order.values()) {
            Drift drift = new Drift.ToGoals(ends, order, 0.25, 0.15, 5);
            Trajectories out = walked(Tracks.tMaze(), DEFAULT.withSpeedScale(0.2).with(drift), 5, 2400, 9);
            for (int p = 0; p < out.paths(); p++) {
                StringBuilder visits = new StringBuilder(" ");
                for (int k = 0; k < out.times(); k++) {
                    for (int g = 0; g < 3; g++) {
                        double dx = out.x(p, k) - ends[2 * g];
                        double dy = out.y(p, k) - ends[2 * g + 1];
                        if (dx * dx + dy * dy < 0.15 * 0.15 && visits.charAt(visits.length() - 1) != '0' + g) {
                            visits.append(g);
                        }
                    }
                }
                assertThat(visits.toString()).contains("0").contains("1").contains("2");
                assertThat(visits.length()).isGreaterThan(8);
                if (order == Drift.Order.OUT_AND_BACK) {
                    // the first leg begins anywhere
                    String laps = visits.substring(visits.indexOf("0"));
                    assertThat(laps).doesNotContain("12").doesNotContain("21");
                }
            }
        }
    }

    @Test
    void goalsOutsideAndArenasWithoutRoomAreRefused() {
        Drift outside = new Drift.ToGoals(new double[] {2, 0}, Drift.Order.IN_TURN, 0.1, 0.1, 1);
        assertThatThrownBy(() -> new RodentWalk(BOX, DEFAULT.with(outside)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("goal 0")
                .hasMessageContaining("outside the arena");
        Drift cut = new Drift.ToGoals(new double[] {-0.2, 0, 0.2, 0}, Drift.Order.IN_TURN, 0.1, 0.1, 1);
        assertThatThrownBy(() -> new RodentWalk(BOX.withWall(0, -0.5, 0, 0.5), DEFAULT.with(cut)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no way");
        assertThatThrownBy(() -> new RodentWalk(Arena.polygon(0, 0, 10, 0, 10, 1.5e-6, 0, 1.5e-6), DEFAULT))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no free point");
    }

    @Test
    void nonsenseSettingsAreRefusedByName() {
        assertThatThrownBy(() -> DEFAULT.withThigmotaxis(1.5))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("thigmotaxis is 1.5");
        assertThatThrownBy(() -> DEFAULT.withDtSeconds(0.2).with(Discretisation.EULER))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("Euler");
        assertThatThrownBy(() -> new Drift.Velocity(Double.NaN, 0, 1)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> new Drift.ToGoals(new double[1], Drift.Order.IN_TURN, 0.1, 0.1, 1))
                .isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> new RodentWalk(Arena.periodicRectangle(0.04, 1), DEFAULT))
                .isInstanceOf(BadInputException.class);
    }

    @Test
    void theHeadFollowsTheHeadingSmoothly() {
        Trajectories out = walked(BOX, DEFAULT, 3, 400, 10);
        assertThat(HeadDirection.smoothed(out, 0)).isEqualTo(out.headingRadians());
        double[] head = HeadDirection.smoothed(out, HeadDirection.DEFAULT_TAU_SECONDS);
        double headTurns = 0;
        double headingTurns = 0;
        for (int k = 1; k < 400; k++) {
            headTurns += Math.abs(Angles.wrap(head[k] - head[k - 1]));
            headingTurns += Math.abs(Angles.wrap(out.heading(0, k) - out.heading(0, k - 1)));
        }
        assertThat(headTurns).isLessThan(0.8 * headingTurns);
        // a heading that stays is followed with time constant tau
        Trajectories turned = Trajectories.allocate(1, 11, 0.05);
        java.util.Arrays.fill(turned.headingRadians(), 1, 11, 1e-3);
        assertThat(HeadDirection.smoothed(turned, 0.15)[10])
                .isCloseTo(1e-3 * (1 - Math.exp(-0.5 / 0.15)), within(1e-8));
    }
}
