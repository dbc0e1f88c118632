package periplus.core.kernels;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.MIN;
import static periplus.core.kernels.SimdLanes.COUNT;
import static periplus.core.kernels.SimdLanes.FLOATS;
import static periplus.core.math.Polynomials.*;

import java.util.Arrays;
import java.util.Objects;
import jdk.incubator.vector.FloatVector;

/**
 * {@link PlainRadial} by vectors. A row is walked once for each job; it stays in the first cache.
 *
 * <p>Sums keep their 16 lanes: vectors of 8 or 4 walk the row two or four times, one share of the lanes at a time.
 */
final class SimdRadial implements RadialFunctions {
    @Override
    public String name() {
        return "simd-" + FLOATS.vectorBitSize();
    }

    @Override
    public float squaredDistances(float x, float y, float[] centreX, float[] centreY, float[] out, int offset, int n) {
        Objects.checkFromIndexSize(offset, n, out.length);
        int whole = SimdLanes.whole(n);
        FloatVector px = FloatVector.broadcast(FLOATS, x);
        FloatVector py = FloatVector.broadcast(FLOATS, y);
        FloatVector nearest = FloatVector.broadcast(FLOATS, Float.POSITIVE_INFINITY);
        for (int i = 0; i < whole; i += COUNT) {
            FloatVector dx = px.sub(FloatVector.fromArray(FLOATS, centreX, i));
            FloatVector dy = py.sub(FloatVector.fromArray(FLOATS, centreY, i));
            FloatVector r = dx.fma(dx, dy.mul(dy));
            r.intoArray(out, offset + i);
            nearest = nearest.blend(r, r.compare(LT, nearest));
        }
        float least = nearest.reduceLanes(MIN);
        for (int i = whole; i < n; i++) {
            float r = PlainRadial.squaredDistance(x - centreX[i], y - centreY[i]);
            out[offset + i] = r;
            least = r < least ? r : least;
        }
        return least;
    }

    @Override
    public void softmax(float[] v, int offset, int n, float origin, float factor) {
        Objects.checkFromIndexSize(offset, n, v.length);
        float[] lanes = new float[2 * LANES];
        decaysAndSquares(v, offset, n, origin, factor, lanes);
        float total = PlainRadial.fold(lanes, 0);
        if (!(total > Float.MIN_NORMAL)) {
            Arrays.fill(v, offset, offset + n, 1f / n);
            return;
        }
        int whole = SimdLanes.whole(n);
        float share = 1f / total;
        for (int i = offset; i < offset + whole; i += COUNT) {
            FloatVector.fromArray(FLOATS, v, i).mul(share).intoArray(v, i);
        }
        for (int i = offset + whole; i < offset + n; i++) {
            v[i] *= share;
        }
    }

    @Override
    public void differenceOfSoftmaxes(float[] v, int offset, int n, float origin, float factor, int power) {
        PlainRadial.requirePower(power);
        Objects.checkFromIndexSize(offset, n, v.length);
        float[] lanes = new float[2 * LANES];
        if (power == 2) {
            decaysAndSquares(v, offset, n, origin, factor, lanes);
        } else {
            decaysAndFourths(v, offset, n, origin, factor, lanes);
        }
        float b = 1f / PlainRadial.fold(lanes, 0);
        float a = 1f / PlainRadial.fold(lanes, LANES);
        if (power == 2) {
            differencesFromSquares(v, offset, n, a, b, lanes);
        } else {
            differencesFromFourths(v, offset, n, a, b, lanes);
        }
        float least = 0f;
        for (int l = LANES; l < 2 * LANES; l++) {
            least = lanes[l] < least ? lanes[l] : least;
        }
        float total = Math.fma(-n, least, PlainRadial.fold(lanes, 0));
        if (!(total > Float.MIN_NORMAL)) {
            Arrays.fill(v, offset, offset + n, 1f / n);
        } else if (power == 2) {
            shareSquares(v, offset, n, a, b, least, 1f / total);
        } else {
            shareFourths(v, offset, n, a, b, least, 1f / total);
        }
    }

