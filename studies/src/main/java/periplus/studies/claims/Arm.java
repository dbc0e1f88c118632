package periplus.studies.claims;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import periplus.core.measure.Measured;

/**
 * One condition's values by seed, as a comparison uses them.
 *
 * @param name as in "2 of 8 runs of NAME"
 */
record Arm(String name, SortedMap<Long, Measured> values) {
    private static final int TOO_MANY = 5;

    /** How many gave no value. */
    int missing() {
        return (int) values.values().stream().filter(v -> !v.isDefined()).count();
    }

    /** The defined values in the order of seeds. */
    double[] defined() {
        return values.values().stream()
                .filter(Measured::isDefined)
                .mapToDouble(Measured::orNaN)
                .toArray();
    }

    /** Whether more than one fifth gave no value, so that those left may be a selection. */
    boolean tooManyMissing() {
        return TOO_MANY * missing() > values.size();
    }

    /** "2 of 8 runs of leaky gave no value (1 x the run failed: diverged; 1 x constant map)". */
    String account() {
        Map<String, Integer> reasons = new TreeMap<>();
        values.values().forEach(value -> {
            if (value instanceof Measured.Undefined(String reason)) {
                reasons.merge(reason, 1, Integer::sum);
            }
        });
        return missing() + " of " + values.size() + " " + name + " gave no value ("
                + reasons.entrySet().stream()
                        .map(reason -> reason.getValue() + " x " + reason.getKey())
                        .collect(Collectors.joining("; "))
                + ")";
    }
}
