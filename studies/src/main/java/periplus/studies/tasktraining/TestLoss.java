package periplus.studies.tasktraining;

import periplus.core.carriers.SequenceBatch;
import periplus.core.measure.Measured;
import periplus.nets.losses.Loss;
import periplus.nets.losses.MeanSquaredError;
import periplus.nets.network.Forward;
import periplus.nets.network.NoiseSource;
import periplus.nets.network.RecurrentNetwork;
import periplus.tasks.Task;

/** The mean squared error of a network on trials that it did not learn from, over all counted steps together. */
public final class TestLoss {
    private static final int TRIALS_AT_ONCE = 64;

    private TestLoss() {}

    /** The loss on {@code trials} trials of the stream (seed, purpose). */
    public static Measured of(RecurrentNetwork network, Task task, long seed, String purpose, int trials) {
        Loss loss = new MeanSquaredError();
        double sum = 0;
        double weights = 0;
        SequenceBatch batch = task.newBatch(Math.min(trials, TRIALS_AT_ONCE));
        Forward forward = network.newForward(batch.steps, batch.trials);
        float[] gradient = new float[forward.output().length];
        double[] rows = new double[batch.rows()];
        for (int k = 0; k * batch.trials < trials; k++) {
            task.fill(seed, purpose, k, batch);
            network.run(batch, NoiseSource.NONE, forward);
            double weight = Loss.totalWeight(batch);
            sum += weight * loss.valueAndGradient(network.kernels(), batch, forward.output(), gradient, rows);
            weights += weight;
        }
        return Measured.of(sum / weights, "the outputs are not finite");
    }
}
