package periplus.tasks.oscillation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.workers.Workers;
import periplus.tasks.Task;
import periplus.tasks.TaskContract;

class SineGenerationTest extends TaskContract {
    private static final SineGeneration.Settings TWO = new SineGeneration.Settings(2, 10, 1, 30, 100, 0.01, 0.5);

    @Override
    protected Task task(Workers workers) {
        return new SineGeneration(TWO);
    }

    private static SequenceBatch filled(Task task, int trials) {
        SequenceBatch batch = task.newBatch(trials);
        task.fill(5, "test", 3, batch);
        return batch;
    }

    @Test
    void theTargetIsTheSineOfTheFrequencyThatTheInputNames() {
        SequenceBatch batch = filled(new SineGeneration(TWO), 30);
        for (int t = 0; t < 100; t++) {
            for (int cell = 0; cell < 60; cell++) {
                double hz = batch.input[t * 60 + cell] / 0.5;
                assertThat(batch.input[t * 60 + cell]).isEqualTo(batch.input[cell]);
                assertThat((double) batch.target[t * 60 + cell])
                        .isCloseTo(Math.sin(2 * Math.PI * hz * (t + 1) * 0.01), within(2e-5));
            }
        }
    }

    @Test
    void everyFrequencyComesAboutAsOftenAndTheyAreEvenlySpaced() {
        SequenceBatch batch = filled(new SineGeneration(TWO), 2000);
        TreeMap<Float, Integer> counts = new TreeMap<>();
        for (int cell = 0; cell < 4000; cell++) {
            counts.merge(batch.input[cell] / 0.5f, 1, Integer::sum);
        }
        assertThat(counts).hasSize(10);
        assertThat(counts.firstKey()).isEqualTo(1f);
        assertThat(counts.lastKey()).isEqualTo(30f);
        float before = Float.NaN;
        for (float hz : counts.keySet()) {
            // sd of a count is 19
            assertThat(counts.get(hz)).isBetween(310, 490);
            if (!Float.isNaN(before)) {
                assertThat(hz - before).isCloseTo(29f / 9, within(1e-4f));
            }
            before = hz;
        }
    }

    @Test
    void channelsHaveFrequenciesOfTheirOwn() {
        SequenceBatch batch = filled(new SineGeneration(TWO), 2000);
        int same = 0;
        for (int trial = 0; trial < 2000; trial++) {
            same += batch.input[trial * 2] == batch.input[trial * 2 + 1] ? 1 : 0;
        }
        assertThat(same / 2000.0).isCloseTo(0.1, within(0.03));
    }

    @Test
    void stretchedTheSineGoesOn() {
        SineGeneration longer = new SineGeneration(TWO).stretched(2);
        assertThat(longer.steps()).isEqualTo(200);
        SequenceBatch batch = filled(longer, 3);
        double hz = batch.input[0] / 0.5;
        assertThat((double) batch.target[199 * 6]).isCloseTo(Math.sin(2 * Math.PI * hz * 2.0), within(5e-5));
    }

    @Test
    void stepsTooLongForTheFrequencyAreRefused() {
        assertThatThrownBy(() -> new SineGeneration.Settings(1, 10, 1, 30, 100, 0.02, 1))
                .hasMessageContaining("30.0 Hz");
        assertThatThrownBy(() -> new SineGeneration.Settings(1, 10, 5, 1, 100, 0.01, 1))
                .hasMessageContaining("rising");
        assertThat(new SineGeneration.Settings(1, 1, 5, 9, 100, 0.01, 1).hz(0)).isEqualTo(5.0);
    }
}
