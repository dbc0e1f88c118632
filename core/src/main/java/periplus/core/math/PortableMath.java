package periplus.core.math;

import static periplus.core.math.Polynomials.*;

/**
 * Elementary float functions that give the same bits on every machine, in scalar and in lane-wise form.
 *
 * <p>Every function is a fixed sequence of correctly rounded operations (+, -, *, /, fma) and bit tricks, so the
 * SIMD kernels repeat it lane by lane. The polynomials are those of {@link Polynomials}.
 *
 * <p>The errors given are the largest found over some 8 million arguments spread over the whole range of float bit
 * patterns, against {@link StrictMath} in double; the test of this class holds them. Not to be confused with {@link Math}, whose {@code exp} and {@code tanh} differ
 * between machines, nor with {@link StrictMath}, which is reproducible too, but double and slow. NaN gives NaN.
 */
public final class PortableMath {
    private static final float SUBNORMAL_SCALE = 0x1p25f;
    private static final float SIN_RANGE = 0x1p20f;

    private PortableMath() {}

    /** e^x; infinite above 88.72, 0 below -103.98, subnormal results included. Error up to 1.02 ulp. */
    public static float exp(float x) {
        float c = x < EXP_LOWEST ? EXP_LOWEST : x;
        c = c > EXP_HIGHEST ? EXP_HIGHEST : c;
        float t = Math.fma(c, LOG2_E, ROUNDER);
        int n = Float.floatToRawIntBits(t) - ROUNDER_BITS;
        int half = n >> 1;
        return (reducedExpm1(c, t) + 1f) * powerOfTwo(half) * powerOfTwo(n - half);
    }

    /** Hyperbolic tangent, odd bit for bit. Error up to 2.33 ulp. */
    public static float tanh(float x) {
        float size = Math.abs(x);
        float c = size > TANH_ONE ? TANH_ONE : size;
        float e = shortExpm1(2f * c);
        return Math.copySign(e / (e + 2f), x);
    }

    /** 1 / (1 + e^-x), computed without overflow or cancellation on either side. Error up to 2.18 ulp. */
    public static float sigmoid(float x) {
        float e = exp(-Math.abs(x));
        return (x < 0f ? e : 1f) / (e + 1f);
    }

    /** log(1 + e^x), which is its own drive for large x and e^x for very negative x. Error up to 1.56 ulp. */
    public static float softplus(float x) {
        float e = exp(-Math.abs(x));
        boolean folded = e > SQRT_TWO_MINUS_ONE;
        float f = folded ? Math.fma(0.5f, e, -0.5f) : e;
        float k = folded ? 1f : 0f;
        return (x < 0f ? 0f : x) + logOfOnePlus(f, k);
    }

    /** 1 - e^-x for x >= 0 without cancellation: the slope of softplus, given its value. Up to 0.90 ulp. */
    public static float oneMinusExpMinus(float x) {
        float c = x > SATURATED ? SATURATED : x;
        return 0f - shortExpm1(-c);
    }

    /** Natural logarithm; -infinity at 0, NaN below. Error up to 0.77 ulp. */
    public static float log(float x) {
        boolean subnormal = x < Float.MIN_NORMAL;
        float scaled = subnormal ? x * SUBNORMAL_SCALE : x;
        int shifted = Float.floatToRawIntBits(scaled) - SQRT_HALF_BITS;
        float k = (float) (shifted >> 23) - (subnormal ? 25f : 0f);
        float f = Float.intBitsToFloat((shifted & 0x7fffff) + SQRT_HALF_BITS) - 1f;
        float y = logOfOnePlus(f, k);
        y = x == Float.POSITIVE_INFINITY ? x : y;
        y = x == 0f ? Float.NEGATIVE_INFINITY : y;
        return x >= 0f ? y : Float.NaN;
    }

    /** sin(2 pi u) for |u| <= 2^20, with u in turns; NaN beyond. Error up to 1.65 ulp. */
    public static float sinTurns(float u) {
        float t = Math.fma(4f, u, ROUNDER);
        float f = Math.fma(-0.25f, t - ROUNDER, u);
        int quadrant = Float.floatToRawIntBits(t);
        return inRange(u, quadrantValue(f, quadrant));
    }

    /** cos(2 pi u) for |u| <= 2^20, with u in turns; NaN beyond. Error up to 1.65 ulp. */
    public static float cosTurns(float u) {
        float t = Math.fma(4f, u, ROUNDER);
        float f = Math.fma(-0.25f, t - ROUNDER, u);
        int quadrant = Float.floatToRawIntBits(t) + 1;
        return inRange(u, quadrantValue(f, quadrant));
    }

    /** The sine in even quadrants, the cosine in odd ones, negative in every second pair; chosen without a branch. */
    private static float quadrantValue(float f, int quadrant) {
        float s = f * f;
        float sine = Math.fma(SIN_4, s, SIN_3);
        sine = Math.fma(sine, s, SIN_2);
        sine = Math.fma(sine, s, SIN_1);
        sine = Math.fma(sine, s, SIN_0) * f;
        float cosine = Math.fma(COS_3, s, COS_2);
        cosine = Math.fma(cosine, s, COS_1);
        cosine = Math.fma(cosine, s, COS_0);
        cosine = Math.fma(cosine, s, 1f);
        int sineBits = Float.floatToRawIntBits(sine);
        int change = (sineBits ^ Float.floatToRawIntBits(cosine)) & -(quadrant & 1);
        return Float.intBitsToFloat(sineBits ^ change ^ (quadrant & 2) << 30);
    }

    private static float inRange(float u, float value) {
        return Math.abs(u) <= SIN_RANGE ? value : Float.NaN;
    }

    /** e^x - 1 for -18 <= x <= 20: 2^n (e^r - 1) + (2^n - 1). */
    private static float shortExpm1(float x) {
        float t = Math.fma(x, LOG2_E, ROUNDER);
        float power = powerOfTwo(Float.floatToRawIntBits(t) - ROUNDER_BITS);
        return Math.fma(power, reducedExpm1(x, t), power - 1f);
    }

    /** e^r - 1 with r = x - n ln 2, where n = t - ROUNDER. */
    private static float reducedExpm1(float x, float t) {
        float n = t - ROUNDER;
        float r = Math.fma(-n, LN2_HIGH, x);
        r = Math.fma(-n, LN2_LOW, r);
        float p = Math.fma(EXP_4, r, EXP_3);
        p = Math.fma(p, r, EXP_2);
        p = Math.fma(p, r, EXP_1);
        p = Math.fma(p, r, EXP_0);
        return Math.fma(r * r, p, r);
    }

    /** log(1 + f) + k ln 2 for f in [sqrt(1/2) - 1, sqrt(2) - 1]. */
    private static float logOfOnePlus(float f, float k) {
        float p = Math.fma(LOG_8, f, LOG_7);
        p = Math.fma(p, f, LOG_6);
        p = Math.fma(p, f, LOG_5);
        p = Math.fma(p, f, LOG_4);
        p = Math.fma(p, f, LOG_3);
        p = Math.fma(p, f, LOG_2);
        p = Math.fma(p, f, LOG_1);
        p = Math.fma(p, f, LOG_0);
        float square = f * f;
        float rest = Math.fma(k, LN2_LOW, f * square * p);
        rest = Math.fma(-0.5f, square, rest);
        return Math.fma(k, LN2_HIGH, rest + f);
    }

    private static float powerOfTwo(int n) {
        return Float.intBitsToFloat((n + 127) << 23);
    }
}
