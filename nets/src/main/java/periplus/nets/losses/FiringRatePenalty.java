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
        double factor = lambda / (Loss.totalWeight(batch) * forward.units());
        int rows = batch.rows();
        int units = forward.units();
        int start = forward.rateOffset(0);
        double value = 0;
        // neighbouring rows of one weight go in one piece: without masks that is the whole batch
        int row = 0;
        while (row < rows) {
            float weight = batch.weight[row];
            int end = row + 1;
            while (end < rows && batch.weight[end] == weight) {
                end++;
            }
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
}
