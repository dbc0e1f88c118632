package periplus.core.measure;

import java.util.function.DoubleUnaryOperator;

/**
 * A metric's result: a finite value, or the reason why there is none.
 *
 * <p>A metric never returns NaN. Means over measured values say how many were defined.
 */
public sealed interface Measured {
    /** A finite value. */
    record Value(double value) implements Measured {
        public Value {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a measured value must be finite, got " + value);
            }
        }
    }

    /** No value, and why: "constant map", "fewer than 2 visited bins". */
    record Undefined(String reason) implements Measured {}

    /** The value if finite, otherwise undefined for {@code reasonIfNot}. */
    static Measured of(double value, String reasonIfNot) {
        return Double.isFinite(value) ? new Value(value) : new Undefined(reasonIfNot);
    }

    /** A value that is known to be finite. */
    static Measured of(double value) {
        return new Value(value);
    }

    /** No value, for this reason. */
    static Measured undefined(String reason) {
        return new Undefined(reason);
    }

    /** Whether there is a value. */
    default boolean isDefined() {
        return this instanceof Value;
    }

    /** The value, or NaN for array files, where NaN stands for "undefined". */
    default double orNaN() {
        return this instanceof Value v ? v.value() : Double.NaN;
    }

    /** The value transformed; a reason stays a reason. */
    default Measured map(DoubleUnaryOperator f) {
        return this instanceof Value v ? of(f.applyAsDouble(v.value()), "non-finite after a change of units") : this;
    }
}
