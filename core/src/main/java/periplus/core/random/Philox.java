package periplus.core.random;

import periplus.core.source.Source;

/**
 * Philox4x32-10: four random 32-bit words as a function of a 128-bit counter and a 64-bit key.
 *
 * <p>Ten rounds of (c0, c1, c2, c3) -> (hi(M1 c2) ^ c1 ^ k0, lo(M1 c2), hi(M0 c0) ^ c3 ^ k1, lo(M0 c0)), the key
 * advancing by two Weyl constants between rounds. It keeps no state: the words of the last block stand in
 * {@link #word0} to {@link #word3} so that a caller reads them without allocation. Not for cryptography.
 */
@Source(key = "salmon2011", where = "section 3.3 and the published test vectors")
public final class Philox {
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;

    private int w0;
    private int w1;
    private int w2;
    private int w3;

    /** Computes a block; words 0 and 1 of the counter are the low and high half of {@code counterLow}, and so on. */
    public void block(long counterLow, long counterHigh, long key) {
        int c0 = (int) counterLow;
        int c1 = (int) (counterLow >>> 32);
        int c2 = (int) counterHigh;
        int c3 = (int) (counterHigh >>> 32);
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = MULTIPLIER_0 * (c0 & 0xFFFFFFFFL);
            long p1 = MULTIPLIER_1 * (c2 & 0xFFFFFFFFL);
            c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
            c1 = (int) p1;
            c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
            c3 = (int) p0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        w0 = c0;
        w1 = c1;
        w2 = c2;
        w3 = c3;
    }

    /** First word of the last block. */
    public int word0() {
        return w0;
    }

    /** Second word of the last block. */
    public int word1() {
        return w1;
    }

    /** Third word of the last block. */
    public int word2() {
        return w2;
    }

    /** Fourth word of the last block. */
    public int word3() {
        return w3;
    }
}
