package periplus.tasks.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Tabulated values and the way there and back. */
class GaussianLawTest {
    @Test
    void tabulatedValues() {
        assertThat(GaussianLaw.below(0)).isEqualTo(0.5);
        assertThat(GaussianLaw.below(1)).isCloseTo(0.8413447460685429, within(1e-14));
        assertThat(GaussianLaw.below(-1.959963984540054)).isCloseTo(0.025, within(1e-14));
        assertThat(GaussianLaw.below(-4.753424308822899) / 1e-6).isCloseTo(1, within(1e-9));
        assertThat(GaussianLaw.below(-8) / 6.220960574271785e-16).isCloseTo(1, within(1e-7));
        assertThat(GaussianLaw.below(40)).isEqualTo(1);
        assertThat(GaussianLaw.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-12));
        assertThat(GaussianLaw.quantile(1e-6)).isCloseTo(-4.753424308822899, within(1e-10));
    }

    @Test
    void thereAndBack() {
        for (double x = -4.7; x < 4.7; x += 0.01) {
            assertThat(GaussianLaw.quantile(GaussianLaw.below(x))).isCloseTo(x, within(1e-9));
        }
    }
}
