package periplus.nets.cells;

import org.jspecify.annotations.Nullable;

/**
 * The scratch of one forward pass over a sequence, allocated once for a batch shape.
 *
 * <pre>
 *   drive  [T][B][driveSize]    block t-1 belongs to step t
 *   state  [T+1][B][stateSize]  block 0 is the start state
 *   rate   [T+1][B][units]      what the readout sees; the same array as state where the rate is the state
 *   kept   [T][B][keptSize]     a cell's own, for its backward pass
 * </pre>
 */
public final class SequenceState {
    public final int steps;
    public final int trials;
    public final float[] drive;
    public final float[] state;
    public final float[] rate;
    public final float[] kept;
    private final int driveBlock;
    private final int stateBlock;
    private final int rateBlock;
    private float @Nullable [] outsideNoise;
    private boolean outsideNoiseOn;

    /** Room for sequences of this cell. */
    public SequenceState(Cell cell, int steps, int trials) {
        if (steps < 1 || trials < 1) {
            throw new IllegalArgumentException("a sequence of " + steps + " steps x " + trials + " trials is empty");
        }
        this.steps = steps;
        this.trials = trials;
        this.driveBlock = Math.multiplyExact(trials, cell.driveSize());
        this.stateBlock = Math.multiplyExact(trials, cell.stateSize());
        this.rateBlock = Math.multiplyExact(trials, cell.units());
        this.drive = new float[Math.multiplyExact(steps, driveBlock)];
        this.state = new float[Math.multiplyExact(steps + 1, stateBlock)];
        this.rate = cell.stateIsRate() ? state : new float[Math.multiplyExact(steps + 1, rateBlock)];
        this.kept = new float[Math.multiplyExact(Math.multiplyExact(steps, trials), cell.keptSize())];
    }

    /** Where the drive of step t, 1..T, starts. */
    public int driveOffset(int t) {
        return (t - 1) * driveBlock;
    }

    /** Where the state after step t starts; t = 0 is the start state. */
    public int stateOffset(int t) {
        return t * stateBlock;
    }

    /** Where the rates after step t start; t = 0 is the start. */
    public int rateOffset(int t) {
        return t * rateBlock;
    }

    /** Numbers in one block of the state: trials x stateSize. */
    public int stateBlock() {
        return stateBlock;
    }

    /** Numbers in one block of the rates: trials x units. */
    public int rateBlock() {
        return rateBlock;
    }

    /** The noise to add to the state after the leak in this step, trials x stateSize, or null where there is none. */
    public float @Nullable [] outsideNoise() {
        return outsideNoiseOn ? outsideNoise : null;
    }

    /** Room for one step's noise outside the leak; switches it on for the steps that follow. */
    public float[] openOutsideNoise() {
        outsideNoiseOn = true;
        if (outsideNoise == null) {
            outsideNoise = new float[stateBlock];
        }
        return outsideNoise;
    }

    /** No noise outside the leak in the steps that follow. */
    public void closeOutsideNoise() {
        outsideNoiseOn = false;
    }
}
