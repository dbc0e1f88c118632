package periplus.core.kernels.nativeblas;

/** Why one library cannot be used; what to do about it is known to who asked for it. */
final class UnusableBlasException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message goes on after the library's name */
    UnusableBlasException(String message) {
        super(message);
    }

    UnusableBlasException(String message, Throwable cause) {
        super(message, cause);
    }
}
