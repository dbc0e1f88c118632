package periplus.tasks.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.workers.Workers;
import periplus.tasks.motion.Angles;
import periplus.tasks.motion.Motion;
import periplus.tasks.motion.MotionContract;
import periplus.tasks.space.Arena;

class RecordedTrajectoriesTest extends MotionContract {
    private static final RecordingSettings PLAIN = RecordingSettings.DEFAULT.withoutAugmentation();

    /** A spiral of 4 turns from 0.05 m to 0.45 m about (3, 2), 400 samples at 20 ms. */
    private static RecordedPath spiral() {
        double[] t = new double[400];
        double[] xy = new double[800];
        for (int i = 0; i < 400; i++) {
            t[i] = 100 + 0.02 * i;
            double angle = 8 * Math.PI * i / 400;
            double r = 0.05 + 0.001 * i;
            xy[2 * i] = 3 + r * StrictMath.cos(angle);
            xy[2 * i + 1] = 2 + r * StrictMath.sin(angle);
        }
        return RecordedPath.of("spiral", t, xy);
    }

    private static RecordedTrajectories inBox(RecordingSettings settings) {
        return RecordedTrajectories.inArena(spiral(), Arena.square(1), 3, 2, settings);
    }

    @Override
    protected Motion motion() {
        return inBox(RecordingSettings.DEFAULT);
    }

    @Test
    void evenSamplesAreTakenAsTheyAreAboutTheArenasCentre() {
        RecordedTrajectories recorded = inBox(PLAIN);
        assertThat(recorded.instants()).isEqualTo(400);
        Trajectories all = recorded.windows(400, 1);
        RecordedPath path = spiral();
        for (int k = 0; k < 400; k++) {
            assertThat(all.x(0, k)).isEqualTo(path.x(k) - 3);
            assertThat(all.y(0, k)).isEqualTo(path.y(k) - 2);
        }
    }

    @Test
    void windowsFollowEachOtherByTheirStride() {
        RecordedTrajectories recorded = inBox(PLAIN);
        assertThat(recorded.windowCount(22, 20)).isEqualTo((400 - 22) / 20 + 1);
        assertThat(recorded.windowCount(400, 7)).isEqualTo(1);
        assertThat(recorded.windowCount(401, 7)).isZero();
        Trajectories windows = recorded.windows(22, 20);
        Trajectories all = recorded.windows(400, 1);
        for (int w = 0; w < windows.paths(); w++) {
            for (int k = 0; k < 22; k++) {
                assertThat(windows.x(w, k)).isEqualTo(all.x(0, 20 * w + k));
                assertThat(windows.heading(w, k)).isEqualTo(all.heading(0, 20 * w + k));
            }
        }
    }

