package periplus.core.kernels;

import static jdk.incubator.vector.VectorOperators.EQ;
import static periplus.core.kernels.SimdLanes.COUNT;
import static periplus.core.kernels.SimdLanes.FLOATS;
import static periplus.core.kernels.SimdLanes.whole;

import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;
import periplus.core.workers.Workers;

/** The leaky step and its adjoint, row by row in blocks that stay in the first cache. */
final class SimdLeak {
    private static final int BLOCK = 1024;
    private static final float[] NOTHING = {};

    private SimdLeak() {}

    /** {@link Kernels#leakForward}. */
    static final class Forward extends SimdSweep {
        private float[][] scratch = {};
        private Nonlinearity f = Nonlinearity.LINEAR;
        private int units;
        private float[] z = NOTHING;
        private int zOffset;
        private float[] alpha = NOTHING;
        private float[] hPrevious = NOTHING;
        private int hPreviousOffset;
        private float @Nullable [] noise;
        private int noiseOffset;
        private float[] r = NOTHING;
        private int rOffset;
        private float[] h = NOTHING;
        private int hOffset;

        void run(
                Workers workers,
                Nonlinearity f,
                int rows,
                int units,
                float[] z,
                int zOffset,
                float[] alpha,
                float[] hPrevious,
                int hPreviousOffset,
                float @Nullable [] noise,
                int noiseOffset,
                float[] r,
                int rOffset,
                float[] h,
                int hOffset) {
            scratch = grown(scratch, workers.count(), BLOCK);
            this.f = f;
            this.units = units;
            this.z = z;
            this.zOffset = zOffset;
            this.alpha = alpha;
            this.hPrevious = hPrevious;
            this.hPreviousOffset = hPreviousOffset;
            this.noise = noise;
            this.noiseOffset = noiseOffset;
            this.r = r;
            this.rOffset = rOffset;
            this.h = h;
            this.hOffset = hOffset;
            sweep(workers, rows, 1, (long) rows * units);
        }

        @Override
        void range(int from, int to, int worker) {
            float[] rates = scratch[worker];
            for (int row = from; row < to; row++) {
                for (int u = 0; u < units; u += BLOCK) {
                    int length = Math.min(BLOCK, units - u);
                    int at = row * units + u;
                    SimdRates.rates(f, z, zOffset + at, rates, length);
                    leak(rates, u, at, length);
                    if (noise != null) {
                        addNoise(noise, at, length);
                    }
                }
            }
        }

        private void leak(float[] rates, int unit, int at, int length) {
            for (int i = 0; i < whole(length); i += COUNT) {
                FloatVector rate = FloatVector.fromArray(FLOATS, rates, i);
                FloatVector a = FloatVector.fromArray(FLOATS, alpha, unit + i);
                FloatVector kept = FloatVector.broadcast(FLOATS, 1f)
                        .sub(a)
                        .mul(FloatVector.fromArray(FLOATS, hPrevious, hPreviousOffset + at + i));
                rate.intoArray(r, rOffset + at + i);
                a.fma(rate, kept).blend(rate, a.compare(EQ, 1f)).intoArray(h, hOffset + at + i);
            }
            for (int i = whole(length); i < length; i++) {
                float a = alpha[unit + i];
                float previous = hPrevious[hPreviousOffset + at + i];
                r[rOffset + at + i] = rates[i];
                h[hOffset + at + i] = a == 1f ? rates[i] : Math.fma(a, rates[i], (1f - a) * previous);
            }
        }

        private void addNoise(float[] added, int at, int length) {
            for (int i = 0; i < whole(length); i += COUNT) {
                FloatVector.fromArray(FLOATS, h, hOffset + at + i)
                        .add(FloatVector.fromArray(FLOATS, added, noiseOffset + at + i))
                        .intoArray(h, hOffset + at + i);
            }
            for (int i = whole(length); i < length; i++) {
                h[hOffset + at + i] += added[noiseOffset + at + i];
            }
        }
    }

    /** {@link Kernels#leakBackward} without the gradient of alpha. */
    static final class Backward extends SimdSweep {
        private float[][] scratch = {};
        private Nonlinearity f = Nonlinearity.LINEAR;
        private int units;
        private float[] alpha = NOTHING;
        private float[] r = NOTHING;
        private int rOffset;
        private float[] dh = NOTHING;
        private int dhOffset;
        private float[] dz = NOTHING;
        private int dzOffset;
        private float[] dhPrevious = NOTHING;
        private int dhPreviousOffset;

