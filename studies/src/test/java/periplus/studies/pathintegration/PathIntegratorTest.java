package periplus.studies.pathintegration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import periplus.analysis.tuning.TuningColumn;
import periplus.core.errors.PeriplusException;
import periplus.core.kernels.Kernels;
import periplus.core.workers.Workers;
import periplus.studies.recipe.ArenaSettings;
import periplus.studies.recipe.MotionSettings;
import periplus.studies.recipe.Recipe;
import periplus.tasks.navigation.InputCode;

/** A recipe at work: it learns, it is measured on other trials than it learned from, and nothing else matters. */
class PathIntegratorTest {
    private static final RecordedSource NO_FILES = file -> {
        throw new AssertionError("no file was named, yet " + file + " was read");
    };

    private static PathIntegrator build(Recipe recipe) {
        return new PathIntegrator(recipe, Kernels.plain(), NO_FILES);
    }

    private static PathIntegrator trained(Recipe recipe) {
        PathIntegrator integrator = build(recipe);
        for (int step = 0; step < recipe.training().steps(); step++) {
            integrator.update(step);
        }
        return integrator;
    }

    @Test
    void trainingOnPlaceCellsLowersTheLossTowardsTheTargetsEntropy() {
        Recipe recipe = SmallRecipe.placeCells(new ArenaSettings.Square(2.2), SmallRecipe.WALK);
        DecodingTest before = build(recipe).decodingTest("test", 250);
        DecodingTest after = trained(recipe).decodingTest("test", 250);
        assertThat(before.targetEntropyNats()).isEqualTo(after.targetEntropyNats());
        double klBefore = before.lossNatsOrSquareMetres() - before.targetEntropyNats();
        double klAfter = after.lossNatsOrSquareMetres() - after.targetEntropyNats();
        assertThat(klAfter).isPositive().isLessThan(0.8 * klBefore);
        assertThat(after.error().meanMetres().orNaN())
                .isLessThan(before.error().meanMetres().orNaN());
    }

    @Test
    void twoModulesAndAToldPositionLearnToo() {
        for (Recipe recipe : java.util.List.of(
                SmallRecipe.further(InputCode.DISPLACEMENT, 2), SmallRecipe.further(InputCode.PLACE_CODE, 1))) {
            PathIntegrator integrator = build(recipe);
            DecodingTest before = integrator.decodingTest("test", 250);
            DecodingTest after = trained(recipe).decodingTest("test", 250);
            assertThat(after.lossNatsOrSquareMetres() - after.targetEntropyNats())
                    .isLessThan(0.8 * (before.lossNatsOrSquareMetres() - before.targetEntropyNats()));
        }
        assertThat(build(SmallRecipe.further(InputCode.PLACE_CODE, 1)).task().inputs())
                .isEqualTo(64);
    }

    @Test
    void trainingOnCoordinatesReachesTheStartsAccuracyAndBeyond() {
        Recipe recipe = SmallRecipe.coordinates();
        DecodingTest after = trained(recipe).decodingTest("test", 100);
        assertThat(after.targetEntropyNats()).isNaN();
        assertThat(after.floor().meanMetres().orNaN()).isCloseTo(0, within(1e-6));
        assertThat(after.error().meanMetres().orNaN())
                .isLessThan(after.centre().meanMetres().orNaN() / 2);
    }

    @Test
    void aTestOfManyTrialsIsTheSameWhicheverTestsCameBefore() {
        PathIntegrator integrator = build(SmallRecipe.placeCells(new ArenaSettings.Square(2.2), SmallRecipe.WALK));
        DecodingTest first = integrator.decodingTest("test", 250);
        integrator.decodingTest("other", 30);
        DecodingTest again = integrator.decodingTest("test", 250);
        assertThat(again.decodedMetres()).isEqualTo(first.decodedMetres());
        assertThat(again.walks().targetMetres).isEqualTo(first.walks().targetMetres);
        assertThat(again.lossNatsOrSquareMetres()).isEqualTo(first.lossNatsOrSquareMetres());
    }

    @Test
    void everyTrialOfALongTestIsItsOwn() {
        PathIntegrator integrator = build(SmallRecipe.placeCells(new ArenaSettings.Square(2.2), SmallRecipe.WALK));
        double[] starts = integrator.decodingTest("test", 450).walks().startMetres;
        assertThat(java.util.Arrays.stream(starts).distinct().count()).isEqualTo(900);
    }

