package periplus.lab.checkpoints;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.core.errors.FailedWorkException;
import periplus.lab.files.InputFile;
import periplus.lab.files.Storage;
import periplus.lab.formats.Json;
import periplus.lab.formats.JsonReader;

/**
 * The run's {@code metrics.jsonl}: one JSON object a line, only ever added to.
 *
 * <p>Order with checkpoints: {@link #force} returns the log's length, the checkpoint stores it, resume cuts the log to
 * it; so no step is logged twice and none is lost. Reading stops at the first line that is not whole JSON and says how
 * many bytes it dropped.
 */
public final class MetricsLog implements AutoCloseable {
    private static final int MAX_LINE_BYTES = 1 << 24;

    private final Path file;
    private final Storage.Output output;
    private long bytes;

    private MetricsLog(Path file, Storage.Output output, long bytes) {
        this.file = file;
        this.output = output;
        this.bytes = bytes;
    }

    /** A new, empty log. */
    public static MetricsLog create(Storage storage, Path file) {
        try {
            return new MetricsLog(file, storage.create(file), 0);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Goes on after the first {@code keepBytes} bytes of a log; what follows them is cut off. */
    public static MetricsLog resume(Storage storage, Path file, long keepBytes) {
        if (keepBytes == 0) {
            return create(storage, file);
        }
        try {
            if (!storage.exists(file) || storage.size(file) < keepBytes) {
                throw new BadInputException(file + ": shorter than the " + keepBytes + " bytes that the checkpoint"
                        + " counts on. Restore it, or start the run again in another folder");
            }
            if (byteAt(storage, file, keepBytes - 1) != '\n') {
                throw new BadInputException(file + ": byte " + (keepBytes - 1) + " is not the end of a line, as the"
                        + " checkpoint says. Restore it, or start the run again in another folder");
            }
            return new MetricsLog(file, storage.append(file, keepBytes), keepBytes);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Adds a line. */
    public void add(SequencedMap<String, ? extends @Nullable Object> values) {
        byte[] line = (Json.line(values) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            output.write(line, 0, line.length);
            bytes += line.length;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Makes the lines so far durable and returns the log's length for the checkpoint. */
    public long force() {
        try {
            output.force();
            return bytes;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    @Override
    public void close() {
        try {
            output.close();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Reads the whole lines of a log; {@code messages} hears of bytes after them. */
    public static List<SequencedMap<String, @Nullable Object>> read(
            Storage storage, Path file, Consumer<String> messages) {
        List<SequencedMap<String, @Nullable Object>> lines = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(storage.open(file), 1 << 16)) {
            long size = storage.size(file);
            long good = 0;
            for (byte @Nullable [] line = line(in); line != null; line = line(in)) {
                try {
                    lines.add(JsonReader.readObject(line, file + ":" + (lines.size() + 1)));
                } catch (BadInputException e) {
                    break;
                }
                good += line.length + 1;
            }
            if (good < size) {
                messages.accept(file + ": line " + (lines.size() + 1) + " is not whole; dropped the last "
                        + (size - good) + " bytes");
            }
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
        return lines;
    }

    private static byte @Nullable [] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toByteArray();
            }
            if (line.size() == MAX_LINE_BYTES) {
                return null;
            }
            line.write(b);
        }
        return null;
    }

    private static int byteAt(Storage storage, Path file, long position) throws IOException {
        try (InputStream in = storage.open(file)) {
            in.skipNBytes(position);
            return in.read();
        }
    }

    private static FailedWorkException failed(Path file, IOException e) {
        return new FailedWorkException(
                "cannot write " + file + " (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                        + "). Check the space and permissions of its folder, then run again with --resume",
                e);
    }
}
