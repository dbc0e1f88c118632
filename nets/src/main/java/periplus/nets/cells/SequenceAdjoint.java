package periplus.nets.cells;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The scratch of one backward pass: the loss's gradients by what {@link SequenceState} holds, in the same layout.
 *
 * <pre>
 *   dRate   [T+1][B][units]    on entry from readout and rate penalty (block 0: zero); cells add to it
 *   dDrive  [T][B][driveSize]  written by the cell; may be the drive's array, see {@link FusedCell}
 *   dState  [B][stateSize]     carried backward from step to step
 * </pre>
 *
 * <p>Where the readout has few outputs, making {@link #dRate} of it can be postponed to a {@link FusedCell}, which then
 * never writes it to memory: dRate = D^T dOutput, then fma(rateCost, h, dRate).
 */
public final class SequenceAdjoint {
    private static final float[] NOTHING = {};

    public final float[] dRate;
    public final float[] dDrive;
    private float[] dState;
    private float[] dStatePrevious;
    private int outputs;
    private float[] dOutput = NOTHING;
    private float[] decoder = NOTHING;
    private float[] costs = NOTHING;
    private boolean costed;

    /**
     * Room for the backward pass of sequences of this cell.
     *
     * @param keepsDrive whether the drive is read again after a backward pass, by another one or by tangents
     */
    public SequenceAdjoint(Cell cell, SequenceState s, boolean keepsDrive) {
        this.dRate = new float[Math.multiplyExact(s.steps + 1, s.rateBlock())];
        boolean inPlace = !keepsDrive && cell instanceof FusedCell fused && fused.gradientReplacesDrive();
        this.dDrive = inPlace ? s.drive : new float[s.drive.length];
        this.dState = new float[Math.multiplyExact(s.trials, cell.stateSize())];
        this.dStatePrevious = new float[dState.length];
    }

    /** The gradient by the state of the present step. */
    public float[] dState() {
        return dState;
    }

    /** The array to write the gradient by the previous state into, before {@link #stepBack}. */
    public float[] dStatePrevious() {
        return dStatePrevious;
    }

    /** Makes the previous step the present one. */
    public void stepBack() {
        float[] done = dState;
        dState = dStatePrevious;
        dStatePrevious = done;
    }

    /** Leaves making {@link #dRate} of this readout, D of outputs x units, to the cell. */
    public void postponeReadout(int newOutputs, float[] newDOutput, float[] newDecoder, int rows) {
        outputs = newOutputs;
        dOutput = newDOutput;
        decoder = newDecoder;
        costed = false;
        if (costs.length != rows) {
            costs = new float[rows];
        }
    }

    /** Whether {@link #dRate} has yet to be made of the readout. */
    public boolean postponed() {
        return outputs > 0;
    }

    /** {@link #dRate} holds the whole gradient, or nobody needs it any more. */
    public void forgetReadout() {
        outputs = 0;
        dOutput = NOTHING;
        decoder = NOTHING;
        costed = false;
    }

    /**
     * Postpones a cost with these factors of the rates for rows [from, to) of steps x trials; false where one of them has
     * a cost already, since two cannot be made one.
     */
    public boolean postponeRateCost(int from, int to, float factor) {
        if (!costed) {
            Arrays.fill(costs, 0f);
            costed = true;
        }
        for (int row = from; row < to; row++) {
            if (costs[row] != 0f) {
                return false;
            }
        }
        Arrays.fill(costs, from, to, factor);
        return true;
    }

    /** Outputs of the postponed readout, or 0. */
    public int outputs() {
        return outputs;
    }

    /** The loss's gradient by the outputs of the postponed readout, [T][B][outputs]. */
    public float[] dOutput() {
        return dOutput;
    }

    /** The postponed readout's weights, outputs x units. */
    public float[] decoder() {
        return decoder;
    }

    /** The postponed cost of the rates, one factor a step and trial, or null where there is none. */
    public float @Nullable [] rateCost() {
        return costed ? costs : null;
    }
}
