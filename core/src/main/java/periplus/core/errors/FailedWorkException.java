package periplus.core.errors;

/** Sound input, failed work: a loss that became non-finite, a disk that is full. Ends in exit code 1. */
public final class FailedWorkException extends PeriplusException {
    private static final long serialVersionUID = 1L;

    /** @param message what failed, at which step, what was kept and what to do */
    public FailedWorkException(String message) {
        super(message);
    }

    /** The same, keeping the cause for the debug log. */
    public FailedWorkException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public int exitCode() {
        return 1;
    }
}
