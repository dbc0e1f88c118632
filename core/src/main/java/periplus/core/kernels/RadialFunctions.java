package periplus.core.kernels;

/**
 * Rows of Gaussian bumps around centres in the plane, and what place codes make of them.
 *
 * <p>Like {@link RunFunctions}: no team, no scratch, one object for all threads, and two twins of the same bits.
 *
 * <p>Promise: the decay e^c for c <= 0 is {@code PortableMath}'s reduction and polynomial, 0 below {@value #LOWEST}.
 * Sums run over {@value #LANES} lanes: lane l adds the elements i = l mod 16 in rising i, in float; the lanes are then
 * folded in halves, 8 onto 8, 4 onto 4, 2 onto 2, 1 onto 1. A row that is all but silent (its sum is not above the
 * smallest normal float) becomes uniform.
 */
public interface RadialFunctions {
    /** Lanes of a sum, whatever the vectors' width. */
    int LANES = 16;

    /** Below, e^c counts as 0; its float would be 5e-38. */
    float LOWEST = -86f;

    /** The fastest twin here, chosen once a process. */
    static RadialFunctions fastest() {
        return KernelProviders.radialFunctions();
    }

    /** "plain" or "simd-512" and the like: which twin this is. The numbers are the same. */
    String name();

    /**
     * out[offset + i] = dx^2 + dy^2 = fma(dx, dx, dy * dy), dx = x - centreX[i], dy = y - centreY[i]; returns the least.
     */
    float squaredDistances(float x, float y, float[] centreX, float[] centreY, float[] out, int offset, int n);

    /** v becomes w / sum of w, w_i = e^((v_i - origin) factor): the softmax of factor v where origin is the largest's v. */
    void softmax(float[] v, int offset, int n, float origin, float factor);

    /**
     * v becomes the difference of a narrow and a wide softmax, lifted to 0 and divided by its sum.
     *
     * <pre>
     *   w_i = e^((v_i - origin) factor)        a = 1 / sum of w^power,  b = 1 / sum of w
     *   d_i = w_i (a w_i^(power - 1) - b)      p_i = (d_i - m) / sum of (d - m),   m = min(0, least d)
     * </pre>
     *
     * <p>The sum of d - m is taken as the sum of d minus n m.
     *
     * @param power 2 or 4: how many times narrower, in variance, the narrow softmax is
     */
    void differenceOfSoftmaxes(float[] v, int offset, int n, float origin, float factor, int power);
}
