package periplus.lab.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import periplus.core.errors.BadInputException;

/** A file that a user named, known to exist and to be readable; its length bounds what a reader may allocate. */
public record InputFile(Path path, long bytes) {
    /** Finds the file, or says that it is not there. */
    public static InputFile of(Path path) {
        if (!Files.exists(path)) {
            throw new BadInputException("no such file: " + path + " (looked in "
                    + path.toAbsolutePath().getParent() + "). Check the name");
        }
        if (!Files.isRegularFile(path)) {
            throw new BadInputException(path + " is not a file. Name a file");
        }
        try {
            return new InputFile(path, Files.size(path));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Opens it, buffered. */
    public InputStream open() {
        try {
            return new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** All of it, if it is no longer than {@code limitBytes}. */
    public byte[] readAll(long limitBytes, String what) {
        if (bytes > limitBytes) {
            throw new BadInputException(path + ": " + bytes + " bytes are too long for " + what + "; expected at most "
                    + limitBytes + " bytes. Check that this is the right file");
        }
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** The error for a file that the system refuses to give. */
    public static BadInputException unreadable(Path path, IOException e) {
        return new BadInputException(
                path + " cannot be read (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                        + "). Check its permissions and the disk",
                e);
    }
}
