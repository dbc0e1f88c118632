package periplus.core.kernels;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static periplus.core.kernels.SimdLanes.COUNT;
import static periplus.core.kernels.SimdLanes.FLOATS;
import static periplus.core.kernels.SimdLanes.whole;
import static periplus.core.math.Polynomials.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import periplus.core.math.PortableMath;

/**
 * {@link PortableMath} over runs of numbers: operation for operation the same, hence the same bits.
 *
 * <p>Functions made of others go over the run several times. One loop with everything in it would pass the JIT's
 * inlining budget, and a vector that meets a call is put on the heap. Runs are short enough for the first cache.
 */
final class SimdMath {
    private SimdMath() {}

    /** x = e^x in place. */
    static void exp(float[] x, int at, int length) {
        int whole = whole(length);
        expWhole(x, at, length);
        for (int i = whole; i < length; i++) {
            x[at + i] = PortableMath.exp(x[at + i]);
        }
    }

    /** out = tanh(z). */
    static void tanh(float[] z, int zAt, float[] out, int length) {
        int whole = whole(length);
        for (int i = 0; i < whole; i += COUNT) {
            FloatVector size = FloatVector.fromArray(FLOATS, z, zAt + i).lanewise(ABS);
            size.blend(TANH_ONE, size.compare(GT, TANH_ONE)).mul(2f).intoArray(out, i);
        }
        shortExpm1Whole(out, length);
        for (int i = 0; i < whole; i += COUNT) {
            FloatVector e = FloatVector.fromArray(FLOATS, out, i);
            IntVector sign = FloatVector.fromArray(FLOATS, z, zAt + i)
                    .reinterpretAsInts()
                    .and(Integer.MIN_VALUE);
            e.div(e.add(2f)).reinterpretAsInts().or(sign).reinterpretAsFloats().intoArray(out, i);
        }
        for (int i = whole; i < length; i++) {
            out[i] = PortableMath.tanh(z[zAt + i]);
        }
    }

    /** out = sigmoid(z). */
    static void sigmoid(float[] z, int zAt, float[] out, int length) {
        int whole = whole(length);
        minusSizeWhole(z, zAt, out, length);
        expWhole(out, 0, length);
        for (int i = 0; i < whole; i += COUNT) {
            FloatVector e = FloatVector.fromArray(FLOATS, out, i);
            VectorMask<Float> negative =
                    FloatVector.fromArray(FLOATS, z, zAt + i).compare(LT, 0f);
            FloatVector.broadcast(FLOATS, 1f).blend(e, negative).div(e.add(1f)).intoArray(out, i);
        }
        for (int i = whole; i < length; i++) {
            out[i] = PortableMath.sigmoid(z[zAt + i]);
        }
    }

    /** out = softplus(z). */
    static void softplus(float[] z, int zAt, float[] out, int length) {
        int whole = whole(length);
        minusSizeWhole(z, zAt, out, length);
        expWhole(out, 0, length);
        logOfOnePlusWhole(out, length);
        for (int i = 0; i < whole; i += COUNT) {
            FloatVector x = FloatVector.fromArray(FLOATS, z, zAt + i);
            x.blend(0f, x.compare(LT, 0f))
                    .add(FloatVector.fromArray(FLOATS, out, i))
                    .intoArray(out, i);
        }
        for (int i = whole; i < length; i++) {
            out[i] = PortableMath.softplus(z[zAt + i]);
        }
    }

    /** out = 1 - e^-r for r >= 0. */
    static void oneMinusExpMinus(float[] r, int rAt, float[] out, int length) {
        int whole = whole(length);
        for (int i = 0; i < whole; i += COUNT) {
            FloatVector x = FloatVector.fromArray(FLOATS, r, rAt + i);
            x.blend(SATURATED, x.compare(GT, SATURATED)).neg().intoArray(out, i);
        }
        shortExpm1Whole(out, length);
        FloatVector zero = FloatVector.zero(FLOATS);
        for (int i = 0; i < whole; i += COUNT) {
            zero.sub(FloatVector.fromArray(FLOATS, out, i)).intoArray(out, i);
        }
        for (int i = whole; i < length; i++) {
            out[i] = PortableMath.oneMinusExpMinus(r[rAt + i]);
        }
    }

