package periplus.tasks.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.carriers.Trajectories;
import periplus.core.errors.BadInputException;
import periplus.core.workers.Workers;
import periplus.tasks.Task;
import periplus.tasks.TaskContract;
import periplus.tasks.codes.HeadDirectionCells;
import periplus.tasks.codes.PlaceCells;
import periplus.tasks.codes.PlaceCentres;
import periplus.tasks.codes.PlaceCode;
import periplus.tasks.codes.PlaceProfile;
import periplus.tasks.codes.ScaledCells;
import periplus.tasks.codes.SpeedCells;
import periplus.tasks.decoding.TopThreeDecoder;
import periplus.tasks.motion.BrownianHeadingSettings;
import periplus.tasks.motion.BrownianHeadingWalk;
import periplus.tasks.motion.Drift;
import periplus.tasks.motion.Motion;
import periplus.tasks.motion.RayleighWalk;
import periplus.tasks.motion.RayleighWalkSettings;
import periplus.tasks.motion.RodentWalk;
import periplus.tasks.motion.RodentWalkSettings;
import periplus.tasks.space.Arena;
import periplus.tasks.space.Tracks;
import periplus.tasks.space.WallGeometry;
import periplus.tasks.support.Recipe;

class PathIntegrationTest {
    private static final PathIntegrationSettings RECIPE = PathIntegrationSettings.SORSCHER_2019;

    @Nested
    class ToPlaceCells extends TaskContract {
        @Override
        protected Task task(Workers workers) {
            return PathIntegration.toPlaceCells(Recipe.walk(), Recipe.code(40, 1), RECIPE, workers);
        }
    }

    @Nested
    class ToCoordinates extends TaskContract {
        @Override
        protected Task task(Workers workers) {
            Motion motion = new BrownianHeadingWalk(Arena.equilateralTriangle(2), BrownianHeadingSettings.INFERRED);
            return PathIntegration.toCoordinates(motion, null, PathIntegrationSettings.CUEVA_2018, workers);
        }
    }

    /** A rodent in a T-maze and 512 place cells that see no further than the next wall. */
    private static PathIntegration rodents(Workers workers) {
        Arena maze = Tracks.tMaze();
        Drift laps =
                new Drift.ToGoals(new double[] {0, -0.9, -0.8, 0.6, 0.8, 0.6}, Drift.Order.OUT_AND_BACK, 0.25, 0.1, 3);
        Motion motion = new RodentWalk(
                maze,
                RodentWalkSettings.DEFAULT
                        .withDtSeconds(0.1)
                        .withSpeedScale(0.2)
                        .with(laps));
        PlaceCells cells = new PlaceCells(
                PlaceCentres.uniform(maze, 512, 1), PlaceProfile.GAUSSIAN, 0.2, WallGeometry.LINE_OF_SIGHT);
        return PathIntegration.toCells(
                motion,
                ScaledCells.toUnitMeanSquare(cells, maze),
                settings(30, InputCode.DISPLACEMENT, StartCode.PLACE_CODE, 0),
                workers);
    }

    @Nested
    class ToTheRatesOfPlaceCellsInATMaze extends TaskContract {
        @Override
        protected Task task(Workers workers) {
            return rodents(workers);
        }
    }

    @Nested
    class ToHeadDirectionCells extends TaskContract {
        @Override
        protected Task task(Workers workers) {
            Motion motion = new RodentWalk(Arena.square(1), RodentWalkSettings.DEFAULT);
            return PathIntegration.toCells(motion, new HeadDirectionCells(20, Math.PI / 6), RECIPE, workers);
        }
    }

