package periplus.lab.files;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import periplus.core.errors.FailedWorkException;

/**
 * Writes a file so that a reader finds the old one or the new one, whole, whatever happens in between.
 *
 * <p>The order: write {@code name.tmp} in the same folder, force it, read it back and compare checksums, (where asked)
 * rename the present file to {@code name.prev}, rename {@code name.tmp} to {@code name}, force the folder. A kill
 * between the two renames leaves no {@code name} but a whole {@code name.prev}; readers that keep previous versions
 * look there.
 *
 * <p>The temporary name is fixed, so a leftover of a killed process is overwritten by the next save and never stays.
 */
public final class AtomicFile {
    private static final int BUFFER_BYTES = 1 << 16;

    private AtomicFile() {}

    /** Produces a file's bytes. */
    @FunctionalInterface
    public interface Content {
        /** Writes them all; the stream is buffered and must not be closed. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Replaces {@code file} on the machine's disk; nothing of the old one is kept. */
    public static void write(Path file, Content content) {
        write(DiskStorage.INSTANCE, file, false, content);
    }

    /** Replaces {@code file} by these bytes. */
    public static void write(Path file, byte[] bytes) {
        write(file, out -> out.write(bytes));
    }

    /** Replaces {@code file}, keeping the old one as {@code .prev} where {@code keepPrevious}. */
    public static void write(Storage storage, Path file, boolean keepPrevious, Content content) {
        Path temporary = temporary(file);
        try {
            CRC32C written = new CRC32C();
            long length = writeForced(storage, temporary, content, written);
            verify(storage, temporary, length, written.getValue());
            if (keepPrevious && storage.exists(file)) {
                storage.replace(file, previous(file));
            }
            storage.replace(temporary, file);
            storage.forceDirectory(folder(file));
        } catch (IOException e) {
            discard(storage, temporary);
            throw new FailedWorkException(
                    "cannot write " + file + " (" + reason(e) + "); what is there is whole, the old version or the new."
                            + " Check the space and the permissions of " + folder(file) + " and run again",
                    e);
        }
    }

    /** Where the version before the last save is kept. */
    public static Path previous(Path file) {
        return file.resolveSibling(file.getFileName() + ".prev");
    }

    /** Where a save in progress writes. */
    public static Path temporary(Path file) {
        return file.resolveSibling(file.getFileName() + ".tmp");
    }

    private static long writeForced(Storage storage, Path file, Content content, CRC32C checksum) throws IOException {
        try (Storage.Output output = storage.create(file)) {
            CountingOutput counting = new CountingOutput(output);
            OutputStream buffered = new BufferedOutputStream(new CheckedOutputStream(counting, checksum), BUFFER_BYTES);
            content.writeTo(buffered);
            buffered.flush();
            output.force();
            return counting.bytes;
        }
    }

    private static void verify(Storage storage, Path file, long length, long checksum) throws IOException {
        CRC32C found = new CRC32C();
        long bytes = 0;
        try (InputStream in = storage.open(file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                found.update(buffer, 0, n);
                bytes += n;
            }
        }
        if (bytes != length || found.getValue() != checksum) {
            throw new IOException("the disk gave back other bytes than were written: " + bytes + " bytes with CRC32C "
                    + Long.toHexString(found.getValue()) + " instead of " + length + " with "
                    + Long.toHexString(checksum));
        }
    }

    private static void discard(Storage storage, Path temporary) {
        try {
            storage.delete(temporary);
        } catch (IOException e) {
            // the next save overwrites it; the error that brought us here is the one to report
            return;
        }
    }

    private static Path folder(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of(".") : parent;
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : e.getClass().getSimpleName() + ": " + message;
    }

    private static final class CountingOutput extends FilterOutputStream {
        private final Storage.Output output;
        private long bytes;

        CountingOutput(Storage.Output output) {
            super(nullOutputStream());
            this.output = output;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] b, int offset, int length) throws IOException {
            output.write(b, offset, length);
            bytes += length;
        }
    }
}
