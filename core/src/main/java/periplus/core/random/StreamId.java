package periplus.core.random;

import java.nio.charset.StandardCharsets;

/**
 * The 64-bit name of a stream, from its purpose and indices.
 *
 * <p>purpose -> mix(FNV-1a of its UTF-8 bytes); each index i in turn: id -> mix(rotateLeft(id, 23) + G + mix(i)) with
 * G = 0x9E3779B97F4A7C15 and mix the 64-bit finaliser x ^= x>>>30, *= 0xBF58476D1CE4E5B9, x ^= x>>>27,
 * *= 0x94D049BB133111EB, x ^= x>>>31. Among n streams of one seed two share a name with probability about n^2 / 2^65.
 */
final class StreamId {
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private StreamId() {}

    static long ofPurpose(String purpose) {
        long hash = FNV_OFFSET;
        for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
        }
        return mix(hash);
    }

    static long with(long id, long index) {
        return mix(Long.rotateLeft(id, 23) + GOLDEN + mix(index));
    }

    private static long mix(long value) {
        long x = value;
        x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
