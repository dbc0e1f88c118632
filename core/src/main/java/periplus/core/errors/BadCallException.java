package periplus.core.errors;

/** The call itself was wrong: an unknown option, recipe name or recipe key. Ends in exit code 2. */
public final class BadCallException extends PeriplusException {
    private static final long serialVersionUID = 1L;

    /** @param message which word is wrong, what was expected, what to do */
    public BadCallException(String message) {
        super(message);
    }

    @Override
    public int exitCode() {
        return 2;
    }
}
