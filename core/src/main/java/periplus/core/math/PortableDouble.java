package periplus.core.math;

/**
 * Logarithm, sine and cosine in double that give the same bits on every machine, in scalar and in lane-wise form.
 *
 * <p>For the arguments that random draws and headings have: a fixed sequence of correctly rounded operations without a
 * branch. The coefficients are Chebyshev fits made for this class in 50-digit arithmetic: log by
 * {@code 2 atanh(s) = 2 s + s^3 P(s^2)} with s = (m - 1)/(m + 1) and m in [sqrt(1/2), sqrt(2)); sine {@code r + r^3
 * S(r^2)} and cosine {@code 1 - r^2/2 + r^4 C(r^2)} on |r| <= pi/4. Largest error found in the test: 1 ulp of the
 * result, or of 1 where a sine or cosine is smaller. Not to be confused with {@link PortableMath}, which is float.
 */
public final class PortableDouble {
    /** 1.5 * 2^52: adding it rounds to an integer, which then stands in the low bits. */
    public static final double ROUNDER = 0x1.8p52;

    /** Bits of sqrt(1/2), where the mantissa range of the logarithm begins. */
    public static final long SQRT_HALF_BITS = 0x3FE6A09E667F3BCDL;

    public static final long MANTISSA = 0x000FFFFFFFFFFFFFL;
    public static final double LN2_HIGH = 0x1.62e42feep-1;
    public static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    public static final double LOG_0 = 0.666666666666667;
    public static final double LOG_1 = 0.3999999999989889;
    public static final double LOG_2 = 0.28571428626253836;
    public static final double LOG_3 = 0.22222211089379496;
    public static final double LOG_4 = 0.1818289243253687;
    public static final double LOG_5 = 0.15331611722055008;
    public static final double LOG_6 = 0.14617807153417325;

    public static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
    public static final double HALF_PI_HIGH = 0x1.921fb54442d18p0;
    public static final double HALF_PI_LOW = 0x1.1a62633145c07p-54;
    public static final double SIN_0 = -0.16666666666666666;
    public static final double SIN_1 = 0.008333333333330827;
    public static final double SIN_2 = -0.0001984126983657571;
    public static final double SIN_3 = 2.755731600817155e-06;
    public static final double SIN_4 = -2.5051112272573243e-08;
    public static final double SIN_5 = 1.5916726193889336e-10;
    public static final double COS_0 = 0.041666666666666664;
    public static final double COS_1 = -0.0013888888888887322;
    public static final double COS_2 = 2.4801587298651292e-05;
    public static final double COS_3 = -2.755731721268659e-07;
    public static final double COS_4 = 2.0876134024090145e-09;
    public static final double COS_5 = -1.1381754653662937e-11;

    private PortableDouble() {}

    /** Natural logarithm of a positive normal number. */
    public static double log(double x) {
        long shifted = Double.doubleToRawLongBits(x) - SQRT_HALF_BITS;
        double k = (double) (shifted >> 52);
        double f = Double.longBitsToDouble((shifted & MANTISSA) + SQRT_HALF_BITS) - 1;
        double s = f / (2 + f);
        double z = s * s;
        double p = Math.fma(LOG_6, z, LOG_5);
        p = Math.fma(p, z, LOG_4);
        p = Math.fma(p, z, LOG_3);
        p = Math.fma(p, z, LOG_2);
        p = Math.fma(p, z, LOG_1);
        p = Math.fma(p, z, LOG_0);
        // 2 s = f - s f, so that f, which is exact, leads the sum
        double rest = Math.fma(s * z, p, Math.fma(k, LN2_LOW, -(s * f)));
        return Math.fma(k, LN2_HIGH, f + rest);
    }

    /** sin x for |x| <= 8. */
    public static double sin(double x) {
        double t = Math.fma(x, TWO_OVER_PI, ROUNDER);
        return quadrant(reduced(x, t), Double.doubleToRawLongBits(t));
    }

    /** cos x for |x| <= 8. */
    public static double cos(double x) {
        double t = Math.fma(x, TWO_OVER_PI, ROUNDER);
        return quadrant(reduced(x, t), Double.doubleToRawLongBits(t) + 1);
    }

    private static double reduced(double x, double t) {
        double n = t - ROUNDER;
        return Math.fma(n, -HALF_PI_LOW, Math.fma(n, -HALF_PI_HIGH, x));
    }

    private static double quadrant(double r, long quadrant) {
        double z = r * r;
        double s = Math.fma(SIN_5, z, SIN_4);
        s = Math.fma(s, z, SIN_3);
        s = Math.fma(s, z, SIN_2);
        s = Math.fma(s, z, SIN_1);
        s = Math.fma(s, z, SIN_0);
        s = Math.fma(r * z, s, r);
        double c = Math.fma(COS_5, z, COS_4);
        c = Math.fma(c, z, COS_3);
        c = Math.fma(c, z, COS_2);
        c = Math.fma(c, z, COS_1);
        c = Math.fma(c, z, COS_0);
        c = Math.fma(z * z, c, Math.fma(z, -0.5, 1));
        double chosen = (quadrant & 1) == 0 ? s : c;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(chosen) ^ (quadrant & 2) << 62);
    }
}
