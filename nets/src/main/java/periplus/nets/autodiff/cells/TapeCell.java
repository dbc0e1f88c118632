package periplus.nets.autodiff.cells;

import java.util.List;
import periplus.nets.autodiff.Tape;
import periplus.nets.autodiff.Tensor;
import periplus.nets.parameters.Parameter;

/**
 * A recurrent cell whose step is written with tape operations; its gradient follows from the equation.
 *
 * <p>Not to be confused with {@link periplus.nets.cells.Cell}, whose forward and backward passes are written by hand:
 * the faster way, worth it for cells that are trained by the thousand. A cell that has both must give the same numbers.
 *
 * <p><b>To add your own</b>: parameters with PyTorch's names, {@link #open}, {@link #drive} and {@link #step}. {@link
 * TapeSequence} then runs it over time, {@link periplus.nets.autodiff.GradientCheck} checks it, and the optimisers of
 * {@code nets.training} train it.
 */
public interface TapeCell {
    /** Rates that a readout sees, a trial. */
    int units();

    /** Numbers carried from step to step, a trial. */
    int stateSize();

    /** Columns of the input's projection: units times the number of gates. */
    int driveSize();

    /** Everything it learns, in the order of files. */
    List<Parameter> parameters();

    /** Puts the parameters on the tape; once a recording, before the other methods. */
    void open(Tape tape);

    /** What the input contributes to all steps at once: [steps][trials][inputs] to [steps][trials][driveSize]. */
    Tensor drive(Tensor input);

    /** One step: drive [trials][driveSize] and state [trials][stateSize] to the next state. */
    Tensor step(Tensor drive, Tensor state);

    /** The rates of a state: [trials][stateSize] to [trials][units]. */
    Tensor rates(Tensor state);
}
