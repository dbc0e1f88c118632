package periplus.nets.autodiff.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import periplus.core.kernels.Kernels;
import periplus.core.random.RandomStream;
import periplus.nets.autodiff.Tape;

/** Dropout's mask, and its gradient through the mask. */
class DropoutTest extends OpContract {
    @Override
    protected List<OpCase> cases() {
        return List.of(
                OpCase.of("dropout", new Dropout(0.4, RandomStream.of(1, "mask")), Shape.of(5, 4)),
                OpCase.of("nothing dropped", new Dropout(0, RandomStream.of(1, "mask")), Shape.of(3, 4)));
    }

    @Override
    protected List<OpCase> refused() {
        return List.of(OpCase.of("Dropout takes 1", new Dropout(0.4, RandomStream.of(1, "mask"))));
    }

    @Test
    void aTenthIsDroppedAndTheRestScaledSoThatTheMeanStays() {
        float[] y = dropped(RandomStream.of(1, "mask"), 7);
        long zeros = 0;
        double sum = 0;
        for (float value : y) {
            zeros += value == 0f ? 1 : 0;
            sum += value;
            assertThat(value).isIn(0f, (float) (1 / 0.9));
        }
        // four standard deviations of a binomial count of 20000
        assertThat((double) zeros / y.length).isCloseTo(0.1, within(0.0085));
        assertThat(sum / y.length).isCloseTo(1.0, within(0.0095));
    }

    @Test
    void theMaskIsThatOfTheStreamsStep() {
        RandomStream stream = RandomStream.of(1, "mask");
        float[] seventh = dropped(stream, 7);
        float[] eighth = dropped(stream, 8);
        assertThat(dropped(RandomStream.of(1, "mask"), 7)).isEqualTo(seventh);
        assertThat(eighth).isNotEqualTo(seventh);
        assertThat(dropped(RandomStream.of(1, "another mask"), 7)).isNotEqualTo(seventh);
    }

    @Test
    void refusesARateOfOne() {
        assertThatThrownBy(() -> new Dropout(1.0, RandomStream.of(1, "mask")))
                .hasMessage("Dropout has rate 1.0, expected a number in [0, 1)");
    }

    private static float[] dropped(RandomStream stream, long step) {
        float[] x = new float[20_000];
        Arrays.fill(x, 1f);
        stream.reopen(step);
        Tape tape = new Tape(Kernels.plain());
        tape.begin();
        return tape.constant(x, Shape.of(x.length))
                .dropout(0.1, stream)
                .values()
                .clone();
    }
}