    @Test
    void inOrderTheTaskSeesEverySampleOnceAsTarget() {
        RecordedTrajectories recorded = inBox(RecordingSettings.DEFAULT);
        PathIntegrationSettings settings =
                new PathIntegrationSettings(20, InputCode.DISPLACEMENT, 1, StartCode.COORDINATES, 0);
        PathIntegration task = PathIntegration.toCoordinates(recorded.inOrder(20), null, settings, Workers.single());
        int windows = recorded.windowCount(task.instants(), 20);
        SequenceBatch batch = task.newBatch(windows);
        TrueWalks walks = task.newTrueWalks(windows);
        task.fill(1, "test", 0, batch, walks);
        Trajectories all = recorded.windows(400, 1);
        for (int w = 0; w < windows; w++) {
            for (int t = 0; t < 20; t++) {
                assertThat(walks.walked.x(w, t)).isEqualTo(all.x(0, 20 * w + t + 2));
            }
        }
        Trajectories next = Trajectories.allocate(2, 22, 0.02);
        recorded.inOrder(20).fillPath(0, "any", 3, next, 1);
        assertThat(next.x(1, 0)).as("batch 3 of 2 paths, path 1 is window 7").isEqualTo(all.x(0, 140));
        assertThatThrownBy(() -> recorded.inOrder(20).fillPath(0, "any", 10, next, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("window 20 of 19");
    }

    @Test
    void randomWindowsAreSymmetricCopiesOfTheRecording() {
        RecordedTrajectories recorded = inBox(RecordingSettings.DEFAULT);
        assertThat(recorded.symmetryCount()).isEqualTo(8);
        Trajectories all = recorded.windows(400, 1);
        Trajectories out = Trajectories.allocate(200, 12, 0.02);
        recorded.fill(1, "train", 0, out, Workers.single());
        Set<Integer> starts = new TreeSet<>();
        Set<String> symmetries = new TreeSet<>();
        for (int p = 0; p < 200; p++) {
            // the spiral's radius says which sample this is
            double r = Math.hypot(out.x(p, 0), out.y(p, 0));
            int start = (int) Math.rint((r - 0.05) / 0.001);
            starts.add(start);
            double turn = 0;
            for (int k = 0; k < 12; k++) {
                double x = all.x(0, start + k);
                double y = all.y(0, start + k);
                assertThat(Math.hypot(out.x(p, k), out.y(p, k))).isCloseTo(Math.hypot(x, y), within(1e-12));
                Set<Double> coordinates =
                        new TreeSet<>(java.util.List.of(Math.abs(out.x(p, k)), Math.abs(out.y(p, k))));
                assertThat(coordinates).isEqualTo(new TreeSet<>(java.util.List.of(Math.abs(x), Math.abs(y))));
                if (k > 0) {
                    turn += Math.signum(out.x(p, k - 1) * out.y(p, k) - out.y(p, k - 1) * out.x(p, k));
                }
            }
            double rotation = Angles.wrap(StrictMath.atan2(out.y(p, 0), out.x(p, 0))
                    - Math.signum(turn) * StrictMath.atan2(all.y(0, start), all.x(0, start)));
            symmetries.add(
                    (turn > 0 ? "turned " : "mirrored ") + Math.floorMod(Math.round(rotation / (Math.PI / 2)), 4));
        }
        assertThat(symmetries).hasSize(8);
        assertThat(starts).hasSizeGreaterThan(100).allMatch(s -> s >= 0 && s <= 400 - 12);
    }

    @Test
    void withoutAugmentationWindowsAreAsRecorded() {
        RecordedTrajectories recorded = inBox(PLAIN);
        assertThat(recorded.symmetryCount()).isEqualTo(1);
        Trajectories out = Trajectories.allocate(20, 12, 0.02);
        recorded.fill(1, "train", 0, out, Workers.single());
        Trajectories all = recorded.windows(400, 1);
        for (int p = 0; p < 20; p++) {
            int start = (int) Math.rint((Math.hypot(out.x(p, 0), out.y(p, 0)) - 0.05) / 0.001);
            assertThat(out.x(p, 11)).isEqualTo(all.x(0, start + 11));
            assertThat(out.heading(p, 5)).isEqualTo(all.heading(0, start + 5));
        }
    }

    @Test
    void unevenSamplesAreInterpolatedOnALine() {
        double[] t = {0, 0.03, 0.07, 0.2, 0.21};
        double[] xy = new double[10];
        for (int i = 0; i < 5; i++) {
            xy[2 * i] = t[i] * 2;
            xy[2 * i + 1] = -t[i];
        }
        RecordedTrajectories recorded =
                RecordedTrajectories.inArena(RecordedPath.of("line", t, xy), Arena.square(2), 0, 0, PLAIN);
        assertThat(recorded.instants()).isEqualTo(11);
        Trajectories all = recorded.windows(11, 1);
        for (int k = 0; k < 11; k++) {
            assertThat(all.x(0, k)).isCloseTo(0.04 * k, within(1e-12));
            assertThat(all.y(0, k)).isCloseTo(-0.02 * k, within(1e-12));
            assertThat(all.heading(0, k)).isCloseTo(StrictMath.atan2(-1, 2), within(1e-9));
        }
    }

    @Test
    void anotherTimeStepKeepsTheClock() {
        RecordedTrajectories coarse = inBox(PLAIN.withDtSeconds(0.1));
        assertThat(coarse.instants()).isEqualTo(80);
        Trajectories every = inBox(PLAIN).windows(400, 1);
        Trajectories fifth = coarse.windows(80, 1);
        for (int k = 0; k < 80; k++) {
            assertThat(fifth.x(0, k)).isCloseTo(every.x(0, 5 * k), within(1e-9));
        }
    }

    @Test
    void longGapsCutThePathAndShortOnesAreBridged() {
        double[] t = {0, 0.02, 0.04, 0.5, 0.52, 5, 5.02, 5.04, 9};
        double[] xy = new double[18];
        for (int i = 0; i < 9; i++) {
            xy[2 * i] = i < 5 ? t[i] : 0.5;
            xy[2 * i + 1] = 0.1 * i;
        }
        RecordedTrajectories recorded =
                RecordedTrajectories.inArena(RecordedPath.of("gaps", t, xy), Arena.square(2), 0, 0, PLAIN);
        assertThat(recorded.stretchCount()).isEqualTo(2);
        assertThat(recorded.instants()).isEqualTo(27 + 3);
        assertThat(recorded.windowCount(4, 1)).isEqualTo(24);
        assertThat(recorded.windowCount(3, 1)).isEqualTo(26);
        assertThat(recorded.windows(3, 1).x(25, 0)).isEqualTo(0.5);
        assertThat(recorded.windows(27, 1).x(0, 13)).isCloseTo(0.26, within(1e-12));
    }

    @Test
    void aRestKeepsTheHeadingOfTheLastMovement() {
        double[] t = {0, 0.02, 0.04, 0.06, 0.08};
        double[] xy = {0, 0, 0, 0, 0, 0.1, 0, 0.1, -0.1, 0.1};
        Trajectories all = RecordedTrajectories.inArena(RecordedPath.of("rest", t, xy), Arena.square(2), 0, 0, PLAIN)
                .windows(5, 1);
        double up = Math.PI / 2;
        assertThat(all.headingRadians()).containsExactly(up, up, up, Math.PI, Math.PI);
    }

    @Test
    void theArenaCanComeFromTheExtentOrBeCentredOnIt() {
        RecordedTrajectories extent = RecordedTrajectories.inExtent(spiral(), PLAIN);
        Trajectories all = extent.windows(400, 1);
        double least = 9;
        double most = -9;
        for (int k = 0; k < 400; k++) {
            least = Math.min(least, all.x(0, k));
            most = Math.max(most, all.x(0, k));
        }
        assertThat(extent.arena().minX()).isCloseTo(least, within(1e-12));
        assertThat(extent.arena().maxX()).isCloseTo(most, within(1e-12));
        RecordedTrajectories centred = RecordedTrajectories.centredOnExtent(spiral(), Arena.square(1), PLAIN);
        assertThat(centred.windows(400, 1).x(0, 0)).isCloseTo(all.x(0, 0), within(1e-12));
        assertThat(centred.arena().widthMetres()).isEqualTo(1);
    }

    @Test
    void aPathThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> RecordedTrajectories.inArena(spiral(), Arena.square(1), 0, 0, PLAIN))
                .isInstanceOf(BadInputException.class)
                .hasMessageContainingAll("spiral", "sample 0", "outside");
        assertThatThrownBy(() -> RecordedTrajectories.inArena(spiral(), Arena.square(1), Double.NaN, 0, PLAIN))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> inBox(PLAIN).windows(500, 1))
                .isInstanceOf(BadInputException.class)
                .hasMessageContainingAll("500 instants", "400 instants");
        RecordedPath sparse = RecordedPath.of("sparse", new double[] {0, 60, 120}, new double[6]);
        assertThatThrownBy(() -> RecordedTrajectories.inArena(sparse, Arena.square(1), 0, 0, PLAIN))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no stretch");
        assertThatThrownBy(() -> inBox(PLAIN).windowCount(22, 0)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> new RecordingSettings(0.02, 0.01, 0, true, true))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("longest gap");
    }
}
