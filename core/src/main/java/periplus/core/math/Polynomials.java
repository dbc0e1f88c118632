package periplus.core.math;

/**
 * The numbers behind {@link PortableMath}, public so that the lane-wise twin uses the very same ones.
 *
 * <p>Polynomials are least-maximum fits of the weighted error, made for this class in 40-digit arithmetic and rounded
 * to float: exp (e^r - 1 - r) / r^2 on |r| <= ln(2)/2; log (log(1+f) - f + f^2/2) / f^3 on
 * [sqrt(1/2) - 1, sqrt(2) - 1]; sine sin(2 pi u) / u and cosine (cos(2 pi u) - 1) / u^2, both in u^2 on |u| <= 1/8.
 */
public final class Polynomials {
    /** 1.5 * 2^23: adding it rounds to an integer, which then stands in the low bits. */
    public static final float ROUNDER = 0x1.8p23f;

    /** The bits of {@link #ROUNDER}. */
    public static final int ROUNDER_BITS = 0x4b400000;

    public static final float LOG2_E = 0x1.715476p0f;
    /** ln 2 in two parts; the first has 15 bits, so that its product with an exponent is exact. */
    public static final float LN2_HIGH = 0x1.62e4p-1f;

    public static final float LN2_LOW = 1.4286068e-06f;

    /** Below, e^x is 0; above {@link #EXP_HIGHEST} it is infinite. */
    public static final float EXP_LOWEST = -104f;

    public static final float EXP_HIGHEST = 89f;

    public static final float EXP_0 = 0.5f;
    public static final float EXP_1 = 0.16666518f;
    public static final float EXP_2 = 0.041666206f;
    public static final float EXP_3 = 0.008368954f;
    public static final float EXP_4 = 0.0013950597f;

    /** tanh is 1 in float from here on; also where 1 - e^-x is 1. */
    public static final float TANH_ONE = 9.25f;

    public static final float SATURATED = 18f;

    /** Bits of sqrt(1/2), where the mantissa range of the logarithm begins. */
    public static final int SQRT_HALF_BITS = 0x3f3504f3;

    /** sqrt(2) - 1, where log(1 + e) changes its reduction. */
    public static final float SQRT_TWO_MINUS_ONE = 0.41421356f;

    public static final float LOG_0 = 0.3333331f;
    public static final float LOG_1 = -0.24999987f;
    public static final float LOG_2 = 0.20002227f;
    public static final float LOG_3 = -0.16669251f;
    public static final float LOG_4 = 0.14218657f;
    public static final float LOG_5 = -0.12384356f;
    public static final float LOG_6 = 0.118729904f;
    public static final float LOG_7 = -0.11789768f;
    public static final float LOG_8 = 0.0691529f;

    public static final float SIN_0 = 6.2831855f;
    public static final float SIN_1 = -41.3417f;
    public static final float SIN_2 = 81.6052f;
    public static final float SIN_3 = -76.69787f;
    public static final float SIN_4 = 41.47295f;

    public static final float COS_0 = -19.739208f;
    public static final float COS_1 = 64.93932f;
    public static final float COS_2 = -85.44374f;
    public static final float COS_3 = 59.24596f;

    private Polynomials() {}
}
