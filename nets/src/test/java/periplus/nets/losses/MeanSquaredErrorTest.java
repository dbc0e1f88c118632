package periplus.nets.losses;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.Kernels;

class MeanSquaredErrorTest extends LossContract {
    @Override
    Loss loss() {
        return new MeanSquaredError();
    }

    @Test
    void theMeanRunsOverTrialsStepsAndCoordinates() {
        SequenceBatch batch = new SequenceBatch(1, 2, 1, 2, 0);
        float[] y = {1f, 2f, 0f, -4f};
        float[] gradient = new float[4];
        double loss = loss().valueAndGradient(Kernels.plain(), batch, y, gradient, new double[2]);
        assertThat(loss).isEqualTo((1 + 4 + 0 + 16) / 4.0);
        assertThat(gradient).containsExactly(0.5f, 1f, 0f, -2f);
    }
}
