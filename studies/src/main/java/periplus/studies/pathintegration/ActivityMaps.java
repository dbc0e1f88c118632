package periplus.studies.pathintegration;

import periplus.analysis.tuning.RateMapAccumulator;
import periplus.core.carriers.RateMaps;
import periplus.core.carriers.SequenceBatch;
import periplus.core.workers.Workers;
import periplus.nets.network.Forward;
import periplus.nets.network.RecurrentNetwork;
import periplus.tasks.navigation.PathIntegration;
import periplus.tasks.navigation.TrueWalks;
import periplus.tasks.space.Arena;

/**
 * Rate maps of a network's hidden units over simulated trials: the mean rate in each bin of the arena's bounding box.
 *
 * <p>The state after input t belongs to the position after displacement t. Bins are the arena's bounding box divided
 * into {@code bins} along its longer side and as many as fit along the shorter one.
 */
public final class ActivityMaps {
    private static final int CHUNK = 200;

    private ActivityMaps() {}

    /** Maps without noise. */
    static RateMaps of(
            RecurrentNetwork network,
            PathIntegration task,
            Workers workers,
            long seed,
            String purpose,
            int trials,
            int bins,
            int skipSteps) {
        return of(network, task, workers, seed, purpose, trials, bins, skipSteps, Disturbance.NONE);
    }

    /**
     * Maps under noise, over {@code trials} trials of the stream {@code purpose}.
     *
     * @param bins along the arena's longer side
     * @param skipSteps first steps of each trial that are left out
     */
    public static RateMaps of(
            RecurrentNetwork network,
            PathIntegration task,
            Workers workers,
            long seed,
            String purpose,
            int trials,
            int bins,
            int skipSteps,
            Disturbance disturbance) {
        Arena arena = task.motion().arena();
        double longer = Math.max(arena.widthMetres(), arena.heightMetres());
        int binsX = Math.max(1, (int) StrictMath.rint(bins * arena.widthMetres() / longer));
        int binsY = Math.max(1, (int) StrictMath.rint(bins * arena.heightMetres() / longer));
        RateMapAccumulator maps = new RateMapAccumulator(
                network.shape().units(), binsY, binsX, arena.minX(), arena.maxX(), arena.minY(), arena.maxY());
        int steps = task.steps();
        int from = Math.min(skipSteps, steps - 1);
        int chunk = Math.min(CHUNK, trials);
        SequenceBatch batch = task.newBatch(chunk);
        TrueWalks walks = task.newTrueWalks(chunk);
        Forward forward = network.newForward(steps, chunk);
        int units = network.shape().units();
        double[] positions = new double[2 * chunk];
        float[] rates = new float[chunk * units];
        for (int first = 0; first < trials; first += chunk) {
            task.fill(seed, purpose, first, batch, walks);
            disturbance.disturbInputs(batch, first);
            network.run(batch, disturbance.noise(first), forward);
            int counted = Math.min(chunk, trials - first);
            for (int t = from; t < steps; t++) {
                for (int b = 0; b < counted; b++) {
                    positions[2 * b] = walks.walked.x(b, t);
                    positions[2 * b + 1] = walks.walked.y(b, t);
                }
                System.arraycopy(forward.rates(), forward.rateOffset(t), rates, 0, counted * units);
                maps.add(workers, counted, positions, rates);
            }
        }
        return maps.rateMaps();
    }
}
