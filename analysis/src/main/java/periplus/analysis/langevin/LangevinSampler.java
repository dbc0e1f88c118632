package periplus.analysis.langevin;

import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;

/**
 * Chains that follow a known score: what replay should look like if the network's drift were exact.
 *
 * <pre>
 *   v' = (1 - lambda) v + h F(r) - c + sqrt(2 h T) sqrt(lambda) xi     sqrt(lambda) where the law is to be preserved
 *   c' = c + (b r - c) / tau                                           from the old r
 *   r' = r + v'
 * </pre>
 *
 * <p>Noise from stream (seed, "langevin", chain): all settings of one seed see the same draws. In double precision; a
 * chain's numbers depend on no other chain and not on the workers.
 */
public final class LangevinSampler {
    private LangevinSampler() {}

    /**
     * Runs the chains.
     *
     * @param starts [chains][dimensions]
     * @return [chains][steps + 1][dimensions] in one array, the starts first
     */
    public static double[] run(
            DriftField field, LangevinSettings settings, double[][] starts, int steps, long seed, Workers workers) {
        int d = starts[0].length;
        int length = Math.multiplyExact(steps + 1, d);
        double[] out = new double[Math.multiplyExact(starts.length, length)];
        workers.run(starts.length, (chain, worker) -> {
            RandomStream stream = RandomStream.of(seed, "langevin", chain);
            runChain(field, settings, starts[chain], steps, stream, out, chain * length);
        });
        return out;
    }

    private static void runChain(
            DriftField field,
            LangevinSettings s,
            double[] start,
            int steps,
            RandomStream stream,
            double[] out,
            int first) {
        int d = start.length;
        double[] r = start.clone();
        double[] v = new double[d];
        double[] c = new double[d];
        double[] pull = new double[d];
        double sd = s.noiseSd();
        System.arraycopy(r, 0, out, first, d);
        for (int step = 1; step <= steps; step++) {
            field.at(step, r, pull);
            for (int i = 0; i < d; i++) {
                double old = r[i];
                v[i] = (1 - s.friction()) * v[i] + s.step() * pull[i] - c[i] + sd * stream.nextGaussian();
                r[i] = old + v[i];
                c[i] += (s.adaptation() * old - c[i]) / s.adaptationTauSteps();
                out[first + step * d + i] = r[i];
            }
        }
    }
}
