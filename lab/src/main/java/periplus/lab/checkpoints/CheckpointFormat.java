package periplus.lab.checkpoints;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;
import periplus.lab.files.FileHashes;
import periplus.lab.formats.Json;
import periplus.lab.formats.JsonReader;

/**
 * The bytes of a checkpoint, little-endian.
 *
 * <pre>
 * 8   magic "PERIPLUS"
 * 4   format version
 * 4   length of the header
 * n   header, JSON: step, recipe, code version, counters, values, tensor table with CRC32C each
 * ... the tensors' float32 numbers in table order
 * 8   length of the whole file
 * 32  SHA-256 of everything before it
 * </pre>
 *
 * <p>Version 1 is the first. A later version must still read it.
 */
final class CheckpointFormat {
    static final int VERSION = 1;
    static final int FIXED_BYTES = 16;
    static final int TRAILER_BYTES = 40;

    private static final byte[] MAGIC = "PERIPLUS".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_HEADER_BYTES = 100_000_000;
    private static final int CHUNK_FLOATS = 1 << 14;

    private CheckpointFormat() {}

    /** Writes a checkpoint. */
    static void write(OutputStream out, CheckpointData data) throws IOException {
        byte[] header = Json.line(header(data)).getBytes(StandardCharsets.UTF_8);
        MessageDigest digest = FileHashes.digest();
        DigestOutputStream digested = new DigestOutputStream(out, digest);
        digested.write(MAGIC);
        digested.write(littleEndian(8).putInt(VERSION).putInt(header.length).array());
        digested.write(header);
        long payload = 0;
        byte[] chunk = new byte[4 * CHUNK_FLOATS];
        for (float[] tensor : new ArrayList<>(data.tensors().values())) {
            for (int start = 0; start < tensor.length; start += CHUNK_FLOATS) {
                digested.write(chunk, 0, encode(tensor, start, chunk));
            }
            payload += 4L * tensor.length;
        }
        long total = FIXED_BYTES + header.length + payload + TRAILER_BYTES;
        digested.write(littleEndian(8).putLong(total).array());
        out.write(digest.digest());
    }

    /** Checks length and SHA-256 of a whole file; reads it once and keeps nothing. */
    static void verify(InputStream in, long fileBytes, String where) throws IOException {
        if (fileBytes < FIXED_BYTES + TRAILER_BYTES) {
            throw damaged(where, fileBytes + " bytes; expected at least " + (FIXED_BYTES + TRAILER_BYTES));
        }
        MessageDigest digest = FileHashes.digest();
        byte[] buffer = new byte[1 << 16];
        long left = fileBytes - TRAILER_BYTES;
        while (left > 0) {
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (n < 0) {
                throw damaged(where, "it ends " + left + " bytes early");
            }
            digest.update(buffer, 0, n);
            left -= n;
        }
        byte[] trailer = in.readNBytes(TRAILER_BYTES);
        if (trailer.length < TRAILER_BYTES) {
            throw damaged(where, "its trailer is cut off");
        }
        long announced = ByteBuffer.wrap(trailer).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (announced != fileBytes) {
            throw damaged(where, fileBytes + " bytes, its last bytes announce " + announced);
        }
        digest.update(trailer, 0, 8);
        if (!Arrays.equals(digest.digest(), 0, 32, trailer, 8, TRAILER_BYTES)) {
            throw damaged(where, "its SHA-256 is not the one stored in it");
        }
    }

