package periplus.tasks.workingmemory;

import java.util.Arrays;
import periplus.core.carriers.SequenceBatch;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.tasks.StretchableTask;
import periplus.tasks.TrialStreams;

/**
 * Delayed discrimination: was the second of two pulses larger than the first, on each channel?
 *
 * <pre>
 *   t = 0                      input_c = f1_c
 *   0 &lt; t &lt; 1 + d              input 0: the delay, d uniform in {shortest, ..., longest}, one for all channels
 *   t = 1 + d                  input_c = f2_c
 *   1 + d &lt;= t &lt; 1 + d + R     target_c = sign(f2_c - f1_c): the response, R steps; 0 before
 *   t &gt;= 1 + d + R             not counted in the loss
 *
 *   (f1, f2) uniform in [2, 10]^2 where |f2 - f1| &gt;= gap
 *   magnitude head, if asked for: further outputs (f2_c - f1_c) / 8 in the response, 0 before
 * </pre>
 *
 * <p>Amplitudes have no unit. Complexity: the number of channels; the delays; the magnitude head. Stretched, the delays
 * are longer, and the trial by as much: (longest, shortest) x factor. Trials are as long as the longest delay asks, so
 * that trials of shorter delays end in masked steps; with {@link Settings#responseOnly} the steps before the response
 * are masked too.
 *
 * <p>Source: the study of degeneracy gives the range of amplitudes, the delays and the sign; pulses of one step, R, the
 * gap and the scale of the magnitude are ours. Without a gap the target jumps at f1 = f2 where no network can follow, and
 * the task loss stays near 0.04, far above the threshold of 0.01.
 */
@Source(key = "huang2025", where = "section 3, task 2")
public final class DelayedDiscrimination implements StretchableTask {
    /** The least amplitude. */
    public static final double LOW = 2;

    /** The largest amplitude. */
    public static final double HIGH = 10;

    /**
     * The choices of this task.
     *
     * @param channels independent pairs of pulses
     * @param shortestDelay steps between the pulses, at least
     * @param longestDelay at most
     * @param responseSteps R
     * @param gap the least difference between f1 and f2, in [0, 8)
     * @param magnitudeHead whether the difference itself is asked for too
     * @param responseOnly whether only the response counts
     */
    public record Settings(
            int channels,
            int shortestDelay,
            int longestDelay,
            int responseSteps,
            double gap,
            boolean magnitudeHead,
            boolean responseOnly) {
        public Settings {
            if (channels < 1 || responseSteps < 1) {
                throw new IllegalArgumentException("delayed discrimination on " + channels + " channels with "
                        + responseSteps + " response steps, expected at least 1 of both");
            }
            if (shortestDelay < 0 || longestDelay < shortestDelay) {
                throw new IllegalArgumentException("delays from " + shortestDelay + " to " + longestDelay
                        + " steps, expected 0 or more in rising order");
            }
            if (!(gap >= 0 && gap < HIGH - LOW)) {
                throw new IllegalArgumentException(
                        "f1 and f2 differ by at least " + gap + ", expected a number in [0, " + (HIGH - LOW) + ")");
            }
        }
    }

    private final Settings settings;
    private final TrialStreams streams = new TrialStreams();

    /** The task with these choices. */
    public DelayedDiscrimination(Settings settings) {
        this.settings = settings;
    }

    @Override
    public DelayedDiscrimination stretched(int factor) {
        StretchableTask.checkFactor(factor);
        return new DelayedDiscrimination(new Settings(
                settings.channels(),
                Math.multiplyExact(settings.shortestDelay(), factor),
                Math.multiplyExact(settings.longestDelay(), factor),
                settings.responseSteps(),
                settings.gap(),
                settings.magnitudeHead(),
                settings.responseOnly()));
    }

    /** The choices. */
    public Settings settings() {
        return settings;
    }

    @Override
    public int steps() {
        return 1 + settings.longestDelay() + settings.responseSteps();
    }

    @Override
    public int inputs() {
        return settings.channels();
    }

    @Override
    public int outputs() {
        return settings.magnitudeHead() ? 2 * settings.channels() : settings.channels();
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
        return "delayed discrimination on " + settings.channels()
                + (settings.channels() == 1 ? " channel" : " channels") + ", delays of " + settings.shortestDelay()
                + " to "
                + settings.longestDelay() + " steps, trials of " + steps() + ", amplitudes at least "
                + settings.gap() + " apart" + (settings.magnitudeHead() ? ", with the magnitude" : "");
    }

    @Override
    public void fill(long seed, String purpose, long batchIndex, SequenceBatch batch) {
        requireShape(batch);
        Arrays.fill(batch.input, 0f);
        Arrays.fill(batch.target, 0f);
        Arrays.fill(batch.weight, 0f);
        for (int trial = 0; trial < batch.trials; trial++) {
            RandomStream stream = streams.open(seed, purpose, batchIndex, trial);
            int delays = settings.longestDelay() - settings.shortestDelay() + 1;
            int second = 1 + settings.shortestDelay() + stream.nextBelow(delays);
            int end = second + settings.responseSteps();
            for (int t = settings.responseOnly() ? second : 0; t < end; t++) {
                batch.weight[t * batch.trials + trial] = 1f;
            }
            for (int c = 0; c < settings.channels(); c++) {
                fillChannel(stream, batch, trial, c, second, end);
            }
        }
    }

    private void fillChannel(RandomStream stream, SequenceBatch batch, int trial, int c, int second, int end) {
        int channels = settings.channels();
        double f1;
        double f2;
        do {
            f1 = LOW + (HIGH - LOW) * stream.nextUniform();
            f2 = LOW + (HIGH - LOW) * stream.nextUniform();
        } while (Math.abs(f2 - f1) < settings.gap());
        batch.input[trial * channels + c] = (float) f1;
        batch.input[(second * batch.trials + trial) * channels + c] = (float) f2;
        for (int t = second; t < end; t++) {
            int at = (t * batch.trials + trial) * batch.outputs + c;
            batch.target[at] = (float) Math.signum(f2 - f1);
            if (settings.magnitudeHead()) {
                batch.target[at + channels] = (float) ((f2 - f1) / (HIGH - LOW));
            }
        }
    }
}
