package periplus.tasks.support;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipFile;

/** The recorded rat that may lie beside the repository; reads just the little that its file needs. */
public final class SharedRecording {
    private SharedRecording() {}

    /** The file, where the repository has a shared folder beside it. */
    public static Optional<Path> rat() {
        Path folder = Path.of("").toAbsolutePath();
        for (int up = 0; up < 3 && folder != null; up++, folder = folder.getParent()) {
            Path file = folder.resolveSibling("shared").resolve("data").resolve("rat-trajectory-sargolini2006.npz");
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** A little-endian float64 array of one or two columns out of an npz file, flat, row after row. */
    public static double[] array(Path npz, String name) throws IOException {
        try (ZipFile zip = new ZipFile(npz.toFile())) {
            byte[] bytes = zip.getInputStream(zip.getEntry(name + ".npy")).readAllBytes();
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int header = buffer.getShort(8);
            String words = new String(bytes, 10, header, StandardCharsets.US_ASCII);
            if (bytes[6] != 1 || !words.contains("'<f8'")) {
                throw new IOException(name + " is not a version 1 float64 array: " + words);
            }
            double[] stored = new double[(bytes.length - 10 - header) / 8];
            buffer.position(10 + header);
            buffer.asDoubleBuffer().get(stored);
            if (!words.contains("'fortran_order': True") || !words.contains(", 2)")) {
                return stored;
            }
            // column after column
            double[] rows = new double[stored.length];
            int n = stored.length / 2;
            for (int i = 0; i < n; i++) {
                rows[2 * i] = stored[i];
                rows[2 * i + 1] = stored[n + i];
            }
            return rows;
        }
    }
}
