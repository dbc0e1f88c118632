package periplus.tasks.flipflop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.workers.Workers;
import periplus.tasks.Task;
import periplus.tasks.TaskContract;

class FlipFlopTest extends TaskContract {
    private static final FlipFlop.Settings THREE_BITS = new FlipFlop.Settings(3, 100, 0.3);

    @Override
    protected Task task(Workers workers) {
        return new FlipFlop(THREE_BITS);
    }

    private static SequenceBatch filled(Task task, int trials) {
        SequenceBatch batch = task.newBatch(trials);
        task.fill(5, "test", 3, batch);
        return batch;
    }

    @Test
    void theTargetIsTheLastPulseOfItsChannel() {
        SequenceBatch batch = filled(new FlipFlop(THREE_BITS), 20);
        for (int row = 0; row < batch.rows() * 3; row++) {
            int t = row / (20 * 3);
            int cell = row % (20 * 3);
            // looked for from here backwards, where the task goes forwards
            float last = 0;
            for (int before = t; before >= 0 && last == 0; before--) {
                last = batch.input[before * 60 + cell];
            }
            assertThat(batch.target[row]).isEqualTo(last);
        }
    }

    @Test
    void pulsesComeWithTheirProbabilityAndBothSigns() {
        SequenceBatch batch = filled(new FlipFlop(THREE_BITS), 400);
        int up = 0;
        int down = 0;
        for (float pulse : batch.input) {
            assertThat(pulse).isIn(-1f, 0f, 1f);
            up += pulse > 0 ? 1 : 0;
            down += pulse < 0 ? 1 : 0;
        }
        // 120,000 draws: sd of a share is 0.001
        assertThat(up / 120_000.0).isCloseTo(0.15, within(0.005));
        assertThat(down / 120_000.0).isCloseTo(0.15, within(0.005));
    }

    @Test
    void channelsAreIndependent() {
        SequenceBatch batch = filled(new FlipFlop(THREE_BITS), 400);
        double together = 0;
        for (int row = 0; row < batch.rows(); row++) {
            together += batch.input[row * 3] * batch.input[row * 3 + 1];
        }
        assertThat(together / batch.rows()).isCloseTo(0, within(0.01));
    }

    @Test
    void twiceAsLongBeginsWithTheSameSteps() {
        FlipFlop task = new FlipFlop(THREE_BITS);
        FlipFlop longer = task.stretched(2);
        assertThat(longer.steps()).isEqualTo(200);
        SequenceBatch batch = filled(task, 7);
        SequenceBatch twice = filled(longer, 7);
        assertThat(Arrays.copyOf(twice.input, batch.input.length)).isEqualTo(batch.input);
        assertThat(Arrays.copyOf(twice.target, batch.target.length)).isEqualTo(batch.target);
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new FlipFlop.Settings(0, 10, 0.3)).hasMessageContaining("0 bits");
        assertThatThrownBy(() -> new FlipFlop.Settings(1, 10, 0)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> new FlipFlop(THREE_BITS).stretched(0)).hasMessageContaining("by 0");
    }
}
