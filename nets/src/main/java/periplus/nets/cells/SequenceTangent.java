package periplus.nets.cells;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The scratch of one tangent pass: how what {@link SequenceState} holds moves, in the same layout.
 *
 * <pre>
 *   drive  [T][B][driveSize]    block t-1 belongs to step t
 *   state  [T+1][B][stateSize]  block 0 is the start state
 *   rate   [T+1][B][units]      the same array as state where the rate is the state
 * </pre>
 */
public final class SequenceTangent {
    public final float[] drive;
    public final float[] state;
    public final float[] rate;
    private final float[] scratch;
    private float @Nullable [] leakTerm;

    /** Room for the tangents of sequences of this cell. */
    public SequenceTangent(Cell cell, SequenceState s) {
        this.drive = new float[s.drive.length];
        this.state = new float[s.state.length];
        this.rate = cell.stateIsRate() ? state : new float[s.rate.length];
        this.scratch = new float[s.stateBlock()];
    }

    /** One step's scratch, trials x stateSize, all zero. */
    float[] cleared() {
        Arrays.fill(scratch, 0f);
        return scratch;
    }

    /** alpha' (drive_t - state_{t-1}), trials x stateSize, or null where alpha does not move. */
    float @Nullable [] leakTerm(SequenceState s, int t, float @Nullable [] alphaDirection) {
        if (alphaDirection == null) {
            return null;
        }
        if (leakTerm == null) {
            leakTerm = new float[s.stateBlock()];
        }
        int z = s.driveOffset(t);
        int before = s.stateOffset(t - 1);
        int units = alphaDirection.length;
        for (int row = 0; row < s.trials; row++) {
            for (int u = 0; u < units; u++) {
                int i = row * units + u;
                leakTerm[i] = alphaDirection[u] * (s.drive[z + i] - s.state[before + i]);
            }
        }
        return leakTerm;
    }
}
