package periplus.nets.cells;

import periplus.core.errors.BadInputException;

/**
 * How large a step alpha a unit takes from its old state towards its new one; alpha in (0, 1], 1 = no memory of its own;
 * where the drive is added whole, alpha may be 0 too.
 *
 * <p>A learned alpha is sigmoid(raw), so that it stays inside (0, 1) whatever the optimiser does to raw.
 */
public sealed interface Leak {
    /** The alpha that the network starts with. */
    double initialAlpha();

    /** Alpha as a number. */
    record Fixed(double alpha) implements Leak {
        public Fixed {
            checkAlpha(alpha, true);
        }

        @Override
        public double initialAlpha() {
            return alpha;
        }
    }

    /** No leak: alpha is 0 and what is there stays. For {@link LeakForm#ADDITIVE} only. */
    record None() implements Leak {
        @Override
        public double initialAlpha() {
            return 0;
        }
    }

    /** Alpha from a time constant and the step of the data, both in seconds. */
    record TimeConstant(double tauSeconds, double dtSeconds, Discretisation discretisation) implements Leak {
        public TimeConstant {
            if (!(tauSeconds > 0) || !(dtSeconds > 0) || !Double.isFinite(tauSeconds) || !Double.isFinite(dtSeconds)) {
                throw new BadInputException("tau is " + tauSeconds + " s and dt is " + dtSeconds
                        + " s, expected two positive numbers of seconds");
            }
            if (discretisation == Discretisation.EULER && dtSeconds > tauSeconds) {
                throw new BadInputException("tau " + tauSeconds + " s is shorter than dt " + dtSeconds
                        + " s, so alpha = dt/tau = " + dtSeconds / tauSeconds
                        + " leaves (0, 1]; use tau of at least dt, or the exponential discretisation");
            }
            checkAlpha(alphaOf(tauSeconds, dtSeconds, discretisation), true);
        }

        @Override
        public double initialAlpha() {
            return alphaOf(tauSeconds, dtSeconds, discretisation);
        }

        private static double alphaOf(double tau, double dt, Discretisation discretisation) {
            return switch (discretisation) {
                case EULER -> dt / tau;
                case EXPONENTIAL -> -StrictMath.expm1(-dt / tau);
            };
        }
    }

    /** From tau dr/dt = -r + ... to alpha. */
    enum Discretisation {
        /** alpha = dt / tau. */
        EULER,
        /** alpha = 1 - exp(-dt / tau): exact for a drive that is constant over the step. */
        EXPONENTIAL
    }

    /** One alpha for the whole network, learned: parameter {@code RNN.leak_raw} of length 1. */
    record LearnedPerNetwork(double initialAlpha) implements Leak {
        public LearnedPerNetwork {
            checkAlpha(initialAlpha, false);
        }
    }

    /** One alpha for each unit, learned: parameter {@code RNN.leak_raw} of length units. */
    record LearnedPerUnit(double initialAlpha) implements Leak {
        public LearnedPerUnit {
            checkAlpha(initialAlpha, false);
        }
    }

    private static void checkAlpha(double alpha, boolean oneAllowed) {
        boolean inside = alpha > 0.0 && (oneAllowed ? alpha <= 1.0 : alpha < 1.0);
        if (!inside || (float) alpha == 0f) {
            throw new BadInputException("alpha is " + alpha + ", expected a number in "
                    + (oneAllowed
                            ? "(0, 1]: 1 is the vanilla network, smaller is slower"
                            : "(0, 1) as the start of a learned leak; for the vanilla network use a fixed alpha of 1"));
        }
    }
}
