package periplus.studies.recipe;

/** The checks that recipe blocks share; each message names the key, the value and what was expected. */
public final class Checks {
    private Checks() {}

    /** Refuses what is not a positive finite number. */
    public static void positive(String key, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(key + " must be a positive number, got " + value);
        }
    }

    /** Refuses what is not a finite number from 0 on. */
    public static void notNegative(String key, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(key + " must be a number >= 0, got " + value);
        }
    }

    /** Refuses what is less. */
    public static void atLeast(String key, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(key + " must be at least " + least + ", got " + value);
        }
    }

    /** Refuses what is no leak in [0, 1]; whether 0 fits, the form of the leak says. */
    public static void leak(String key, double alpha) {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException(key + " must be in (0, 1], or 0 with leak_form: additive, got " + alpha
                    + " (1 is the vanilla network)");
        }
    }

    /** Refuses what is outside [0, 1]. */
    public static void unitInterval(String key, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(key + " must be in [0, 1], got " + value);
        }
    }
}
