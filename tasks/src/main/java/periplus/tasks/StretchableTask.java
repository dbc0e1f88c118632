package periplus.tasks;

/**
 * A task that can be asked for longer than a network was trained on: its test of temporal generalisation.
 *
 * <p>Inputs and outputs are those of the task itself, so that a network trained on one runs on the other.
 */
public interface StretchableTask extends Task {
    /** The same task with times {@code factor} times as long; which times, the task says. */
    StretchableTask stretched(int factor);

    /** Refuses a factor that stretches nothing. */
    static void checkFactor(int factor) {
        if (factor < 1) {
            throw new IllegalArgumentException("times are stretched by " + factor + ", expected at least 1");
        }
    }
}
