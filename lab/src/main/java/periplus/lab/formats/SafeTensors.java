package periplus.lab.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import periplus.core.errors.BadInputException;
import periplus.lab.files.AtomicFile;
import periplus.lab.files.InputFile;

/**
 * The format that PyTorch and JAX exchange weights in: 8 bytes of header length, a JSON header, raw little-endian data.
 *
 * <p>Reading applies every check of the format's reference implementation before the first tensor is allocated; see
 * {@link SafeTensorsHeader}. F16 and BF16 are widened to float32, exactly. Writing pads the header to 8 bytes and
 * lays tensors out in the given order, so equal tensors give equal bytes. In Python:
 * {@code safetensors.torch.load_file(file)}.
 */
public final class SafeTensors {
    private SafeTensors() {}

    /** What a file holds: tensors in data order, and its free-text metadata. */
    public record Content(SequencedMap<String, NpyArray> tensors, SequencedMap<String, String> metadata) {
        /** The tensor of this name; where there is none, the error lists those that are there. */
        public NpyArray get(String name) {
            NpyArray tensor = tensors.get(name);
            if (tensor == null) {
                throw new BadInputException("no tensor '" + name + "'; the file holds " + tensors.keySet()
                        + ". Check that the weights belong to this kind of network");
            }
            return tensor;
        }
    }

    /** Reads a file. */
    public static Content read(Path file) {
        InputFile input = InputFile.of(file);
        String where = file.toString();
        try (InputStream in = input.open()) {
            byte[] length = in.readNBytes(8);
            if (length.length < 8) {
                throw new BadInputException(where + ": only " + length.length
                        + " bytes; expected a header length of 8 bytes first. The file is truncated: copy it again");
            }
            long headerBytes =
                    ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
            SafeTensorsHeader.checkLength(headerBytes, input.bytes(), where);
            byte[] json = in.readNBytes((int) headerBytes);
            SafeTensorsHeader header = SafeTensorsHeader.parse(json, input.bytes() - 8 - headerBytes, where);
            SequencedMap<String, NpyArray> tensors = new LinkedHashMap<>();
            for (SafeTensorsHeader.Entry entry : header.entries()) {
                tensors.put(entry.name(), readTensor(in, entry, where, 8 + headerBytes));
            }
            return new Content(tensors, header.metadata());
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    /** Writes these tensors in their order, whole or not at all. */
    public static void write(Path file, SequencedMap<String, NpyArray> tensors, SequencedMap<String, String> metadata) {
        AtomicFile.write(file, out -> write(out, tensors, metadata));
    }

    /** Writes these tensors' bytes. */
    public static void write(
            OutputStream out, SequencedMap<String, NpyArray> tensors, SequencedMap<String, String> metadata)
            throws IOException {
        SequencedMap<String, Object> header = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            header.put(SafeTensorsHeader.METADATA, metadata);
        }
        long offset = 0;
        for (Map.Entry<String, NpyArray> named : tensors.entrySet()) {
            NpyArray tensor = named.getValue();
            long end = offset + (long) tensor.size() * tensor.type().bytes();
            SequencedMap<String, Object> entry = new LinkedHashMap<>();
            entry.put("dtype", dtype(tensor.type()));
            entry.put("shape", tensor.shape());
            entry.put("data_offsets", List.of(offset, end));
            header.put(named.getKey(), entry);
            offset = end;
        }
        byte[] json = Json.line(header).getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 7) / 8 * 8;
        out.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded)
                .array());
        out.write(json);
        out.write(" ".repeat(padded - json.length).getBytes(StandardCharsets.UTF_8));
        for (NpyArray tensor : new ArrayList<>(tensors.values())) {
            Npy.writeElements(out, tensor);
        }
    }

    private static NpyArray readTensor(InputStream in, SafeTensorsHeader.Entry entry, String where, long dataStart)
            throws IOException {
        String place = where + ", tensor '" + entry.name() + "'";
        long offset = dataStart + entry.start();
        return switch (entry.dtype()) {
            case F32 -> plain(in, NpyType.FLOAT32, entry, place, offset);
            case F64 -> plain(in, NpyType.FLOAT64, entry, place, offset);
            case I32 -> plain(in, NpyType.INT32, entry, place, offset);
            case I64 -> plain(in, NpyType.INT64, entry, place, offset);
            case U8 -> plain(in, NpyType.UINT8, entry, place, offset);
            case BOOL -> plain(in, NpyType.BOOL, entry, place, offset);
            case F16, BF16 -> half(in, entry, place, offset);
            default ->
                throw new BadInputException(place + ": dtype " + entry.dtype() + " is sound but not one of ours;"
                        + " expected F64, F32, F16, BF16, I64, I32, U8 or BOOL. Convert it: tensor.float()");
        };
    }

    private static NpyArray plain(
            InputStream in, NpyType type, SafeTensorsHeader.Entry entry, String place, long offset) throws IOException {
        NpyHeader layout = new NpyHeader(type, ByteOrder.LITTLE_ENDIAN, false, entry.shape(), entry.count());
        return new NpyArray(type, Npy.readElements(in, layout, place, offset), entry.shape());
    }

    private static NpyArray half(InputStream in, SafeTensorsHeader.Entry entry, String place, long offset)
            throws IOException {
        float[] data = new float[entry.count()];
        byte[] two = new byte[2];
        for (int i = 0; i < data.length; i++) {
            if (in.readNBytes(two, 0, 2) < 2) {
                throw new BadInputException(place + ": the data ends early, after byte " + (offset + 2L * i)
                        + ". The file is truncated: copy it again");
            }
            short bits = (short) (two[0] & 0xff | two[1] << 8);
            data[i] = entry.dtype() == SafeTensorsHeader.Dtype.F16
                    ? Float.float16ToFloat(bits)
                    : Float.intBitsToFloat(bits << 16);
        }
        return new NpyArray(NpyType.FLOAT32, data, entry.shape());
    }

    private static String dtype(NpyType type) {
        return switch (type) {
            case FLOAT32 -> "F32";
            case FLOAT64 -> "F64";
            case INT32 -> "I32";
            case INT64 -> "I64";
            case BOOL -> "BOOL";
            case UINT8 -> "U8";
        };
    }
}
