package periplus.nets.losses;

import periplus.core.carriers.SequenceBatch;
import periplus.core.errors.BadInputException;
import periplus.core.source.Source;
import periplus.nets.network.Backward;
import periplus.nets.network.Forward;

/**
 * Mean over units, steps and trials of the squared rate: the metabolic cost.
 *
 * <pre>
 *   R = lambda sum_rows w_row sum_u h_u^2 / (units sum_rows w_row)
 *   dR/dh_u = 2 lambda w_row h_u / (units sum_rows w_row)
 * </pre>
 *
 * <p>h is what the readout sees; the start is not counted. Steps count with the batch's weights as in the loss, so that
 * a masked step costs nothing.
 */
@Source(key = "cueva2018", where = "equation 5")
public record FiringRatePenalty(double lambda) implements Penalty {
    public FiringRatePenalty {
        if (!(lambda >= 0) || !Double.isFinite(lambda)) {
            throw new BadInputException(
                    "the firing-rate penalty has lambda " + lambda + ", expected 0 or a positive number");
        }
    }

    /** Returns the penalty and adds its gradient to that by the rates. */
    public double addGradient(SumOfSquares squares, SequenceBatch batch, Forward forward, Backward backward) {
        double factor = factor(batch, forward);
        int rows = batch.rows();
        int units = forward.units();
        int start = forward.rateOffset(0);
        double value = 0;
        // neighbouring rows of one weight go in one piece: without masks that is the whole batch
        int row = 0;
        while (row < rows) {
            float weight = batch.weight[row];
            int end = RowRuns.end(batch, row);
            if (weight != 0f) {
                int offset = start + row * units;
                int length = (end - row) * units;
                value += factor * weight * squares.of(forward.rates(), offset, length);
                backward.addRateCost(row, end, (float) (2.0 * factor * weight));
            }
            row = end;
        }
        return value;
    }

    /** The penalty alone: the number that {@link #addGradient} returns. */
    public double value(SumOfSquares squares, SequenceBatch batch, Forward forward) {
        double factor = factor(batch, forward);
        double value = 0;
        int row = 0;
        while (row < batch.rows()) {
            int end = RowRuns.end(batch, row);
            if (batch.weight[row] != 0f) {
                int offset = forward.rateOffset(0) + row * forward.units();
                value +=
                        factor * batch.weight[row] * squares.of(forward.rates(), offset, (end - row) * forward.units());
            }
            row = end;
        }
        return value;
    }

    /** Half the second derivative by a rate where the row's weight is 1: lambda / (units sum_rows w_row). */
    public double factor(SequenceBatch batch, Forward forward) {
        return lambda / (Loss.totalWeight(batch) * forward.units());
    }
}
