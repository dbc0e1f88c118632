package periplus.studies.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Supplier;
import periplus.core.measure.Measured;

/**
 * What one run came to: numbers for tables and claims, arrays for figures.
 *
 * <p>Arrays that come from disk are read when first asked for.
 */
public final class Findings {
    private final SequencedMap<String, Measured> numbers = new LinkedHashMap<>();
    private final SequencedMap<String, Supplier<NumberArray>> arrays = new LinkedHashMap<>();

    /** Adds a number; each name once. */
    public Findings put(String measure, Measured value) {
        if (numbers.putIfAbsent(measure, value) != null) {
            throw new IllegalArgumentException("measured twice: " + measure);
        }
        return this;
    }

    /** Adds a number that is known to be finite. */
    public Findings put(String measure, double value) {
        return put(measure, Measured.of(value));
    }

    /** Adds an array; each name once. Names are as in file names: {@code rate_maps}. */
    public Findings array(String name, double[] values, int... shape) {
        NumberArray array = new NumberArray(values, shape);
        return array(name, () -> array);
    }

    /** Adds an array that is fetched when asked for. */
    public Findings array(String name, Supplier<NumberArray> source) {
        if (!name.matches("[a-z0-9][a-z0-9_.-]*")) {
            throw new IllegalArgumentException(
                    "an array's name is of small letters, digits and '_', got '" + name + "'");
        }
        if (arrays.putIfAbsent(name, source) != null) {
            throw new IllegalArgumentException("added twice: " + name);
        }
        return this;
    }

    /** The numbers, in the order in which they were measured. */
    public SequencedMap<String, Measured> numbers() {
        return Collections.unmodifiableSequencedMap(numbers);
    }

    /** A number; undefined where this run did not measure it. */
    public Measured number(String measure) {
        return numbers.getOrDefault(measure, Measured.undefined("not measured in this run"));
    }

    /** The arrays' names. */
    public SequencedSet<String> arrayNames() {
        return Collections.unmodifiableSequencedSet(arrays.sequencedKeySet());
    }

    /** Whether there is an array of this name. */
    public boolean hasArray(String name) {
        return arrays.containsKey(name);
    }

    /** The array of this name. */
    public NumberArray array(String name) {
        Supplier<NumberArray> source = arrays.get(name);
        if (source == null) {
            throw new IllegalArgumentException("no array '" + name + "'; there are " + arrays.keySet());
        }
        return source.get();
    }
}
