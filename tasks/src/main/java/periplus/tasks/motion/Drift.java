package periplus.tasks.motion;

import periplus.core.errors.BadInputException;

/**
 * Where a {@link RodentWalk} is drawn to, beside wandering.
 *
 * <p>The ratio weighs the pull against wandering: the velocity relaxes towards the drift velocity with the time constant
 * (speed coherence time) / ratio. The pull adds no noise.
 */
public sealed interface Drift {
    /** Nowhere: wandering only. */
    Drift NONE = new None();

    /** Pull against wandering; 0 is none. */
    double ratio();

    /** No pull. */
    record None() implements Drift {
        @Override
        public double ratio() {
            return 0;
        }
    }

    /**
     * The same velocity at all times.
     *
     * @param xMetresPerSecond along x
     * @param yMetresPerSecond along y
     * @param ratio pull against wandering (1 in the reference)
     */
    record Velocity(double xMetresPerSecond, double yMetresPerSecond, double ratio) implements Drift {
        public Velocity {
            require(
                    Double.isFinite(xMetresPerSecond) && Double.isFinite(yMetresPerSecond),
                    "velocity",
                    xMetresPerSecond + ", " + yMetresPerSecond,
                    "finite metres per second along x and y");
            requireRatio(ratio);
        }
    }

    /**
     * Towards goals, one after the other, by the shortest way round the walls.
     *
     * <p>A goal counts as reached once the way to it is shorter than {@code reachMetres}; then the next one is chosen.
     * With a single goal the animal hovers around it.
     *
     * @param xyMetres the goals x0, y0, x1, y1, ...
     * @param order which goal comes next
     * @param speedMetresPerSecond speed of the pull
     * @param reachMetres how near is there
     * @param ratio pull against wandering (2 to 5 make whole runs in corridors)
     */
    record ToGoals(double[] xyMetres, Order order, double speedMetresPerSecond, double reachMetres, double ratio)
            implements Drift {
        public ToGoals {
            require(
                    xyMetres.length >= 2 && xyMetres.length % 2 == 0,
                    "list of goals",
                    xyMetres.length + " numbers",
                    "x and y of at least one goal");
            for (double v : xyMetres) {
                require(Double.isFinite(v), "goal", v, "finite metres");
            }
            require(
                    speedMetresPerSecond > 0 && speedMetresPerSecond < 1e3,
                    "speed",
                    speedMetresPerSecond,
                    "m/s above 0");
            require(reachMetres > 0 && reachMetres < 1e3, "reach of a goal", reachMetres, "metres above 0");
            requireRatio(ratio);
        }

        /** How many goals. */
        public int goals() {
            return xyMetres.length / 2;
        }
    }

    /** Which goal comes next. */
    enum Order {
        /** First, second, ..., last, first. */
        IN_TURN,
        /** Any other, each as likely. */
        AT_RANDOM,
        /** From the first to any other and back to the first: laps in a T-maze. */
        OUT_AND_BACK
    }

    private static void requireRatio(double ratio) {
        require(ratio >= 0 && ratio < 1e6, "ratio to wandering", ratio, "a number of at least 0");
    }

    private static void require(boolean sound, String what, Object value, String expected) {
        if (!sound) {
            throw new BadInputException("the drift's " + what + " is " + value + "; expected " + expected);
        }
    }
}
