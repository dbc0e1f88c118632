package periplus.nets.cells;

/**
 * The scratch of one backward pass: the loss's gradients by what {@link SequenceState} holds, in the same layout.
 *
 * <pre>
 *   dRate   [T+1][B][units]    on entry from readout and rate penalty (block 0: zero); cells add to it
 *   dDrive  [T][B][driveSize]  written by the cell
 *   dState  [B][stateSize]     carried backward from step to step
 * </pre>
 */
public final class SequenceAdjoint {
    public final float[] dRate;
    public final float[] dDrive;
    private float[] dState;
    private float[] dStatePrevious;

    /** Room for the backward pass of sequences of this cell. */
    public SequenceAdjoint(Cell cell, SequenceState s) {
        this.dRate = new float[Math.multiplyExact(s.steps + 1, s.rateBlock())];
        this.dDrive = new float[s.drive.length];
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
}
