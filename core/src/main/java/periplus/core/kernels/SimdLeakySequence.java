package periplus.core.kernels;

import static jdk.incubator.vector.VectorOperators.EQ;
import static periplus.core.kernels.SimdLanes.COUNT;
import static periplus.core.kernels.SimdLanes.FLOATS;
import static periplus.core.kernels.SimdLanes.whole;
import static periplus.core.kernels.SimdTiles.DEPTH;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;
import periplus.core.workers.Workers;

/**
 * All steps of a leaky network, forward ({@link Kernels#leakySequenceForward}).
 *
 * <p>A block of trials runs through all steps before the next block starts, so that its state, its drive and the packed
 * weights stay in the second cache, and threads meet once a sequence. Trials do not depend on each other, which is why
 * the bits are those of the steps taken one by one. Projection, bias, nonlinearity and leak work on the block where the
 * product left it.
 */
final class SimdLeakySequence extends SimdSweep {
    /** Numbers worked on at once: their scratch stays in the first cache. */
    static final int RUN = 1024;

    private static final float[] NOTHING = {};

    private final SimdRecurrence recurrence;
    private float[][] states = {};
    private float[][] drives = {};
    private float[][] scratch = {};
    private float[] inputColumns = NOTHING;
    private Nonlinearity f = Nonlinearity.LINEAR;
    private int steps;
    private int trials;
    private int units;
    private float[] alpha = NOTHING;
    private int inputs;
    private float[] input = NOTHING;
    private float @Nullable [] bias;
    private boolean noisy;
    private float[] drive = NOTHING;
    private float[] state = NOTHING;

    SimdLeakySequence(SimdRecurrence recurrence) {
        this.recurrence = recurrence;
    }

    void run(
            Workers workers,
            Nonlinearity f,
            int steps,
            int trials,
            int units,
            float[] weights,
            float[] alpha,
            int inputs,
            float[] input,
            float[] inputWeights,
            float @Nullable [] bias,
            boolean noisy,
            float[] drive,
            float[] state) {
        recurrence.pack(workers, units, weights, true);
        this.f = f;
        this.steps = steps;
        this.trials = trials;
        this.units = units;
        this.alpha = alpha;
        this.inputs = inputs;
        this.input = input;
        this.bias = bias;
        this.noisy = noisy;
        this.drive = drive;
        this.state = state;
        if (inputColumns.length < inputs * units) {
            inputColumns = new float[inputs * units];
        }
        SimdPacking.transpose(units, inputs, inputWeights, 0, inputs, inputColumns, 0, units);
        int rows = Math.min(trials, rowsAtOnce(units));
        states = grown(states, workers.count(), recurrence.lengthOfA(rows));
        drives = grown(drives, workers.count(), recurrence.lengthOfC(rows));
        scratch = grown(scratch, workers.count(), Math.max(RUN, recurrence.width()));
        sweep(workers, trials, SimdTiles.FEW_ROWS, (long) steps * trials * units);
    }

    /**
     * Trials that run through the steps together: all where the weights are too large for the second cache anyway, since
     * each block reads the weights anew; otherwise as many as leave room for them there.
     */
    static int rowsAtOnce(int units) {
        return units > 384 ? Integer.MAX_VALUE : Math.max(48, 60_000 / (2 * units) / SimdTiles.ROWS * SimdTiles.ROWS);
    }

    @Override
    void range(int from, int to, int worker) {
        int most = rowsAtOnce(units);
        int blocks = (to - from - 1) / most + 1;
        int row = from;
        for (int left = blocks; left > 0; left--) {
            int grains = (to - row + SimdTiles.FEW_ROWS - 1) / SimdTiles.FEW_ROWS;
            int rows = Math.min(to - row, (grains + left - 1) / left * SimdTiles.FEW_ROWS);
            block(row, rows, worker);
            row += rows;
        }
    }

