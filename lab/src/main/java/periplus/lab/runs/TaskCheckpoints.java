package periplus.lab.runs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import periplus.core.errors.BadInputException;
import periplus.lab.checkpoints.Checkpoint;
import periplus.lab.checkpoints.CheckpointData;
import periplus.lab.files.DiskStorage;
import periplus.studies.tasktraining.TaskTraining;

/**
 * The checkpoints of a training on a task, between epochs: weights, the optimiser's state and the losses so far.
 *
 * <p>When they are written follows the clock; what a training ends with does not depend on it.
 */
final class TaskCheckpoints {
    private static final String LOSS = "epochLoss/";

    private final TaskTraining training;
    private final Path file;
    private final String recipeHash;
    private final long everyNanos;
    private long saved = System.nanoTime();

    TaskCheckpoints(TaskTraining training, Path file, String recipeHash, long everySeconds) {
        this.training = training;
        this.file = file;
        this.recipeHash = recipeHash;
        this.everyNanos = everySeconds * 1_000_000_000L;
    }

    /**
     * Takes the training, which has not begun, to the last checkpoint, where there is one.
     *
     * @throws BadInputException where the only checkpoint is damaged or of another recipe
     */
    void goOn() {
        Checkpoint.load(DiskStorage.INSTANCE, file, recipeHash, false, message -> {})
                .ifPresent(this::restore);
    }

    private void restore(CheckpointData data) {
        double[] losses = new double[data.values().size()];
        for (int k = 0; k < losses.length; k++) {
            losses[k] = data.value(LOSS + (k + 1));
        }
        LearnerCheckpoint.restore(data, training.network().parameters(), training.learner());
        training.goOn(losses);
    }

    /** To be told that this epoch has ended; saves where it is time. */
    void ended(int epoch) {
        if (System.nanoTime() - saved < everyNanos) {
            return;
        }
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        double[] losses = training.losses();
        for (int k = 0; k < epoch; k++) {
            values.put(LOSS + (k + 1), losses[k]);
        }
        Checkpoint.save(
                DiskStorage.INSTANCE,
                file,
                LearnerCheckpoint.of(
                        training.learner().updates(),
                        recipeHash,
                        training.network().parameters(),
                        training.learner(),
                        values,
                        0));
        saved = System.nanoTime();
    }
}
