package periplus.tasks.flipflop;

import java.util.Arrays;
import periplus.core.carriers.SequenceBatch;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.tasks.StretchableTask;
import periplus.tasks.TrialStreams;

/**
 * The N-bit flip-flop: say on each channel the sign of its last pulse.
 *
 * <pre>
 *   input_t,c  = +1 or -1 with probability p/2 each, else 0        independent over steps and channels
 *   target_t,c = input_t,c where that is not 0, else target_t-1,c   0 before the first pulse
 * </pre>
 *
 * <p>The pulse is to be shown in the step in which it comes. Complexity: the number of bits, 2^bits states to hold.
 * Stretched, the trial is longer; its first steps are those of the shorter trial.
 *
 * <p>Source: the task is Sussillo and Barak's; the study of degeneracy gives neither p nor the length of a trial: 0.3 and
 * 100 steps are ours. Every step counts.
 */
@Source(key = "sussillo2013", where = "section 4.1, the 3-bit flip-flop")
@Source(key = "huang2025", where = "section 3, task 1")
public final class FlipFlop implements StretchableTask {
    /**
     * The choices of this task.
     *
     * @param bits channels
     * @param steps length of a trial
     * @param pulseProbability p, for each step and channel
     */
    public record Settings(int bits, int steps, double pulseProbability) {
        public Settings {
            if (bits < 1 || steps < 1) {
                throw new IllegalArgumentException(
                        "a flip-flop of " + bits + " bits x " + steps + " steps, expected at least 1 of both");
            }
            if (!(pulseProbability > 0 && pulseProbability <= 1)) {
                throw new IllegalArgumentException(
                        "the pulse probability is " + pulseProbability + ", expected a number in (0, 1]");
            }
        }
    }

    private final Settings settings;
    private final TrialStreams streams = new TrialStreams();

    /** The task with these choices. */
    public FlipFlop(Settings settings) {
        this.settings = settings;
    }

    @Override
    public FlipFlop stretched(int factor) {
        StretchableTask.checkFactor(factor);
        return new FlipFlop(new Settings(
                settings.bits(), Math.multiplyExact(settings.steps(), factor), settings.pulseProbability()));
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
        return settings.bits();
    }

    @Override
    public int outputs() {
        return settings.bits();
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
        return settings.bits() + "-bit flip-flop, " + settings.steps() + " steps, pulse probability "
                + settings.pulseProbability();
    }

    @Override
    public void fill(long seed, String purpose, long batchIndex, SequenceBatch batch) {
        requireShape(batch);
        int bits = settings.bits();
        int stride = batch.trials * bits;
        double p = settings.pulseProbability();
        for (int trial = 0; trial < batch.trials; trial++) {
            RandomStream stream = streams.open(seed, purpose, batchIndex, trial);
            for (int t = 0; t < batch.steps; t++) {
                for (int c = 0; c < bits; c++) {
                    int at = t * stride + trial * bits + c;
                    double u = stream.nextUniform();
                    float pulse = u < p / 2 ? 1f : u < p ? -1f : 0f;
                    batch.input[at] = pulse;
                    float held = t == 0 ? 0f : batch.target[at - stride];
                    batch.target[at] = pulse != 0f ? pulse : held;
                }
            }
        }
        Arrays.fill(batch.weight, 1f);
    }
}
