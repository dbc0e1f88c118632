package periplus.studies.tasktraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import periplus.core.kernels.KernelProviders;
import periplus.core.kernels.Kernels;
import periplus.core.measure.Measured;
import periplus.core.workers.Workers;
import periplus.studies.recipe.MathProvider;
import periplus.studies.tasktraining.LearningSettings.Patience;
import periplus.studies.tasktraining.TrainedNetworkSettings.Parameterisation;

class TaskTrainingTest {
    private static final TrainedTask ONE_BIT = new TrainedTask.FlipFlopTask(1, 12, 0.3);
    private static final TrainedTask TWO_BITS = new TrainedTask.FlipFlopTask(2, 40, 0.3);
    private static final ProbeSettings PROBE = new ProbeSettings(77, 6, 70, 2, 4);

    private static LearningSettings learning(double threshold, int epochs, double rate) {
        return new LearningSettings(threshold, 3, Patience.FURTHER, epochs, 24, 16, rate, 0.5, 5, 1.0, 0, 0);
    }

    private static TaskTrainingRecipe recipe(TrainedTask task, int units, LearningSettings learning) {
        return new TaskTrainingRecipe(
                "test",
                "",
                List.of(),
                1001,
                MathProvider.AUTO,
                task,
                new TrainedNetworkSettings(units, new Parameterisation.Standard()),
                learning,
                PROBE);
    }

    private static Kernels kernels() {
        return KernelProviders.choose("auto", Workers.single());
    }

    private static TrainedNetwork oneBit() {
        return TaskTraining.run(recipe(ONE_BIT, 8, learning(0.05, 60, 0.01)), kernels());
    }

    @Test
    void aNetworkStopsItsPatienceAfterTheThreshold() {
        TrainedNetwork trained = oneBit();
        assertThat(trained.converged()).as(trained.reason()).isTrue();
        double[] losses = trained.epochLosses();
        int first = 0;
        while (losses[first] >= 0.05) {
            first++;
        }
        assertThat(losses).hasSize(first + 1 + 3);
        assertThat(trained.reason()).isEqualTo("below 0.05 from epoch " + (first + 1) + " on");
        assertThat(trained.finalLoss()).isEqualTo(Measured.of(losses[losses.length - 1]));
        assertThat(trained.testLoss().orNaN()).isCloseTo(losses[losses.length - 1], within(0.02));
        // bits are held for as long as one likes by a network that holds them at all
        assertThat(trained.oodLoss().orNaN()).isLessThan(0.1);
        assertThat(trained.weightChange()).isGreaterThan(0.1);
        assertThat(trained.kernelAlignment().orNaN()).isBetween(0.0, 0.9999);
    }

    @Test
    void theSameRecipeGivesTheSameBitsAndAnotherSeedAnotherNetwork() {
        TrainedNetwork once = oneBit();
        TrainedNetwork again = oneBit();
        assertThat(again.recurrent()).isEqualTo(once.recurrent());
        assertThat(again.firstRecurrent()).isEqualTo(once.firstRecurrent());
        assertThat(again.epochLosses()).isEqualTo(once.epochLosses());
        assertThat(again.oodLoss()).isEqualTo(once.oodLoss());
        TaskTrainingRecipe other = once.recipe().withSeed(1002);
        assertThat(TaskTraining.run(other, kernels()).firstRecurrent()).isNotEqualTo(once.firstRecurrent());
        assertThat(TaskTraining.start(once.recipe(), kernels())
                        .parameters()
                        .get(TrainedNetwork.RECURRENT)
                        .values())
                .isEqualTo(once.firstRecurrent());
    }

