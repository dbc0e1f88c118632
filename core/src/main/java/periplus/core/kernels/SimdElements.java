package periplus.core.kernels;

import static jdk.incubator.vector.VectorOperators.GT;
import static periplus.core.kernels.SimdLanes.COUNT;
import static periplus.core.kernels.SimdLanes.FLOATS;
import static periplus.core.kernels.SimdLanes.whole;

import jdk.incubator.vector.FloatVector;
import periplus.core.workers.Workers;

/** Rates of a run of drives and their adjoint, in blocks that stay in the first cache. */
final class SimdElements {
    private static final int BLOCK = 1024;
    private static final float[] NOTHING = {};

    private SimdElements() {}

    /** {@link Kernels#rates}. */
    static final class Forward extends SimdSweep {
        private float[][] scratch = {};
        private Nonlinearity f = Nonlinearity.LINEAR;
        private float[] x = NOTHING;
        private int xOffset;
        private float[] y = NOTHING;
        private int yOffset;

        void run(Workers workers, Nonlinearity f, int n, float[] x, int xOffset, float[] y, int yOffset) {
            scratch = grown(scratch, workers.count(), BLOCK);
            this.f = f;
            this.x = x;
            this.xOffset = xOffset;
            this.y = y;
            this.yOffset = yOffset;
            sweep(workers, n, COUNT, n);
        }

        @Override
        void range(int from, int to, int worker) {
            float[] rates = scratch[worker];
            for (int i = from; i < to; i += BLOCK) {
                int length = Math.min(BLOCK, to - i);
                SimdRates.rates(f, x, xOffset + i, rates, length);
                System.arraycopy(rates, 0, y, yOffset + i, length);
            }
        }
    }

    /** {@link Kernels#addSlopes}. */
    static final class Backward extends SimdSweep {
        private float[][] scratch = {};
        private Nonlinearity f = Nonlinearity.LINEAR;
        private float[] r = NOTHING;
        private int rOffset;
        private float[] dr = NOTHING;
        private int drOffset;
        private float[] dx = NOTHING;
        private int dxOffset;

        void run(
                Workers workers,
                Nonlinearity f,
                int n,
                float[] r,
                int rOffset,
                float[] dr,
                int drOffset,
                float[] dx,
                int dxOffset) {
            scratch = grown(scratch, workers.count(), BLOCK);
            this.f = f;
            this.r = r;
            this.rOffset = rOffset;
            this.dr = dr;
            this.drOffset = drOffset;
            this.dx = dx;
            this.dxOffset = dxOffset;
            sweep(workers, n, COUNT, n);
        }

        @Override
        void range(int from, int to, int worker) {
            if (f == Nonlinearity.RELU) {
                addWhereActive(from, to - from);
                return;
            }
            float[] slopes = scratch[worker];
            for (int i = from; i < to; i += BLOCK) {
                int length = Math.min(BLOCK, to - i);
                SimdRates.slopes(f, r, rOffset + i, slopes, length);
                addProducts(slopes, i, length);
            }
        }

        private void addProducts(float[] slopes, int at, int length) {
            for (int i = 0; i < whole(length); i += COUNT) {
                FloatVector.fromArray(FLOATS, dx, dxOffset + at + i)
                        .add(FloatVector.fromArray(FLOATS, dr, drOffset + at + i)
                                .mul(FloatVector.fromArray(FLOATS, slopes, i)))
                        .intoArray(dx, dxOffset + at + i);
            }
            for (int i = whole(length); i < length; i++) {
                dx[dxOffset + at + i] += dr[drOffset + at + i] * slopes[i];
            }
        }

        private void addWhereActive(int at, int length) {
            FloatVector zero = FloatVector.zero(FLOATS);
            for (int i = at; i < at + whole(length); i += COUNT) {
                FloatVector rate = FloatVector.fromArray(FLOATS, r, rOffset + i);
                FloatVector passed = zero.blend(FloatVector.fromArray(FLOATS, dr, drOffset + i), rate.compare(GT, 0f));
                FloatVector.fromArray(FLOATS, dx, dxOffset + i).add(passed).intoArray(dx, dxOffset + i);
            }
            for (int i = at + whole(length); i < at + length; i++) {
                dx[dxOffset + i] += r[rOffset + i] > 0f ? dr[drOffset + i] : 0f;
            }
        }
    }
}
