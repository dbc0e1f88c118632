package periplus.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuantileTest {
    @Test
    void quantilesAreLinearBetweenNeighbours() {
        double[] sorted = {1, 2, 4, 8};
        assertThat(Quantile.ofSorted(sorted, 0)).isEqualTo(1);
        assertThat(Quantile.ofSorted(sorted, 0.5)).isEqualTo(3);
        assertThat(Quantile.ofSorted(sorted, 0.95)).isCloseTo(7.4, within(1e-12));
        assertThat(Quantile.ofSorted(sorted, 1)).isEqualTo(8);
        assertThatThrownBy(() -> Quantile.ofSorted(new double[0], 0.5)).hasMessageContaining("0 values");
    }
}
