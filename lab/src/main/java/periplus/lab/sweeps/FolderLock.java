package periplus.lab.sweeps;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A lock that ends with its process, however that ends.
 *
 * <p>Where the file system knows no locks, everything counts as free: two processes may then do a cell twice, which costs time
 * and changes nothing, since both find the same row.
 */
final class FolderLock implements AutoCloseable {
    private final @Nullable FileChannel channel;

    private FolderLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock; null where another process has it. */
    static @Nullable FolderLock tryTake(Path file) {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            return new FolderLock(null);
        }
        try {
            if (channel.tryLock() != null) {
                return new FolderLock(channel);
            }
            channel.close();
            return null;
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel);
            return null;
        } catch (IOException e) {
            closeQuietly(channel);
            return new FolderLock(null);
        }
    }

    /** Takes the lock, waiting for it. */
    static FolderLock take(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.lock();
                return new FolderLock(lock.channel());
            } catch (IOException | OverlappingFileLockException e) {
                closeQuietly(channel);
                return new FolderLock(null);
            }
        } catch (IOException e) {
            return new FolderLock(null);
        }
    }

    /** Whether another process, or this one, holds the lock in this file. */
    static boolean isHeld(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (FolderLock taken = tryTake(file)) {
            return taken == null;
        }
    }

    @Override
    public void close() {
        if (channel != null) {
            closeQuietly(channel);
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // the process's end releases it as well
            return;
        }
    }
}
