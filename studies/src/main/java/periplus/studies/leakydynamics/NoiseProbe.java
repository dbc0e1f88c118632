package periplus.studies.leakydynamics;

import periplus.core.carriers.SequenceBatch;
import periplus.nets.network.Forward;
import periplus.nets.network.NoiseSource;
import periplus.nets.cells.Noise;
import periplus.studies.pathintegration.PathIntegrator;

/**
 * What noise does to the state of a trained network: the same trials run with and without it.
 *
 * <pre>
 *   d_t = h_t(noisy) - h_t(clean)
 *   deviation = rms over units and trials of d_T, over the standard deviation of the clean rates
 *   gain(f)^2 = mean over units and trials of |sum_t d_t exp(-i 2 pi f t)|^2 / (T sd^2)
 * </pre>
 *
 * <p>Where the noise is small the gain is that of the network linearised along its paths: for one linear unit with noise
 * inside the leak it is alpha / |1 - (1 - alpha) exp(-i w)|. Not to be confused with the response to self-motion.
 */
final class NoiseProbe {
    private static final String PURPOSE = "noise-probe";

    private NoiseProbe() {}

    /** The standard deviation of all clean rates over units, trials and steps: what noise is measured by. */
    static double populationSd(PathIntegrator integrator, int trials) {
        Run run = new Run(integrator, trials, NoiseSource.NONE);
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int i = run.from(); i < run.to(); i++) {
            double r = run.rates()[i];
            sum += r;
            squares += r * r;
            n++;
        }
        double mean = sum / n;
        return Math.sqrt(Math.max(0, squares / n - mean * mean));
    }

    /** Rms deviation of the last step's state over {@code populationSd}. */
    static double deviation(PathIntegrator integrator, int trials, Noise noise, double populationSd, long seed) {
        float[] clean = new Run(integrator, trials, NoiseSource.NONE).last();
        float[] noisy = new Run(integrator, trials, new NoiseSource(noise, seed, 0)).last();
        double squares = 0;
        for (int i = 0; i < clean.length; i++) {
            double d = (double) noisy[i] - clean[i];
            squares += d * d;
        }
        return Math.sqrt(squares / clean.length) / populationSd;
    }

    /**
     * Gain at frequencies k / steps, k = 1 to steps / 2, in cycles a step.
     *
     * @param insideSd of the probing noise; small against the rates
     * @param skip first steps that are left out, until the noise has built up
     */
    static double[] gain(PathIntegrator integrator, int trials, int skip, double insideSd, long seed) {
        Run clean = new Run(integrator, trials, NoiseSource.NONE);
        Run noisy = new Run(integrator, trials, new NoiseSource(new Noise(insideSd, 0), seed, 0));
        int steps = integrator.task().steps() - skip;
        int columns = clean.columns();
        double[] power = new double[steps / 2];
        double[] cosine = new double[steps];
        double[] sine = new double[steps];
        double[] d = new double[steps];
        for (int k = 1; k <= power.length; k++) {
            for (int t = 0; t < steps; t++) {
                double angle = 2 * Math.PI * ((long) k * t % steps) / steps;
                cosine[t] = StrictMath.cos(angle);
                sine[t] = StrictMath.sin(angle);
            }
            double sum = 0;
            for (int c = 0; c < columns; c++) {
                double re = 0;
                double im = 0;
                for (int t = 0; t < steps; t++) {
                    d[t] = (double) noisy.at(skip + t, c) - clean.at(skip + t, c);
                    re += d[t] * cosine[t];
                    im += d[t] * sine[t];
                }
                sum += re * re + im * im;
            }
            power[k - 1] = Math.sqrt(sum / columns / (steps * insideSd * insideSd));
        }
        return power;
    }

    /** One forward pass over the probe's trials. */
    private static final class Run {
        private final Forward forward;
        private final int trials;
        private final int units;

        Run(PathIntegrator integrator, int trials, NoiseSource noise) {
            SequenceBatch batch = integrator.task().newBatch(trials);
            integrator.task().fill(integrator.recipe().seed(), PURPOSE, 0, batch);
            this.forward = integrator.network().newForward(batch.steps, trials);
            this.trials = trials;
            this.units = integrator.network().shape().units();
            integrator.network().run(batch, noise, forward);
        }

        float[] rates() {
            return forward.rates();
        }

        int from() {
            return forward.rateOffset(0);
        }

        int to() {
            return forward.rateOffset(forward.steps() - 1) + columns();
        }

        int columns() {
            return trials * units;
        }

        float at(int t, int column) {
            return forward.rates()[forward.rateOffset(t) + column];
        }

        float[] last() {
            int offset = forward.rateOffset(forward.steps() - 1);
            return java.util.Arrays.copyOfRange(forward.rates(), offset, offset + columns());
        }
    }
}
