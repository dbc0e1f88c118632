package periplus.nets.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import periplus.core.errors.BadInputException;
import periplus.nets.parameters.Parameter;

class LeakTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.0000001, 2, Double.NaN, Double.POSITIVE_INFINITY, 1e-60})
    void anAlphaOutsideZeroToOneIsRefusedWithTheValueAndTheRange(double alpha) {
        assertThatThrownBy(() -> new Leak.Fixed(alpha))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("alpha is " + alpha)
                .hasMessageContaining("(0, 1]");
    }

    @Test
    void aLearnedLeakCannotStartAtOne() {
        assertThatThrownBy(() -> new Leak.LearnedPerUnit(1))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("(0, 1)");
        assertThat(new Leak.Fixed(1).initialAlpha()).isEqualTo(1);
    }

    @Test
    void aTimeConstantGivesAlphaInBothDiscretisations() {
        assertThat(new Leak.TimeConstant(0.1, 0.02, Leak.Discretisation.EULER).initialAlpha())
                .isEqualTo(0.2, within(1e-15));
        // 1 - exp(-0.2), to 15 digits
        assertThat(new Leak.TimeConstant(0.1, 0.02, Leak.Discretisation.EXPONENTIAL).initialAlpha())
                .isEqualTo(0.181269246922018, within(1e-15));
    }

    @Test
    void aTimeConstantShorterThanTheStepIsRefusedForEulerAndTakenForTheExponential() {
        assertThatThrownBy(() -> new Leak.TimeConstant(0.01, 0.02, Leak.Discretisation.EULER))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("tau 0.01 s is shorter than dt 0.02 s")
                .hasMessageContaining("exponential");
        assertThat(new Leak.TimeConstant(0.01, 0.02, Leak.Discretisation.EXPONENTIAL).initialAlpha())
                .isLessThan(1);
        assertThatThrownBy(() -> new Leak.TimeConstant(0, 0.02, Leak.Discretisation.EULER))
                .hasMessageContaining("positive");
    }

    @Test
    void theRawValuesOfALearnedLeakGiveBackItsStart() {
        for (double alpha : new double[] {0.01, 0.3, 0.5, 0.99}) {
            LeakVector one = new LeakVector(new Leak.LearnedPerNetwork(alpha), 4);
            one.refresh();
            assertThat(one.alpha()).hasSize(4);
            for (float a : one.alpha()) {
                assertThat((double) a).isEqualTo(alpha, within(1e-7));
            }
            Parameter raw = one.raw();
            assertThat(raw).isNotNull();
            LeakVector each = new LeakVector(new Leak.LearnedPerUnit(alpha), 4);
            each.refresh();
            assertThat(each.alpha()).containsExactly(one.alpha());
        }
    }

    @Test
    void aLearnedAlphaStaysInsideItsRangeForAnyRawValue() {
        LeakVector leak = new LeakVector(new Leak.LearnedPerUnit(0.5), 3);
        Parameter raw = leak.raw();
        assertThat(raw).isNotNull();
        if (raw != null) {
            raw.values()[0] = -50f;
            raw.values()[1] = 0f;
            raw.values()[2] = 1e9f;
        }
        leak.refresh();
        assertThat(leak.alpha()[0]).isBetween(1e-23f, 1e-21f);
        assertThat(leak.alpha()[1]).isEqualTo(0.5f);
        assertThat(leak.alpha()[2]).isEqualTo(1f);
    }

    @Test
    void negativeNoiseIsRefusedAndNamesItsPlace() {
        assertThatThrownBy(() -> new Noise(0.1, -0.5))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("noise outside")
                .hasMessageContaining("-0.5");
        assertThatThrownBy(() -> new Noise(Double.NaN, 0)).hasMessageContaining("noise inside");
    }
}
