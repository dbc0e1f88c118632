package periplus.nets.training;

import periplus.core.errors.BadInputException;
import periplus.core.source.Source;

/**
 * A learning rate that shrinks when a loss has stopped falling.
 *
 * <pre>
 *   observe(L):  L &lt; best (1 - 1e-4)  ->  best = L, bad = 0
 *                else                 ->  bad += 1;  bad &gt; patience  ->  rate *= factor, bad = 0
 * </pre>
 *
 * <p>The rate of a step is the rate of that moment, whatever the step: unlike the other schedules this one remembers
 * what it has observed, once an epoch say, and serves one network. PyTorch's defaults for all that is not named here: a
 * relative threshold of 1e-4, no cool-down, no least rate but that changes below 1e-8 are not made.
 */
@Source(key = "pytorch2019", where = "torch.optim.lr_scheduler.ReduceLROnPlateau")
public final class ReduceOnPlateau implements Schedule {
    private static final double THRESHOLD = 1e-4;
    private static final double LEAST_CHANGE = 1e-8;

    private final double factor;
    private final int patience;
    private double rate;
    private double best = Double.POSITIVE_INFINITY;
    private int bad;
    private boolean spent;

    /**
     * A schedule that has observed nothing.
     *
     * @param first the first rate
     * @param factor what the rate is multiplied with, in (0, 1)
     * @param patience how many observations in a row may fail to be better before the rate shrinks
     */
    public ReduceOnPlateau(double first, double factor, int patience) {
        Schedule.checkRate("first learning rate", first);
        if (!(factor > 0 && factor < 1)) {
            throw new BadInputException(
                    "on a plateau the learning rate is multiplied by " + factor + ", expected a number in (0, 1)");
        }
        if (patience < 0) {
            throw new BadInputException("the patience is " + patience + ", expected 0 or more");
        }
        this.rate = first;
        this.factor = factor;
        this.patience = patience;
    }

    /** Takes note of a loss. */
    public void observe(double loss) {
        if (loss < best * (1 - THRESHOLD)) {
            best = loss;
            bad = 0;
            return;
        }
        bad++;
        if (bad > patience) {
            bad = 0;
            if (rate - rate * factor > LEAST_CHANGE) {
                rate *= factor;
            } else {
                spent = true;
            }
        }
    }

    /** Whether a plateau asked for a smaller rate and there was none left: further steps change next to nothing. */
    public boolean spent() {
        return spent;
    }

    /** The rate of now. */
    public double rate() {
        return rate;
    }

    @Override
    public double learningRate(long step) {
        return rate;
    }
}