    private void block(int firstRow, int rows, int worker) {
        float[] h = states[worker];
        float[] z = drives[worker];
        Arrays.fill(h, 0, recurrence.lengthOfA(rows), 0f);
        Arrays.fill(z, 0, recurrence.lengthOfC(rows), 0f);
        for (int row = 0; row < rows; row++) {
            for (int d = 0; d < recurrence.depths(); d++) {
                int from = (firstRow + row) * units + d * DEPTH;
                int length = Math.min(DEPTH, units - d * DEPTH);
                System.arraycopy(state, from, h, recurrence.rowOfA(rows, row, d), length);
            }
        }
        for (int t = 0; t < steps; t++) {
            int first = t * trials + firstRow;
            for (int row = 0; row < rows; row++) {
                project(first + row, z, row * recurrence.width());
            }
            recurrence.addProduct(rows, h, z);
            leak(first, rows, h, z, scratch[worker]);
        }
    }

    /** z = noise + sum over inputs of weight x input + bias, in this order. */
    private void project(int row, float[] z, int at) {
        if (noisy || inputs == 0) {
            if (noisy) {
                System.arraycopy(drive, row * units, z, at, units);
            } else {
                Arrays.fill(z, at, at + units, 0f);
            }
        }
        for (int i = 0; i < inputs; i++) {
            addInput(input[row * inputs + i], i * units, noisy || i > 0, z, at);
        }
        if (bias != null) {
            addBias(bias, z, at);
        }
    }

    private void addInput(float value, int weightAt, boolean add, float[] z, int at) {
        FloatVector x = FloatVector.broadcast(FLOATS, value);
        FloatVector zero = FloatVector.zero(FLOATS);
        int whole = whole(units);
        for (int u = 0; u < whole; u += COUNT) {
            FloatVector sum = add ? FloatVector.fromArray(FLOATS, z, at + u) : zero;
            x.fma(FloatVector.fromArray(FLOATS, inputColumns, weightAt + u), sum)
                    .intoArray(z, at + u);
        }
        for (int u = whole; u < units; u++) {
            z[at + u] = Math.fma(value, inputColumns[weightAt + u], add ? z[at + u] : 0f);
        }
    }

    private void addBias(float[] added, float[] z, int at) {
        int whole = whole(units);
        for (int u = 0; u < whole; u += COUNT) {
            FloatVector.fromArray(FLOATS, z, at + u)
                    .add(FloatVector.fromArray(FLOATS, added, u))
                    .intoArray(z, at + u);
        }
        for (int u = whole; u < units; u++) {
            z[at + u] += added[u];
        }
    }

    /** r = f(z) and the new state of the rows, to where the backward pass and the next step look for them. */
    private void leak(int first, int rows, float[] h, float[] z, float[] rates) {
        int width = recurrence.width();
        int abreast = Math.max(1, RUN / width);
        for (int row = 0; row < rows; row += abreast) {
            int end = Math.min(rows, row + abreast);
            SimdRates.rates(f, z, row * width, rates, (end - row) * width);
            for (int i = row; i < end; i++) {
                for (int d = 0; d < recurrence.depths(); d++) {
                    int unit = d * DEPTH;
                    int length = Math.min(DEPTH, units - unit);
                    int at = (first + i) * units + unit;
                    leakRow(rates, (i - row) * width + unit, unit, length, h, recurrence.rowOfA(rows, i, d), at);
                }
            }
        }
    }

    private void leakRow(float[] rates, int rateAt, int unit, int length, float[] h, int hAt, int at) {
        int whole = whole(length);
        int stateAt = trials * units + at;
        FloatVector one = FloatVector.broadcast(FLOATS, 1f);
        for (int i = 0; i < whole; i += COUNT) {
            FloatVector rate = FloatVector.fromArray(FLOATS, rates, rateAt + i);
            FloatVector a = FloatVector.fromArray(FLOATS, alpha, unit + i);
            FloatVector kept = one.sub(a).mul(FloatVector.fromArray(FLOATS, h, hAt + i));
            FloatVector next = a.fma(rate, kept).blend(rate, a.compare(EQ, 1f));
            rate.intoArray(drive, at + i);
            next.intoArray(h, hAt + i);
            next.intoArray(state, stateAt + i);
        }
        for (int i = whole; i < length; i++) {
            float rate = rates[rateAt + i];
            float a = alpha[unit + i];
            float next = a == 1f ? rate : Math.fma(a, rate, (1f - a) * h[hAt + i]);
            drive[at + i] = rate;
            h[hAt + i] = next;
            state[stateAt + i] = next;
        }
    }
}
