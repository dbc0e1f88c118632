package periplus.app.figures;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Encodes small palette images as PNG (ISO/IEC 15948), 8 bits a pixel.
 *
 * <p>The data are stored, not compressed: zlib builds differ in the bytes that they choose, and a report must have the
 * same bytes on every machine. Maps are a few kilobytes, so little is lost.
 */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int LARGEST_BLOCK = 65535;

    private Png() {}

    /**
     * An image as a {@code data:} address.
     *
     * @param pixels palette indices, top row first
     * @param palette colours {@code 0xrrggbb}, at most 256
     * @param transparentZero whether index 0 lets the ground show
     */
    static String dataUri(int width, int height, byte[] pixels, int[] palette, boolean transparentZero) {
        return "data:image/png;base64,"
                + Base64.getEncoder().encodeToString(encode(width, height, pixels, palette, transparentZero));
    }

    static byte[] encode(int width, int height, byte[] pixels, int[] palette, boolean transparentZero) {
        if (width <= 0 || height <= 0 || pixels.length != width * height || palette.length > 256) {
            throw new IllegalArgumentException("an image of " + width + " x " + height + " does not fit "
                    + pixels.length + " pixels and " + palette.length + " colours");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(pixels.length + 1200);
        out.writeBytes(SIGNATURE);

        ByteArrayOutputStream header = new ByteArrayOutputStream();
        writeInt(header, width);
        writeInt(header, height);
        header.writeBytes(new byte[] {8, 3, 0, 0, 0}); // depth 8, palette, deflate, no filter set, no interlace
        chunk(out, "IHDR", header.toByteArray());

        byte[] colours = new byte[3 * palette.length];
        for (int i = 0; i < palette.length; i++) {
            colours[3 * i] = (byte) (palette[i] >> 16);
            colours[3 * i + 1] = (byte) (palette[i] >> 8);
            colours[3 * i + 2] = (byte) palette[i];
        }
        chunk(out, "PLTE", colours);
        if (transparentZero) {
            chunk(out, "tRNS", new byte[] {0});
        }

        byte[] lines = new byte[height * (width + 1)]; // each line starts with filter type 0
        for (int y = 0; y < height; y++) {
            System.arraycopy(pixels, y * width, lines, y * (width + 1) + 1, width);
        }
        chunk(out, "IDAT", stored(lines));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** A zlib stream (RFC 1950) of stored blocks (RFC 1951, 3.2.4). */
    private static byte[] stored(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + 16);
        out.write(0x78);
        out.write(0x01);
        for (int at = 0; at < data.length; at += LARGEST_BLOCK) {
            int length = Math.min(LARGEST_BLOCK, data.length - at);
            out.write(at + length == data.length ? 1 : 0);
            out.write(length);
            out.write(length >> 8);
            out.write(~length);
            out.write(~length >> 8);
            out.write(data, at, length);
        }
        Adler32 sum = new Adler32();
        sum.update(data);
        writeInt(out, (int) sum.getValue());
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        writeInt(out, data.length);
        out.writeBytes(name);
        out.writeBytes(data);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        writeInt(out, (int) crc.getValue());
    }

    private static void writeInt(ByteArrayOutputStream out, int value) {
        out.write(value >> 24);
        out.write(value >> 16);
        out.write(value >> 8);
        out.write(value);
    }
}
