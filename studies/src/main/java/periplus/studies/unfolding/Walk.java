package periplus.studies.unfolding;

import periplus.analysis.tuning.RateMapAccumulator;
import periplus.core.carriers.SequenceBatch;
import periplus.nets.network.Forward;
import periplus.nets.network.NoiseSource;
import periplus.nets.network.RecurrentNetwork;
import periplus.tasks.navigation.PathIntegration;
import periplus.tasks.navigation.TrueWalks;
import periplus.tasks.space.Arena;

/**
 * A network on fresh walks, step by step, all units of its state.
 *
 * <p>Heading and speed of a sample are those of the step that led to its position.
 */
final class Walk {
    private static final int CHUNK = 200;

    private final RecurrentNetwork network;
    private final PathIntegration task;
    private final long seed;
    private final String purpose;
    private final boolean wholeState;

    Walk(RecurrentNetwork network, PathIntegration task, long seed, String purpose) {
        this.network = network;
        this.task = task;
        this.seed = seed;
        this.purpose = purpose;
        // where the state is longer than the rates it holds the rates of several modules
        this.wholeState = network.cell().stateSize() > network.shape().units();
    }

    /** Units that are seen: of all modules. */
    int units() {
        return wholeState ? network.cell().stateSize() : network.shape().units();
    }

    /** What is done with the samples of one step. */
    @FunctionalInterface
    interface Seer {
        /**
         * Samples of {@code count} trials from {@code firstTrial} on at step t; the arrays are overwritten by the next step.
         */
        void see(
                int firstTrial,
                int t,
                int count,
                double[] positionMetres,
                double[] headingRadians,
                double[] speedMetresPerSecond,
                float[] activity);
    }

    /** An empty stack of maps over the arena's box, square bins along its longer side. */
    RateMapAccumulator emptyMaps(int bins) {
        Arena arena = task.motion().arena();
        double longer = Math.max(arena.widthMetres(), arena.heightMetres());
        int binsX = Math.max(1, (int) StrictMath.rint(bins * arena.widthMetres() / longer));
        int binsY = Math.max(1, (int) StrictMath.rint(bins * arena.heightMetres() / longer));
        return new RateMapAccumulator(units(), binsY, binsX, arena.minX(), arena.maxX(), arena.minY(), arena.maxY());
    }

    /** Runs {@code trials} trials in pieces. */
    void run(int trials, Seer seer) {
        int units = units();
        int steps = task.steps();
        int chunk = Math.min(CHUNK, trials);
        SequenceBatch batch = task.newBatch(chunk);
        TrueWalks walks = task.newTrueWalks(chunk);
        Forward forward = network.newForward(steps, chunk);
        Arena arena = task.motion().arena();
        double dt = task.motion().dtSeconds();
        double[] positions = new double[2 * chunk];
        double[] heading = new double[chunk];
        double[] speed = new double[chunk];
        float[] activity = new float[chunk * units];
        for (int first = 0; first < trials; first += chunk) {
            task.fill(seed, purpose, first, batch, walks);
            network.runSequence(batch, NoiseSource.NONE, forward);
            int count = Math.min(chunk, trials - first);
            for (int t = 0; t < steps; t++) {
                for (int b = 0; b < count; b++) {
                    double x = walks.walked.x(b, t);
                    double y = walks.walked.y(b, t);
                    double fromX = t == 0 ? walks.startMetres[2 * b] : walks.walked.x(b, t - 1);
                    double fromY = t == 0 ? walks.startMetres[2 * b + 1] : walks.walked.y(b, t - 1);
                    double dx = arena.shortestX(x - fromX);
                    double dy = arena.shortestY(y - fromY);
                    positions[2 * b] = x;
                    positions[2 * b + 1] = y;
                    speed[b] = Math.sqrt(dx * dx + dy * dy) / dt;
                    heading[b] = speed[b] > 0 ? StrictMath.atan2(dy, dx) : Double.NaN;
                }
                float[] source = wholeState ? forward.states() : forward.rates();
                int at = wholeState ? forward.stateOffset(t) : forward.rateOffset(t);
                System.arraycopy(source, at, activity, 0, count * units);
                seer.see(first, t, count, positions, heading, speed, activity);
            }
        }
    }
}
