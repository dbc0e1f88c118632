package periplus.core.errors;

/** The root of every error that a user can meet; anything else that reaches the door is a defect of ours. */
public abstract sealed class PeriplusException extends RuntimeException
        permits BadCallException, BadInputException, FailedWorkException {
    private static final long serialVersionUID = 1L;

    PeriplusException(String message) {
        super(message);
    }

    PeriplusException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The process exit code that this error ends in: 1 the work failed, 2 the call was wrong. */
    public abstract int exitCode();
}
