package periplus.tasks.workingmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.workers.Workers;
import periplus.tasks.Task;
import periplus.tasks.TaskContract;

class DelayedDiscriminationTest {
    private static final DelayedDiscrimination.Settings PLAIN =
            new DelayedDiscrimination.Settings(2, 5, 20, 6, 1, false, false);
    private static final DelayedDiscrimination.Settings WITH_MAGNITUDE =
            new DelayedDiscrimination.Settings(2, 5, 20, 6, 0, true, true);

    @Nested
    class EveryStepCounts extends TaskContract {
        @Override
        protected Task task(Workers workers) {
            return new DelayedDiscrimination(PLAIN);
        }

        @Override
        protected boolean masks() {
            return true;
        }
    }

    @Nested
    class OnlyTheResponseCounts extends TaskContract {
        @Override
        protected Task task(Workers workers) {
            return new DelayedDiscrimination(WITH_MAGNITUDE);
        }

        @Override
        protected boolean masks() {
            return true;
        }
    }

    private static SequenceBatch filled(Task task, int trials) {
        SequenceBatch batch = task.newBatch(trials);
        Arrays.fill(batch.weight, 9f);
        task.fill(5, "test", 3, batch);
        return batch;
    }

    /** The step of the second pulse, found in the inputs alone. */
    private static int second(SequenceBatch batch, int trial) {
        int found = -1;
        for (int t = 1; t < batch.steps; t++) {
            if (batch.input[(t * batch.trials + trial) * batch.inputs] != 0) {
                assertThat(found).as("a third pulse at step " + t).isEqualTo(-1);
                found = t;
            }
        }
        return found;
    }

    @Test
    void targetsAndMasksFollowFromThePulses() {
        for (DelayedDiscrimination.Settings settings : new DelayedDiscrimination.Settings[] {PLAIN, WITH_MAGNITUDE}) {
            SequenceBatch batch = filled(new DelayedDiscrimination(settings), 50);
            for (int trial = 0; trial < 50; trial++) {
                int second = second(batch, trial);
                for (int t = 0; t < batch.steps; t++) {
                    boolean response = t >= second && t < second + 6;
                    boolean counts = settings.responseOnly() ? response : t < second + 6;
                    assertThat(batch.weight[t * 50 + trial]).isEqualTo(counts ? 1f : 0f);
                    for (int c = 0; c < 2; c++) {
                        float f1 = batch.input[trial * 2 + c];
                        float f2 = batch.input[(second * 50 + trial) * 2 + c];
                        float sign = !response ? 0f : f2 > f1 ? 1f : -1f;
                        int out = (t * 50 + trial) * batch.outputs + c;
                        assertThat(batch.target[out]).isEqualTo(sign);
                        if (settings.magnitudeHead()) {
                            assertThat(batch.target[out + 2]).isCloseTo(response ? (f2 - f1) / 8 : 0, within(1e-6f));
                        }
                    }
                }
            }
        }
    }

    @Test
    void amplitudesFillTheirRangeAndKeepTheirDistanceAndDelaysAreUniform() {
        SequenceBatch batch = filled(new DelayedDiscrimination(PLAIN), 3000);
        int[] delays = new int[21];
        double least = 10;
        double largest = 2;
        double positive = 0;
        double nearest = 9;
        for (int trial = 0; trial < 3000; trial++) {
            int second = second(batch, trial);
            delays[second - 1]++;
            for (int c = 0; c < 2; c++) {
                float f1 = batch.input[trial * 2 + c];
                float f2 = batch.input[(second * 3000 + trial) * 2 + c];
                least = Math.min(least, Math.min(f1, f2));
                largest = Math.max(largest, Math.max(f1, f2));
                nearest = Math.min(nearest, Math.abs(f2 - f1));
                positive += f2 > f1 ? 1 : 0;
            }
        }
        assertThat(least).isBetween(2.0, 2.05);
        assertThat(largest).isBetween(9.95, 10.0);
        assertThat(nearest).isBetween(1 - 1e-6, 1.05);
        assertThat(positive / 6000).isCloseTo(0.5, within(0.03));
        for (int d = 0; d < 21; d++) {
            // 3000 / 16 = 187.5, sd 13
            assertThat(delays[d]).isBetween(d < 5 ? 0 : 135, d < 5 ? 0 : 240);
        }
    }

    @Test
    void withoutAGapAmplitudesMayMeet() {
        SequenceBatch batch = filled(new DelayedDiscrimination(WITH_MAGNITUDE), 3000);
        double nearest = 9;
        for (int trial = 0; trial < 3000; trial++) {
            int second = second(batch, trial);
            nearest = Math.min(nearest, Math.abs(batch.input[(second * 3000 + trial) * 2] - batch.input[trial * 2]));
        }
        assertThat(nearest).isLessThan(0.02);
    }

    @Test
    void stretchedTheDelaysAreTwiceAsLongAndTheResponseIsNot() {
        DelayedDiscrimination longer = new DelayedDiscrimination(PLAIN).stretched(2);
        assertThat(longer.steps()).isEqualTo(1 + 40 + 6);
        SequenceBatch batch = filled(longer, 500);
        int shortest = 99;
        int longest = 0;
        for (int trial = 0; trial < 500; trial++) {
            int delay = second(batch, trial) - 1;
            shortest = Math.min(shortest, delay);
            longest = Math.max(longest, delay);
        }
        assertThat(shortest).isEqualTo(10);
        assertThat(longest).isEqualTo(40);
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new DelayedDiscrimination.Settings(1, 5, 4, 6, 0, false, false))
                .hasMessageContaining("5 to 4");
        assertThatThrownBy(() -> new DelayedDiscrimination.Settings(1, 5, 20, 6, 8, false, false))
                .hasMessageContaining("8.0");
        assertThatThrownBy(() -> new DelayedDiscrimination.Settings(1, 5, 20, 0, 0, false, false))
                .hasMessageContaining("0 response steps");
    }
}
