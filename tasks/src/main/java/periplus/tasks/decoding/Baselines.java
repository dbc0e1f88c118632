package periplus.tasks.decoding;

import periplus.core.math.PortableMath;
import periplus.core.source.Source;
import periplus.tasks.Task;
import periplus.tasks.navigation.TrueWalks;
import periplus.tasks.space.Arena;

/**
 * What a decoding error must be read beside: the least that the decoder can reach, and two answers without a network.
 *
 * <p>In the recipe (20 steps, 2.2 m box): floor 4.2 cm with 512 cells, "stay at the start" 19.4 cm, "centre" 85 cm.
 */
@Source(key = "sorscher2019", where = "recipe; floor and baselines by re-simulation, not printed there")
public final class Baselines {
    /** Probabilities below this are taken for this before their logarithm: a code's least cell has exactly 0. */
    private static final float LEAST_PROBABILITY = 1e-12f;

    private Baselines() {}

    /** The decoder's floor: its error on the true targets themselves. */
    public static DecodingError floor(
            PositionDecoder decoder, Task.TargetKind kind, float[] target, TrueWalks truth, Arena arena) {
        if (kind != Task.TargetKind.PROBABILITIES) {
            return DecodingError.of(decoder, target, truth, arena);
        }
        float[] logits = new float[target.length];
        toLogits(target, logits);
        return DecodingError.of(decoder, logits, truth, arena);
    }

    /** Probabilities as the logits that decoders expect: their logarithms. */
    public static void toLogits(float[] probabilities, float[] logits) {
        for (int i = 0; i < probabilities.length; i++) {
            logits[i] = PortableMath.log(Math.max(probabilities[i], LEAST_PROBABILITY));
        }
    }

    /** The error of saying at every step that the animal is where it started. */
    public static DecodingError stayAtStart(TrueWalks truth, Arena arena) {
        double[] answer = new double[2 * truth.steps * truth.trials];
        for (int t = 0; t < truth.steps; t++) {
            System.arraycopy(truth.startMetres, 0, answer, 2 * t * truth.trials, 2 * truth.trials);
        }
        return DecodingError.of(answer, truth, arena);
    }

    /** The error of always saying the arena's centre. */
    public static DecodingError centre(TrueWalks truth, Arena arena) {
        double[] answer = new double[2 * truth.steps * truth.trials];
        for (int row = 0; row < answer.length / 2; row++) {
            answer[2 * row] = arena.centreX();
            answer[2 * row + 1] = arena.centreY();
        }
        return DecodingError.of(answer, truth, arena);
    }
}
