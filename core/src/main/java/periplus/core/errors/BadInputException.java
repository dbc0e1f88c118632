package periplus.core.errors;

/** A file or a value that cannot be used: missing, truncated, of the wrong type or shape. Ends in exit code 1. */
public final class BadInputException extends PeriplusException {
    private static final long serialVersionUID = 1L;

    /** @param message file and place, what was found, what was expected, what to do */
    public BadInputException(String message) {
        super(message);
    }

    /** The same, keeping the cause for the debug log. */
    public BadInputException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public int exitCode() {
        return 1;
    }
}
