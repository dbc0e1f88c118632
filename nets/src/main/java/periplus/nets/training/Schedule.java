package periplus.nets.training;

import periplus.core.errors.BadInputException;

/** The learning rate of each training step, counted from 0. */
public sealed interface Schedule
        permits Schedule.Constant, Schedule.WarmupCosine, Schedule.WarmupConstant, Schedule.StepDecay, ReduceOnPlateau {
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

    /** A linear rise over the first steps, peak (step + 1) / warmupSteps, then the peak throughout. */
    record WarmupConstant(double peak, long warmupSteps) implements Schedule {
        public WarmupConstant {
            checkRate("peak learning rate", peak);
            if (warmupSteps < 0) {
                throw new BadInputException("the schedule warms up for " + warmupSteps + " steps, expected 0 or more");
            }
        }

        @Override
        public double learningRate(long step) {
            return step < warmupSteps ? peak * (step + 1) / warmupSteps : peak;
        }
    }

    /** A rate that shrinks in steps: first factor^(step / everySteps), the quotient rounded down. */
    record StepDecay(double first, double factor, long everySteps) implements Schedule {
        public StepDecay {
            checkRate("first learning rate", first);
            if (!(factor > 0 && factor <= 1)) {
                throw new BadInputException(
                        "the learning rate is multiplied by " + factor + ", expected a number in (0, 1]");
            }
            if (everySteps < 1) {
                throw new BadInputException(
                        "the learning rate shrinks every " + everySteps + " steps, expected at least 1");
            }
        }

        @Override
        public double learningRate(long step) {
            long times = step / everySteps;
            return first * StrictMath.pow(factor, times);
        }
    }

    /** Refuses a rate that is no rate. */
    static void checkRate(String name, double rate) {
        if (!((float) rate > 0f) || !Double.isFinite(rate)) {
            throw new BadInputException("the " + name + " is " + rate + ", expected a positive number such as 1e-4");
        }
    }
}
