package periplus.nets.cells;

/**
 * A cell that can also take all steps of a sequence in one call, where weights then stay in the cache.
 *
 * <p>The numbers must be those of {@link Cell#forward} and {@link Cell#backward} step by step, bit for bit; {@code begin}
 * and {@code finish} are called around either.
 */
public interface FusedCell extends Cell {
    /**
     * All steps from block 0 of {@code s.state}; fills the drive itself.
     *
     * @param input [steps][trials][inputs]
     * @param noisy whether the drive holds noise to start from
     */
    void forwardAll(SequenceState s, float[] input, boolean noisy);

    /**
     * The adjoint of all steps, from {@code a.dRate} or, where it is {@link SequenceAdjoint#postponed}, from the readout.
     * On return {@code a.dState()} belongs to state 0 and {@code a.dRate} holds nothing in particular.
     */
    void backwardAll(SequenceState s, SequenceAdjoint a);

    /** Whether the gradient by the drive may take the place of the drive, step by step, in the backward pass. */
    boolean gradientReplacesDrive();
}
