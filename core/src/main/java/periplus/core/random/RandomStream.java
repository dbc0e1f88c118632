package periplus.core.random;

import periplus.core.kernels.RunFunctions;
import periplus.core.math.PortableMath;
import periplus.core.source.Source;

/**
 * A stream of random numbers that is a pure function of (seed, purpose, indices, position).
 *
 * <p>Words come from {@link Philox} with key = seed and counter = (block, stream name). Two streams with different
 * purposes or indices are independent; the same stream can be opened again anywhere, on any thread, at any position.
 * There is no default stream: every random number names what it is for.
 *
 * <p>Single draws advance {@link #position()}, which counts 64-bit words: a uniform or Rayleigh number takes one, a
 * Gaussian two (nothing is kept for later, so {@link #seek} is exact), an integer one or rarely more. Bulk fills have
 * index spaces of their own, one for uniform and one for Gaussian numbers: element i is the same whatever was drawn
 * before and however a fill is cut into pieces, and it repeats no single draw. One stream object serves one thread.
 */
@Source(key = "salmon2011", where = "streams by counter and key")
public final class RandomStream {
    private static final double TWO_PI = 2 * Math.PI;
    private static final long UNIFORM_FILL = 1L << 63;
    private static final long GAUSSIAN_FILL = 3L << 62;

    /** Whole blocks that a fill must hold before its vectors are worth their call. */
    private static final int WORTH_VECTORS = 16;

    private final Philox philox = new Philox();
    private final float[] four = new float[4];
    private final long seed;
    private final long purposeId;
    private long streamId;
    private long position;
    private long cachedBlock = -1;

    private RandomStream(long seed, long purposeId) {
        this.seed = seed;
        this.purposeId = purposeId;
        this.streamId = purposeId;
    }

    /** Opens a stream at position 0; {@code indices} tell apart the streams of one purpose (step, row, unit). */
    public static RandomStream of(long seed, String purpose, long... indices) {
        if (purpose.isEmpty()) {
            throw new IllegalArgumentException("a random stream needs a purpose, got an empty one");
        }
        RandomStream stream = new RandomStream(seed, StreamId.ofPurpose(purpose));
        for (long index : indices) {
            stream.streamId = StreamId.with(stream.streamId, index);
        }
        return stream;
    }

    /** Turns this object into {@code of(seed, purpose, index)}, without allocation. */
    public void reopen(long index) {
        restart(StreamId.with(purposeId, index));
    }

    /** Turns this object into {@code of(seed, purpose, index0, index1)}, without allocation. */
    public void reopen(long index0, long index1) {
        restart(StreamId.with(StreamId.with(purposeId, index0), index1));
    }

    /** Turns this object into {@code of(seed, purpose, index0, index1, index2)}, without allocation. */
    public void reopen(long index0, long index1, long index2) {
        restart(StreamId.with(StreamId.with(StreamId.with(purposeId, index0), index1), index2));
    }

    /** How many 64-bit words have been drawn one by one. */
    public long position() {
        return position;
    }