    @Test
    void ratesAreTargetsOfTheSquaredErrorAndAreThoseOfTheTrueState() {
        PathIntegration task = rodents(Workers.single());
        assertThat(task.targetKind()).isEqualTo(Task.TargetKind.RATES);
        assertThat(task.outputs()).isEqualTo(512);
        SequenceBatch batch = task.newBatch(20);
        TrueWalks walks = task.newTrueWalks(20);
        task.fill(1, "train", 0, batch, walks);
        double squares = 0;
        for (float v : batch.target) {
            squares += (double) v * v / batch.target.length;
        }
        assertThat(squares).isBetween(0.5, 2.0);
        // the most active cells are those around the animal
        PlaceCentres centres = PlaceCentres.uniform(Tracks.tMaze(), 512, 1);
        TopThreeDecoder decoder = new TopThreeDecoder(centres);
        double[] xy = new double[2];
        for (int row = 0; row < batch.rows(); row++) {
            decoder.decode(batch.target, row * 512, xy);
            assertThat(xy[0]).isCloseTo(walks.targetMetres[2 * row], within(0.15));
            assertThat(xy[1]).isCloseTo(walks.targetMetres[2 * row + 1], within(0.15));
        }
    }

    @Test
    void headingAndSpeedAreThoseOfTheStepThatLedThere() {
        Motion motion = new RodentWalk(Arena.square(1), RodentWalkSettings.DEFAULT);
        PathIntegration heads =
                PathIntegration.toCells(motion, new HeadDirectionCells(20, Math.PI / 6), RECIPE, Workers.single());
        PathIntegration speeds = PathIntegration.toCells(motion, new SpeedCells(0.16, 1, 2), RECIPE, Workers.single());
        SequenceBatch h = heads.newBatch(10);
        SequenceBatch s = speeds.newBatch(10);
        heads.fill(1, "train", 0, h);
        speeds.fill(1, "train", 0, s);
        for (int row = 0; row < h.rows(); row++) {
            double dx = h.input[2 * row];
            double dy = h.input[2 * row + 1];
            double heading = Math.atan2(dy, dx);
            assertThat((double) h.target[20 * row])
                    .isCloseTo(Math.exp(3.6475626 * (Math.cos(heading) - 1)), within(1e-4));
            assertThat((double) s.target[2 * row]).isCloseTo(Math.sqrt(dx * dx + dy * dy) / 0.05 / 0.16, within(1e-4));
        }
    }

