package periplus.lab.formats;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;

/**
 * The preamble of an npy array: {@code \x93NUMPY}, a version, and a Python dictionary that says type, order and shape.
 *
 * <p>The dictionary is read by {@link PythonLiteral}'s tiny grammar and is never evaluated. Format: NumPy's
 * {@code numpy.lib.format}, versions 1.0 to 3.0; we write 1.0 with the same padding as NumPy, so that equal arrays
 * give equal bytes in both.
 */
record NpyHeader(NpyType type, ByteOrder order, boolean fortranOrder, int[] shape, int count) {
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    /** Far above any real header, far below anything that hurts. */
    static final int MAX_HEADER_BYTES = 1 << 20;

    private static final int ALIGNMENT = 64;
    private static final int GROWTH_DIGITS = 21;

    /** Reads the dictionary's text; {@code payloadBytes} is what follows it in the file. */
    static NpyHeader parse(String text, String where, long payloadBytes) {
        PythonLiteral.Dictionary dictionary = PythonLiteral.parseDictionary(text, where);
        String descr = dictionary.text("descr");
        NpyType type = typeOf(descr, where);
        ByteOrder order = descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        long[] dimensions = dictionary.integers("shape");
        boolean fortran = dictionary.truth("fortran_order");
        dictionary.refuseOthers("descr", "fortran_order", "shape");
        int count = count(dimensions, type, payloadBytes, where);
        int[] shape = new int[dimensions.length];
        for (int i = 0; i < shape.length; i++) {
            // with a zero among the factors another one may still exceed what Java can index
            if (dimensions[i] > Integer.MAX_VALUE) {
                throw new BadInputException(where + ": dimension " + dimensions[i] + " is larger than "
                        + Integer.MAX_VALUE + ". Split the array");
            }
            shape[i] = (int) dimensions[i];
        }
        return new NpyHeader(type, order, fortran, shape, count);
    }

    /** The bytes that precede the elements of this array. */
    static byte[] write(NpyType type, int[] shape) {
        StringBuilder text = new StringBuilder("{'descr': '" + type.descr() + "', 'fortran_order': False, 'shape': "
                + NpyArray.shapeText(shape) + ", }");
        if (shape.length > 0) {
            text.repeat(' ', GROWTH_DIGITS - Integer.toString(shape[0]).length());
        }
        int unpadded = MAGIC.length + 4 + text.length() + 1;
        text.repeat(' ', ALIGNMENT - unpadded % ALIGNMENT).append('\n');
        byte[] body = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] header = new byte[MAGIC.length + 4 + body.length];
        System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
        header[6] = 1;
        header[8] = (byte) body.length;
        header[9] = (byte) (body.length >>> 8);
        System.arraycopy(body, 0, header, 10, body.length);
        return header;
    }

    private static NpyType typeOf(String descr, String where) {
        if (descr.startsWith("|O") || descr.startsWith("O")) {
            throw new BadInputException(where + ": an array of Python objects (dtype " + descr + "), which only a"
                    + " program run from the file could read; expected numbers. Convert it, for example"
                    + " np.save(file, np.asarray(a, dtype=np.float64), allow_pickle=False)");
        }
        @Nullable NpyType type = descr.length() < 2 ? null : NpyType.byCode(descr.substring(1));
        boolean orderFits = type != null && (type.bytes() == 1 || descr.charAt(0) != '|');
        if (type == null || !orderFits || "<>|".indexOf(descr.charAt(0)) < 0) {
            throw new BadInputException(where + ": dtype '" + descr + "' is not one of ours; expected "
                    + NpyType.known() + " (or big-endian). Convert it with .astype(np.float64)");
        }
        return type;
    }

    private static int count(long[] dimensions, NpyType type, long payloadBytes, String where) {
        long elements = 1;
        long bytes;
        try {
            for (long n : dimensions) {
                if (n < 0) {
                    throw new BadInputException(where + ": dimension " + n + " is negative; expected a shape of"
                            + " non-negative numbers. The file is damaged: save it again");
                }
                elements = Math.multiplyExact(elements, n);
            }
            bytes = Math.multiplyExact(elements, (long) type.bytes());
        } catch (ArithmeticException e) {
            throw new BadInputException(
                    where + ": the shape's product does not fit in 64 bits. The file is damaged: save it again", e);
        }
        if (bytes != payloadBytes) {
            throw new BadInputException(where + ": the header promises " + elements + " elements (" + bytes
                    + " bytes) and " + payloadBytes + " bytes follow it. The file is "
                    + (payloadBytes < bytes ? "truncated" : "overlong") + ": copy or save it again");
        }
        if (elements > Integer.MAX_VALUE - 8) {
            throw new BadInputException(
                    where + ": " + elements + " elements are more than one array can hold here. Split the array");
        }
        return (int) elements;
    }
}