    /** Goes to a position of this stream, forwards or backwards. */
    public void seek(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("a stream's position is at least 0, got " + newPosition);
        }
        position = newPosition;
    }

    /** 64 random bits. */
    public long nextWord() {
        long block = position >> 1;
        if (block != cachedBlock) {
            philox.block(block, streamId, seed);
            cachedBlock = block;
        }
        boolean first = (position & 1) == 0;
        position++;
        long low = first ? philox.word0() : philox.word2();
        long high = first ? philox.word1() : philox.word3();
        return high << 32 | low & 0xFFFFFFFFL;
    }

    /** A uniform number in (0, 1), never 0 or 1; 53 random bits. */
    public double nextUniform() {
        long bits = nextWord() >>> 11;
        return bits == 0 ? 0x1p-54 : bits * 0x1p-53;
    }

    /** A standard normal number: the cosine half of Box-Muller. */
    public double nextGaussian() {
        double radius = Math.sqrt(-2 * StrictMath.log(nextUniform()));
        return radius * StrictMath.cos(TWO_PI * nextUniform());
    }

    /** A uniform integer in [0, bound), without modulo bias. */
    public int nextBelow(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("an integer below " + bound + " does not exist: the bound must be >= 1");
        }
        int biased = Integer.remainderUnsigned(-bound, bound);
        while (true) {
            long product = (nextWord() >>> 32) * bound;
            if (Integer.compareUnsigned((int) product, biased) >= 0) {
                return (int) (product >>> 32);
            }
        }
    }

    /** A Rayleigh number with density (x/s^2) exp(-x^2/(2 s^2)), mean s sqrt(pi/2). */
    public double nextRayleigh(double scale) {
        return scale * Math.sqrt(-2 * StrictMath.log(nextUniform()));
    }

    /** Elements 0 to length - 1 of this stream's bulk uniform numbers in [low, high), 24 bits. */
    public void fillUniform(float[] out, int offset, int length, float low, float high) {
        fillUniform(out, offset, length, 0, low, high);
    }

    /** Elements firstIndex to firstIndex + length - 1 of this stream's bulk uniform numbers in [low, high), 24 bits. */
    public void fillUniform(float[] out, int offset, int length, long firstIndex, float low, float high) {
        checkFill(out, offset, length, firstIndex);
        if (!(low < high)) {
            throw new IllegalArgumentException("uniform numbers need low < high, got " + low + " and " + high);
        }
        int head = (int) Math.min(length, -firstIndex & 3);
        uniformRun(out, offset, head, firstIndex, low, high);
        int at = offset + head;
        long index = firstIndex + head;
        int blocks = (length - head) >> 2;
        if (blocks >= WORTH_VECTORS) {
            int done = RunFunctions.fastest()
                    .uniforms(index >> 2 | UNIFORM_FILL, streamId, seed, blocks, out, at, low, high);
            at += 4 * done;
            index += 4L * done;
        }
        uniformRun(out, at, offset + length - at, index, low, high);
        cachedBlock = -1;
    }

    /** Elements 0 to length - 1 of this stream's bulk normal numbers with standard deviation {@code sd}. */
    public void fillGaussian(float[] out, int offset, int length, float sd) {
        fillGaussian(out, offset, length, 0, sd);
    }

    /**
     * Elements firstIndex to firstIndex + length - 1 of this stream's bulk normal numbers.
     *
     * <p>Box-Muller on pairs of 32-bit words with the portable float functions: the radius from 31 bits, so that sizes
     * up to 6.6 standard deviations occur, the angle from 24 bits. The loops of this class are the definition; long fills
     * go through {@link RunFunctions}, whose bits are the same.
     */
    public void fillGaussian(float[] out, int offset, int length, long firstIndex, float sd) {
        checkFill(out, offset, length, firstIndex);
        int head = (int) Math.min(length, -firstIndex & 3);
        gaussianRun(out, offset, head, firstIndex, sd);
        int at = offset + head;
        long index = firstIndex + head;
        int blocks = (length - head) >> 2;
        if (blocks >= WORTH_VECTORS) {
            int done =
                    RunFunctions.fastest().gaussians(index >> 2 | GAUSSIAN_FILL, streamId, seed, blocks, out, at, sd);
            at += 4 * done;
            index += 4L * done;
        }
        gaussianRun(out, at, offset + length - at, index, sd);
        cachedBlock = -1;
    }

    private void uniformRun(float[] out, int offset, int length, long firstIndex, float low, float high) {
        long end = firstIndex + length;
        int at = offset;
        for (long index = firstIndex; index < end; ) {
            philox.block(index >> 2 | UNIFORM_FILL, streamId, seed);
            int lane = (int) (index & 3);
            int count = (int) Math.min(4 - lane, end - index);
            if (count == 4) {
                uniformBlock(out, at, low, high);
            } else {
                uniformBlock(four, 0, low, high);
                System.arraycopy(four, lane, out, at, count);
            }
            at += count;
            index += count;
        }
    }

    private void uniformBlock(float[] out, int at, float low, float high) {
        out[at] = uniform(philox.word0(), low, high);
        out[at + 1] = uniform(philox.word1(), low, high);
        out[at + 2] = uniform(philox.word2(), low, high);
        out[at + 3] = uniform(philox.word3(), low, high);
    }

    private static float uniform(int word, float low, float high) {
        float value = Math.fma((word >>> 8) * 0x1p-24f, high - low, low);
        return value < high ? value : Math.nextDown(high);
    }

    private void gaussianRun(float[] out, int offset, int length, long firstIndex, float sd) {
        long end = firstIndex + length;
        int at = offset;
        for (long index = firstIndex; index < end; ) {
            philox.block(index >> 2 | GAUSSIAN_FILL, streamId, seed);
            int lane = (int) (index & 3);
            int count = (int) Math.min(4 - lane, end - index);
            if (count == 4) {
                gaussianBlock(out, at, sd);
            } else {
                gaussianBlock(four, 0, sd);
                System.arraycopy(four, lane, out, at, count);
            }
            at += count;
            index += count;
        }
    }

    private void gaussianBlock(float[] out, int at, float sd) {
        gaussianPair(philox.word0(), philox.word1(), out, at, sd);
        gaussianPair(philox.word2(), philox.word3(), out, at + 2, sd);
    }

    private static void gaussianPair(int radiusWord, int angleWord, float[] out, int at, float sd) {
        float u = Math.fma((float) (radiusWord >>> 1), 0x1p-31f, 0x1p-32f);
        float radius = (float) Math.sqrt(-2f * PortableMath.log(u));
        float turns = (angleWord >>> 8) * 0x1p-24f;
        out[at] = sd * (radius * PortableMath.cosTurns(turns));
        out[at + 1] = sd * (radius * PortableMath.sinTurns(turns));
    }

    private void restart(long newStreamId) {
        streamId = newStreamId;
        position = 0;
        cachedBlock = -1;
    }

    private static void checkFill(float[] out, int offset, int length, long firstIndex) {
        if (offset < 0 || length < 0 || (long) offset + length > out.length || firstIndex < 0) {
            throw new IllegalArgumentException("cannot fill " + length + " elements from " + offset + " of an array of "
                    + out.length + " with the numbers from index " + firstIndex);
        }
    }
}
