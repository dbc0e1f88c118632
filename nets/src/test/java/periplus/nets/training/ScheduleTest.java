package periplus.nets.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import periplus.core.errors.BadInputException;

class ScheduleTest {
    @Test
    void theRateRisesLinearlyThenFallsAlongHalfACosine() {
        Schedule schedule = new Schedule.WarmupCosine(1.0, 0.2, 4, 12);
        assertThat(schedule.learningRate(0)).isEqualTo(0.25);
        assertThat(schedule.learningRate(3)).isEqualTo(1.0);
        assertThat(schedule.learningRate(4)).isEqualTo(1.0);
        assertThat(schedule.learningRate(6)).isCloseTo(0.2 + 0.8 * (1 + Math.sqrt(0.5)) / 2, within(1e-15));
        assertThat(schedule.learningRate(8)).isCloseTo(0.6, within(1e-15));
        assertThat(schedule.learningRate(12)).isEqualTo(0.2);
        assertThat(schedule.learningRate(1_000_000)).isEqualTo(0.2);
    }

    @Test
    void theRateRisesLinearlyThenStays() {
        Schedule schedule = new Schedule.WarmupConstant(0.5, 4);
        assertThat(schedule.learningRate(0)).isEqualTo(0.125);
        assertThat(schedule.learningRate(3)).isEqualTo(0.5);
        assertThat(schedule.learningRate(1_000_000)).isEqualTo(0.5);
        assertThat(new Schedule.WarmupConstant(0.5, 0).learningRate(0)).isEqualTo(0.5);
    }

    @Test
    void theRateShrinksInSteps() {
        Schedule schedule = new Schedule.StepDecay(1.0, 0.5, 10);
        assertThat(schedule.learningRate(0)).isEqualTo(1.0);
        assertThat(schedule.learningRate(9)).isEqualTo(1.0);
        assertThat(schedule.learningRate(10)).isEqualTo(0.5);
        assertThat(schedule.learningRate(39)).isEqualTo(0.125);
    }

    @Test
    void aConstantRateIsConstant() {
        assertThat(new Schedule.Constant(1e-4).learningRate(99_999)).isEqualTo(1e-4);
    }

    @Test
    void ratesAndLengthsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Schedule.Constant(0))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("0.0");
        assertThatThrownBy(() -> new Schedule.WarmupCosine(1e-3, 1e-2, 0, 10)).hasMessageContaining("0.01");
        assertThatThrownBy(() -> new Schedule.WarmupCosine(1e-3, 0, 10, 10)).hasMessageContaining("10 of 10");
        assertThatThrownBy(() -> new Schedule.WarmupConstant(1e-3, -1)).hasMessageContaining("-1 steps");
        assertThatThrownBy(() -> new Schedule.StepDecay(1e-3, 1.5, 10)).hasMessageContaining("by 1.5");
        assertThatThrownBy(() -> new Schedule.StepDecay(1e-3, 0.5, 0)).hasMessageContaining("every 0 steps");
        assertThatThrownBy(() -> new Adam.Settings(0.9, 1.0, 1e-8)).hasMessageContaining("beta2 is 1.0");
        assertThatThrownBy(() -> new Adam.Settings(0.9, 0.999, 0)).hasMessageContaining("epsilon is 0.0");
        assertThatThrownBy(() -> new RmsProp.Settings(-0.1, 1e-8)).hasMessageContaining("rho is -0.1");
        assertThatThrownBy(() -> new GradientClipping(0)).hasMessageContaining("0.0");
    }
}
