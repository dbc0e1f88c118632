package periplus.studies.tasktraining;

import java.util.ArrayList;
import java.util.List;
import periplus.analysis.dynamics.JacobianSpectrum;
import periplus.analysis.dynamics.SearchSettings;
import periplus.analysis.dynamics.SearchStarts;
import periplus.analysis.dynamics.SlowPoint;
import periplus.analysis.dynamics.SlowPointSearch;
import periplus.core.carriers.SequenceBatch;
import periplus.core.source.Source;
import periplus.core.workers.Workers;
import periplus.nets.network.Forward;
import periplus.nets.sampling.AutonomousStep;
import periplus.tasks.Task;

/**
 * Where a trained network stands still without input, searched for from noisy states of the probe trials.
 *
 * <p>A flip-flop of N bits is expected to have 2^N stable fixed points. A sine network has an input that never ends and
 * should be asked with {@link #under}.
 *
 * @param stableStates fixed points whose Jacobian has no eigenvalue beyond the unit circle, [point][unit]
 * @param unstableStates fixed points with at least one
 */
@Source(key = "sussillo2013", where = "fixed points of the flip-flop network")
public record FixedPoints(double[][] stableStates, double[][] unstableStates) {
    private static final double NOISE = 0.2;

    /** Without input, from {@code starts} states. */
    public static FixedPoints of(TrainedNetwork trained, int starts, Workers workers) {
        return under(trained, new float[trained.network().shape().inputs()], starts, workers);
    }

    /** Under a constant input, [inputs], from {@code starts} states. */
    public static FixedPoints under(TrainedNetwork trained, float[] input, int starts, Workers workers) {
        AutonomousStep step = AutonomousStep.of(trained.network(), input);
        double[][] near = SearchStarts.around(
                states(trained), starts, NOISE, trained.recipe().probe().seed());
        List<double[]> stable = new ArrayList<>();
        List<double[]> unstable = new ArrayList<>();
        for (SlowPoint point : SlowPointSearch.find(
                        step, near, SearchSettings.usual().withSameDistance(0.05), workers)
                .fixed()) {
            boolean holds = JacobianSpectrum.at(step, point.state(), 1).growing(0) == 0;
            (holds ? stable : unstable).add(point.state());
        }
        return new FixedPoints(stable.toArray(double[][]::new), unstable.toArray(double[][]::new));
    }

    /** How many are stable. */
    public int stable() {
        return stableStates.length;
    }

    /** How many are not. */
    public int unstable() {
        return unstableStates.length;
    }

    /** States of the probe trials' last counted steps and of one step before the middle, as the step map wants them. */
    private static double[][] states(TrainedNetwork trained) {
        Task task = trained.recipe().task().build();
        SequenceBatch batch = task.newBatch(trained.recipe().probe().trials());
        task.fill(trained.recipe().probe().seed(), "probe", 0, batch);
        Forward forward = trained.network().run(batch);
        int units = forward.units();
        double[][] states = new double[2 * batch.trials][units];
        for (int trial = 0; trial < batch.trials; trial++) {
            for (int half = 0; half < 2; half++) {
                int t = half == 0 ? batch.steps / 2 : batch.steps - 1;
                int from = forward.stateOffset(t) + trial * units;
                for (int i = 0; i < units; i++) {
                    states[2 * trial + half][i] = forward.states()[from + i];
                }
            }
        }
        return states;
    }
}
