package periplus.lab.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import periplus.core.errors.BadInputException;
import periplus.lab.files.AtomicFile;
import periplus.lab.files.InputFile;

/**
 * NumPy's one-array files: reads versions 1 to 3 of six number types in either byte order and either index order,
 * writes version 1, little-endian, C order, the same bytes for the same array.
 *
 * <p>In Python: {@code np.load(file)}. Refused: object arrays, structured types, a length that is not exactly what the
 * shape needs; the check comes before the allocation.
 */
public final class Npy {
    private static final int CHUNK_BYTES = 1 << 16;

    private Npy() {}

    /** Reads a file. */
    public static NpyArray read(Path file) {
        InputFile input = InputFile.of(file);
        try (InputStream in = input.open()) {
            return read(in, input.bytes(), file.toString());
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    /** Reads an array of which {@code length} bytes are known to be there; {@code where} names it in errors. */
    static NpyArray read(InputStream in, long length, String where) throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !Arrays.equals(start, 0, 6, NpyHeader.MAGIC, 0, 6)) {
            throw new BadInputException(where + ": the first bytes are not those of a NumPy array (\\x93NUMPY)."
                    + " Expected a file written by np.save; if it is text, convert it with np.loadtxt and np.save");
        }
        int version = start[6];
        if (version < 1 || version > 3) {
            throw new BadInputException(where + ": npy format version " + version + " at byte 6; expected 1, 2 or 3."
                    + " Save it again with np.save");
        }
        int sizeBytes = version == 1 ? 2 : 4;
        byte[] size = readExactly(in, sizeBytes, where, 8);
        long headerBytes = 0;
        for (int i = sizeBytes - 1; i >= 0; i--) {
            headerBytes = headerBytes << 8 | size[i] & 0xff;
        }
        long headerStart = 8L + sizeBytes;
        if (headerBytes > NpyHeader.MAX_HEADER_BYTES || headerStart + headerBytes > length) {
            throw new BadInputException(where + ": at byte 8 a header of " + headerBytes + " bytes is announced, but "
                    + Math.max(0, length - headerStart) + " bytes follow and " + NpyHeader.MAX_HEADER_BYTES
                    + " are the limit. The file is truncated or damaged: copy or save it again");
        }
        byte[] headerText = readExactly(in, (int) headerBytes, where, headerStart);
        NpyHeader header = NpyHeader.parse(
                new String(headerText, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1),
                where,
                length - headerStart - headerBytes);
        return new NpyArray(header.type(), readElements(in, header, where, headerStart + headerBytes), header.shape());
    }

    /** Writes a file, whole or not at all. */
    public static void write(Path file, NpyArray array) {
        AtomicFile.write(file, out -> write(out, array));
    }

    /** Writes the array's bytes. */
    public static void write(OutputStream out, NpyArray array) throws IOException {
        out.write(NpyHeader.write(array.type(), array.shape()));
        writeElements(out, array);
    }

    /** How many bytes {@link #write} makes of this array. */
    static long bytes(NpyArray array) {
        return NpyHeader.write(array.type(), array.shape()).length
                + (long) array.size() * array.type().bytes();
    }

    /** Reads {@code header.count()} elements into C order. */
    static Object readElements(InputStream in, NpyHeader header, String where, long offset) throws IOException {
        NpyType type = header.type();
        Object data = type.allocate(header.count());
        byte[] chunk = new byte[(int) Math.min(CHUNK_BYTES, Math.max(8L, (long) header.count() * type.bytes()))];
        ByteBuffer buffer = ByteBuffer.wrap(chunk).order(header.order());
        FortranOrder order =
                header.fortranOrder() && header.shape().length > 1 ? new FortranOrder(header.shape()) : null;
        int perChunk = chunk.length / type.bytes();
        for (int done = 0; done < header.count(); ) {
            int n = Math.min(perChunk, header.count() - done);
            int wanted = n * type.bytes();
            if (in.readNBytes(chunk, 0, wanted) < wanted) {
                throw new BadInputException(where + ": the data ends early, after byte "
                        + (offset + (long) done * type.bytes()) + ". The file is truncated: copy or save it again");
            }
            buffer.clear();
            if (order == null) {
                bulk(buffer, type, data, done, n);
            } else {
                for (int i = 0; i < n; i++) {
                    one(buffer, type, data, order.next());
                }
            }
            done += n;
        }
        return data;
    }

    /** Writes the elements little-endian in C order. */
    static void writeElements(OutputStream out, NpyArray array) throws IOException {
        NpyType type = array.type();
        byte[] chunk = new byte[CHUNK_BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        int perChunk = CHUNK_BYTES / type.bytes();
        for (int done = 0; done < array.size(); done += perChunk) {
            int n = Math.min(perChunk, array.size() - done);
            buffer.clear();
            switch (type) {
                case FLOAT32 -> buffer.asFloatBuffer().put((float[]) array.data(), done, n);
                case FLOAT64 -> buffer.asDoubleBuffer().put((double[]) array.data(), done, n);
                case INT32 -> buffer.asIntBuffer().put((int[]) array.data(), done, n);
                case INT64 -> buffer.asLongBuffer().put((long[]) array.data(), done, n);
                case BOOL, UINT8 -> buffer.put((byte[]) array.data(), done, n);
            }
            out.write(chunk, 0, n * type.bytes());
        }
    }

    private static void bulk(ByteBuffer from, NpyType type, Object to, int start, int n) {
        switch (type) {
            case FLOAT32 -> from.asFloatBuffer().get((float[]) to, start, n);
            case FLOAT64 -> from.asDoubleBuffer().get((double[]) to, start, n);
            case INT32 -> from.asIntBuffer().get((int[]) to, start, n);
            case INT64 -> from.asLongBuffer().get((long[]) to, start, n);
            case BOOL, UINT8 -> from.get((byte[]) to, start, n);
        }
    }

    private static void one(ByteBuffer from, NpyType type, Object to, int index) {
        switch (type) {
            case FLOAT32 -> ((float[]) to)[index] = from.getFloat();
            case FLOAT64 -> ((double[]) to)[index] = from.getDouble();
            case INT32 -> ((int[]) to)[index] = from.getInt();
            case INT64 -> ((long[]) to)[index] = from.getLong();
            case BOOL, UINT8 -> ((byte[]) to)[index] = from.get();
        }
    }

    private static byte[] readExactly(InputStream in, int n, String where, long offset) throws IOException {
        byte[] bytes = in.readNBytes(n);
        if (bytes.length < n) {
            throw new BadInputException(where + ": ends at byte " + (offset + bytes.length) + ", inside the header."
                    + " The file is truncated: copy or save it again");
        }
        return bytes;
    }
}
