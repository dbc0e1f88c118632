package periplus.lab.sweeps;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.core.errors.FailedWorkException;
import periplus.lab.files.InputFile;
import periplus.lab.files.Storage;
import periplus.lab.formats.Json;
import periplus.lab.formats.JsonReader;

/**
 * What one process did of a sweep: a line a beginning, a line an end, each with its checksum.
 *
 * <p>A line is eight hex digits of the CRC32C of the JSON that follows them. Each process has a file of its own, so that any
 * number of them work in one folder, also over a network file system. An end is forced to the disk before anybody
 * hears of it. A line that a kill or a full disk cut is left out when the file is read, and its cell is done again.
 */
final class Journal implements AutoCloseable {
    private final Path file;
    private final Storage.Output output;

    private Journal(Path file, Storage.Output output) {
        this.file = file;
        this.output = output;
    }

    /** A new, empty journal. */
    static Journal create(Storage storage, Path file) {
        try {
            Journal journal = new Journal(file, storage.create(file));
            Path folder = file.getParent();
            if (folder != null) {
                storage.forceDirectory(folder);
            }
            return journal;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** A cell begins; tells `sweep status` what is going on. */
    synchronized void begun(String cell) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("begun", cell);
        add(Json.line(json), false);
    }

    /** A cell has ended; returns once that would survive a power loss. */
    synchronized void ended(CellOutcome outcome) {
        add(outcome.toLine(), true);
    }

    private void add(String json, boolean force) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        byte[] line = (checksum(body) + " " + json + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            output.write(line, 0, line.length);
            if (force) {
                output.force();
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            output.close();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /**
     * What a journal says.
     *
     * @param begun cells in the order they began
     * @param ended outcomes in the order they came
     * @param droppedBytes bytes of lines that are not whole
     */
    record Content(List<String> begun, List<CellOutcome> ended, long droppedBytes) {}

    /** Reads what is whole. */
    static Content read(Storage storage, Path file) {
        byte[] bytes;
        try (InputStream in = storage.open(file)) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
        List<String> begun = new ArrayList<>();
        List<CellOutcome> ended = new ArrayList<>();
        long dropped = 0;
        int start = 0;
        while (start < bytes.length) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            SequencedMap<String, @Nullable Object> line = end < bytes.length ? line(bytes, start, end, file) : null;
            if (line == null) {
                dropped += Math.min(end + 1, bytes.length) - start;
            } else if (line.get("begun") instanceof String cell) {
                begun.add(cell);
            } else {
                ended.add(CellOutcome.of(line, file.toString()));
            }
            start = end + 1;
        }
        return new Content(begun, ended, dropped);
    }

    /** The line's JSON; null where the checksum disagrees. */
    private static @Nullable SequencedMap<String, @Nullable Object> line(byte[] bytes, int start, int end, Path file) {
        int body = start + 9;
        if (end <= body || bytes[body - 1] != ' ') {
            return null;
        }
        byte[] json = java.util.Arrays.copyOfRange(bytes, body, end);
        String stated = new String(bytes, start, 8, StandardCharsets.ISO_8859_1);
        if (!checksum(json).equals(stated)) {
            return null;
        }
        try {
            return JsonReader.readObject(json, file.toString());
        } catch (BadInputException e) {
            return null;
        }
    }

    private static String checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    private static FailedWorkException failed(Path file, IOException e) {
        return new FailedWorkException(
                "cannot write " + file + " (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                        + "); finished cells are kept. Check the space and permissions of the sweep's folder and repeat"
                        + " the call",
                e);
    }
}
