package periplus.core.kernels;

import static jdk.incubator.vector.VectorOperators.F2D;
import static periplus.core.kernels.Kernels.SQUARES_CHUNK;
import static periplus.core.kernels.SimdLanes.FLOATS;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import periplus.core.workers.Workers;

/**
 * {@link Kernels#sumsOfSquares}: the four chains of a chunk are the lanes of one vector, four chunks at a time.
 *
 * <p>The square of a float is exact in double, so that a fused multiply-add rounds as the plain sum does.
 */
final class SimdSquares extends SimdSweep {
    private static final VectorSpecies<Float> FOUR_FLOATS = FloatVector.SPECIES_128;
    private static final VectorSpecies<Double> FOUR_DOUBLES = DoubleVector.SPECIES_256;
    private static final boolean WIDE = FLOATS.vectorBitSize() >= FOUR_DOUBLES.vectorBitSize();
    private static final int ABREAST = 4;

    private int length;
    private float[] x = {};
    private int offset;
    private double[] sums = {};

    void run(Workers workers, int length, float[] x, int offset, double[] sums) {
        this.length = length;
        this.x = x;
        this.offset = offset;
        this.sums = sums;
        sweep(workers, (length + SQUARES_CHUNK - 1) / SQUARES_CHUNK, ABREAST, length);
    }

    @Override
    void range(int from, int to, int worker) {
        int chunk = from;
        int whole = length / SQUARES_CHUNK;
        while (chunk < to) {
            if (WIDE && chunk + ABREAST <= Math.min(to, whole)) {
                four(chunk);
                chunk += ABREAST;
            } else {
                int start = chunk * SQUARES_CHUNK;
                sums[chunk] = PlainKernels.sumOfSquares(x, offset + start, Math.min(SQUARES_CHUNK, length - start));
                chunk++;
            }
        }
    }

    private void four(int chunk) {
        int at = offset + chunk * SQUARES_CHUNK;
        DoubleVector s0 = DoubleVector.zero(FOUR_DOUBLES);
        DoubleVector s1 = DoubleVector.zero(FOUR_DOUBLES);
        DoubleVector s2 = DoubleVector.zero(FOUR_DOUBLES);
        DoubleVector s3 = DoubleVector.zero(FOUR_DOUBLES);
        for (int i = at; i < at + SQUARES_CHUNK; i += 4) {
            DoubleVector d =
                    (DoubleVector) FloatVector.fromArray(FOUR_FLOATS, x, i).convertShape(F2D, FOUR_DOUBLES, 0);
            s0 = d.fma(d, s0);
            d = (DoubleVector)
                    FloatVector.fromArray(FOUR_FLOATS, x, i + SQUARES_CHUNK).convertShape(F2D, FOUR_DOUBLES, 0);
            s1 = d.fma(d, s1);
            d = (DoubleVector)
                    FloatVector.fromArray(FOUR_FLOATS, x, i + 2 * SQUARES_CHUNK).convertShape(F2D, FOUR_DOUBLES, 0);
            s2 = d.fma(d, s2);
            d = (DoubleVector)
                    FloatVector.fromArray(FOUR_FLOATS, x, i + 3 * SQUARES_CHUNK).convertShape(F2D, FOUR_DOUBLES, 0);
            s3 = d.fma(d, s3);
        }
        sums[chunk] = (s0.lane(0) + s0.lane(1)) + (s0.lane(2) + s0.lane(3));
        sums[chunk + 1] = (s1.lane(0) + s1.lane(1)) + (s1.lane(2) + s1.lane(3));
        sums[chunk + 2] = (s2.lane(0) + s2.lane(1)) + (s2.lane(2) + s2.lane(3));
        sums[chunk + 3] = (s3.lane(0) + s3.lane(1)) + (s3.lane(2) + s3.lane(3));
    }
}
