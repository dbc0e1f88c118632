package periplus.lab.formats;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The element types that our array files hold. */
public enum NpyType {
    /** IEEE single precision, {@code float[]}. */
    FLOAT32("f4", 4),
    /** IEEE double precision, {@code double[]}. */
    FLOAT64("f8", 8),
    /** Signed 32-bit, {@code int[]}. */
    INT32("i4", 4),
    /** Signed 64-bit, {@code long[]}. */
    INT64("i8", 8),
    /** One byte, zero or one, {@code byte[]}. */
    BOOL("b1", 1),
    /** Unsigned byte, {@code byte[]}. */
    UINT8("u1", 1);

    private final String code;
    private final int bytes;

    NpyType(String code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** NumPy's type code without the byte order: {@code f4}. */
    public String code() {
        return code;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** What we write in a header: little-endian, or {@code |} for single bytes. */
    public String descr() {
        return (bytes == 1 ? "|" : "<") + code;
    }

    /** The type of this code, or null. */
    static @Nullable NpyType byCode(String code) {
        for (NpyType type : values()) {
            if (type.code.equals(code)) {
                return type;
            }
        }
        return null;
    }

    static String known() {
        return Arrays.stream(values()).map(NpyType::descr).collect(Collectors.joining(", "));
    }

    Object allocate(int count) {
        return switch (this) {
            case FLOAT32 -> new float[count];
            case FLOAT64 -> new double[count];
            case INT32 -> new int[count];
            case INT64 -> new long[count];
            case BOOL, UINT8 -> new byte[count];
        };
    }
}