    /** Reads a file that {@link #verify} has passed; sizes and per-tensor checksums are checked all the same. */
    static CheckpointData read(InputStream stream, long fileBytes, String where) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        byte[] fixed = in.readNBytes(FIXED_BYTES);
        ByteBuffer start = ByteBuffer.wrap(fixed).order(ByteOrder.LITTLE_ENDIAN);
        if (fixed.length < FIXED_BYTES || !Arrays.equals(fixed, 0, 8, MAGIC, 0, 8)) {
            throw damaged(where, "it does not start with PERIPLUS");
        }
        int version = start.getInt(8);
        if (version != VERSION) {
            throw new BadInputException(where + ": checkpoint format " + version + "; this version reads " + VERSION
                    + ". Resume with the version that wrote it, or start again");
        }
        int headerBytes = start.getInt(12);
        long payload = fileBytes - FIXED_BYTES - TRAILER_BYTES - headerBytes;
        if (headerBytes < 0 || headerBytes > MAX_HEADER_BYTES || payload < 0) {
            throw damaged(where, "a header of " + headerBytes + " bytes does not fit");
        }
        return new HeaderReader(JsonReader.readObject(in.readNBytes(headerBytes), where), where).read(in, payload);
    }

    static BadInputException damaged(String where, String found) {
        return new BadInputException(
                where + " is not a whole checkpoint: " + found + ". Remove it, or restore it from a copy");
    }

    static int encode(float[] tensor, int start, byte[] chunk) {
        int n = Math.min(CHUNK_FLOATS, tensor.length - start);
        ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(tensor, start, n);
        return 4 * n;
    }

    static long crc32c(float[] tensor) {
        CRC32C crc = new CRC32C();
        byte[] chunk = new byte[4 * CHUNK_FLOATS];
        for (int start = 0; start < tensor.length; start += CHUNK_FLOATS) {
            crc.update(chunk, 0, encode(tensor, start, chunk));
        }
        return crc.getValue();
    }

    private static SequencedMap<String, Object> header(CheckpointData data) {
        SequencedMap<String, Object> header = new LinkedHashMap<>();
        header.put("step", data.step());
        header.put("recipe_sha256", data.recipeHash());
        header.put("code_version", data.codeVersion());
        header.put("metrics_bytes", data.metricsBytes());
        header.put("counters", data.counters());
        SequencedMap<String, Object> values = new LinkedHashMap<>();
        // as text, because JSON has no infinity and a best-so-far starts at it
        data.values().forEach((name, value) -> values.put(name, Double.toString(value)));
        header.put("values", values);
        List<Object> table = new ArrayList<>();
        for (Map.Entry<String, float[]> tensor : data.tensors().entrySet()) {
            SequencedMap<String, Object> row = new LinkedHashMap<>();
            row.put("name", tensor.getKey());
            row.put("length", tensor.getValue().length);
            row.put("crc32c", crc32c(tensor.getValue()));
            table.add(row);
        }
        header.put("tensors", table);
        return header;
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Takes the header's fields with their types, then the tensors. */
    private record HeaderReader(SequencedMap<String, @Nullable Object> header, String where) {
        CheckpointData read(DataInputStream in, long payload) throws IOException {
            SequencedMap<String, Long> counters = new LinkedHashMap<>();
            Map<?, ?> savedCounters = get(header, "counters", Map.class);
            for (Map.Entry<?, ?> entry : savedCounters.entrySet()) {
                counters.put((String) entry.getKey(), cast(entry.getValue(), Long.class, "counters"));
            }
            SequencedMap<String, Double> values = new LinkedHashMap<>();
            Map<?, ?> savedValues = get(header, "values", Map.class);
            for (Map.Entry<?, ?> entry : savedValues.entrySet()) {
                values.put((String) entry.getKey(), real(cast(entry.getValue(), String.class, "values")));
            }
            SequencedMap<String, float[]> tensors = new LinkedHashMap<>();
            long left = payload;
            for (Object row : get(header, "tensors", List.class)) {
                Map<?, ?> entry = cast(row, Map.class, "tensors");
                String name = get(entry, "name", String.class);
                long length = get(entry, "length", Long.class);
                if (length < 0 || length > left / 4) {
                    throw damaged(where, "tensor '" + name + "' of " + length + " numbers does not fit");
                }
                left -= 4 * length;
                float[] tensor = tensor(in, (int) length);
                if (crc32c(tensor) != get(entry, "crc32c", Long.class)) {
                    throw damaged(where, "the checksum of tensor '" + name + "' is wrong");
                }
                tensors.put(name, tensor);
            }
            if (left != 0) {
                throw damaged(where, left + " bytes belong to no tensor");
            }
            return new CheckpointData(
                    natural("step"),
                    get(header, "recipe_sha256", String.class),
                    get(header, "code_version", String.class),
                    tensors,
                    counters,
                    values,
                    natural("metrics_bytes"));
        }

        private static float[] tensor(DataInputStream in, int length) throws IOException {
            float[] tensor = new float[length];
            byte[] chunk = new byte[4 * CHUNK_FLOATS];
            for (int start = 0; start < length; start += CHUNK_FLOATS) {
                int n = Math.min(CHUNK_FLOATS, length - start);
                in.readFully(chunk, 0, 4 * n);
                ByteBuffer.wrap(chunk)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer()
                        .get(tensor, start, n);
            }
            return tensor;
        }

        private long natural(String key) {
            long value = get(header, key, Long.class);
            if (value < 0) {
                throw damaged(where, key + " is " + value);
            }
            return value;
        }

        private double real(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw damaged(where, "'" + text + "' is not a number");
            }
        }

        private <V> V get(Map<?, ?> map, String key, Class<V> type) {
            return cast(map.get(key), type, key);
        }

        private <V> V cast(@Nullable Object value, Class<V> type, String key) {
            if (!type.isInstance(value)) {
                throw damaged(where, "its header's '" + key + "' is not what it should be");
            }
            return type.cast(value);
        }
    }
}
