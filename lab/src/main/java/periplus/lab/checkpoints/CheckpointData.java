package periplus.lab.checkpoints;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import periplus.core.errors.BadInputException;

/**
 * Everything that a run needs to go on as if it had not stopped.
 *
 * @param step the number of finished training steps
 * @param recipeHash the recipe that this state belongs to
 * @param codeVersion the version that wrote it
 * @param tensors parameters, optimizer moments and other arrays, by name; not copied
 * @param counters whole numbers: random-stream positions, data cursor, optimizer step
 * @param values real numbers: best error so far, learning rate; infinities and NaN are kept
 * @param metricsBytes how long the metrics log was; what follows is cut off on resume
 */
public record CheckpointData(
        long step,
        String recipeHash,
        String codeVersion,
        SequencedMap<String, float[]> tensors,
        SequencedMap<String, Long> counters,
        SequencedMap<String, Double> values,
        long metricsBytes) {
    public CheckpointData {
        if (step < 0 || metricsBytes < 0) {
            throw new IllegalArgumentException(
                    "step and metricsBytes must not be negative, got " + step + " and " + metricsBytes);
        }
        tensors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tensors));
        counters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(counters));
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /** Copies the tensor of this name into {@code target}, which must have its length. */
    public void copyTensor(String name, float[] target) {
        float[] saved = tensors.get(name);
        if (saved == null || saved.length != target.length) {
            throw new BadInputException("the checkpoint's tensor '" + name + "' has "
                    + (saved == null ? "no entry" : saved.length + " numbers") + ", this network needs "
                    + target.length + ". It belongs to another network: start without --resume");
        }
        System.arraycopy(saved, 0, target, 0, target.length);
    }

    /** The counter of this name. */
    public long counter(String name) {
        Long value = counters.get(name);
        if (value == null) {
            throw new BadInputException("the checkpoint has no counter '" + name + "', only " + counters.keySet()
                    + ". It was written by another version: start without --resume");
        }
        return value;
    }

    /** The value of this name. */
    public double value(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new BadInputException("the checkpoint has no value '" + name + "', only " + values.keySet()
                    + ". It was written by another version: start without --resume");
        }
        return value;
    }
}