        void run(
                Workers workers,
                Nonlinearity f,
                int rows,
                int units,
                float[] alpha,
                float[] r,
                int rOffset,
                float[] dh,
                int dhOffset,
                float[] dz,
                int dzOffset,
                float[] dhPrevious,
                int dhPreviousOffset) {
            scratch = grown(scratch, workers.count(), BLOCK);
            this.f = f;
            this.units = units;
            this.alpha = alpha;
            this.r = r;
            this.rOffset = rOffset;
            this.dh = dh;
            this.dhOffset = dhOffset;
            this.dz = dz;
            this.dzOffset = dzOffset;
            this.dhPrevious = dhPrevious;
            this.dhPreviousOffset = dhPreviousOffset;
            sweep(workers, rows, 1, (long) rows * units);
        }

        @Override
        void range(int from, int to, int worker) {
            float[] slopes = scratch[worker];
            for (int row = from; row < to; row++) {
                for (int u = 0; u < units; u += BLOCK) {
                    int length = Math.min(BLOCK, units - u);
                    int at = row * units + u;
                    SimdRates.slopes(f, r, rOffset + at, slopes, length);
                    adjoint(slopes, u, at, length);
                }
            }
        }

        private void adjoint(float[] slopes, int unit, int at, int length) {
            for (int i = 0; i < whole(length); i += COUNT) {
                FloatVector g = FloatVector.fromArray(FLOATS, dh, dhOffset + at + i);
                FloatVector a = FloatVector.fromArray(FLOATS, alpha, unit + i);
                a.mul(FloatVector.fromArray(FLOATS, slopes, i)).mul(g).intoArray(dz, dzOffset + at + i);
                FloatVector.broadcast(FLOATS, 1f).sub(a).mul(g).intoArray(dhPrevious, dhPreviousOffset + at + i);
            }
            for (int i = whole(length); i < length; i++) {
                float g = dh[dhOffset + at + i];
                float a = alpha[unit + i];
                dz[dzOffset + at + i] = a * slopes[i] * g;
                dhPrevious[dhPreviousOffset + at + i] = (1f - a) * g;
            }
        }
    }

    /** dAlpha[u] += (r - hPrevious) dh in rising row order; split by columns. */
    static final class AlphaGradient extends SimdSweep {
        private int rows;
        private int units;
        private float[] r = NOTHING;
        private int rOffset;
        private float[] hPrevious = NOTHING;
        private int hPreviousOffset;
        private float[] dh = NOTHING;
        private int dhOffset;
        private float[] dAlpha = NOTHING;

        void run(
                Workers workers,
                int rows,
                int units,
                float[] r,
                int rOffset,
                float[] hPrevious,
                int hPreviousOffset,
                float[] dh,
                int dhOffset,
                float[] dAlpha) {
            this.rows = rows;
            this.units = units;
            this.r = r;
            this.rOffset = rOffset;
            this.hPrevious = hPrevious;
            this.hPreviousOffset = hPreviousOffset;
            this.dh = dh;
            this.dhOffset = dhOffset;
            this.dAlpha = dAlpha;
            sweep(workers, units, COUNT, (long) rows * units);
        }

        @Override
        void range(int from, int to, int worker) {
            int end = from + whole(to - from);
            for (int u = from; u < end; u += COUNT) {
                FloatVector sum = FloatVector.fromArray(FLOATS, dAlpha, u);
                for (int row = 0; row < rows; row++) {
                    int at = row * units + u;
                    sum = FloatVector.fromArray(FLOATS, r, rOffset + at)
                            .sub(FloatVector.fromArray(FLOATS, hPrevious, hPreviousOffset + at))
                            .fma(FloatVector.fromArray(FLOATS, dh, dhOffset + at), sum);
                }
                sum.intoArray(dAlpha, u);
            }
            for (int u = end; u < to; u++) {
                float sum = dAlpha[u];
                for (int row = 0; row < rows; row++) {
                    int at = row * units + u;
                    sum = Math.fma(r[rOffset + at] - hPrevious[hPreviousOffset + at], dh[dhOffset + at], sum);
                }
                dAlpha[u] = sum;
            }
        }
    }
}