    /** v becomes w; the lanes' sums of w, and behind them those of w^2. */
    private static void decaysAndSquares(float[] v, int offset, int n, float origin, float factor, float[] lanes) {
        int end = n - n % LANES;
        for (int first = 0; first < LANES; first += COUNT) {
            FloatVector wide = FloatVector.zero(FLOATS);
            FloatVector narrow = FloatVector.zero(FLOATS);
            for (int i = offset + first; i < offset + end; i += LANES) {
                FloatVector c = FloatVector.fromArray(FLOATS, v, i).sub(origin).mul(factor);
                FloatVector t = c.fma(LOG2_E, ROUNDER);
                FloatVector exponent = t.sub(ROUNDER);
                FloatVector r = exponent.fma(FloatVector.broadcast(FLOATS, -LN2_HIGH), c);
                r = exponent.fma(FloatVector.broadcast(FLOATS, -LN2_LOW), r);
                FloatVector p = r.fma(EXP_4, EXP_3);
                p = p.fma(r, FloatVector.broadcast(FLOATS, EXP_2));
                p = p.fma(r, FloatVector.broadcast(FLOATS, EXP_1));
                p = p.fma(r, FloatVector.broadcast(FLOATS, EXP_0));
                p = r.mul(r).fma(p, r).add(1f);
                FloatVector e = p.reinterpretAsInts()
                        .add(t.reinterpretAsInts().lanewise(LSHL, 23))
                        .reinterpretAsFloats();
                e = e.blend(0f, c.compare(LT, LOWEST));
                e.intoArray(v, i);
                wide = wide.add(e);
                narrow = e.fma(e, narrow);
            }
            wide.intoArray(lanes, first);
            narrow.intoArray(lanes, LANES + first);
        }
        for (int i = end; i < n; i++) {
            float w = PlainRadial.decay((v[offset + i] - origin) * factor);
            v[offset + i] = w;
            lanes[i - end] += w;
            lanes[LANES + i - end] = Math.fma(w, w, lanes[LANES + i - end]);
        }
    }

    /** v becomes w; the lanes' sums of w, and behind them those of w^4. */
    private static void decaysAndFourths(float[] v, int offset, int n, float origin, float factor, float[] lanes) {
        int end = n - n % LANES;
        for (int first = 0; first < LANES; first += COUNT) {
            FloatVector wide = FloatVector.zero(FLOATS);
            FloatVector narrow = FloatVector.zero(FLOATS);
            for (int i = offset + first; i < offset + end; i += LANES) {
                FloatVector c = FloatVector.fromArray(FLOATS, v, i).sub(origin).mul(factor);
                FloatVector t = c.fma(LOG2_E, ROUNDER);
                FloatVector exponent = t.sub(ROUNDER);
                FloatVector r = exponent.fma(FloatVector.broadcast(FLOATS, -LN2_HIGH), c);
                r = exponent.fma(FloatVector.broadcast(FLOATS, -LN2_LOW), r);
                FloatVector p = r.fma(EXP_4, EXP_3);
                p = p.fma(r, FloatVector.broadcast(FLOATS, EXP_2));
                p = p.fma(r, FloatVector.broadcast(FLOATS, EXP_1));
                p = p.fma(r, FloatVector.broadcast(FLOATS, EXP_0));
                p = r.mul(r).fma(p, r).add(1f);
                FloatVector e = p.reinterpretAsInts()
                        .add(t.reinterpretAsInts().lanewise(LSHL, 23))
                        .reinterpretAsFloats();
                e = e.blend(0f, c.compare(LT, LOWEST));
                e.intoArray(v, i);
                wide = wide.add(e);
                FloatVector square = e.mul(e);
                narrow = square.fma(square, narrow);
            }
            wide.intoArray(lanes, first);
            narrow.intoArray(lanes, LANES + first);
        }
        for (int i = end; i < n; i++) {
            float w = PlainRadial.decay((v[offset + i] - origin) * factor);
            v[offset + i] = w;
            lanes[i - end] += w;
            lanes[LANES + i - end] = Math.fma(w * w, w * w, lanes[LANES + i - end]);
        }
    }

