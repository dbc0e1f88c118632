package periplus.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.workers.Workers;
import periplus.tasks.support.OtherWorkers;

/** What every task promises; extend it with your task. */
public abstract class TaskContract {
    /** A new task, the same at every call but for its workers. */
    protected abstract Task task(Workers workers);

    /** Whether the task leaves steps out of the loss. */
    protected boolean masks() {
        return false;
    }

    private Task task() {
        return task(Workers.single());
    }

    private static SequenceBatch filled(Task task, long seed, String purpose, long index) {
        SequenceBatch batch = task.newBatch(13);
        task.fill(seed, purpose, index, batch);
        return batch;
    }

    private static void expectSame(SequenceBatch a, SequenceBatch b) {
        assertThat(a.input).isEqualTo(b.input);
        assertThat(a.initial).isEqualTo(b.initial);
        assertThat(a.target).isEqualTo(b.target);
        assertThat(a.weight).isEqualTo(b.weight);
    }

    @Test
    void theSameNameGivesTheSameBitsWhateverTheWorkers() {
        SequenceBatch one = filled(task(), 1, "train", 2);
        expectSame(filled(task(), 1, "train", 2), one);
        expectSame(filled(task(OtherWorkers.backwards()), 1, "train", 2), one);
        expectSame(filled(task(OtherWorkers.threads(2)), 1, "train", 2), one);
        expectSame(filled(task(OtherWorkers.threads(7)), 1, "train", 2), one);
    }

    @Test
    void batchesDoNotDependOnThoseBefore() {
        Task task = task();
        SequenceBatch batch = task.newBatch(13);
        java.util.Arrays.fill(batch.input, Float.NaN);
        java.util.Arrays.fill(batch.initial, Float.NaN);
        java.util.Arrays.fill(batch.target, Float.NaN);
        task.fill(1, "train", 7, batch);
        task.fill(1, "train", 2, task.newBatch(5));
        task.fill(1, "train", 2, batch);
        expectSame(batch, filled(task(), 1, "train", 2));
    }

    @Test
    void seedPurposeAndIndexEachMakeAnotherBatch() {
        float[] one = filled(task(), 1, "train", 2).input;
        assertThat(filled(task(), 2, "train", 2).input).isNotEqualTo(one);
        assertThat(filled(task(), 1, "test", 2).input).isNotEqualTo(one);
        assertThat(filled(task(), 1, "train", 3).input).isNotEqualTo(one);
    }

    @Test
    void everyNumberIsFiniteAndDistributionsSumToOne() {
        Task task = task();
        SequenceBatch batch = filled(task, 4, "train", 0);
        for (float[] values : new float[][] {batch.input, batch.initial, batch.target}) {
            for (float v : values) {
                assertThat(v).isFinite();
            }
        }
        if (masks()) {
            assertThat(batch.weight).containsOnly(0f, 1f);
        } else {
            assertThat(batch.weight).containsOnly(1f);
        }
        if (task.targetKind() == Task.TargetKind.PROBABILITIES) {
            for (int row = 0; row < batch.rows(); row++) {
                double sum = 0;
                for (int o = 0; o < batch.outputs; o++) {
                    assertThat(batch.target[row * batch.outputs + o]).isNotNegative();
                    sum += batch.target[row * batch.outputs + o];
                }
                assertThat(sum).isCloseTo(1, within(1e-5));
            }
        }
    }

    @Test
    void anotherShapeIsRefused() {
        Task task = task();
        SequenceBatch wrong = new SequenceBatch(task.steps() + 1, 3, task.inputs(), task.outputs(), task.initialSize());
        assertThatThrownBy(() -> task.fill(1, "x", 0, wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not fit");
    }

    @Test
    void itDescribesItself() {
        assertThat(task().describe()).contains(String.valueOf(task().steps()));
    }
}
