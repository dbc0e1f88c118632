package periplus.nets.cells;

/**
 * A cell that can say how its states move when its parameters and its start state move: the forward (R-) derivative.
 *
 * <p>Gauss-Newton products need it. A pass of tangents follows a forward pass and reads what that pass left in
 * {@link SequenceState}, which it does not change; {@code v.drive} holds M' v_t + b' of every step and block 0 of
 * {@code v.state} the start state's tangent before {@link #beginTangent}. Nothing is allocated after the first pass.
 */
public interface LinearisedCell extends Cell {
    /** Adds to the tangents of all drives what the cell's moved parameters do to them, and makes rate 0's tangent. */
    void beginTangent(SequenceState s, SequenceTangent v);

    /** Step t, 1..T: from the tangents of state and rate t-1 and of drive t to those of state and rate t. */
    void forwardTangent(SequenceState s, SequenceTangent v, int t);
}
