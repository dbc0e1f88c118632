package periplus.nets.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Kernels;

class SoftmaxCrossEntropyTest extends LossContract {
    @Override
    Loss loss() {
        return new SoftmaxCrossEntropy();
    }

    @Test
    void equalLogitsOver512PlaceCellsCostTheLogarithmOf512() {
        SequenceBatch batch = new SequenceBatch(2, 3, 1, 512, 0);
        Arrays.fill(batch.target, 1f / 512);
        float[] logits = new float[batch.target.length];
        Arrays.fill(logits, 3f);
        double loss = loss().valueAndGradient(Kernels.plain(), batch, logits, new float[logits.length], new double[6]);
        assertThat(loss).isCloseTo(6.238324625, within(1e-6));
    }
}
