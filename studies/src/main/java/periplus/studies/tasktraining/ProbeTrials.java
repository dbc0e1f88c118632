package periplus.studies.tasktraining;

import periplus.core.carriers.SequenceBatch;
import periplus.tasks.Task;

/**
 * What went into a trained network on the probe trials, what was asked for and what it said.
 *
 * <p>Arrays are {@code [(trial * steps + t) * channels + channel]}; a target that does not count is NaN.
 *
 * @param trials how many
 * @param steps of each
 * @param inputs channels that go in
 * @param outputs channels that come out
 */
public record ProbeTrials(
        int trials, int steps, int inputs, int outputs, float[] input, float[] target, float[] output) {
    /** The probe trials of a trained network. */
    public static ProbeTrials of(TrainedNetwork trained) {
        TaskTrainingRecipe recipe = trained.recipe();
        Task task = recipe.task().build();
        SequenceBatch batch = task.newBatch(recipe.probe().trials());
        task.fill(recipe.probe().seed(), "probe", 0, batch);
        float[] output = trained.network().run(batch).output();
        float[] target = batch.target.clone();
        for (int row = 0; row < batch.rows(); row++) {
            if (!(batch.weight[row] > 0f)) {
                java.util.Arrays.fill(target, row * batch.outputs, (row + 1) * batch.outputs, Float.NaN);
            }
        }
        return new ProbeTrials(
                batch.trials,
                batch.steps,
                batch.inputs,
                batch.outputs,
                byTrial(batch.input, batch, batch.inputs),
                byTrial(target, batch, batch.outputs),
                byTrial(output, batch, batch.outputs));
    }

    /** From [step][trial][channel] to [trial][step][channel]. */
    private static float[] byTrial(float[] values, SequenceBatch batch, int channels) {
        float[] out = new float[batch.rows() * channels];
        for (int t = 0; t < batch.steps; t++) {
            for (int trial = 0; trial < batch.trials; trial++) {
                System.arraycopy(
                        values,
                        (t * batch.trials + trial) * channels,
                        out,
                        (trial * batch.steps + t) * channels,
                        channels);
            }
        }
        return out;
    }

    /** One channel of one trial over time. */
    double[] course(float[] values, int channels, int trial, int channel) {
        double[] course = new double[steps];
        for (int t = 0; t < steps; t++) {
            course[t] = values[(trial * steps + t) * channels + channel];
        }
        return course;
    }
}