    @Test
    void trajectoriesAreOfTheSameTrialsForAllSeedsAndEndWithTheTrial() {
        TrainedTask task = new TrainedTask.DelayedDiscriminationTask(1, 2, 9, 3, 1, false, false);
        TaskTrainingRecipe recipe = recipe(task, 8, learning(0.01, 1, 0.01));
        HiddenTrajectories one = TaskTraining.run(recipe, kernels()).trajectories();
        HiddenTrajectories other =
                TaskTraining.run(recipe.withSeed(7), kernels()).trajectories();
        assertThat(one.trials()).isEqualTo(6);
        assertThat(one.steps()).isEqualTo(13);
        assertThat(one.rate()).hasSize(6 * 13 * 8);
        assertThat(one.length()).isEqualTo(other.length());
        assertThat(one.rate()).isNotEqualTo(other.rate());
        for (int length : one.length()) {
            assertThat(length).isBetween(6, 13);
        }
        HiddenTrajectories before = HiddenTrajectories.untrained(recipe, kernels());
        assertThat(before.rate()).hasSize(one.rate().length).isNotEqualTo(one.rate());
    }

    @Test
    void aNetworkThatDoesNotGetThereIsGivenUpAndOneThatDivergesHasItsReason() {
        TrainedNetwork short1 = TaskTraining.run(recipe(ONE_BIT, 8, learning(1e-9, 2, 0.01)), kernels());
        assertThat(short1.outcome()).isEqualTo(TrainedNetwork.Outcome.GIVEN_UP);
        assertThat(short1.epochs()).isEqualTo(2);
        assertThat(short1.testLoss().isDefined()).isTrue();
        TrainedNetwork diverged = TaskTraining.run(recipe(ONE_BIT, 8, learning(0.05, 5, 1e36)), kernels());
        assertThat(diverged.outcome()).isEqualTo(TrainedNetwork.Outcome.DIVERGED);
        assertThat(diverged.reason()).contains("epoch 1");
        assertThat(diverged.oodLoss()).isEqualTo(Measured.undefined("training diverged"));
        int[] asked = {0};
        TrainedNetwork stopped = new TaskTraining(recipe(ONE_BIT, 8, learning(0.05, 5, 0.01)), kernels())
                .run(TaskTraining.EpochListener.silent(), () -> ++asked[0] > 30);
        assertThat(stopped.outcome()).isEqualTo(TrainedNetwork.Outcome.STOPPED);
        assertThat(stopped.epochs()).isEqualTo(1);
    }

    @Test
    void aNetworkIsGivenUpWhereTheRateCanShrinkNoFurtherButNotBelowItsThreshold() {
        LearningSettings fast = new LearningSettings(1e-9, 0, Patience.FURTHER, 300, 4, 8, 0.01, 0.1, 0, null, 0, 0);
        TrainedNetwork spent = TaskTraining.run(recipe(ONE_BIT, 8, fast), kernels());
        assertThat(spent.outcome()).isEqualTo(TrainedNetwork.Outcome.GIVEN_UP);
        assertThat(spent.reason()).contains("could not shrink further");
        // six shrinkings from 1e-2 to 1e-8, each after one epoch without a better loss
        assertThat(spent.epochs()).isBetween(8, 299);
        LearningSettings waiting =
                new LearningSettings(100, spent.epochs() + 20, Patience.FURTHER, 300, 4, 8, 0.01, 0.1, 0, null, 0, 0);
        TrainedNetwork below = TaskTraining.run(recipe(ONE_BIT, 8, waiting), kernels());
        assertThat(below.outcome()).isEqualTo(TrainedNetwork.Outcome.CONVERGED);
        assertThat(below.epochs()).isEqualTo(spent.epochs() + 21);
    }

    private static int stopsAfter(Patience patience, int epochs, double... losses) {
        TaskTraining.Threshold threshold =
                new TaskTraining.Threshold(new LearningSettings(1, epochs, patience, 100, 1, 1, 0.1, 1, 0, null, 0, 0));
        for (int epoch = 0; epoch < losses.length; epoch++) {
            if (threshold.reached(losses[epoch])) {
                return epoch + 1;
            }
        }
        return -1;
    }

    @Test
    void bothReadingsOfPatience() {
        assertThat(stopsAfter(Patience.FURTHER, 3, 2, 0.5, 2, 2, 2, 2)).isEqualTo(5);
        assertThat(stopsAfter(Patience.FURTHER, 0, 2, 0.5, 2)).isEqualTo(2);
        assertThat(stopsAfter(Patience.CONSECUTIVE, 3, 2, 0.5, 2, 0.5, 0.5, 0.5, 2))
                .isEqualTo(6);
        assertThat(stopsAfter(Patience.CONSECUTIVE, 3, 2, 0.5, 2, 0.5, 0.5, 2)).isEqualTo(-1);
        assertThat(stopsAfter(Patience.FURTHER, 3, 2, 1, 1)).isEqualTo(-1);
    }

