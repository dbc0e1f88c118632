package periplus.nets.autodiff.cells;

import periplus.nets.autodiff.Tape;
import periplus.nets.autodiff.Tensor;
import periplus.nets.autodiff.operations.Shape;

/**
 * A tape cell run over time, written once for all cells.
 *
 * <pre>
 *   drive = the cell's, for all steps in one product
 *   state_t = step(drive_t, state_{t-1})      t = 1 .. T
 *   rates [steps][trials][units]
 * </pre>
 *
 * <p>Nothing is truncated. Made once for a batch shape, so that recording it again allocates nothing.
 */
public final class TapeSequence {
    private final TapeCell cell;
    private final int steps;
    private final Shape driveStep;
    private final Shape rateStep;
    private final Shape start;
    private final Tensor[] rates;

    /** Runs this cell on batches of this shape. */
    public TapeSequence(TapeCell cell, int steps, int trials) {
        this.cell = cell;
        this.steps = steps;
        this.driveStep = Shape.of(trials, cell.driveSize());
        this.rateStep = Shape.of(1, trials, cell.units());
        this.start = Shape.of(trials, cell.stateSize());
        this.rates = new Tensor[steps];
    }

    /** The rates after every step, from a start of zero. */
    public Tensor rates(Tape tape, Tensor input) {
        return rates(tape, input, tape.filled(0f, start));
    }

    /** The rates after every step, from this start state [trials][stateSize]. */
    public Tensor rates(Tape tape, Tensor input, Tensor startState) {
        if (input.shape().axes() != 3 || input.shape().extent(0) != steps) {
            throw new IllegalArgumentException("the input has shape " + input.shape() + ", expected [" + steps + ", "
                    + start.extent(0) + ", inputs]");
        }
        cell.open(tape);
        Tensor drive = cell.drive(input);
        Tensor state = startState;
        for (int t = 0; t < steps; t++) {
            state = cell.step(drive.slice(0, t, t + 1).reshape(driveStep), state);
            rates[t] = cell.rates(state).reshape(rateStep);
        }
        return tape.concat(0, rates);
    }
}
