package periplus.lab.sweeps;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import periplus.lab.files.DiskStorage;
import periplus.lab.files.Storage;

/** The disk, whose n-th writing operation and all after it fail; a write that fails leaves its first half. */
final class FailingStorage implements Storage {
    private int left;

    FailingStorage(int n) {
        this.left = n;
    }

    private synchronized boolean fails() {
        left--;
        return left <= 0;
    }

    private void orFail() throws IOException {
        if (fails()) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public Output create(Path file) throws IOException {
        orFail();
        Output output = DiskStorage.INSTANCE.create(file);
        return new Output() {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (fails()) {
                    output.write(bytes, offset, length / 2);
                    throw new IOException("No space left on device");
                }
                output.write(bytes, offset, length);
            }

            @Override
            public void force() throws IOException {
                orFail();
                output.force();
            }

            @Override
            public void close() throws IOException {
                output.close();
            }
        };
    }

    @Override
    public Output append(Path file, long keepBytes) throws IOException {
        orFail();
        return DiskStorage.INSTANCE.append(file, keepBytes);
    }

    @Override
    public InputStream open(Path file) throws IOException {
        return DiskStorage.INSTANCE.open(file);
    }

    @Override
    public long size(Path file) throws IOException {
        return DiskStorage.INSTANCE.size(file);
    }

    @Override
    public boolean exists(Path file) {
        return DiskStorage.INSTANCE.exists(file);
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        orFail();
        DiskStorage.INSTANCE.replace(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        DiskStorage.INSTANCE.delete(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        orFail();
        DiskStorage.INSTANCE.forceDirectory(directory);
    }
}
