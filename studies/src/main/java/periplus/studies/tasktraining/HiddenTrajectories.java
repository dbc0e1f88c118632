package periplus.studies.tasktraining;

import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Kernels;
import periplus.nets.network.Forward;
import periplus.nets.network.RecurrentNetwork;
import periplus.tasks.Task;

/**
 * What a network's units did on the probe trials, which are the same for all networks of a task.
 *
 * @param trials how many
 * @param steps of each
 * @param units of the network
 * @param rate {@code rate[(trial * steps + t) * units + unit]}: what the readout sees
 * @param length the steps of each trial that count, from the first on: trials of shorter delays end earlier
 */
public record HiddenTrajectories(int trials, int steps, int units, float[] rate, int[] length) {
    /** The trajectories of a network on the probe trials of a recipe. */
    public static HiddenTrajectories of(TaskTrainingRecipe recipe, RecurrentNetwork network) {
        Task task = recipe.task().build();
        SequenceBatch batch = task.newBatch(recipe.probe().trials());
        task.fill(recipe.probe().seed(), "probe", 0, batch);
        Forward forward = network.run(batch);
        int trials = batch.trials;
        int units = network.shape().units();
        float[] rate = new float[Math.multiplyExact(Math.multiplyExact(trials, batch.steps), units)];
        int[] length = new int[trials];
        for (int trial = 0; trial < trials; trial++) {
            for (int t = 0; t < batch.steps; t++) {
                System.arraycopy(
                        forward.rates(),
                        forward.rateOffset(t) + trial * units,
                        rate,
                        (trial * batch.steps + t) * units,
                        units);
                if (batch.weight[t * trials + trial] > 0f) {
                    length[trial] = t + 1;
                }
            }
        }
        return new HiddenTrajectories(trials, batch.steps, units, rate, length);
    }

    /** The same of a network that is not trained yet. */
    public static HiddenTrajectories untrained(TaskTrainingRecipe recipe, Kernels kernels) {
        return of(recipe, TaskTraining.start(recipe, kernels));
    }
}