    private static void minusSizeWhole(float[] z, int zAt, float[] out, int length) {
        int whole = whole(length);
        for (int i = 0; i < whole; i += COUNT) {
            FloatVector.fromArray(FLOATS, z, zAt + i).lanewise(ABS).neg().intoArray(out, i);
        }
    }

    private static void expWhole(float[] x, int at, int length) {
        int whole = whole(length);
        for (int i = 0; i < whole; i += COUNT) {
            FloatVector c = FloatVector.fromArray(FLOATS, x, at + i);
            c = c.blend(EXP_LOWEST, c.compare(LT, EXP_LOWEST));
            c = c.blend(EXP_HIGHEST, c.compare(GT, EXP_HIGHEST));
            FloatVector t = c.fma(LOG2_E, ROUNDER);
            FloatVector n = t.sub(ROUNDER);
            FloatVector r = n.fma(FloatVector.broadcast(FLOATS, -LN2_HIGH), c);
            r = n.fma(FloatVector.broadcast(FLOATS, -LN2_LOW), r);
            FloatVector p = r.fma(EXP_4, EXP_3);
            p = p.fma(r, FloatVector.broadcast(FLOATS, EXP_2));
            p = p.fma(r, FloatVector.broadcast(FLOATS, EXP_1));
            p = p.fma(r, FloatVector.broadcast(FLOATS, EXP_0));
            p = r.mul(r).fma(p, r).add(1f);
            IntVector exponent = t.reinterpretAsInts().sub(ROUNDER_BITS);
            IntVector half = exponent.lanewise(ASHR, 1);
            FloatVector first = half.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
            FloatVector second = exponent.sub(half).add(127).lanewise(LSHL, 23).reinterpretAsFloats();
            p.mul(first).mul(second).intoArray(x, at + i);
        }
    }

    private static void shortExpm1Whole(float[] x, int length) {
        int whole = whole(length);
        for (int i = 0; i < whole; i += COUNT) {
            FloatVector c = FloatVector.fromArray(FLOATS, x, i);
            FloatVector t = c.fma(LOG2_E, ROUNDER);
            FloatVector n = t.sub(ROUNDER);
            FloatVector r = n.fma(FloatVector.broadcast(FLOATS, -LN2_HIGH), c);
            r = n.fma(FloatVector.broadcast(FLOATS, -LN2_LOW), r);
            FloatVector p = r.fma(EXP_4, EXP_3);
            p = p.fma(r, FloatVector.broadcast(FLOATS, EXP_2));
            p = p.fma(r, FloatVector.broadcast(FLOATS, EXP_1));
            p = p.fma(r, FloatVector.broadcast(FLOATS, EXP_0));
            p = r.mul(r).fma(p, r);
            IntVector exponent = t.reinterpretAsInts().sub(ROUNDER_BITS);
            FloatVector power = exponent.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
            power.fma(p, power.sub(1f)).intoArray(x, i);
        }
    }

    private static void logOfOnePlusWhole(float[] x, int length) {
        int whole = whole(length);
        for (int i = 0; i < whole; i += COUNT) {
            FloatVector e = FloatVector.fromArray(FLOATS, x, i);
            VectorMask<Float> folded = e.compare(GT, SQRT_TWO_MINUS_ONE);
            FloatVector f = e.blend(e.fma(0.5f, -0.5f), folded);
            FloatVector k = FloatVector.zero(FLOATS).blend(1f, folded);
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
            k.fma(FloatVector.broadcast(FLOATS, LN2_HIGH), rest.add(f)).intoArray(x, i);
        }
    }
}