    private static double[] sizes(double l1, double nuclear) {
        LearningSettings learning = learning(1e-9, 12, 0.01).withPenalties(l1, nuclear);
        TrainedNetwork trained = TaskTraining.run(recipe(ONE_BIT, 8, learning), kernels());
        double sum = 0;
        double trace = 0;
        float[] j = trained.recurrent();
        for (float w : j) {
            sum += Math.abs(w);
            trace += (double) w * w;
        }
        return new double[] {sum, trace, trained.finalLoss().orNaN()};
    }

    @Test
    void penaltiesShrinkWhatTheyPenaliseAndAreNotPartOfTheLoss() {
        double[] free = sizes(0, 0);
        double[] sparse = sizes(0.01, 0);
        double[] lowRank = sizes(0, 0.03);
        assertThat(sparse[0]).isLessThan(0.8 * free[0]);
        assertThat(lowRank[1]).isLessThan(0.8 * free[1]);
        // 0.01 x about 10 would be 0.1 on top of the loss
        assertThat(sparse[2]).isLessThan(0.1);
    }

    @Test
    void maximalUpdateNetworksLearnToo() {
        TaskTrainingRecipe recipe = recipe(ONE_BIT, 16, learning(0.05, 80, 0.03))
                .withNetwork(new TrainedNetworkSettings(16, new Parameterisation.Mu(1, 0.5, 1)));
        TrainedNetwork trained = TaskTraining.run(recipe, kernels());
        assertThat(trained.converged())
                .as(trained.reason() + " " + trained.finalLoss())
                .isTrue();
        assertThat(trained.kernelAlignment().isDefined()).isTrue();
        assertThat(trained.network().parameters().has("decoder.bias")).isFalse();
    }

    @Test
    void anEpochAllocatesNothingThatGrowsWithIt() {
        TaskTrainingRecipe recipe = recipe(ONE_BIT, 8, learning(1e-9, 12, 0.01));
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Long> allocated = new ArrayList<>();
        new TaskTraining(recipe, Kernels.plain())
                .run((epoch, loss) -> allocated.add(threads.getCurrentThreadAllocatedBytes()), () -> false);
        // 24 updates on batches of 12 x 16 rows; a single array of the batch's size would be 768 bytes an update
        assertThat(allocated.get(11) - allocated.get(10)).isLessThan(12_000);
    }

    @Test
    void twoBitsAreHeldByFourStableFixedPoints() {
        LearningSettings learning =
                new LearningSettings(0.004, 3, Patience.FURTHER, 80, 48, 32, 0.005, 0.5, 5, 1.0, 0, 0);
        TrainedNetwork trained = TaskTraining.run(recipe(TWO_BITS, 20, learning), kernels());
        assertThat(trained.converged())
                .as(trained.reason() + " " + trained.finalLoss())
                .isTrue();
        FixedPoints points = FixedPoints.of(trained, 60, Workers.single());
        assertThat(points.stable()).isEqualTo(4);
        assertThat(points.unstable()).isGreaterThan(0);
    }

    private static void refused(String word, double rate, double factor, @Nullable Double clip) {
        assertThatThrownBy(() -> new LearningSettings(0.1, 3, Patience.FURTHER, 5, 1, 1, rate, factor, 1, clip, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(word);
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        refused("training.learning_rate", 0, 0.5, null);
        refused("training.plateau_factor", 0.1, 1.5, null);
        refused("training.clip_norm", 0.1, 0.5, -1.0);
        assertThatThrownBy(() -> new TrainedTask.FlipFlopTask(0, 10, 0.3)).hasMessageContaining("0 bits");
        assertThatThrownBy(() -> new Parameterisation.Mu(1, 0, 1)).hasMessageContaining("tau");
        assertThatThrownBy(() -> recipe(ONE_BIT, 0, learning(1, 1, 1))).hasMessageContaining("network.units");
    }
}
