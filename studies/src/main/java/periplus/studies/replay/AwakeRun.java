package periplus.studies.replay;

import java.util.ArrayList;
import java.util.List;
import periplus.analysis.replay.Paths;
import periplus.core.carriers.SequenceBatch;
import periplus.nets.cells.Noise;
import periplus.nets.network.Forward;
import periplus.nets.network.NoiseSource;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.tasks.navigation.TrueWalks;

/**
 * A network at its task, with the noise that it was trained with: what replay is held against and starts from.
 *
 * @param trials trials
 * @param steps steps of each
 * @param decoded where the network says it is
 * @param truth where it is
 * @param states {@code [(t * trials + trial) * units + unit]}
 * @param rmseMetres root mean square distance of the two
 */
record AwakeRun(int trials, int steps, int units, Paths decoded, Paths truth, float[] states, double rmseMetres) {
    private static final String PURPOSE = "replay-awake";

    static AwakeRun of(PathIntegrator network, int trials, Noise noise) {
        SequenceBatch batch = network.task().newBatch(trials);
        TrueWalks walks = network.task().newTrueWalks(trials);
        long seed = network.recipe().seed();
        network.task().fill(seed, PURPOSE, 0, batch, walks);
        Forward forward = network.network().newForward(batch.steps, trials);
        network.network().run(batch, noise.isNone() ? NoiseSource.NONE : new NoiseSource(noise, seed, 0), forward);
        double[] xy = new double[2 * batch.rows()];
        network.decoder().decodeAll(forward.output(), batch.rows(), xy);
        double squares = 0;
        for (int i = 0; i < xy.length; i++) {
            double d = xy[i] - walks.targetMetres[i];
            squares += d * d;
        }
        return new AwakeRun(
                trials,
                batch.steps,
                forward.units(),
                ReplayRun.byPath(xy, trials, batch.steps),
                ReplayRun.byPath(walks.targetMetres, trials, batch.steps),
                forward.copyRates(),
                Math.sqrt(squares / batch.rows()));
    }

    /** The last state of each of the first {@code chains} trials, [chains][units]; trials come again where few. */
    float[] endStates(int chains) {
        float[] out = new float[chains * units];
        for (int c = 0; c < chains; c++) {
            copyState(steps - 1, c % trials, out, c);
        }
        return out;
    }

    /** States while the animal was near a place, [chains][units]; the nearest ones where it never was. */
    float[] statesNear(double[] place, double radius, int chains) {
        List<int[]> near = new ArrayList<>();
        int[] nearest = {0, 0};
        double least = Double.POSITIVE_INFINITY;
        // the first steps still hold the encoder's mark
        for (int t = Math.min(5, steps - 1); t < steps; t++) {
            for (int b = 0; b < trials; b++) {
                double dx = truth.values()[truth.at(b, t)] - place[0];
                double dy = truth.values()[truth.at(b, t) + 1] - place[1];
                double d2 = dx * dx + dy * dy;
                if (d2 < radius * radius) {
                    near.add(new int[] {t, b});
                }
                if (d2 < least) {
                    least = d2;
                    nearest = new int[] {t, b};
                }
            }
        }
        if (near.isEmpty()) {
            near.add(nearest);
        }
        float[] out = new float[chains * units];
        for (int c = 0; c < chains; c++) {
            int[] at = near.get((int) ((long) c * near.size() / chains));
            copyState(at[0], at[1], out, c);
        }
        return out;
    }

    /** Some states, evenly over steps and trials, [count][units]. */
    double[][] someStates(int count) {
        int rows = trials * steps;
        int kept = Math.min(count, rows);
        double[][] out = new double[kept][units];
        for (int i = 0; i < kept; i++) {
            int row = (int) ((i + 0.5) * rows / kept);
            for (int u = 0; u < units; u++) {
                out[i][u] = states[row * units + u];
            }
        }
        return out;
    }

    /** The states of one step, [trials][units]. */
    double[][] statesAt(int t) {
        double[][] out = new double[trials][units];
        for (int b = 0; b < trials; b++) {
            for (int u = 0; u < units; u++) {
                out[b][u] = states[(t * trials + b) * units + u];
            }
        }
        return out;
    }

    private void copyState(int t, int trial, float[] to, int chain) {
        System.arraycopy(states, (t * trials + trial) * units, to, chain * units, units);
    }
}
