package periplus.nets.cells;

import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.nets.parameters.Parameter;

/**
 * A recurrent cell: one step forward and one step backward for a batch of trials.
 *
 * <p>The sequence code, which exists once for all cells, fills the drive of every step with noise + input projection +
 * bias, calls {@link #begin}, then {@link #forward} for t = 1..T; backward it calls {@link #backward} for t = T..1, then
 * {@link #finish}, and makes the gradients of input weights and bias from {@link SequenceAdjoint#dDrive} in one product
 * over all steps and trials. Arrays are laid out as {@link SequenceState} says.
 *
 * <p>To add your own: implement this interface (nothing may be allocated in {@code begin}, {@code forward},
 * {@code backward} and {@code finish}), write the same equations as plain loops in double precision beside the tests,
 * and extend {@code CellContract}; training, sampling, checkpoints and clipping then work.
 */
public interface Cell {
    /** Columns of the input. */
    int inputs();

    /** Rates that the readout sees, a trial. */
    int units();

    /** Numbers carried from step to step, a trial. Equal to units where the rate is the state. */
    int stateSize();

    /**
     * Numbers that the encoder gives, a trial. A longer state starts with them repeated, a whole number of times: modules
     * that share one encoder.
     */
    default int startSize() {
        return stateSize();
    }

    /** Columns of the input projection: units times the number of gates. */
    int driveSize();

    /** Whether the state is the rate; {@link SequenceState} then holds one array for both. */
    boolean stateIsRate();

    /** Numbers a cell keeps for each step and trial for its backward pass, beside drive, state and rate. */
    int keptSize();

    /** All parameters of the cell in the order of files. */
    List<Parameter> parameters();

    /** driveSize x inputs. */
    Parameter inputWeights();

    /** driveSize, or null where the cell has no input bias. */
    @Nullable
    Parameter inputBias();

    /** Before step 1: reads the parameters that are derived once a sequence, and makes rate 0 from state 0. */
    void begin(SequenceState s);

    /** Step t, 1..T: from state and rate t-1 and drive t to state and rate t. May overwrite the drive of step t. */
    void forward(SequenceState s, int t);

    /**
     * The adjoint of step t. On entry {@code a.dState()} is the loss's gradient by state t through later steps and
     * {@code a.dRate} block t its gradient by rate t, complete; on exit {@code a.dState()} belongs to state t-1, drive
     * t's adjoint is in {@code a.dDrive}, and what flows through rate t-1 has been added to {@code a.dRate}.
     */
    void backward(SequenceState s, SequenceAdjoint a, int t);

    /** After step 1: completes {@code a.dState()} for state 0 and adds the gradients of all but the input parameters. */
    void finish(SequenceState s, SequenceAdjoint a);
}
