package periplus.tasks.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.carriers.Trajectories;
import periplus.core.workers.Workers;
import periplus.tasks.Task;
import periplus.tasks.codes.DifferenceOfSoftmaxes;
import periplus.tasks.codes.PlaceCentres;
import periplus.tasks.decoding.Baselines;
import periplus.tasks.decoding.TopThreeDecoder;
import periplus.tasks.motion.MotionStatistics;
import periplus.tasks.space.Arena;
import periplus.tasks.support.SharedRecording;

/** Ten minutes of a rat in a 1 m box; skipped where the recording is not at hand. */
class RealRatTest {
    private static RecordedPath rat() throws IOException {
        Optional<Path> file = SharedRecording.rat();
        assumeTrue(file.isPresent(), "the shared recording is not beside this repository");
        return RecordedPath.of("rat", SharedRecording.array(file.get(), "t"), SharedRecording.array(file.get(), "pos"));
    }

    @Test
    void theRecordingFitsItsBoxAndKeepsItsClock() throws IOException {
        RecordedTrajectories rat =
                RecordedTrajectories.inArena(rat(), Arena.square(1), 0.5, 0.5, RecordingSettings.DEFAULT);
        assertThat(rat.stretchCount()).isEqualTo(1);
        assertThat(rat.instants()).isEqualTo(29_983); // 599.64 s at 20 ms
        assertThat(rat.symmetryCount()).isEqualTo(8);
        Trajectories all = rat.windows(rat.instants(), 1);
        MotionStatistics s = MotionStatistics.of(all, rat.arena(), 0);
        assertThat(s.outsideShare()).isZero();
        assertThat(s.stepMeanMetres() / 0.02).as("mean speed in m/s").isBetween(0.05, 0.5);
        double[] seconds = MotionStatistics.occupancySeconds(all, rat.arena(), 5, 5);
        for (double bin : seconds) {
            assertThat(bin).as("every fifth of the box is visited").isPositive();
        }
    }

    @Test
    void theDecodersFloorIsBelowBothBaselinesOnTheRecordedPath() throws IOException {
        RecordedTrajectories rat = RecordedTrajectories.inArena(
                rat(), Arena.square(1), 0.5, 0.5, RecordingSettings.DEFAULT.withDtSeconds(0.1));
        PlaceCentres centres = PlaceCentres.uniform(rat.arena(), 512, 1);
        PathIntegration task = PathIntegration.toPlaceCells(
                rat.inOrder(20),
                new DifferenceOfSoftmaxes(centres, 0.12, 2),
                PathIntegrationSettings.SORSCHER_2019,
                Workers.single());
        int windows = rat.windowCount(task.instants(), 20);
        SequenceBatch batch = task.newBatch(windows);
        TrueWalks truth = task.newTrueWalks(windows);
        task.fill(1, "rat", 0, batch, truth);
        double floor = Baselines.floor(
                        new TopThreeDecoder(centres), Task.TargetKind.PROBABILITIES, batch.target, truth, rat.arena())
                .meanMetres()
                .orNaN();
        double start = Baselines.stayAtStart(truth, rat.arena()).meanMetres().orNaN();
        double centre = Baselines.centre(truth, rat.arena()).meanMetres().orNaN();
        assertThat(floor).isLessThan(0.05);
        assertThat(start).isGreaterThan(2 * floor);
        assertThat(centre).isCloseTo(0.38, within(0.12)).isGreaterThan(start);
    }
}
