package periplus.lab.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * The few file operations that crash-safe writing needs, small enough that a test can fail each of them.
 *
 * <p>To add your own: implement the operations with the guarantees stated here; {@link AtomicFile}, checkpoints and the
 * metrics log then work on it, and the fault-injection suite can be run against it.
 */
public interface Storage {
    /** A file being written, front to back. */
    interface Output extends Closeable {
        /** Adds bytes at the end. */
        void write(byte[] bytes, int offset, int length) throws IOException;

        /** Returns once everything written so far would survive a power loss. */
        void force() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** Opens an empty file for writing; an existing one loses its content. */
    Output create(Path file) throws IOException;

    /** Opens a file for writing after its first {@code keepBytes} bytes; what follows them is cut off. */
    Output append(Path file, long keepBytes) throws IOException;

    /** Opens a file for reading. */
    InputStream open(Path file) throws IOException;

    /** The file's length in bytes. */
    long size(Path file) throws IOException;

    /** Whether there is such a file. */
    boolean exists(Path file);

    /** Renames within a folder, replacing the target in one step: a reader sees the old file or the new one. */
    void replace(Path from, Path to) throws IOException;

    /** Deletes the file if it is there. */
    void delete(Path file) throws IOException;

    /** Returns once the folder's creations and renames so far would survive a power loss. */
    void forceDirectory(Path directory) throws IOException;
}