    @Test
    void testTrialsAreNotTrainingTrials() {
        PathIntegrator integrator = build(SmallRecipe.placeCells(new ArenaSettings.Square(2.2), SmallRecipe.WALK));
        double[] training = integrator.decodingTest(PathIntegrator.TRAIN, 40).walks().startMetres;
        double[] test = integrator.decodingTest("test", 40).walks().startMetres;
        assertThat(test).doesNotContain(training);
    }

    @Test
    void aRecordingIsDecodedInWindowsFromItsOwnStarts() {
        PathIntegrator integrator = build(SmallRecipe.placeCells(new ArenaSettings.Square(2.2), SmallRecipe.WALK));
        int samples = 1_000;
        double[] t = new double[samples];
        double[] xy = new double[2 * samples];
        for (int k = 0; k < samples; k++) {
            t[k] = 0.02 * k;
            xy[2 * k] = 10 + StrictMath.cos(0.01 * k);
            xy[2 * k + 1] = -4 + StrictMath.sin(0.01 * k);
        }
        DecodingTest test = integrator.decodeRecording("circle", new RecordedSource.Recording(t, xy), 6);
        assertThat(test.walks().trials).isEqualTo((samples - 8) / 6 + 1);
        assertThat(test.walks().startMetres[0]).isCloseTo(StrictMath.cos(0.01), within(1e-3));
        assertThat(test.walks().startMetres[1]).isCloseTo(StrictMath.sin(0.01), within(1e-3));
        int last = test.walks().trials - 1;
        assertThat(test.walks().startMetres[2 * last]).isCloseTo(StrictMath.cos(0.01 * (6 * last + 1)), within(1e-3));
    }

    @Test
    void aRecordingThatLeavesTheArenaIsRefused() {
        PathIntegrator integrator = build(SmallRecipe.placeCells(new ArenaSettings.Square(0.5), SmallRecipe.WALK));
        var recording = new RecordedSource.Recording(new double[] {0, 1, 2}, new double[] {0, 0, 1, 1, 2, 2});
        assertThatThrownBy(() -> integrator.decodeRecording("path.csv", recording, 6))
                .isInstanceOf(PeriplusException.class)
                .hasMessageContaining("path.csv")
                .hasMessageContaining("outside");
    }

    @Test
    void everyArenaAndMotionOfARecipeCanBeRun() {
        List<ArenaSettings> arenas = List.of(
                new ArenaSettings.Rectangle(2, 1),
                new ArenaSettings.Triangle(2),
                new ArenaSettings.Hexagon(1),
                new ArenaSettings.Circle(1),
                new ArenaSettings.Polygon(
                        List.of(0.0, 0.0, 2.0, 0.0, 2.0, 2.0, 0.0, 2.0),
                        List.of(List.of(1.0, 0.0, 1.0, 0.5)),
                        List.of(List.of(1.4, 1.4, 1.6, 1.4, 1.6, 1.6))));
        for (ArenaSettings arena : arenas) {
            PathIntegrator integrator = build(SmallRecipe.placeCells(arena, SmallRecipe.WALK));
            assertThat(integrator.update(0).total()).isFinite();
            assertThat(integrator.decodingTest("test", 5).floor().meanMetres().isDefined())
                    .isTrue();
        }
        PathIntegrator rests = build(SmallRecipe.placeCells(
                new ArenaSettings.Square(2), new MotionSettings.BrownianHeading(0.02, 0.2, 0.9, 45)));
        assertThat(rests.update(0).total()).isFinite();
    }

    @Test
    void aMeasurementScoresEveryUnitOrSaysWhyNot() {
        PathIntegrator integrator = build(SmallRecipe.placeCells(new ArenaSettings.Square(2.2), SmallRecipe.WALK));
        Measurement measured = Measurement.of(integrator, Workers.single(), stage -> {});
        assertThat(measured.tuning().units()).isEqualTo(32);
        assertThat(measured.maps().binsX()).isEqualTo(10);
        double samples = java.util.Arrays.stream(measured.maps().occupancy()).sum();
        assertThat(samples).isBetween(0.97 * 60 * 6, 60.0 * 6);
        for (int unit = 0; unit < 32; unit++) {
            assertThat(measured.tuning().get(unit, TuningColumn.GRID_60)).isNotNull();
        }
        assertThat(measured.eigenvalues().real()).hasSize(32);
    }
}
