package periplus.nets.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import periplus.core.errors.BadInputException;
import periplus.nets.parameters.Parameter;
import periplus.nets.parameters.Parameters;

/** Zero-started arrays beside the parameters, one a parameter and name, and how often they were updated. */
final class Moments {
    private final List<String> names;
    private final List<List<float[]>> arrays = new ArrayList<>();
    private final Map<String, float[]> byName = new LinkedHashMap<>();
    private long updates;

    Moments(Parameters parameters, String... names) {
        this.names = List.of(names);
        for (String name : this.names) {
            List<float[]> ofName = new ArrayList<>();
            for (Parameter parameter : parameters) {
                float[] zeros = new float[parameter.size()];
                ofName.add(zeros);
                byName.put(name + "/" + parameter.name(), zeros);
            }
            arrays.add(ofName);
        }
    }

    /** The array of the moment-th name for the parameter-th parameter. */
    float[] of(int moment, int parameter) {
        return arrays.get(moment).get(parameter);
    }

    long updates() {
        return updates;
    }

    void countUpdate() {
        updates++;
    }

    Map<String, float[]> state() {
        return Collections.unmodifiableMap(byName);
    }

    void restore(Map<String, float[]> state, long newUpdates) {
        if (newUpdates < 0) {
            throw new BadInputException("the optimiser state counts " + newUpdates + " updates, expected 0 or more");
        }
        if (!state.keySet().equals(byName.keySet())) {
            throw new BadInputException("the optimiser state holds " + List.copyOf(state.keySet())
                    + ", this optimiser of " + names + " needs " + List.copyOf(byName.keySet())
                    + "; resume with the optimiser that made the checkpoint");
        }
        for (Map.Entry<String, float[]> entry : byName.entrySet()) {
            float[] source = state.getOrDefault(entry.getKey(), entry.getValue());
            if (source.length != entry.getValue().length) {
                throw new BadInputException("optimiser state '" + entry.getKey() + "' holds " + source.length
                        + " numbers, expected " + entry.getValue().length);
            }
            System.arraycopy(source, 0, entry.getValue(), 0, source.length);
        }
        updates = newUpdates;
    }
}
