package periplus.lab.formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;

/**
 * The table of a safetensors file, checked as the reference implementation checks it.
 *
 * <p>The header is at most 100 MB and lies within the file; it starts with '{'; each name occurs once; each dtype is
 * known; each tensor's bytes are product(shape) x dtype; sorted by offset, tensors follow one another without gap or
 * overlap, from 0 to the end of the data. Entries are in data order.
 */
record SafeTensorsHeader(List<Entry> entries, SequencedMap<String, String> metadata) {
    static final String METADATA = "__metadata__";
    static final long MAX_HEADER_BYTES = 100_000_000;

    /** All dtypes of the format with their bytes; those that we cannot hold are still checked. */
    enum Dtype {
        BOOL(1),
        U8(1),
        I8(1),
        F8_E5M2(1),
        F8_E4M3(1),
        I16(2),
        U16(2),
        F16(2),
        BF16(2),
        I32(4),
        U32(4),
        F32(4),
        F64(8),
        I64(8),
        U64(8);

        final int bytes;

        Dtype(int bytes) {
            this.bytes = bytes;
        }
    }

    /** One tensor: bytes {@code start} to {@code end} of the data. */
    record Entry(String name, Dtype dtype, int[] shape, int count, long start, long end) {}

    static void checkLength(long headerBytes, long fileBytes, String where) {
        if (headerBytes < 0 || headerBytes > MAX_HEADER_BYTES) {
            throw new BadInputException(where + ": at byte 0 a header of " + Long.toUnsignedString(headerBytes)
                    + " bytes; expected at most " + MAX_HEADER_BYTES + ". This is not a safetensors file, or damaged");
        }
        if (headerBytes > fileBytes - 8) {
            throw new BadInputException(where + ": at byte 0 a header of " + headerBytes + " bytes, but "
                    + Math.max(0, fileBytes - 8) + " follow. The file is truncated: copy it again");
        }
    }

    static SafeTensorsHeader parse(byte[] json, long dataBytes, String where) {
        if (json.length == 0 || json[0] != '{') {
            throw new BadInputException(
                    where + ": at byte 8 no '{'; expected a JSON header. This is not a safetensors file");
        }
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, @Nullable Object> named :
                JsonReader.readObject(json, where + ", header").entrySet()) {
            if (named.getKey().equals(METADATA)) {
                readMetadata(named.getValue(), metadata, where);
            } else {
                entries.add(entry(named.getKey(), named.getValue(), where));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::start).thenComparingLong(Entry::end));
        checkLayout(entries, dataBytes, where);
        return new SafeTensorsHeader(entries, metadata);
    }

    private static void readMetadata(@Nullable Object value, Map<String, String> into, String where) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new BadInputException(where + ": " + METADATA + " is not an object of texts. Save the file again");
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getValue() instanceof String text)) {
                throw new BadInputException(
                        where + ": " + METADATA + " '" + entry.getKey() + "' is not text. Save the file again");
            }
            into.put((String) entry.getKey(), text);
        }
    }

    private static Entry entry(String name, @Nullable Object value, String where) {
        String place = where + ", tensor '" + name + "'";
        if (!(value instanceof Map<?, ?> map)) {
            throw new BadInputException(place + ": not an object with dtype, shape and data_offsets. Save it again");
        }
        Dtype dtype = dtype(map.get("dtype"), place);
        long[] shape = naturals(map.get("shape"), "shape", place);
        long[] offsets = naturals(map.get("data_offsets"), "data_offsets", place);
        if (offsets.length != 2 || offsets[1] < offsets[0]) {
            throw new BadInputException(place + ": data_offsets " + Arrays.toString(offsets)
                    + "; expected a start and an end that is not before it. The file is damaged: save it again");
        }
        long count = 1;
        long bytes;
        try {
            for (long n : shape) {
                count = Math.multiplyExact(count, n);
            }
            bytes = Math.multiplyExact(count, (long) dtype.bytes);
        } catch (ArithmeticException e) {
            throw new BadInputException(
                    place + ": the product of shape " + Arrays.toString(shape)
                            + " does not fit in 64 bits. The file is damaged: save it again",
                    e);
        }
        if (bytes != offsets[1] - offsets[0]) {
            throw new BadInputException(place + ": shape " + Arrays.toString(shape) + " of " + dtype + " needs " + bytes
                    + " bytes, data_offsets give " + (offsets[1] - offsets[0])
                    + ". The file is damaged: save it again");
        }
        if (count > Integer.MAX_VALUE - 8 || Arrays.stream(shape).anyMatch(n -> n > Integer.MAX_VALUE)) {
            throw new BadInputException(
                    place + ": " + Arrays.toString(shape) + " is larger than one array can be here. Split the tensor");
        }
        int[] intShape = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
        return new Entry(name, dtype, intShape, (int) count, offsets[0], offsets[1]);
    }

    private static Dtype dtype(@Nullable Object value, String place) {
        for (Dtype dtype : Dtype.values()) {
            if (dtype.name().equals(value)) {
                return dtype;
            }
        }
        throw new BadInputException(place + ": dtype " + value + " is unknown; expected one of "
                + Arrays.toString(Dtype.values()) + ". Save it again as float32");
    }

    private static long[] naturals(@Nullable Object value, String key, String place) {
        if (value instanceof List<?> list && list.stream().allMatch(v -> v instanceof Long n && n >= 0)) {
            return list.stream().mapToLong(v -> (Long) v).toArray();
        }
        throw new BadInputException(
                place + ": " + key + " is not a list of non-negative whole numbers. Save the file again");
    }

    private static void checkLayout(List<Entry> entries, long dataBytes, String where) {
        long expected = 0;
        for (Entry entry : entries) {
            if (entry.start() != expected) {
                throw new BadInputException(where + ", tensor '" + entry.name() + "': starts at data byte "
                        + entry.start() + ", expected " + expected + " ("
                        + (entry.start() < expected ? "it overlaps" : "a gap after")
                        + " the tensor before). The file is damaged or malicious: save it again");
            }
            expected = entry.end();
        }
        if (expected != dataBytes) {
            throw new BadInputException(
                    where + ": the tensors cover " + expected + " bytes, the file holds " + dataBytes
                            + " bytes of data. The file is " + (dataBytes < expected ? "truncated" : "overlong")
                            + ": copy or save it again");
        }
    }
}
