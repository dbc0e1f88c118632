package periplus.core.kernels;

import static periplus.core.math.Polynomials.*;

import java.util.Arrays;
import java.util.Objects;

/** The plain twin of {@link RadialFunctions}: the specification. */
final class PlainRadial implements RadialFunctions {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public float squaredDistances(float x, float y, float[] centreX, float[] centreY, float[] out, int offset, int n) {
        Objects.checkFromIndexSize(offset, n, out.length);
        float least = Float.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            float r = squaredDistance(x - centreX[i], y - centreY[i]);
            out[offset + i] = r;
            least = r < least ? r : least;
        }
        return least;
    }

    @Override
    public void softmax(float[] v, int offset, int n, float origin, float factor) {
        Objects.checkFromIndexSize(offset, n, v.length);
        float[] sum = new float[LANES];
        for (int i = 0; i < n; i++) {
            float w = decay((v[offset + i] - origin) * factor);
            v[offset + i] = w;
            sum[i % LANES] += w;
        }
        float total = fold(sum, 0);
        if (!(total > Float.MIN_NORMAL)) {
            Arrays.fill(v, offset, offset + n, 1f / n);
            return;
        }
        float share = 1f / total;
        for (int i = offset; i < offset + n; i++) {
            v[i] *= share;
        }
    }

    @Override
    public void differenceOfSoftmaxes(float[] v, int offset, int n, float origin, float factor, int power) {
        requirePower(power);
        Objects.checkFromIndexSize(offset, n, v.length);
        float[] wide = new float[LANES];
        float[] narrow = new float[LANES];
        for (int i = 0; i < n; i++) {
            float w = decay((v[offset + i] - origin) * factor);
            v[offset + i] = w;
            float root = power == 2 ? w : w * w;
            wide[i % LANES] += w;
            narrow[i % LANES] = Math.fma(root, root, narrow[i % LANES]);
        }
        float a = 1f / fold(narrow, 0);
        float b = 1f / fold(wide, 0);
        float[] sum = new float[LANES];
        float least = 0f;
        for (int i = 0; i < n; i++) {
            float d = difference(v[offset + i], power, a, b);
            v[offset + i] = d;
            sum[i % LANES] += d;
            least = d < least ? d : least;
        }
        float total = Math.fma(-n, least, fold(sum, 0));
        if (!(total > Float.MIN_NORMAL)) {
            Arrays.fill(v, offset, offset + n, 1f / n);
            return;
        }
        float share = 1f / total;
        for (int i = offset; i < offset + n; i++) {
            v[i] = (v[i] - least) * share;
        }
    }

    static float squaredDistance(float dx, float dy) {
        return Math.fma(dx, dx, dy * dy);
    }

    static float difference(float w, int power, float a, float b) {
        return w * Math.fma(power == 2 ? w : w * w * w, a, -b);
    }

    /** e^c for c <= 0. */
    static float decay(float c) {
        float t = Math.fma(c, LOG2_E, ROUNDER);
        float whole = t - ROUNDER;
        float r = Math.fma(whole, -LN2_HIGH, c);
        r = Math.fma(whole, -LN2_LOW, r);
        float p = Math.fma(EXP_4, r, EXP_3);
        p = Math.fma(p, r, EXP_2);
        p = Math.fma(p, r, EXP_1);
        p = Math.fma(p, r, EXP_0);
        p = Math.fma(r * r, p, r) + 1f;
        // ROUNDER's own bits leave on the left; what stays is the power of two, added to p's exponent
        float e = Float.intBitsToFloat(Float.floatToRawIntBits(p) + (Float.floatToRawIntBits(t) << 23));
        return c < LOWEST ? 0f : e;
    }

    /** The sum of the lanes from {@code at}: 8 onto 8, 4 onto 4, 2 onto 2, 1 onto 1. */
    static float fold(float[] lanes, int at) {
        float even = fold4(lanes, at) + fold4(lanes, at + 2);
        float odd = fold4(lanes, at + 1) + fold4(lanes, at + 3);
        return even + odd;
    }

    private static float fold4(float[] lanes, int at) {
        return (lanes[at] + lanes[at + 8]) + (lanes[at + 4] + lanes[at + 12]);
    }

    static void requirePower(int power) {
        if (power != 2 && power != 4) {
            throw new IllegalArgumentException("the narrow softmax is the wide one's power 2 or 4, got " + power);
        }
    }
}