    @Test
    void aPlaceCodeAsInputIsThatOfThePresentPosition() {
        PathIntegration task = PathIntegration.toPlaceCells(
                Recipe.walk(),
                Recipe.code(64, 1),
                settings(6, InputCode.PLACE_CODE, StartCode.PLACE_CODE, 0),
                Workers.single());
        assertThat(task.inputs()).isEqualTo(task.outputs());
        SequenceBatch batch = filled(task);
        assertThat(batch.input).isEqualTo(batch.target);
        PathIntegration ahead = PathIntegration.toPlaceCells(
                Recipe.walk(),
                Recipe.code(64, 1),
                settings(6, InputCode.PLACE_CODE, StartCode.PLACE_CODE, 2),
                Workers.single());
        assertThat(filled(ahead).input).isNotEqualTo(filled(ahead).target);
        assertThatThrownBy(
                        () -> coordinates(Recipe.walk(), settings(6, InputCode.PLACE_CODE, StartCode.COORDINATES, 0)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no place cells");
    }

    private static PathIntegration coordinates(Motion motion, PathIntegrationSettings settings) {
        return PathIntegration.toCoordinates(motion, null, settings, Workers.single());
    }

    private static PathIntegrationSettings settings(int steps, InputCode input, StartCode start, int horizon) {
        return new PathIntegrationSettings(steps, input, 1, start, horizon);
    }

    @Test
    void displacementsSumToTheTargets() {
        PathIntegration task =
                coordinates(Recipe.walk(), settings(20, InputCode.DISPLACEMENT, StartCode.COORDINATES, 0));
        SequenceBatch batch = task.newBatch(200);
        task.fill(1, "train", 0, batch);
        for (int b = 0; b < 200; b++) {
            double x = batch.initial[2 * b];
            double y = batch.initial[2 * b + 1];
            for (int t = 0; t < 20; t++) {
                int row = t * 200 + b;
                x += batch.input[2 * row];
                y += batch.input[2 * row + 1];
                assertThat((double) batch.target[2 * row]).isCloseTo(x, within(1e-6));
                assertThat((double) batch.target[2 * row + 1]).isCloseTo(y, within(1e-6));
            }
        }
    }

    @Test
    void theFirstInstantIsDroppedAsInTheReleasedCode() {
        PathIntegration task = Recipe.task(64, 1);
        assertThat(task.instants()).isEqualTo(22);
        SequenceBatch batch = task.newBatch(6);
        TrueWalks walks = task.newTrueWalks(6);
        task.fill(3, "align", 5, batch, walks);
        Trajectories paths = Trajectories.allocate(6, 22, 0.02);
        Recipe.walk().fill(3, "align", 5, paths, Workers.single());
        PlaceCode code = Recipe.code(64, 1);
        float[] expected = new float[64];
        for (int b = 0; b < 6; b++) {
            assertThat(walks.startMetres[2 * b]).isEqualTo(paths.x(b, 1));
            code.encode(paths.x(b, 1), paths.y(b, 1), expected, 0);
            assertThat(java.util.Arrays.copyOfRange(batch.initial, b * 64, (b + 1) * 64))
                    .isEqualTo(expected);
            for (int t = 0; t < 20; t++) {
                int row = t * 6 + b;
                assertThat(batch.input[2 * row]).isEqualTo((float) (paths.x(b, t + 2) - paths.x(b, t + 1)));
                assertThat(batch.input[2 * row + 1]).isEqualTo((float) (paths.y(b, t + 2) - paths.y(b, t + 1)));
                code.encode(paths.x(b, t + 2), paths.y(b, t + 2), expected, 0);
                assertThat(java.util.Arrays.copyOfRange(batch.target, row * 64, (row + 1) * 64))
                        .isEqualTo(expected);
                assertThat(walks.walked.x(b, t)).isEqualTo(paths.x(b, t + 2));
                assertThat(walks.walked.heading(b, t)).isEqualTo(paths.heading(b, t + 2));
                assertThat(walks.targetMetres[2 * row]).isEqualTo(paths.x(b, t + 2));
                assertThat(walks.targetMetres[2 * row + 1]).isEqualTo(paths.y(b, t + 2));
            }
        }
    }

    @Test
    void aHorizonMovesTheTargetAheadAndLeavesInputsAndPresentAlone() {
        PathIntegration now =
                coordinates(Recipe.walk(), settings(20, InputCode.DISPLACEMENT, StartCode.COORDINATES, 0));
        PathIntegration ahead =
                coordinates(Recipe.walk(), settings(20, InputCode.DISPLACEMENT, StartCode.COORDINATES, 3));
        SequenceBatch a = now.newBatch(5);
        SequenceBatch b = ahead.newBatch(5);
        TrueWalks walksA = now.newTrueWalks(5);
        TrueWalks walksB = ahead.newTrueWalks(5);
        now.fill(1, "h", 0, a, walksA);
        ahead.fill(1, "h", 0, b, walksB);
        assertThat(b.input).isEqualTo(a.input);
        assertThat(walksB.walked.positionMetres()).isEqualTo(walksA.walked.positionMetres());
        for (int i = 0; i < 17 * 10; i++) {
            assertThat(b.target[i]).isEqualTo(a.target[i + 30]);
            assertThat(walksB.targetMetres[i]).isEqualTo(walksA.targetMetres[i + 30]);
        }
    }

    @Test
    void speedAndHeadingInputsLeadToTheSamePlaces() {
        Motion motion = new BrownianHeadingWalk(
                Arena.regularHexagon(1), BrownianHeadingSettings.INFERRED.withIndependentRests(0.3));
        SequenceBatch angle = filled(coordinates(motion, settings(60, InputCode.SPEED_AND_HEADING, StartCode.NONE, 0)));
        SequenceBatch sine = filled(coordinates(motion, settings(60, InputCode.SPEED_SINE_COSINE, StartCode.NONE, 0)));
        assertThat(angle.initialSize).isZero();
        for (int b = 0; b < 8; b++) {
            double x = 0; // the start is the centre, exactly
            double y = 0;
            for (int t = 0; t < 60; t++) {
                int row = t * 8 + b;
                double speed = angle.input[2 * row];
                float turns = angle.input[2 * row + 1];
                assertThat(turns).isBetween(0f, 1f).isNotEqualTo(1f);
                double c = StrictMath.cos(2 * Math.PI * turns);
                double s = StrictMath.sin(2 * Math.PI * turns);
                assertThat((double) sine.input[3 * row]).isCloseTo(speed, within(1e-7));
                assertThat((double) sine.input[3 * row + 1]).isCloseTo(s, within(1e-5));
                assertThat((double) sine.input[3 * row + 2]).isCloseTo(c, within(1e-5));
                x += speed * c;
                y += speed * s;
                assertThat((double) angle.target[2 * row]).isCloseTo(x, within(1e-5));
                assertThat((double) angle.target[2 * row + 1]).isCloseTo(y, within(1e-5));
            }
        }
    }

    private static SequenceBatch filled(PathIntegration task) {
        SequenceBatch batch = task.newBatch(8);
        task.fill(1, "inputs", 0, batch);
        return batch;
    }

    @Test
    void theSpeedGainScalesSpeedsOnly() {
        PathIntegrationSettings one = settings(9, InputCode.SPEED_AND_HEADING, StartCode.NONE, 0);
        PathIntegrationSettings ten =
                new PathIntegrationSettings(9, InputCode.SPEED_AND_HEADING, 10, StartCode.NONE, 0);
        SequenceBatch a = filled(coordinates(Recipe.walk(), one));
        SequenceBatch b = filled(coordinates(Recipe.walk(), ten));
        for (int row = 0; row < a.rows(); row++) {
            assertThat(b.input[2 * row]).isCloseTo(10 * a.input[2 * row], within(1e-6f));
            assertThat(b.input[2 * row + 1]).isEqualTo(a.input[2 * row + 1]);
        }
        assertThat(b.target).isEqualTo(a.target);
    }

    @Test
    void inAPeriodicBoxDisplacementsTakeTheShortestWay() {
        Arena torus = Arena.periodicRectangle(1, 2);
        PathIntegration task = coordinates(
                new RayleighWalk(torus, RayleighWalkSettings.SORSCHER_2019),
                settings(200, InputCode.DISPLACEMENT, StartCode.COORDINATES, 0));
        SequenceBatch batch = filled(task);
        int wrapped = 0;
        for (int b = 0; b < 8; b++) {
            double x = batch.initial[2 * b];
            for (int t = 0; t < 200; t++) {
                int row = t * 8 + b;
                assertThat(Math.abs(batch.input[2 * row])).isLessThan(0.2f);
                x += batch.input[2 * row];
                wrapped += Math.abs(x - batch.target[2 * row]) > 0.5 ? 1 : 0;
                assertThat(torus.shortestX(x - batch.target[2 * row])).isCloseTo(0, within(1e-5));
            }
        }
        assertThat(wrapped).as("some paths went round").isPositive();
    }

    @Test
    void missingPlaceCellsAndWrongShapesAreRefused() {
        assertThatThrownBy(() -> coordinates(Recipe.walk(), RECIPE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no place cells");
        assertThatThrownBy(() -> RECIPE.withSteps(0)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> RECIPE.withHorizon(-1))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("horizon");
        PathIntegration task = Recipe.task(8, 1);
        assertThatThrownBy(() -> task.fill(1, "x", 0, task.newBatch(3), task.newTrueWalks(4)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
