package periplus.lab.formats;

import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.core.measure.Measured;

/** A measured number as JSON fields: the value, or {@code null} with its reason under {@code nameUndefined}. */
public final class MeasuredJson {
    private MeasuredJson() {}

    /** Adds the number to the object. */
    public static void put(SequencedMap<String, @Nullable Object> json, String name, Measured measured) {
        switch (measured) {
            case Measured.Value(double value) -> json.put(name, value);
            case Measured.Undefined(String reason) -> {
                json.put(name, null);
                json.put(name + "Undefined", reason);
            }
        }
    }
}
