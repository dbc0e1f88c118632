package periplus.core.kernels;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;
import static periplus.core.kernels.SimdLanes.COUNT;
import static periplus.core.kernels.SimdLanes.FLOATS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Philox4x32-10 with a block in each 64-bit lane: the words of {@code periplus.core.random.Philox}.
 *
 * <p>A group is as many blocks as a vector has longs, two vectors of words. Fresh from {@link #words}, the first vector
 * holds words 0 and 2 of each block, the second words 1 and 3, so that one lane of Box-Muller finds radius and angle at
 * the same place of two vectors; {@link #weave} then brings a group into the order of its blocks.
 */
final class SimdPhilox {
    private static final VectorSpecies<Long> LONGS = FLOATS.withLanes(long.class);

    /** Blocks in a group. */
    static final int BLOCKS = LONGS.length();

    private static final long LOW = 0xFFFFFFFFL;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;

    private static final LongVector STEPS = LongVector.zero(LONGS).addIndex(1);
    private static final VectorShuffle<Float> FIRST_TWICE = VectorShuffle.fromOp(FLOATS, i -> i / 2);
    private static final VectorShuffle<Float> LAST_TWICE = VectorShuffle.fromOp(FLOATS, i -> (i + COUNT) / 2);
    private static final VectorMask<Float> ODD = VectorMask.fromLong(FLOATS, 0xAAAAAAAAAAAAAAAAL);

    private SimdPhilox() {}

    /**
     * The words of block {@code firstBlock} onwards as bits of floats, {@code length} of them, whole groups.
     *
     * <p>The upper halves of the lanes are left dirty between rounds; only a factor of a product must be clean. Both factors are masked, the
     * constant one for the JIT's sake: that is how it knows that a product of 32-bit numbers will do.
     */
    static void words(long firstBlock, long stream, long seed, float[] out, int offset, int length) {
        LongVector counter = STEPS.add(firstBlock);
        LongVector multiplier0 = LongVector.broadcast(LONGS, MULTIPLIER_0).and(LOW);
        LongVector multiplier1 = LongVector.broadcast(LONGS, MULTIPLIER_1).and(LOW);
        for (int i = 0; i < length; i += 2 * COUNT) {
            LongVector c0 = counter;
            LongVector c1 = counter.lanewise(LSHR, 32);
            LongVector c2 = LongVector.broadcast(LONGS, stream);
            LongVector c3 = LongVector.broadcast(LONGS, stream >>> 32);
            int k0 = (int) seed;
            int k1 = (int) (seed >>> 32);
            for (int round = 0; round < ROUNDS; round++) {
                LongVector p0 = c0.and(LOW).mul(multiplier0);
                LongVector p1 = c2.and(LOW).mul(multiplier1);
                c0 = p1.lanewise(LSHR, 32).lanewise(XOR, c1).lanewise(XOR, k0);
                c1 = p1;
                c2 = p0.lanewise(LSHR, 32).lanewise(XOR, c3).lanewise(XOR, k1);
                c3 = p0;
                k0 += WEYL_0;
                k1 += WEYL_1;
            }
            c0.and(LOW).or(c2.lanewise(LSHL, 32)).reinterpretAsFloats().intoArray(out, offset + i);
            c1.and(LOW).or(c3.lanewise(LSHL, 32)).reinterpretAsFloats().intoArray(out, offset + i + COUNT);
            counter = counter.add(BLOCKS);
        }
    }

    /** From (0 and 2), (1 and 3) to the order of the blocks, in place. */
    static void weave(float[] out, int offset, int length) {
        for (int i = offset; i < offset + length; i += 2 * COUNT) {
            FloatVector even = FloatVector.fromArray(FLOATS, out, i);
            FloatVector odd = FloatVector.fromArray(FLOATS, out, i + COUNT);
            even.rearrange(FIRST_TWICE).blend(odd.rearrange(FIRST_TWICE), ODD).intoArray(out, i);
            even.rearrange(LAST_TWICE).blend(odd.rearrange(LAST_TWICE), ODD).intoArray(out, i + COUNT);
        }
    }
}
