package periplus.studies.cuevawei;

import periplus.analysis.tuning.RateMapAccumulator;
import periplus.core.carriers.RateMaps;
import periplus.core.carriers.SequenceBatch;
import periplus.core.workers.Workers;
import periplus.nets.network.Forward;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.tasks.navigation.TrueWalks;
import periplus.tasks.space.Arena;

/**
 * Trials that a network was run on without noise, with what it did at each step.
 *
 * @param rates {@code [(t * trials + trial) * units + unit]}
 * @param output {@code [(t * trials + trial) * 2 + axis]}, metres
 */
record TestTrials(int trials, int steps, int units, double dtSeconds, TrueWalks walks, float[] rates, float[] output) {
    private static final String PURPOSE = "tuning";

    /** Runs {@code trials} trials; the same paths for every network of a seed and a motion. */
    static TestTrials run(PathIntegrator network, int trials) {
        SequenceBatch batch = network.task().newBatch(trials);
        TrueWalks walks = network.task().newTrueWalks(trials);
        network.task().fill(network.recipe().seed(), PURPOSE, 0, batch, walks);
        Forward forward = network.network().run(batch);
        return new TestTrials(
                trials,
                batch.steps,
                forward.units(),
                network.recipe().task().dtSeconds(),
                walks,
                forward.copyRates(),
                forward.output().clone());
    }

    /** Rate maps over all steps, {@code bins} along the longer side of the arena's box; NaN where nobody was. */
    RateMaps maps(Arena arena, int bins, Workers workers) {
        double longer = Math.max(arena.widthMetres(), arena.heightMetres());
        int binsX = Math.max(1, (int) Math.ceil(bins * arena.widthMetres() / longer - 1e-9));
        int binsY = Math.max(1, (int) Math.ceil(bins * arena.heightMetres() / longer - 1e-9));
        // bins are square: the box grows upwards to a whole number of bins
        double side = longer / bins;
        double halfX = binsX * side / 2;
        double halfY = binsY * side / 2;
        double midX = (arena.minX() + arena.maxX()) / 2;
        double midY = (arena.minY() + arena.maxY()) / 2;
        RateMapAccumulator maps =
                new RateMapAccumulator(units, binsY, binsX, midX - halfX, midX + halfX, midY - halfY, midY + halfY);
        double[] positions = new double[2 * trials];
        float[] step = new float[trials * units];
        for (int t = 0; t < steps; t++) {
            for (int b = 0; b < trials; b++) {
                positions[2 * b] = walks.walked.x(b, t);
                positions[2 * b + 1] = walks.walked.y(b, t);
            }
            System.arraycopy(rates, t * trials * units, step, 0, step.length);
            maps.add(workers, trials, positions, step);
        }
        return maps.rateMaps();
    }

    /** Metres moved by the input of step t; for t = 0 from the start. */
    double moved(int trial, int t) {
        double x = t == 0 ? walks.startMetres[2 * trial] : walks.walked.x(trial, t - 1);
        double y = t == 0 ? walks.startMetres[2 * trial + 1] : walks.walked.y(trial, t - 1);
        double dx = walks.walked.x(trial, t) - x;
        double dy = walks.walked.y(trial, t) - y;
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** Mean distance of output and true position over trials and steps, metres. */
    double meanErrorMetres() {
        double sum = 0;
        for (int t = 0; t < steps; t++) {
            for (int b = 0; b < trials; b++) {
                int at = 2 * (t * trials + b);
                double dx = output[at] - walks.walked.x(b, t);
                double dy = output[at + 1] - walks.walked.y(b, t);
                sum += Math.sqrt(dx * dx + dy * dy);
            }
        }
        return sum / ((double) steps * trials);
    }
}
