package periplus.nets.network;

import java.util.Arrays;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Kernels;
import periplus.nets.cells.Cell;
import periplus.nets.cells.FusedCell;
import periplus.nets.cells.LinearisedCell;
import periplus.nets.cells.SequenceAdjoint;
import periplus.nets.cells.SequenceState;
import periplus.nets.cells.SequenceTangent;
import periplus.nets.parameters.Parameter;

/**
 * The sequence of steps, forward and backward, written once for all cells.
 *
 * <pre>
 *   drive_t = xi_t + W_in v_t + b       for all t at once: one product over steps x trials
 *   state_t, rate_t = cell(drive_t, state_{t-1}, rate_{t-1})       t = 1 .. T
 *   the cell's adjoint                                             t = T .. 1
 *   dW_in = sum over t and trials of dDrive_t v_t^T, db = sum of dDrive_t     one product over steps x trials
 * </pre>
 *
 * <p>The whole sequence is differentiated; nothing is truncated.
 */
final class BackpropagationThroughTime {
    private final Cell cell;
    private final Kernels kernels;
    private final NoiseFill inside;
    private final NoiseFill outside;

    BackpropagationThroughTime(Cell cell, Kernels kernels) {
        this.cell = cell;
        this.kernels = kernels;
        this.inside = new NoiseFill(kernels.workers(), "noise-inside");
        this.outside = new NoiseFill(kernels.workers(), "noise-outside");
    }

    /** Runs all steps from the start state that block 0 of {@code s.state} holds. */
    void forward(SequenceBatch batch, NoiseSource source, SequenceState s) {
        boolean noisy = fillInsideNoise(batch, source, s);
        s.closeOutsideNoise();
        double outsideSd = source.noise().outsideSd();
        if (cell instanceof FusedCell fused && !(outsideSd > 0)) {
            cell.begin(s);
            fused.forwardAll(s, batch.input, noisy);
            return;
        }
        projectInputs(batch, noisy, s);
        cell.begin(s);
        for (int t = 1; t <= s.steps; t++) {
            if (outsideSd > 0) {
                outside.fill(source, outsideSd, t, s.openOutsideNoise(), 0, s.stateBlock());
            }
            cell.forward(s, t);
        }
    }

    private boolean fillInsideNoise(SequenceBatch batch, NoiseSource source, SequenceState s) {
        double insideSd = source.noise().insideSd();
        int block = batch.trials * cell.driveSize();
        for (int t = 1; insideSd > 0 && t <= s.steps; t++) {
            inside.fill(source, insideSd, t, s.drive, s.driveOffset(t), block);
        }
        return insideSd > 0;
    }

    private void projectInputs(SequenceBatch batch, boolean noisy, SequenceState s) {
        int rows = batch.rows();
        int drives = cell.driveSize();
        int inputs = batch.inputs;
        float[] w = cell.inputWeights().values();
        // onto the noise where there is some: the sum then needs no array of its own
        kernels.multiply(
                false, true, rows, drives, inputs, batch.input, 0, inputs, w, 0, inputs, noisy, s.drive, 0, drives);
        Parameter bias = cell.inputBias();
        if (bias != null) {
            kernels.addBias(rows, drives, bias.values(), s.drive, 0);
        }
    }

    /**
     * How all states move when the cell's parameters move in their directions and the start state in that of block 0 of
     * {@code v.state}; {@code s} is as {@link #forward} left it.
     */
    void tangent(LinearisedCell linearised, SequenceBatch batch, SequenceState s, SequenceTangent v) {
        int rows = batch.rows();
        int drives = linearised.driveSize();
        int inputs = batch.inputs;
        float[] w = linearised.inputWeights().direction();
        kernels.multiply(
                false, true, rows, drives, inputs, batch.input, 0, inputs, w, 0, inputs, false, v.drive, 0, drives);
        Parameter bias = linearised.inputBias();
        if (bias != null) {
            kernels.addBias(rows, drives, bias.direction(), v.drive, 0);
        }
        linearised.beginTangent(s, v);
        for (int t = 1; t <= s.steps; t++) {
            linearised.forwardTangent(s, v, t);
        }
    }

    /**
     * Adds the gradients of the cell's parameters; {@code a.dRate} holds the gradient by the rates. Returns the gradient
     * by the start state, [trials][stateSize].
     */
    float[] backward(SequenceBatch batch, SequenceState s, SequenceAdjoint a) {
        if (cell instanceof FusedCell fused) {
            fused.backwardAll(s, a);
        } else {
            Arrays.fill(a.dState(), 0f);
            for (int t = s.steps; t >= 1; t--) {
                cell.backward(s, a, t);
            }
        }
        cell.finish(s, a);
        int rows = batch.rows();
        int drives = cell.driveSize();
        int inputs = batch.inputs;
        float[] dW = cell.inputWeights().gradient();
        kernels.multiply(
                true, false, drives, inputs, rows, a.dDrive, 0, drives, batch.input, 0, inputs, true, dW, 0, inputs);
        Parameter bias = cell.inputBias();
        if (bias != null) {
            kernels.addColumnSums(rows, drives, a.dDrive, 0, bias.gradient());
        }
        return a.dState();
    }
}
