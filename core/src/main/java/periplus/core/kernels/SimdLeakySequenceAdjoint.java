package periplus.core.kernels;

import static periplus.core.kernels.SimdLanes.COUNT;
import static periplus.core.kernels.SimdLanes.FLOATS;
import static periplus.core.kernels.SimdLanes.whole;
import static periplus.core.kernels.SimdTiles.DEPTH;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;
import periplus.core.workers.Workers;

/**
 * All steps of a leaky network, backward ({@link Kernels#leakySequenceBackward}); blocks as in {@link SimdLeakySequence}.
 *
 * <p>The gradient by the state is carried in C of the product: (1 - alpha) dh is written where J^T dz is then added.
 */
final class SimdLeakySequenceAdjoint extends SimdSweep {
    private static final int RUN = SimdLeakySequence.RUN;
    private static final float[] NOTHING = {};

    private final SimdRecurrence recurrence;
    private final SimdLeak.AlphaGradient alphaGradient = new SimdLeak.AlphaGradient();
    private float[][] driveGradients = {};
    private float[][] carried = {};
    private float[][] scratch = {};
    private Nonlinearity f = Nonlinearity.LINEAR;
    private int steps;
    private int trials;
    private int units;
    private float[] alpha = NOTHING;
    private float[] r = NOTHING;
    private float[] state = NOTHING;
    private int outputs;
    private float[] dOutput = NOTHING;
    private float[] decoder = NOTHING;
    private float @Nullable [] rowCost;
    private float[] dRate = NOTHING;
    private float[] dDrive = NOTHING;
    private float[] dState = NOTHING;
    private boolean keepsGradient;

    SimdLeakySequenceAdjoint(SimdRecurrence recurrence) {
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
            float[] r,
            float[] state,
            int outputs,
            float[] dOutput,
            float[] decoder,
            float @Nullable [] rowCost,
            float[] dRate,
            float[] dDrive,
            float[] dState,
            float @Nullable [] dAlpha) {
        recurrence.pack(workers, units, weights, false);
        this.f = f;
        this.steps = steps;
        this.trials = trials;
        this.units = units;
        this.alpha = alpha;
        this.r = r;
        this.state = state;
        this.outputs = outputs;
        this.dOutput = dOutput;
        this.decoder = decoder;
        this.rowCost = rowCost;
        this.dRate = dRate;
        this.dDrive = dDrive;
        this.dState = dState;
        this.keepsGradient = dAlpha != null;
        int rows = Math.min(trials, SimdLeakySequence.rowsAtOnce(units));
        driveGradients = grown(driveGradients, workers.count(), recurrence.lengthOfA(rows));
        carried = grown(carried, workers.count(), recurrence.lengthOfC(rows));
        scratch = grown(scratch, workers.count(), Math.max(RUN, units));
        sweep(workers, trials, SimdTiles.FEW_ROWS, (long) steps * trials * units);
        if (dAlpha != null) {
            addAlphaGradient(workers, dAlpha);
        }
    }

    /** From the gradients by the states, which {@code dRate} then holds: a chain over trials, and that from T to 1. */
    private void addAlphaGradient(Workers workers, float[] dAlpha) {
        int block = trials * units;
        for (int t = steps; t >= 1; t--) {
            int before = (t - 1) * block;
            alphaGradient.run(workers, trials, units, r, before, state, before, dRate, t * block, dAlpha);
        }
    }

