package periplus.app.report;

/** A part of a report: its numbers, or the sentence that says why this run has none. */
public sealed interface Part<T> {
    /** The numbers are there. */
    record Present<T>(T value) implements Part<T> {}

    /** There are none, and why: "the loss is a mean squared error, which has no target entropy". */
    record Absent<T>(String reason) implements Part<T> {
        public Absent {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("an absent part needs a reason");
            }
        }
    }

    /** A part that is there. */
    static <T> Part<T> of(T value) {
        return new Present<>(value);
    }

    /** A part that is not there, for this reason. */
    static <T> Part<T> absent(String reason) {
        return new Absent<>(reason);
    }
}
