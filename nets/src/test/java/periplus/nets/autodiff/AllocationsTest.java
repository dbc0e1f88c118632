package periplus.nets.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import periplus.core.kernels.Kernels;
import periplus.nets.autodiff.operations.Shape;

/** The counter counts: the control of every test that asks for zero. */
class AllocationsTest {
    @Test
    void aStepThatMakesAnArrayIsSeen() {
        Tape tape = new Tape(Kernels.plain());
        assertThat(Allocations.ofWarm(() -> {
                    tape.begin();
                    tape.backward(tape.variable(new float[100], Shape.of(100)).sum());
                }))
                .isBetween(10L * 400, 10L * 600);
    }
}
