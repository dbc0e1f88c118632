package periplus.nets.training;

import periplus.core.errors.BadInputException;

/** The learning rate of each training step, counted from 0. */
public sealed interface Schedule {
    /** The learning rate of this step. */
    double learningRate(long step);

    /** The same rate throughout. */
    record Constant(double learningRate) implements Schedule {
        public Constant {
            checkRate("learning rate", learningRate);
        }

        @Override
        public double learningRate(long step) {
            return learningRate;
        }
    }

    /**
     * A linear rise over the first steps, then half a cosine down to the last rate.
     *
     * <pre>
     *   step &lt; warmupSteps:  peak (step + 1) / warmupSteps
     *   after:               last + (peak - last) (1 + cos(pi x)) / 2,  x = (step - warmup) / (total - warmup)
     *   from totalSteps on:  last
     * </pre>
     */
    record WarmupCosine(double peak, double last, long warmupSteps, long totalSteps) implements Schedule {
        public WarmupCosine {
            checkRate("peak learning rate", peak);
            if (!(last >= 0 && last <= peak)) {
                throw new BadInputException(
                        "the last learning rate is " + last + ", expected a number between 0 and the peak " + peak);
            }
            if (warmupSteps < 0 || totalSteps <= warmupSteps) {
                throw new BadInputException("the schedule warms up for " + warmupSteps + " of " + totalSteps
                        + " steps, expected 0 <= warm-up < total");
            }
        }

        @Override
        public double learningRate(long step) {
            if (step < warmupSteps) {
                return peak * (step + 1) / warmupSteps;
            }
            if (step >= totalSteps) {
                return last;
            }
            double x = (double) (step - warmupSteps) / (totalSteps - warmupSteps);
            return last + (peak - last) * (1 + StrictMath.cos(StrictMath.PI * x)) / 2;
        }
    }

    private static void checkRate(String name, double rate) {
        if (!((float) rate > 0f) || !Double.isFinite(rate)) {
            throw new BadInputException("the " + name + " is " + rate + ", expected a positive number such as 1e-4");
        }
    }
}
