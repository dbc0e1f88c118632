package periplus.tasks.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Kernels;
import periplus.core.measure.Measured;
import periplus.tasks.Task;
import periplus.tasks.navigation.PathIntegration;
import periplus.tasks.navigation.TrueWalks;
import periplus.tasks.space.Arena;
import periplus.tasks.support.Recipe;

class DecodingErrorTest {
    private static TrueWalks twoStepsOfTwoTrials() {
        TrueWalks truth = new TrueWalks(2, 2, 0.02);
        double[] targets = {0, 0, 1, 0, 0, 1, 1, 1};
        System.arraycopy(targets, 0, truth.targetMetres, 0, 8);
        truth.startMetres[0] = 0;
        truth.startMetres[1] = 0;
        truth.startMetres[2] = 1;
        truth.startMetres[3] = -1;
        return truth;
    }

    @Test
    void meanMedianAndStepsAreThoseOfPaper() {
        float[] outputs = {3, 4, 1, 1, 0, 1, 1, 3}; // errors 5, 1 at step 0; 0, 2 at step 1
        DecodingError e = DecodingError.of(new CoordinateDecoder(), outputs, twoStepsOfTwoTrials(), Arena.square(4));
        assertThat(e.meanMetres()).isEqualTo(Measured.of(2));
        assertThat(e.medianMetres()).isEqualTo(Measured.of(1.5));
        assertThat(e.perStepMetres()).containsExactly(Measured.of(3), Measured.of(1));
        assertThat(e.rows()).isEqualTo(4);
        assertThat(e.undecodedRows()).isZero();
    }

    @Test
    void rowsWithoutPositionAreCountedAndLeftOut() {
        float[] outputs = {3, 4, Float.NaN, 1, Float.NaN, 1, 1, Float.NaN};
        DecodingError e = DecodingError.of(new CoordinateDecoder(), outputs, twoStepsOfTwoTrials(), Arena.square(4));
        assertThat(e.meanMetres()).isEqualTo(Measured.of(5));
        assertThat(e.undecodedRows()).isEqualTo(3);
        assertThat(e.perStepMetres().get(1).isDefined()).isFalse();
        java.util.Arrays.fill(outputs, Float.NaN);
        DecodingError none = DecodingError.of(new CoordinateDecoder(), outputs, twoStepsOfTwoTrials(), Arena.square(4));
        assertThat(none.meanMetres().isDefined()).isFalse();
        assertThat(none.medianMetres()).isInstanceOf(Measured.Undefined.class);
    }

    @Test
    void inAPeriodicArenaTheNearestImageCounts() {
        TrueWalks truth = new TrueWalks(1, 1, 0.02);
        truth.targetMetres[0] = 0.9;
        DecodingError e = DecodingError.of(new double[] {-0.9, 0}, truth, Arena.periodicRectangle(2, 2));
        assertThat(e.meanMetres().orNaN()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void baselinesAnswerWithTheStartAndTheCentre() {
        DecodingError start = Baselines.stayAtStart(twoStepsOfTwoTrials(), Arena.square(4));
        assertThat(start.perStepMetres()).containsExactly(Measured.of(0.5), Measured.of(1.5));
        DecodingError centre = Baselines.centre(twoStepsOfTwoTrials(), Arena.square(4));
        assertThat(centre.meanMetres().orNaN()).isCloseTo((2 + Math.sqrt(2)) / 4, within(1e-12));
    }

    @Test
    void theRecipesBaselinesHaveTheReferenceSizes() {
        TrueWalks truth = filled(8, 1, 2000).truth;
        assertThat(Baselines.stayAtStart(truth, Recipe.BOX).meanMetres().orNaN())
                .isCloseTo(0.194, within(0.004));
        assertThat(Baselines.centre(truth, Recipe.BOX).meanMetres().orNaN()).isCloseTo(0.85, within(0.015));
    }

    @Test
    void theTopThreeFloorIsTheReferenceOneAndCollapsesWithFewCells() {
        assertThat(topThreeFloor(512)).isCloseTo(0.042, within(0.002));
        assertThat(topThreeFloor(256)).isCloseTo(0.082, within(0.015));
        // 0.29 +- 0.024 over sets of centres in double; ties between far cells make it smaller in float
        assertThat(topThreeFloor(128)).isBetween(0.23, 0.34);
    }

    @Test
    void theTemplateDecodersFloorIsItsLatticeWithManyCellsAndWithFew() {
        for (int cells : new int[] {512, 128}) {
            Filled f = filled(cells, 1, 5);
            TemplateDecoder decoder = new TemplateDecoder(Recipe.code(cells, 1), 100, Kernels.plain());
            DecodingError e =
                    Baselines.floor(decoder, Task.TargetKind.PROBABILITIES, f.batch.target, f.truth, Recipe.BOX);
            assertThat(e.meanMetres().orNaN()).as("2.2 cm lattice").isBetween(0.006, 0.012);
        }
    }

    @Test
    void theFloorOfCoordinatesIsZero() {
        TrueWalks truth = twoStepsOfTwoTrials();
        float[] target = {0, 0, 1, 0, 0, 1, 1, 1};
        DecodingError e =
                Baselines.floor(new CoordinateDecoder(), Task.TargetKind.COORDINATES, target, truth, Arena.square(4));
        assertThat(e.meanMetres()).isEqualTo(Measured.of(0));
    }

    @Test
    void tooFewDecodedPositionsAreRefused() {
        assertThatThrownBy(() -> DecodingError.of(new double[7], twoStepsOfTwoTrials(), Arena.square(4)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private record Filled(SequenceBatch batch, TrueWalks truth) {}

    private static Filled filled(int cells, long seed, int trials) {
        PathIntegration task = Recipe.task(cells, seed);
        Filled f = new Filled(task.newBatch(trials), task.newTrueWalks(trials));
        task.fill(seed, "test", 0, f.batch, f.truth);
        return f;
    }

    /** Mean floor over eight sets of centres. */
    private static double topThreeFloor(int cells) {
        double sum = 0;
        for (long seed = 1; seed <= 8; seed++) {
            Filled f = filled(cells, seed, 100);
            sum += Baselines.floor(
                            new TopThreeDecoder(Recipe.code(cells, seed).centres()),
                            Task.TargetKind.PROBABILITIES,
                            f.batch.target,
                            f.truth,
                            Recipe.BOX)
                    .meanMetres()
                    .orNaN();
        }
        return sum / 8;
    }
}
