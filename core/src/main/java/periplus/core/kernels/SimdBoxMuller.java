package periplus.core.kernels;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;
import static periplus.core.kernels.SimdLanes.COUNT;
import static periplus.core.kernels.SimdLanes.FLOATS;
import static periplus.core.math.Polynomials.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * The Box-Muller transform of {@code RandomStream.fillGaussian} on the groups of {@link SimdPhilox}, in place.
 *
 * <p>Logarithm, sine and cosine are those of {@code PortableMath} without the arguments that cannot occur here: u is in
 * [2^-32, 1] and an angle in [0, 1) turns.
 */
final class SimdBoxMuller {
    private SimdBoxMuller() {}

    /** The first vector of each group, from words to radii sqrt(-2 ln u). */
    static void radii(float[] out, int offset, int length) {
        for (int i = offset; i < offset + length; i += 2 * COUNT) {
            IntVector word = FloatVector.fromArray(FLOATS, out, i).reinterpretAsInts();
            FloatVector u = ((FloatVector) word.lanewise(LSHR, 1).convert(I2F, 0)).fma(0x1p-31f, 0x1p-32f);
            IntVector shifted = u.reinterpretAsInts().sub(SQRT_HALF_BITS);
            FloatVector k = (FloatVector) shifted.lanewise(ASHR, 23).convert(I2F, 0);
            FloatVector f = shifted.and(0x7fffff)
                    .add(SQRT_HALF_BITS)
                    .reinterpretAsFloats()
                    .sub(1f);
            FloatVector p = f.fma(LOG_8, LOG_7);
            p = p.fma(f, FloatVector.broadcast(FLOATS, LOG_6));
            p = p.fma(f, FloatVector.broadcast(FLOATS, LOG_5));
            p = p.fma(f, FloatVector.broadcast(FLOATS, LOG_4));
            p = p.fma(f, FloatVector.broadcast(FLOATS, LOG_3));
            p = p.fma(f, FloatVector.broadcast(FLOATS, LOG_2));
            p = p.fma(f, FloatVector.broadcast(FLOATS, LOG_1));
            p = p.fma(f, FloatVector.broadcast(FLOATS, LOG_0));
            FloatVector square = f.mul(f);
            FloatVector rest =
                    k.fma(FloatVector.broadcast(FLOATS, LN2_LOW), f.mul(square).mul(p));
            rest = square.fma(FloatVector.broadcast(FLOATS, -0.5f), rest);
            FloatVector log = k.fma(FloatVector.broadcast(FLOATS, LN2_HIGH), rest.add(f));
            log.mul(-2f).sqrt().intoArray(out, i);
        }
    }

    /** Each group from (radii, words of the angle) to (sd radius cos, sd radius sin). */
    static void turn(float[] out, int offset, int length, float sd) {
        FloatVector size = FloatVector.broadcast(FLOATS, sd);
        for (int i = offset; i < offset + length; i += 2 * COUNT) {
            IntVector word = FloatVector.fromArray(FLOATS, out, i + COUNT).reinterpretAsInts();
            FloatVector u = ((FloatVector) word.lanewise(LSHR, 8).convert(I2F, 0)).mul(0x1p-24f);
            FloatVector t = u.fma(4f, ROUNDER);
            FloatVector f = t.sub(ROUNDER).fma(FloatVector.broadcast(FLOATS, -0.25f), u);
            FloatVector s = f.mul(f);
            FloatVector sine = s.fma(SIN_4, SIN_3);
            sine = sine.fma(s, FloatVector.broadcast(FLOATS, SIN_2));
            sine = sine.fma(s, FloatVector.broadcast(FLOATS, SIN_1));
            sine = sine.fma(s, FloatVector.broadcast(FLOATS, SIN_0)).mul(f);
            FloatVector cosine = s.fma(COS_3, COS_2);
            cosine = cosine.fma(s, FloatVector.broadcast(FLOATS, COS_1));
            cosine = cosine.fma(s, FloatVector.broadcast(FLOATS, COS_0));
            cosine = cosine.fma(s, FloatVector.broadcast(FLOATS, 1f));
            IntVector quadrant = t.reinterpretAsInts();
            IntVector swap = sine.reinterpretAsInts()
                    .lanewise(XOR, cosine.reinterpretAsInts())
                    .and(quadrant.and(1).neg());
            IntVector y = sine.reinterpretAsInts()
                    .lanewise(XOR, swap)
                    .lanewise(XOR, quadrant.and(2).lanewise(LSHL, 30));
            IntVector x = cosine.reinterpretAsInts()
                    .lanewise(XOR, swap)
                    .lanewise(XOR, quadrant.add(1).and(2).lanewise(LSHL, 30));
            FloatVector radius = FloatVector.fromArray(FLOATS, out, i);
            size.mul(radius.mul(x.reinterpretAsFloats())).intoArray(out, i);
            size.mul(radius.mul(y.reinterpretAsFloats())).intoArray(out, i + COUNT);
        }
    }
}
