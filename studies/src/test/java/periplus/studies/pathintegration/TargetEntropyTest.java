package periplus.studies.pathintegration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import periplus.core.carriers.SequenceBatch;

class TargetEntropyTest {
    @Test
    void uniformTargetsHaveTheLogarithmOfTheirNumber() {
        SequenceBatch batch = new SequenceBatch(3, 2, 2, 512, 0);
        Arrays.fill(batch.target, 1f / 512);
        assertThat(TargetEntropy.of(batch)).isCloseTo(6.2383, within(5e-5));
    }

    @Test
    void certainTargetsHaveNone() {
        SequenceBatch batch = new SequenceBatch(1, 2, 2, 4, 0);
        batch.target[1] = 1;
        batch.target[6] = 1;
        assertThat(TargetEntropy.of(batch)).isZero();
    }
}
