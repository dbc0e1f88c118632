package periplus.nets.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Kernels;
import periplus.core.random.RandomStream;
import periplus.nets.network.NetworkShape;
import periplus.nets.reference.Examples;

/** What every loss must do. To test your own: extend this. */
abstract class LossContract {
    private static final NetworkShape SHAPE = new NetworkShape(1, 1, 6, 0);

    abstract Loss loss();

    private static SequenceBatch batch() {
        return Examples.batch(SHAPE, 4, 3, true, 6);
    }

    private static float[] outputs(SequenceBatch batch) {
        float[] y = new float[batch.target.length];
        RandomStream.of(3, "test outputs").fillGaussian(y, 0, y.length, 1f);
        return y;
    }

    private double value(SequenceBatch batch, float[] y, float[] gradient) {
        return loss().valueAndGradient(Kernels.plain(), batch, y, gradient, new double[batch.rows()]);
    }

    @Test
    void theGradientIsTheSlopeOfTheValueAndTheOutputsAreLeftAlone() {
        SequenceBatch batch = batch();
        float[] y = outputs(batch);
        float[] kept = y.clone();
        float[] gradient = new float[y.length];
        value(batch, y, gradient);
        assertThat(y).isEqualTo(kept);
        float[] unused = new float[y.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = kept[i] + 0x1p-6f;
            double up = value(batch, y, unused);
            float upper = y[i];
            y[i] = kept[i] - 0x1p-6f;
            double slope = (up - value(batch, y, unused)) / (upper - (double) y[i]);
            y[i] = kept[i];
            // float32 losses differ by 1e-7 over a step of 0.03, and the step's square is 2.4e-4
            assertThat(slope).as("output %d", i).isCloseTo(gradient[i], within(2e-5));
        }
    }

    @Test
    void aMaskedRowContributesNothingWhateverItHolds() {
        SequenceBatch batch = batch();
        float[] y = outputs(batch);
        float[] before = new float[y.length];
        double value = value(batch, y, before);
        assertThat(batch.weight[0]).isEqualTo(0f);
        Arrays.fill(y, 0, 6, 1e20f);
        Arrays.fill(batch.target, 0, 6, Float.NaN);
        float[] after = new float[y.length];
        assertThat(value(batch, y, after)).isEqualTo(value);
        assertThat(after).isEqualTo(before);
        assertThat(Arrays.copyOf(after, 6)).containsOnly(0f);
    }

    @Test
    void doublingEveryWeightChangesNothing() {
        SequenceBatch batch = batch();
        float[] y = outputs(batch);
        float[] once = new float[y.length];
        double value = value(batch, y, once);
        for (int row = 0; row < batch.rows(); row++) {
            batch.weight[row] *= 2;
        }
        float[] twice = new float[y.length];
        assertThat(value(batch, y, twice)).isCloseTo(value, within(1e-15));
        assertThat(twice).isEqualTo(once);
    }

    @Test
    void aBatchWithEveryStepMaskedOrANegativeWeightIsRefused() {
        SequenceBatch batch = batch();
        float[] y = outputs(batch);
        Arrays.fill(batch.weight, 0f);
        assertThatThrownBy(() -> value(batch, y, new float[y.length])).hasMessageContaining("every step masked");
        batch.weight[1] = -1f;
        assertThatThrownBy(() -> value(batch, y, new float[y.length])).hasMessageContaining("weight -1.0");
    }
}