    @Override
    void range(int from, int to, int worker) {
        int most = SimdLeakySequence.rowsAtOnce(units);
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
        float[] dz = driveGradients[worker];
        float[] dh = carried[worker];
        float[] slopes = scratch[worker];
        Arrays.fill(dz, 0, recurrence.lengthOfA(rows), 0f);
        Arrays.fill(dh, 0, recurrence.lengthOfC(rows), 0f);
        int width = recurrence.width();
        int abreast = Math.max(1, RUN / units);
        for (int t = steps - 1; t >= 0; t--) {
            int first = t * trials + firstRow;
            for (int row = 0; row < rows; row += abreast) {
                int end = Math.min(rows, row + abreast);
                SimdRates.slopes(f, r, (first + row) * units, slopes, (end - row) * units);
                for (int i = row; i < end; i++) {
                    int at = (first + i) * units;
                    if (outputs == 0) {
                        addRateGradient(at, dh, i * width);
                    } else {
                        addReadoutGradient(first + i, dh, i * width);
                    }
                    if (keepsGradient) {
                        System.arraycopy(dh, i * width, dRate, trials * units + at, units);
                    }
                    for (int d = 0; d < recurrence.depths(); d++) {
                        int unit = d * DEPTH;
                        int length = Math.min(DEPTH, units - unit);
                        adjointRow(
                                slopes,
                                (i - row) * units + unit,
                                unit,
                                length,
                                dh,
                                i * width + unit,
                                dz,
                                recurrence.rowOfA(rows, i, d),
                                at + unit);
                    }
                }
            }
            recurrence.addProduct(rows, dz, dh);
        }
        for (int row = 0; row < rows; row++) {
            System.arraycopy(dh, row * width, dState, (firstRow + row) * units, units);
        }
    }

    /** dh += dRate of this row. */
    private void addRateGradient(int at, float[] dh, int dhAt) {
        int whole = whole(units);
        int from = trials * units + at;
        for (int u = 0; u < whole; u += COUNT) {
            FloatVector.fromArray(FLOATS, dRate, from + u)
                    .add(FloatVector.fromArray(FLOATS, dh, dhAt + u))
                    .intoArray(dh, dhAt + u);
        }
        for (int u = whole; u < units; u++) {
            dh[dhAt + u] = dRate[from + u] + dh[dhAt + u];
        }
    }

    /** dh += the sum over outputs of D^T dOutput, in rising order, + cost x rate. */
    private void addReadoutGradient(int row, float[] dh, int dhAt) {
        int whole = whole(units);
        int from = (trials + row) * units;
        int gradients = row * outputs;
        float cost = rowCost == null ? 0f : rowCost[row];
        FloatVector zero = FloatVector.zero(FLOATS);
        for (int u = 0; u < whole; u += COUNT) {
            FloatVector sum = zero;
            for (int o = 0; o < outputs; o++) {
                sum = FloatVector.broadcast(FLOATS, dOutput[gradients + o])
                        .fma(FloatVector.fromArray(FLOATS, decoder, o * units + u), sum);
            }
            if (cost != 0f) {
                sum = FloatVector.broadcast(FLOATS, cost).fma(FloatVector.fromArray(FLOATS, state, from + u), sum);
            }
            sum.add(FloatVector.fromArray(FLOATS, dh, dhAt + u)).intoArray(dh, dhAt + u);
        }
        for (int u = whole; u < units; u++) {
            float sum = 0f;
            for (int o = 0; o < outputs; o++) {
                sum = Math.fma(dOutput[gradients + o], decoder[o * units + u], sum);
            }
            if (cost != 0f) {
                sum = Math.fma(cost, state[from + u], sum);
            }
            dh[dhAt + u] = sum + dh[dhAt + u];
        }
    }

    private void adjointRow(
            float[] slopes, int slopeAt, int unit, int length, float[] dh, int dhAt, float[] dz, int dzAt, int at) {
        int whole = whole(length);
        FloatVector one = FloatVector.broadcast(FLOATS, 1f);
        for (int i = 0; i < whole; i += COUNT) {
            FloatVector g = FloatVector.fromArray(FLOATS, dh, dhAt + i);
            FloatVector a = FloatVector.fromArray(FLOATS, alpha, unit + i);
            FloatVector down =
                    a.mul(FloatVector.fromArray(FLOATS, slopes, slopeAt + i)).mul(g);
            down.intoArray(dz, dzAt + i);
            down.intoArray(dDrive, at + i);
            one.sub(a).mul(g).intoArray(dh, dhAt + i);
        }
        for (int i = whole; i < length; i++) {
            float g = dh[dhAt + i];
            float a = alpha[unit + i];
            float down = a * slopes[slopeAt + i] * g;
            dz[dzAt + i] = down;
            dDrive[at + i] = down;
            dh[dhAt + i] = (1f - a) * g;
        }
    }
}
