package periplus.core.kernels;

import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.GT;
import static periplus.core.kernels.SimdLanes.COUNT;
import static periplus.core.kernels.SimdLanes.DOUBLES;
import static periplus.core.kernels.SimdLanes.FLOATS;
import static periplus.core.kernels.SimdLanes.HALF_FLOATS;
import static periplus.core.kernels.SimdLanes.whole;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import periplus.core.workers.Workers;

/**
 * {@link Kernels#softmaxCrossEntropy} by vectors: {@link PlainSoftmax}'s 16 lanes of sums, however wide a vector is.
 *
 * <p>A vector of 4 lanes walks each row four times, taking lanes 0-3, 4-7, 8-11 and 12-15 of the sums in turn.
 */
final class SimdSoftmax extends SimdSweep {
    private static final int LANES = PlainSoftmax.LANES;
    private static final int HALF = DOUBLES.length();
    private static final float[] NOTHING = {};

    /** What one worker sums in. */
    private static final class Scratch {
        final float[] floats = new float[LANES];
        final double[] mass = new double[LANES];
        final double[] overlap = new double[LANES];
    }

    private Scratch[] scratch = {};
    private int classes;
    private float[] logits = NOTHING;
    private float[] target = NOTHING;
    private float[] weight = NOTHING;
    private float scale;
    private double[] rowLoss = {};

    void run(
            Workers workers,
            int rows,
            int classes,
            float[] logits,
            float[] target,
            float[] weight,
            float scale,
            double[] rowLoss) {
        if (scratch.length < workers.count()) {
            scratch = new Scratch[workers.count()];
            Arrays.setAll(scratch, w -> new Scratch());
        }
        this.classes = classes;
        this.logits = logits;
        this.target = target;
        this.weight = weight;
        this.scale = scale;
        this.rowLoss = rowLoss;
        sweep(workers, rows, 1, (long) rows * classes);
    }

    @Override
    void range(int from, int to, int worker) {
        for (int row = from; row < to; row++) {
            rowLoss[row] = row(scratch[worker], row * classes, weight[row]);
        }
    }

    private double row(Scratch s, int offset, float rowWeight) {
        if (rowWeight == 0f) {
            Arrays.fill(logits, offset, offset + classes, 0f);
            return 0;
        }
        float max = max(s.floats, offset);
        targetSums(s, offset, max);
        exponentials(s.floats, offset, max);
        float sum = PlainSoftmax.fold(s.floats);
        double targetMass = PlainSoftmax.fold(s.mass);
        gradient(offset, scale * rowWeight, (float) targetMass / sum);
        return rowWeight * (targetMass * StrictMath.log(sum) - PlainSoftmax.fold(s.overlap));
    }

    private float max(float[] lanes, int offset) {
        FloatVector most = FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < whole(classes); i += COUNT) {
            FloatVector x = FloatVector.fromArray(FLOATS, logits, offset + i);
            most = most.blend(x, x.compare(GT, most));
        }
        most.intoArray(lanes, 0);
        float max = Float.NEGATIVE_INFINITY;
        for (int l = 0; l < COUNT; l++) {
            max = lanes[l] > max ? lanes[l] : max;
        }
        for (int i = whole(classes); i < classes; i++) {
            float x = logits[offset + i];
            max = x > max ? x : max;
        }
        return max;
    }

    private void targetSums(Scratch s, int offset, float max) {
        int end = classes - classes % LANES;
        for (int first = 0; first < LANES; first += HALF) {
            DoubleVector mass = DoubleVector.zero(DOUBLES);
            DoubleVector overlap = DoubleVector.zero(DOUBLES);
            for (int i = first; i < end; i += LANES) {
                FloatVector p = FloatVector.fromArray(HALF_FLOATS, target, offset + i);
                FloatVector x = FloatVector.fromArray(HALF_FLOATS, logits, offset + i);
                mass = mass.add((DoubleVector) p.convertShape(F2D, DOUBLES, 0));
                overlap = overlap.add((DoubleVector) p.mul(x.sub(max)).convertShape(F2D, DOUBLES, 0));
            }
            mass.intoArray(s.mass, first);
            overlap.intoArray(s.overlap, first);
        }
        for (int i = end; i < classes; i++) {
            float p = target[offset + i];
            s.mass[i - end] += p;
            s.overlap[i - end] += p * (logits[offset + i] - max);
        }
    }

    private void exponentials(float[] lanes, int offset, float max) {
        for (int i = 0; i < whole(classes); i += COUNT) {
            FloatVector.fromArray(FLOATS, logits, offset + i).sub(max).intoArray(logits, offset + i);
        }
        for (int i = whole(classes); i < classes; i++) {
            logits[offset + i] -= max;
        }
        SimdMath.exp(logits, offset, classes);
        int end = classes - classes % LANES;
        for (int first = 0; first < LANES; first += COUNT) {
            FloatVector sum = FloatVector.zero(FLOATS);
            for (int i = first; i < end; i += LANES) {
                sum = sum.add(FloatVector.fromArray(FLOATS, logits, offset + i));
            }
            sum.intoArray(lanes, first);
        }
        for (int i = end; i < classes; i++) {
            lanes[i - end] += logits[offset + i];
        }
    }

    private void gradient(int offset, float factor, float perExponential) {
        FloatVector share = FloatVector.broadcast(FLOATS, perExponential);
        for (int i = 0; i < whole(classes); i += COUNT) {
            FloatVector.fromArray(FLOATS, logits, offset + i)
                    .fma(
                            share,
                            FloatVector.fromArray(FLOATS, target, offset + i).neg())
                    .mul(factor)
                    .intoArray(logits, offset + i);
        }
        for (int i = whole(classes); i < classes; i++) {
            logits[offset + i] = factor * Math.fma(logits[offset + i], perExponential, -target[offset + i]);
        }
    }
}
