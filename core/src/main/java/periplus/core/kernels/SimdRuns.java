package periplus.core.kernels;

import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static periplus.core.kernels.SimdLanes.COUNT;
import static periplus.core.kernels.SimdLanes.FLOATS;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;

/**
 * The SIMD twin of {@link RunFunctions}.
 *
 * <p>Random numbers are made where they will stand, in several goes over a piece that stays in the first cache: no
 * scratch, hence nothing that threads could share. {@link SimdPhilox} says how words lie in a piece.
 */
final class SimdRuns implements RunFunctions {
    /** Numbers in a piece: 4 KiB, a multiple of every group. */
    private static final int PIECE = 1024;

    @Override
    public String name() {
        return "simd-" + FLOATS.vectorBitSize();
    }

    @Override
    public void exp(float[] x, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, x.length);
        SimdMath.exp(x, offset, length);
    }

    @Override
    public int uniforms(
            long firstBlock, long stream, long seed, int blocks, float[] out, int offset, float low, float high) {
        int done = blocks & -SimdPhilox.BLOCKS;
        Objects.checkFromIndexSize(offset, 4 * done, out.length);
        for (int at = 0; at < 4 * done; at += PIECE) {
            int length = Math.min(PIECE, 4 * done - at);
            SimdPhilox.words(firstBlock + at / 4, stream, seed, out, offset + at, length);
            SimdPhilox.weave(out, offset + at, length);
            scale(out, offset + at, length, low, high);
        }
        return done;
    }

    @Override
    public int gaussians(long firstBlock, long stream, long seed, int blocks, float[] out, int offset, float sd) {
        int done = blocks & -SimdPhilox.BLOCKS;
        Objects.checkFromIndexSize(offset, 4 * done, out.length);
        for (int at = 0; at < 4 * done; at += PIECE) {
            int length = Math.min(PIECE, 4 * done - at);
            SimdPhilox.words(firstBlock + at / 4, stream, seed, out, offset + at, length);
            SimdBoxMuller.radii(out, offset + at, length);
            SimdBoxMuller.turn(out, offset + at, length, sd);
            SimdPhilox.weave(out, offset + at, length);
        }
        return done;
    }

    private static void scale(float[] out, int offset, int length, float low, float high) {
        FloatVector from = FloatVector.broadcast(FLOATS, low);
        FloatVector step = FloatVector.broadcast(FLOATS, high - low);
        FloatVector below = FloatVector.broadcast(FLOATS, Math.nextDown(high));
        for (int i = offset; i < offset + length; i += COUNT) {
            FloatVector unit = ((FloatVector) FloatVector.fromArray(FLOATS, out, i)
                            .reinterpretAsInts()
                            .lanewise(LSHR, 8)
                            .convert(I2F, 0))
                    .mul(0x1p-24f);
            FloatVector value = unit.fma(step, from);
            below.blend(value, value.compare(LT, high)).intoArray(out, i);
        }
    }
}