    /** The lanes' sums of d = w (a w^1 - b), and behind them their least, or 0. */
    private static void differencesFromSquares(float[] v, int offset, int n, float a, float b, float[] lanes) {
        int end = n - n % LANES;
        FloatVector times = FloatVector.broadcast(FLOATS, a);
        FloatVector minusB = FloatVector.broadcast(FLOATS, -b);
        for (int first = 0; first < LANES; first += COUNT) {
            FloatVector sum = FloatVector.zero(FLOATS);
            FloatVector low = FloatVector.zero(FLOATS);
            for (int i = offset + first; i < offset + end; i += LANES) {
                FloatVector w = FloatVector.fromArray(FLOATS, v, i);
                FloatVector d = w.fma(times, minusB).mul(w);
                sum = sum.add(d);
                low = low.blend(d, d.compare(LT, low));
            }
            sum.intoArray(lanes, first);
            low.intoArray(lanes, LANES + first);
        }
        for (int i = end; i < n; i++) {
            float d = PlainRadial.difference(v[offset + i], 2, a, b);
            lanes[i - end] += d;
            lanes[LANES + i - end] = Math.min(d, lanes[LANES + i - end]);
        }
    }

    /** The lanes' sums of d = w (a w^3 - b), and behind them their least, or 0. */
    private static void differencesFromFourths(float[] v, int offset, int n, float a, float b, float[] lanes) {
        int end = n - n % LANES;
        FloatVector times = FloatVector.broadcast(FLOATS, a);
        FloatVector minusB = FloatVector.broadcast(FLOATS, -b);
        for (int first = 0; first < LANES; first += COUNT) {
            FloatVector sum = FloatVector.zero(FLOATS);
            FloatVector low = FloatVector.zero(FLOATS);
            for (int i = offset + first; i < offset + end; i += LANES) {
                FloatVector w = FloatVector.fromArray(FLOATS, v, i);
                FloatVector d = w.mul(w).mul(w).fma(times, minusB).mul(w);
                sum = sum.add(d);
                low = low.blend(d, d.compare(LT, low));
            }
            sum.intoArray(lanes, first);
            low.intoArray(lanes, LANES + first);
        }
        for (int i = end; i < n; i++) {
            float d = PlainRadial.difference(v[offset + i], 4, a, b);
            lanes[i - end] += d;
            lanes[LANES + i - end] = Math.min(d, lanes[LANES + i - end]);
        }
    }

    /** v becomes (d - least) share. */
    private static void shareSquares(float[] v, int offset, int n, float a, float b, float least, float share) {
        int whole = SimdLanes.whole(n);
        FloatVector times = FloatVector.broadcast(FLOATS, a);
        FloatVector minusB = FloatVector.broadcast(FLOATS, -b);
        for (int i = offset; i < offset + whole; i += COUNT) {
            FloatVector w = FloatVector.fromArray(FLOATS, v, i);
            w.fma(times, minusB).mul(w).sub(least).mul(share).intoArray(v, i);
        }
        for (int i = offset + whole; i < offset + n; i++) {
            v[i] = (PlainRadial.difference(v[i], 2, a, b) - least) * share;
        }
    }

    /** v becomes (d - least) share. */
    private static void shareFourths(float[] v, int offset, int n, float a, float b, float least, float share) {
        int whole = SimdLanes.whole(n);
        FloatVector times = FloatVector.broadcast(FLOATS, a);
        FloatVector minusB = FloatVector.broadcast(FLOATS, -b);
        for (int i = offset; i < offset + whole; i += COUNT) {
            FloatVector w = FloatVector.fromArray(FLOATS, v, i);
            w.mul(w).mul(w).fma(times, minusB).mul(w).sub(least).mul(share).intoArray(v, i);
        }
        for (int i = offset + whole; i < offset + n; i++) {
            v[i] = (PlainRadial.difference(v[i], 4, a, b) - least) * share;
        }
    }
}
