package periplus.studies.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GapFillingTest {
    private static final double NAN = Double.NaN;

    @Test
    void aHoleTakesTheMeanOfItsNeighboursByTheirDistance() {
        double[] filled = GapFilling.filled(new double[] {1, NAN, 3}, 1, 3);
        assertThat(filled).containsExactly(1, 2, 3);
        double near = StrictMath.exp(-0.5);
        double far = StrictMath.exp(-2);
        assertThat(GapFilling.filled(new double[] {NAN, 1, 5}, 1, 3)[0])
                .isCloseTo((near + 5 * far) / (near + far), within(1e-12));
    }

    @Test
    void visitedBinsStayAndWhatIsFarFromAllStaysUnknown() {
        double[] map = new double[10];
        java.util.Arrays.fill(map, NAN);
        map[0] = 7;
        double[] filled = GapFilling.filled(map, 1, 10);
        assertThat(filled[0]).isEqualTo(7);
        assertThat(filled[GapFilling.REACH]).isCloseTo(7, within(1e-12));
        assertThat(filled[GapFilling.REACH + 1]).isNaN();
        assertThat(map[1]).isNaN();
    }
}
