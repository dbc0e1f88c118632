package periplus.lab.runs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import periplus.lab.checkpoints.CheckpointData;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;
import periplus.nets.training.Learner;

/** Weights and a learner's state as a checkpoint, and back; the same names for every kind of run. */
final class LearnerCheckpoint {
    private static final String PARAMETER = "parameter/";
    private static final String OPTIMISER = "optimiser/";
    private static final String UPDATES = "optimiserUpdates";

    private LearnerCheckpoint() {}

    /**
     * What is to be saved after {@code done} updates.
     *
     * @param values the run's own numbers
     * @param metricsBytes length of its log
     */
    static CheckpointData of(
            long done,
            String recipeHash,
            Parameters parameters,
            Learner learner,
            SequencedMap<String, Double> values,
            long metricsBytes) {
        SequencedMap<String, float[]> tensors = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            tensors.put(PARAMETER + parameter.name(), parameter.values());
        }
        learner.state().forEach((name, state) -> tensors.put(OPTIMISER + name, state));
        SequencedMap<String, Long> counters = new LinkedHashMap<>();
        counters.put(UPDATES, learner.updates());
        return new CheckpointData(done, recipeHash, CodeVersion.VERSION, tensors, counters, values, metricsBytes);
    }

    /** Gives weights and learner what was saved; refuses another network's checkpoint. */
    static void restore(CheckpointData data, Parameters parameters, Learner learner) {
        for (Parameter parameter : parameters) {
            data.copyTensor(PARAMETER + parameter.name(), parameter.values());
        }
        Map<String, float[]> state = new LinkedHashMap<>();
        learner.state().forEach((name, values) -> {
            float[] restored = new float[values.length];
            data.copyTensor(OPTIMISER + name, restored);
            state.put(name, restored);
        });
        learner.restore(state, data.counter(UPDATES));
    }
}
