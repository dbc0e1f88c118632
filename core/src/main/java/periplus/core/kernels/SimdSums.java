package periplus.core.kernels;

import static periplus.core.kernels.SimdLanes.COUNT;
import static periplus.core.kernels.SimdLanes.FLOATS;
import static periplus.core.kernels.SimdLanes.whole;

import jdk.incubator.vector.FloatVector;
import periplus.core.workers.Workers;

/** Sums along vectors and down columns. */
final class SimdSums {
    private static final float[] NOTHING = {};

    private SimdSums() {}

    /** z[row][u] += bias[u]. */
    static final class Bias extends SimdSweep {
        private int units;
        private float[] bias = NOTHING;
        private float[] z = NOTHING;
        private int zOffset;

        void run(Workers workers, int rows, int units, float[] bias, float[] z, int zOffset) {
            this.units = units;
            this.bias = bias;
            this.z = z;
            this.zOffset = zOffset;
            sweep(workers, rows, 1, (long) rows * units);
        }

        @Override
        void range(int from, int to, int worker) {
            for (int row = from; row < to; row++) {
                int at = zOffset + row * units;
                for (int u = 0; u < whole(units); u += COUNT) {
                    FloatVector.fromArray(FLOATS, z, at + u)
                            .add(FloatVector.fromArray(FLOATS, bias, u))
                            .intoArray(z, at + u);
                }
                for (int u = whole(units); u < units; u++) {
                    z[at + u] += bias[u];
                }
            }
        }
    }

    /** sums[u] += x[row][u] in rising row order; split by columns, four vectors abreast. */
    static final class Columns extends SimdSweep {
        private static final int ABREAST = 4 * COUNT;
        /** Rows a call: a loop that runs once over everything would never be entered anew once it is compiled. */
        private static final int CHUNK = 512;

        private int rows;
        private int units;
        private float[] x = NOTHING;
        private int xOffset;
        private float[] sums = NOTHING;

        void run(Workers workers, int rows, int units, float[] x, int xOffset, float[] sums) {
            this.rows = rows;
            this.units = units;
            this.x = x;
            this.xOffset = xOffset;
            this.sums = sums;
            sweep(workers, units, ABREAST, (long) rows * units);
        }

        @Override
        void range(int from, int to, int worker) {
            for (int first = 0; first < rows; first += CHUNK) {
                int last = Math.min(rows, first + CHUNK);
                int u = from;
                for (; u + ABREAST <= to; u += ABREAST) {
                    wide(u, first, last);
                }
                for (; u < to; u++) {
                    float sum = sums[u];
                    for (int row = first; row < last; row++) {
                        sum += x[xOffset + row * units + u];
                    }
                    sums[u] = sum;
                }
            }
        }

        private void wide(int u, int first, int last) {
            FloatVector s0 = FloatVector.fromArray(FLOATS, sums, u);
            FloatVector s1 = FloatVector.fromArray(FLOATS, sums, u + COUNT);
            FloatVector s2 = FloatVector.fromArray(FLOATS, sums, u + 2 * COUNT);
            FloatVector s3 = FloatVector.fromArray(FLOATS, sums, u + 3 * COUNT);
            for (int row = first; row < last; row++) {
                int at = xOffset + row * units + u;
                s0 = s0.add(FloatVector.fromArray(FLOATS, x, at));
                s1 = s1.add(FloatVector.fromArray(FLOATS, x, at + COUNT));
                s2 = s2.add(FloatVector.fromArray(FLOATS, x, at + 2 * COUNT));
                s3 = s3.add(FloatVector.fromArray(FLOATS, x, at + 3 * COUNT));
            }
            s0.intoArray(sums, u);
            s1.intoArray(sums, u + COUNT);
            s2.intoArray(sums, u + 2 * COUNT);
            s3.intoArray(sums, u + 3 * COUNT);
        }
    }

    /** y[i] = fma(a, x[i], y[i]). */
    static final class Scaled extends SimdSweep {
        private float a;
        private float[] x = NOTHING;
        private int xOffset;
        private float[] y = NOTHING;
        private int yOffset;

        void run(Workers workers, int length, float a, float[] x, int xOffset, float[] y, int yOffset) {
            this.a = a;
            this.x = x;
            this.xOffset = xOffset;
            this.y = y;
            this.yOffset = yOffset;
            sweep(workers, length, COUNT, length);
        }

        @Override
        void range(int from, int to, int worker) {
            FloatVector factor = FloatVector.broadcast(FLOATS, a);
            int end = from + whole(to - from);
            for (int i = from; i < end; i += COUNT) {
                factor.fma(FloatVector.fromArray(FLOATS, x, xOffset + i), FloatVector.fromArray(FLOATS, y, yOffset + i))
                        .intoArray(y, yOffset + i);
            }
            for (int i = end; i < to; i++) {
                y[yOffset + i] = Math.fma(a, x[xOffset + i], y[yOffset + i]);
            }
        }
    }
}
