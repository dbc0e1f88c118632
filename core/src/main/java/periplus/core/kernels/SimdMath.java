package periplus.core.kernels;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static periplus.core.math.Polynomials.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import periplus.core.math.PortableMath;

/** {@link PortableMath} lane by lane: operation for operation the same, hence the same bits. */
final class SimdMath {
    private SimdMath() {}

    static FloatVector exp(FloatVector x) {
        FloatVector c = x.blend(EXP_LOWEST, x.compare(LT, EXP_LOWEST));
        c = c.blend(EXP_HIGHEST, c.compare(GT, EXP_HIGHEST));
        FloatVector t = c.fma(splat(LOG2_E), splat(ROUNDER));
        IntVector n = t.reinterpretAsInts().sub(ROUNDER_BITS);
        IntVector half = n.lanewise(ASHR, 1);
        return reducedExpm1(c, t).add(1f).mul(powerOfTwo(half)).mul(powerOfTwo(n.sub(half)));
    }

    static FloatVector tanh(FloatVector x) {
        FloatVector size = x.lanewise(ABS);
        FloatVector c = size.blend(TANH_ONE, size.compare(GT, TANH_ONE));
        FloatVector e = shortExpm1(c.mul(2f));
        IntVector sign = x.reinterpretAsInts().and(Integer.MIN_VALUE);
        return e.div(e.add(2f)).reinterpretAsInts().or(sign).reinterpretAsFloats();
    }

    static FloatVector sigmoid(FloatVector x) {
        FloatVector e = exp(x.lanewise(ABS).neg());
        return splat(1f).blend(e, x.compare(LT, 0f)).div(e.add(1f));
    }

    static FloatVector softplus(FloatVector x) {
        FloatVector e = exp(x.lanewise(ABS).neg());
        VectorMask<Float> folded = e.compare(GT, SQRT_TWO_MINUS_ONE);
        FloatVector f = e.blend(e.fma(splat(0.5f), splat(-0.5f)), folded);
        FloatVector k = splat(0f).blend(1f, folded);
        return x.blend(0f, x.compare(LT, 0f)).add(logOfOnePlus(f, k));
    }

    static FloatVector oneMinusExpMinus(FloatVector x) {
        FloatVector c = x.blend(SATURATED, x.compare(GT, SATURATED));
        return splat(0f).sub(shortExpm1(c.neg()));
    }

    private static FloatVector shortExpm1(FloatVector x) {
        FloatVector t = x.fma(splat(LOG2_E), splat(ROUNDER));
        FloatVector power = powerOfTwo(t.reinterpretAsInts().sub(ROUNDER_BITS));
        return power.fma(reducedExpm1(x, t), power.sub(1f));
    }

    private static FloatVector reducedExpm1(FloatVector x, FloatVector t) {
        FloatVector n = t.sub(ROUNDER);
        FloatVector r = n.fma(splat(-LN2_HIGH), x);
        r = n.fma(splat(-LN2_LOW), r);
        FloatVector p = r.fma(splat(EXP_4), splat(EXP_3));
        p = p.fma(r, splat(EXP_2));
        p = p.fma(r, splat(EXP_1));
        p = p.fma(r, splat(EXP_0));
        return r.mul(r).fma(p, r);
    }

    private static FloatVector logOfOnePlus(FloatVector f, FloatVector k) {
        FloatVector p = f.fma(splat(LOG_8), splat(LOG_7));
        p = p.fma(f, splat(LOG_6));
        p = p.fma(f, splat(LOG_5));
        p = p.fma(f, splat(LOG_4));
        p = p.fma(f, splat(LOG_3));
        p = p.fma(f, splat(LOG_2));
        p = p.fma(f, splat(LOG_1));
        p = p.fma(f, splat(LOG_0));
        FloatVector square = f.mul(f);
        FloatVector rest = k.fma(splat(LN2_LOW), f.mul(square).mul(p));
        rest = square.fma(splat(-0.5f), rest);
        return k.fma(splat(LN2_HIGH), rest.add(f));
    }

    private static FloatVector powerOfTwo(IntVector n) {
        return n.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
    }

    private static FloatVector splat(float value) {
        return FloatVector.broadcast(SimdLanes.FLOATS, value);
    }
}
