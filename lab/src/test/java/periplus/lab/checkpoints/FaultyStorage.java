package periplus.lab.checkpoints;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import periplus.lab.files.Storage;
import periplus.testkit.FaultyDisk;

/** The file layer on top of a disk that can fail. */
record FaultyStorage(FaultyDisk disk) implements Storage {
    @Override
    public Output create(Path file) throws IOException {
        disk.create(file.toString());
        return new DiskOutput(disk, file.toString());
    }

    @Override
    public Output append(Path file, long keepBytes) throws IOException {
        disk.truncate(file.toString(), keepBytes);
        return new DiskOutput(disk, file.toString());
    }

    @Override
    public InputStream open(Path file) throws IOException {
        return new ByteArrayInputStream(disk.read(file.toString()));
    }

    @Override
    public long size(Path file) throws IOException {
        return disk.read(file.toString()).length;
    }

    @Override
    public boolean exists(Path file) {
        return disk.exists(file.toString());
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        disk.rename(from.toString(), to.toString());
    }

    @Override
    public void delete(Path file) throws IOException {
        disk.delete(file.toString());
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        disk.forceFolder();
    }

    private record DiskOutput(FaultyDisk disk, String name) implements Output {
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            disk.write(name, bytes, offset, length);
        }

        @Override
        public void force() throws IOException {
            disk.force(name);
        }

        @Override
        public void close() {
            assert !name.isEmpty();
        }
    }
}
