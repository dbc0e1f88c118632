package periplus.tasks.oscillation;

import java.util.Arrays;
import periplus.core.carriers.SequenceBatch;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.tasks.StretchableTask;
import periplus.tasks.TrialStreams;

/**
 * Sine-wave generation: a static input names a frequency on each channel, the output is that sine.
 *
 * <pre>
 *   f_k        = low + k (high - low) / (count - 1)      k uniform, drawn for each trial and channel
 *   input_t,c  = gain f_k(c)                              at every step
 *   target_t,c = sin(2 pi f_k(c) t dt)                    t = 1, 2, ..., T
 * </pre>
 *
 * <p>Frequencies in Hz, dt in seconds. Complexity: the number of channels, whose frequencies are independent. Stretched,
 * the trial is longer; every step counts.
 *
 * <p>Source: the study of degeneracy gives f in [1, 30] and "evenly spaced"; dt, T, the count of frequencies and the gain
 * are ours. The frequency is told in Hz as it is (gain 1): divided by 30 it hardly moves a tanh network at its start,
 * whose gradients then vanish over the trial, and nothing is learnt.
 */
@Source(key = "huang2025", where = "section 3, task 3")
public final class SineGeneration implements StretchableTask {
    /**
     * The choices of this task.
     *
     * @param channels sines at once
     * @param frequencies how many frequencies there are
     * @param lowHz the lowest
     * @param highHz the highest
     * @param steps length of a trial
     * @param dtSeconds length of a step
     * @param inputGain what the frequency in Hz is multiplied with
     */
    public record Settings(
            int channels, int frequencies, double lowHz, double highHz, int steps, double dtSeconds, double inputGain) {
        public Settings {
            if (channels < 1 || frequencies < 1 || steps < 1) {
                throw new IllegalArgumentException("sine generation with " + channels + " channels, " + frequencies
                        + " frequencies and " + steps + " steps, expected at least 1 of each");
            }
            if (!(dtSeconds > 0) || !(lowHz > 0) || !(highHz >= lowHz) || !(inputGain > 0)) {
                throw new IllegalArgumentException("sine generation from " + lowHz + " to " + highHz + " Hz, dt "
                        + dtSeconds + " s, input gain " + inputGain + ", expected positive numbers in rising order");
            }
            if (2 * highHz * dtSeconds > 1) {
                throw new IllegalArgumentException("steps of " + dtSeconds + " s cannot show " + highHz
                        + " Hz: fewer than two steps a cycle. Take a smaller dt or a lower frequency");
            }
        }

        /** Frequency k, in Hz. */
        public double hz(int k) {
            return frequencies == 1 ? lowHz : lowHz + k * (highHz - lowHz) / (frequencies - 1);
        }
    }

    private final Settings settings;
    private final TrialStreams streams = new TrialStreams();
    /** [frequencies][steps]. */
    private final float[] sines;

    /** The task with these choices. */
    public SineGeneration(Settings settings) {
        this.settings = settings;
        this.sines = new float[Math.multiplyExact(settings.frequencies(), settings.steps())];
        for (int k = 0; k < settings.frequencies(); k++) {
            for (int t = 0; t < settings.steps(); t++) {
                double cycles = settings.hz(k) * (t + 1) * settings.dtSeconds();
                sines[k * settings.steps() + t] = (float) StrictMath.sin(2 * StrictMath.PI * cycles);
            }
        }
    }

    @Override
    public SineGeneration stretched(int factor) {
        StretchableTask.checkFactor(factor);
        return new SineGeneration(new Settings(
                settings.channels(),
                settings.frequencies(),
                settings.lowHz(),
                settings.highHz(),
                Math.multiplyExact(settings.steps(), factor),
                settings.dtSeconds(),
                settings.inputGain()));
    }

    /** The choices. */
    public Settings settings() {
        return settings;
    }

    @Override
    public int steps() {
        return settings.steps();
    }

    @Override
    public int inputs() {
        return settings.channels();
    }

    @Override
    public int outputs() {
        return settings.channels();
    }

    @Override
    public int initialSize() {
        return 0;
    }

    @Override
    public TargetKind targetKind() {
        return TargetKind.SIGNALS;
    }

    @Override
    public String describe() {
        return "sine waves on " + settings.channels() + " channels, " + settings.frequencies() + " frequencies from "
                + settings.lowHz() + " to " + settings.highHz() + " Hz, " + settings.steps() + " steps of "
                + settings.dtSeconds() + " s";
    }

    @Override
    public void fill(long seed, String purpose, long batchIndex, SequenceBatch batch) {
        requireShape(batch);
        int channels = settings.channels();
        for (int trial = 0; trial < batch.trials; trial++) {
            RandomStream stream = streams.open(seed, purpose, batchIndex, trial);
            for (int c = 0; c < channels; c++) {
                int k = stream.nextBelow(settings.frequencies());
                float command = (float) (settings.inputGain() * settings.hz(k));
                for (int t = 0; t < batch.steps; t++) {
                    int at = (t * batch.trials + trial) * channels + c;
                    batch.input[at] = command;
                    batch.target[at] = sines[k * batch.steps + t];
                }
            }
        }
        Arrays.fill(batch.weight, 1f);
    }
}
